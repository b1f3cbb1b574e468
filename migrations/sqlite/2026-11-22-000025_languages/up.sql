-- The language that somebody chose, `en` or `cy`; nothing until they choose. A mail is written in the language
-- that its reader had chosen when it was queued.
ALTER TABLE holders ADD COLUMN language TEXT;
ALTER TABLE staff ADD COLUMN language TEXT;
ALTER TABLE outbox ADD COLUMN language TEXT;
