-- Certificates for real: the authority, what it issued, what is on each chip, and renewals under way.

-- The embedded certificate authority: one, its key sealed under a key that is not in the database.
-- `crl` is the revocation list that was published last.
CREATE TABLE authorities (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    only_one INTEGER NOT NULL DEFAULT 1 UNIQUE CHECK (only_one = 1),
    certificate BLOB NOT NULL,
    sealed_key BLOB NOT NULL,
    created_at TIMESTAMP NOT NULL,
    crl_number INTEGER NOT NULL DEFAULT 0,
    crl BLOB,
    crl_made_at TIMESTAMP,
    crl_next_at TIMESTAMP
);

-- New certificates for a card: one set under way at a time, so that two requests make one renewal.
CREATE TABLE renewals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    card_id INTEGER NOT NULL REFERENCES cards (id),
    kind TEXT NOT NULL,
    started_at TIMESTAMP NOT NULL,
    done_at TIMESTAMP
);
CREATE UNIQUE INDEX renewals_under_way ON renewals (card_id) WHERE done_at IS NULL;
CREATE INDEX renewals_by_card ON renewals (card_id, id);

-- The authority's ledger: every certificate it issued. `certificates` has what is on the card now.
CREATE TABLE issued_certificates (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    serial_number TEXT NOT NULL UNIQUE,
    card_id INTEGER NOT NULL REFERENCES cards (id),
    renewal_id INTEGER NOT NULL REFERENCES renewals (id),
    kind TEXT NOT NULL,
    der BLOB NOT NULL,
    issued_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    in_use_at TIMESTAMP,
    superseded_at TIMESTAMP,
    revoked_at TIMESTAMP,
    revoked_for TEXT
);
CREATE INDEX issued_by_card ON issued_certificates (card_id);
CREATE UNIQUE INDEX issued_one_of_each ON issued_certificates (renewal_id, kind) WHERE revoked_at IS NULL;
CREATE INDEX issued_revoked ON issued_certificates (revoked_at) WHERE revoked_at IS NOT NULL;

CREATE UNIQUE INDEX certificates_one_of_each ON certificates (card_id, kind);

-- The simulated cards' keys, sealed: what is in use and what a renewal has made and not yet put in use.
CREATE TABLE chip_keys (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    chip TEXT NOT NULL,
    kind TEXT NOT NULL,
    slot TEXT NOT NULL,
    sealed_key BLOB NOT NULL,
    certificate BLOB,
    UNIQUE (chip, kind, slot)
);

-- Renewals by the holder since the card was issued or last renewed with the Registration Authority.
ALTER TABLE cards ADD COLUMN renewals INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cards ADD COLUMN cancelled_for TEXT;

-- What an assist at the desk is for.
ALTER TABLE assists ADD COLUMN purpose TEXT NOT NULL DEFAULT 'unlock';

-- A holder who has left: closed by hand, or from `ends_at` on, where a post is for a time.
ALTER TABLE holders ADD COLUMN closed_at TIMESTAMP;
ALTER TABLE holders ADD COLUMN ends_at TIMESTAMP;
CREATE INDEX holders_by_end ON holders (ends_at) WHERE ends_at IS NOT NULL AND closed_at IS NULL;

-- Codes go out before notices, and notices before reminders.
ALTER TABLE outbox ADD COLUMN priority INTEGER NOT NULL DEFAULT 1;
DROP INDEX outbox_due;
CREATE INDEX outbox_due ON outbox (priority, due_at) WHERE state = 'queued';
