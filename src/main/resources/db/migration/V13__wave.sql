-- Until when what the operator released on a page can be taken back.
ALTER TABLE notice ADD COLUMN undo_until BIGINT;

-- The HTML beside the text, as sent; null where there is none.
ALTER TABLE notice ADD COLUMN html ${text};

-- Held for no other reason than that its template can't be used.
ALTER TABLE notice ADD COLUMN template_broken INTEGER NOT NULL DEFAULT 0;

-- A wave is an outage's notices of one event.
CREATE INDEX notice_wave ON notice (outage, event);
