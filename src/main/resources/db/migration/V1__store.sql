CREATE TABLE change_clock (
  id INTEGER NOT NULL PRIMARY KEY,
  sequence BIGINT NOT NULL
) ${options};

INSERT INTO change_clock (id, sequence) VALUES (1, 0);

CREATE TABLE change_log (
  sequence BIGINT NOT NULL PRIMARY KEY,
  kind ${key} NOT NULL,
  reference ${key} NOT NULL
) ${options};

CREATE TABLE stored_value (
  name ${key} NOT NULL PRIMARY KEY,
  content ${text} NOT NULL
) ${options};
