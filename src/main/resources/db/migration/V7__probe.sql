-- How far CHECK TABLE has come with a database, and when the operator asked for it.
ALTER TABLE database_status ADD COLUMN clean_checks INTEGER NOT NULL DEFAULT 0;
ALTER TABLE database_status ADD COLUMN clean_check_at BIGINT;
ALTER TABLE database_status ADD COLUMN check_asked_at BIGINT;

CREATE INDEX database_status_check_asked ON database_status (check_asked_at);

-- What the server calls itself: a check that MariaDB survives can end another.
ALTER TABLE server_status ADD COLUMN version ${key};

-- Lists from before say where they come from (kept, vouched, given), since when there is one, and
-- what is known of each table; facts are read for one database at a time only.
ALTER TABLE table_list ADD COLUMN label ${text};
ALTER TABLE table_list ADD COLUMN since BIGINT;
ALTER TABLE table_list ADD COLUMN bytes BIGINT;
ALTER TABLE table_list ADD COLUMN facts ${text};
