-- What the operator tells everybody about an outage: one sentence, the newest in force.
ALTER TABLE outage ADD COLUMN public_word ${text};
ALTER TABLE outage ADD COLUMN public_word_at BIGINT;
