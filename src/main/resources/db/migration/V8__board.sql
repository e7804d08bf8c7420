-- Why a restore is held back, and what its customer is told about it or about its being given up.
ALTER TABLE database_status ADD COLUMN hold_reason ${key};
ALTER TABLE database_status ADD COLUMN told ${text};

-- Where a database stands in the queue when it is ordered by hand, least first.
CREATE TABLE restore_place (
  name ${key} NOT NULL PRIMARY KEY,
  place BIGINT NOT NULL
) ${options};

-- Restores as measured; began_at is null where only the end was reported, ended_at while one runs.
CREATE TABLE restore_run (
  id ${id},
  name ${key} NOT NULL,
  began_at BIGINT,
  ended_at BIGINT,
  loaded INTEGER NOT NULL
) ${options};

CREATE INDEX restore_run_name ON restore_run (name);
CREATE INDEX restore_run_ended ON restore_run (ended_at);

-- What was found under the patterns of allclear.backups, and what a look inside said of it.
CREATE TABLE backup_file (
  path_key ${key} NOT NULL PRIMARY KEY,
  path ${text} NOT NULL,
  name ${key} NOT NULL,
  size BIGINT NOT NULL,
  modified_at BIGINT NOT NULL,
  taken_at BIGINT NOT NULL,
  verdict ${key} NOT NULL,
  words ${text} NOT NULL,
  checked_at BIGINT
) ${options};

CREATE INDEX backup_file_name ON backup_file (name, taken_at);

-- Servers of an outage whose data directory was copied before anything was touched.
CREATE TABLE outage_copy (
  outage BIGINT NOT NULL,
  server ${key} NOT NULL,
  copied_at BIGINT NOT NULL,
  PRIMARY KEY (outage, server)
) ${options};
