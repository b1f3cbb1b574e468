ALTER TABLE outbox DROP COLUMN language;
ALTER TABLE staff DROP COLUMN language;
ALTER TABLE holders DROP COLUMN language;
