-- What the operator announced to all affected customers of an outage, in their own words.
CREATE TABLE announcement (
  outage BIGINT NOT NULL,
  event ${key} NOT NULL,
  round INTEGER NOT NULL,
  words ${text} NOT NULL,
  announced_at BIGINT NOT NULL,
  PRIMARY KEY (outage, event, round)
) ${options};
