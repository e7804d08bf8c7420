CREATE TABLE notice (
  id ${id},
  incident BIGINT NOT NULL,
  outage BIGINT,
  customer ${key} NOT NULL,
  event ${key} NOT NULL,
  round INTEGER NOT NULL,
  recipient ${key} NOT NULL,
  message_id ${key} NOT NULL,
  answers ${text},
  answers_subject ${text},
  state ${key} NOT NULL,
  reason ${text},
  priority INTEGER NOT NULL,
  lane INTEGER,
  held_for_first INTEGER NOT NULL,
  created_at BIGINT NOT NULL,
  not_before BIGINT NOT NULL,
  sent_at BIGINT,
  lease_until BIGINT,
  claims INTEGER NOT NULL,
  intended INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  subject ${text},
  body ${text},
  UNIQUE (incident, event, round, recipient),
  UNIQUE (message_id)
) ${options};

CREATE INDEX notice_due ON notice (lane, id);
CREATE INDEX notice_state ON notice (state, event);
