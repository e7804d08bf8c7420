-- Who said that a data directory was copied; null where that was noted before anybody was asked.
ALTER TABLE outage_copy ADD COLUMN copied_by ${text};
