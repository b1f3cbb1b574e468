-- A clearing ends a round of counting: answers whose strike was counted before it change nothing after it.
ALTER TABLE strikes ADD COLUMN round BIGINT NOT NULL DEFAULT 0;
