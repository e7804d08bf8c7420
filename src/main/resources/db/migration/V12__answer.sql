-- Mail found in a folder for sent mail: what the operator answered elsewhere, and our own notices.
CREATE TABLE sent_mail (
  id ${id},
  identity ${key} NOT NULL UNIQUE,
  header_key ${key},
  header_id ${text},
  sha256 ${key} NOT NULL,
  sent_at BIGINT NOT NULL,
  recipients ${text} NOT NULL,
  answers ${text} NOT NULL,
  subject ${text} NOT NULL,
  own_text ${text} NOT NULL,
  full_text ${text} NOT NULL,
  attachments ${text} NOT NULL,
  automatic INTEGER NOT NULL
) ${options};
CREATE INDEX sent_mail_header ON sent_mail (header_key);

-- Whom it went to, and every Message-ID it names: what it answers may be stored after it.
CREATE TABLE sent_recipient (
  address ${key} NOT NULL,
  sent_mail BIGINT NOT NULL,
  PRIMARY KEY (address, sent_mail)
) ${options};
CREATE TABLE sent_reference (
  id_key ${key} NOT NULL,
  sent_mail BIGINT NOT NULL,
  PRIMARY KEY (id_key, sent_mail)
) ${options};

-- The incidents it stands in; sure = 0 where it may have meant another of its recipient's.
CREATE TABLE incident_answer (
  incident BIGINT NOT NULL,
  sent_mail BIGINT NOT NULL,
  sure INTEGER NOT NULL,
  PRIMARY KEY (incident, sent_mail)
) ${options};
CREATE INDEX incident_answer_sent ON incident_answer (sent_mail);
ALTER TABLE timeline ADD COLUMN sent_mail BIGINT;

-- 1 where the folder is one for sent mail: its copies are accounted for apart.
ALTER TABLE mail_folder ADD COLUMN sent INTEGER NOT NULL DEFAULT 0;

-- What is still to be written into a mailbox: a sent notice filed, a message marked as answered.
CREATE TABLE errand (
  kind ${key} NOT NULL,
  subject BIGINT NOT NULL,
  state ${key} NOT NULL,
  tries INTEGER NOT NULL,
  not_before BIGINT NOT NULL,
  lease_until BIGINT NOT NULL,
  trouble ${text},
  PRIMARY KEY (kind, subject)
) ${options};
CREATE INDEX errand_state ON errand (state, not_before);

-- What the operator writes by hand: own_words = 1, with its text stored before it is claimed;
-- outside = 1 where it answers somebody who is not registered.
ALTER TABLE notice ADD COLUMN own_words INTEGER NOT NULL DEFAULT 0;
ALTER TABLE notice ADD COLUMN outside INTEGER NOT NULL DEFAULT 0;
-- The Date of the mail as it was sent, so that the copy filed is the same mail.
ALTER TABLE notice ADD COLUMN mail_date BIGINT;

-- Replies being written, kept so that nothing typed is lost and two don't answer at once.
CREATE TABLE reply_draft (
  id ${id},
  incident BIGINT NOT NULL,
  author ${key} NOT NULL,
  place ${text} NOT NULL,
  recipient ${key},
  answers BIGINT,
  template ${key},
  subject ${text} NOT NULL,
  body ${text} NOT NULL,
  seen BIGINT NOT NULL,
  opened_at BIGINT NOT NULL,
  touched_at BIGINT NOT NULL
) ${options};
CREATE INDEX reply_draft_incident ON reply_draft (incident);
