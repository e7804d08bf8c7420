-- Which claim of several made together a notice belongs to.
ALTER TABLE notice ADD COLUMN holder BIGINT;

-- What is due is asked lane by lane, so that thousands that are not due yet cost nothing.
DROP INDEX notice_due${of_notice};
CREATE INDEX notice_due ON notice (lane, not_before, id);

-- How many left since yesterday.
CREATE INDEX notice_sent ON notice (sent_at);

-- Addresses whose mail came back during an outage: many live on the server that is down.
CREATE TABLE suspended_address (
  address ${key} NOT NULL,
  outage BIGINT NOT NULL,
  customer ${key} NOT NULL,
  reason ${text} NOT NULL,
  bounces INTEGER NOT NULL,
  bounced_at BIGINT NOT NULL,
  retry_at BIGINT NOT NULL,
  PRIMARY KEY (address, outage)
) ${options};
