-- What the operator's decisions taught. Revoked rows stay, so that what they did can be told.
CREATE TABLE learned (
  id ${id},
  kind ${key} NOT NULL,
  said ${key} NOT NULL,
  customer ${key} NOT NULL,
  taught_at BIGINT NOT NULL,
  taught_by ${text},
  message BIGINT,
  since_message BIGINT NOT NULL,
  revoked_at BIGINT,
  revoked_by ${text},
  UNIQUE (kind, said, customer)
) ${options};

INSERT INTO learned (kind, said, customer, taught_at, since_message)
SELECT 'ADDRESS', address, customer, learned_at, 0 FROM learned_address;

DROP TABLE learned_address;

-- Which messages stand as they do because of it.
CREATE TABLE learned_use (
  learned BIGINT NOT NULL,
  message BIGINT NOT NULL,
  PRIMARY KEY (learned, message)
) ${options};
CREATE INDEX learned_use_message ON learned_use (message);

-- MACHINE or HUMAN where the operator said who wrote it; the later mail that settled its doubt.
ALTER TABLE message ADD COLUMN marked ${key};
ALTER TABLE message ADD COLUMN settled_by BIGINT;
CREATE INDEX message_settled ON message (settled_by);
