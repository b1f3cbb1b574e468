-- Reminders of expiry, and of the end of a post.

-- A day's planning of reminders: the last certificate that was looked at, so that a run that broke off goes
-- on where it was. `reached_at` and `reached_card` are a key of certificates_by_expiry.
CREATE TABLE reminder_runs (
    day TEXT PRIMARY KEY,
    started_at TIMESTAMP NOT NULL,
    reached_at TIMESTAMP NOT NULL,
    reached_card INTEGER NOT NULL,
    done_at TIMESTAMP
);

-- One reminder for each card, expiry and step, whoever plans it and how often. `slot` is when on its day it
-- goes out, in seconds after the hour in which sending begins; `mail` is its reference in the outbox.
CREATE TABLE reminders (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    card_id INTEGER NOT NULL REFERENCES cards (id),
    expires_at TIMESTAMP NOT NULL,
    step INTEGER NOT NULL,
    day TEXT NOT NULL,
    slot INTEGER NOT NULL,
    state TEXT NOT NULL,
    mail TEXT,
    UNIQUE (card_id, expires_at, step)
);
CREATE INDEX reminders_planned ON reminders (day, slot) WHERE state = 'planned';

-- A run walks the certificates by expiry and card, a stretch at a time.
DROP INDEX certificates_by_expiry;
CREATE INDEX certificates_by_expiry ON certificates (expires_at, card_id);

-- Once for each holder, end of a post and step.
CREATE TABLE post_reminders (
    holder_id INTEGER NOT NULL REFERENCES holders (id),
    ends_at TIMESTAMP NOT NULL,
    step INTEGER NOT NULL,
    PRIMARY KEY (holder_id, ends_at, step)
);
