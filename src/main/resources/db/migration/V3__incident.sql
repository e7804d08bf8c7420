-- One row for each (mailbox, folder, UIDVALIDITY, UID): every copy is accounted for.
CREATE TABLE mail_copy (
  mailbox ${key} NOT NULL,
  folder ${key} NOT NULL,
  uid_validity BIGINT NOT NULL,
  uid BIGINT NOT NULL,
  state ${key} NOT NULL,
  tries INTEGER NOT NULL,
  message BIGINT,
  sha256 ${key},
  reason ${text},
  PRIMARY KEY (mailbox, folder, uid_validity, uid)
) ${options};
CREATE INDEX mail_copy_message ON mail_copy (message);
CREATE INDEX mail_copy_state ON mail_copy (mailbox, folder, uid_validity, state);

CREATE TABLE mail_folder (
  mailbox ${key} NOT NULL,
  folder ${key} NOT NULL,
  uid_validity BIGINT,
  as_of BIGINT,
  server_holds BIGINT NOT NULL,
  connected INTEGER NOT NULL,
  trouble ${text},
  horizon BIGINT,
  PRIMARY KEY (mailbox, folder)
) ${options};

-- Raw bytes exactly as fetched, by their SHA-256.
CREATE TABLE raw_mail (
  sha256 ${key} NOT NULL PRIMARY KEY,
  content ${bytes} NOT NULL
) ${options};

CREATE TABLE message (
  id ${id},
  mailbox ${key} NOT NULL,
  identity ${key} NOT NULL UNIQUE,
  header_key ${key},
  header_id ${text},
  sha256 ${key} NOT NULL,
  received BIGINT NOT NULL,
  sent_at BIGINT,
  from_name ${text},
  from_address ${text} NOT NULL,
  sender_address ${key},
  subject ${text} NOT NULL,
  own_text ${text} NOT NULL,
  signature_text ${text} NOT NULL,
  forwarded_text ${text} NOT NULL,
  full_text ${text} NOT NULL,
  attachments ${text} NOT NULL,
  ids_before ${text} NOT NULL,
  authentication ${key} NOT NULL,
  match_kind ${key} NOT NULL,
  sender_role ${key} NOT NULL,
  automatic INTEGER NOT NULL,
  thanks INTEGER NOT NULL,
  reasons ${text} NOT NULL,
  repeated_id INTEGER NOT NULL,
  assigned INTEGER NOT NULL,
  in_tray INTEGER NOT NULL,
  trouble ${text}
) ${options};
CREATE INDEX message_header ON message (header_key);
CREATE INDEX message_tray ON message (in_tray, received);
CREATE INDEX message_received ON message (received);
CREATE INDEX message_sender ON message (sender_address);

-- Certain customers (certain = 1) and candidates, best first.
CREATE TABLE message_customer (
  message BIGINT NOT NULL,
  customer ${key} NOT NULL,
  certain INTEGER NOT NULL,
  place INTEGER NOT NULL,
  role ${key} NOT NULL,
  reasons ${text} NOT NULL,
  PRIMARY KEY (message, customer)
) ${options};
CREATE INDEX message_customer_customer ON message_customer (customer, certain);

CREATE TABLE message_database (
  message BIGINT NOT NULL,
  server ${key} NOT NULL,
  name ${key} NOT NULL,
  PRIMARY KEY (message, server, name)
) ${options};

-- Every Message-ID received or sent, hashed, and whom it was about.
CREATE TABLE known_id (
  id_key ${key} NOT NULL,
  customer ${key} NOT NULL,
  PRIMARY KEY (id_key, customer)
) ${options};

CREATE TABLE learned_address (
  address ${key} NOT NULL,
  customer ${key} NOT NULL,
  learned_at BIGINT NOT NULL,
  PRIMARY KEY (address, customer)
) ${options};

CREATE TABLE outage (
  id ${id},
  name ${text} NOT NULL,
  started_at BIGINT NOT NULL,
  ended_at BIGINT,
  open_key ${key} UNIQUE
) ${options};

-- Raised first by every transaction that decides about a customer.
CREATE TABLE customer_version (
  customer ${key} NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL
) ${options};

CREATE TABLE incident (
  id ${id},
  customer ${key} NOT NULL,
  customer_name ${text} NOT NULL,
  outage BIGINT,
  open_key ${key} UNIQUE,
  state ${key} NOT NULL,
  opened_at BIGINT NOT NULL,
  answered_at BIGINT,
  all_clear_at BIGINT,
  attention ${text} NOT NULL,
  urgency INTEGER NOT NULL,
  people INTEGER NOT NULL,
  messages INTEGER NOT NULL,
  waiting_since BIGINT,
  affected INTEGER NOT NULL,
  back INTEGER NOT NULL,
  last_notice ${key},
  last_notice_at BIGINT,
  round INTEGER NOT NULL
) ${options};
CREATE INDEX incident_customer ON incident (customer);
CREATE INDEX incident_list ON incident (outage, state, urgency, waiting_since);

CREATE TABLE incident_message (
  incident BIGINT NOT NULL,
  message BIGINT NOT NULL,
  PRIMARY KEY (incident, message)
) ${options};
CREATE INDEX incident_message_message ON incident_message (message);

CREATE TABLE timeline (
  id ${id},
  incident BIGINT NOT NULL,
  happened_at BIGINT NOT NULL,
  kind ${key} NOT NULL,
  words ${text} NOT NULL,
  message BIGINT,
  notice BIGINT
) ${options};
CREATE INDEX timeline_incident ON timeline (incident, happened_at);

CREATE TABLE operator_log (
  id ${id},
  written_at BIGINT NOT NULL,
  words ${text} NOT NULL,
  outage BIGINT,
  customer ${key},
  server ${key},
  name ${key}
) ${options};
CREATE INDEX operator_log_customer ON operator_log (customer);
