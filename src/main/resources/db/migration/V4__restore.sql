CREATE TABLE database_status (
  name ${key} NOT NULL PRIMARY KEY,
  health ${key} NOT NULL,
  restore_state ${key} NOT NULL,
  since BIGINT NOT NULL,
  percent INTEGER,
  backup_taken_at BIGINT,
  on_whose_word ${key} NOT NULL,
  restored_to ${key},
  damage_round INTEGER NOT NULL,
  reported_at BIGINT,
  restored_at BIGINT,
  detail ${text} NOT NULL,
  note ${text},
  attention ${text},
  findings ${text} NOT NULL,
  checked INTEGER NOT NULL,
  count_after BIGINT,
  unproven INTEGER NOT NULL
) ${options};

CREATE INDEX database_status_by_state ON database_status (restore_state, name);

CREATE TABLE server_status (
  name ${key} NOT NULL PRIMARY KEY,
  answers INTEGER NOT NULL,
  since BIGINT NOT NULL,
  words ${text} NOT NULL,
  started_at BIGINT,
  found ${text} NOT NULL
) ${options};

CREATE TABLE table_list (
  database_name ${key} NOT NULL PRIMARY KEY,
  seen_at BIGINT NOT NULL,
  source ${key} NOT NULL,
  tables ${text} NOT NULL
) ${options};
