DROP TABLE post_reminders;
DROP INDEX certificates_by_expiry;
CREATE INDEX certificates_by_expiry ON certificates (expires_at);
DROP TABLE reminders;
DROP TABLE reminder_runs;
