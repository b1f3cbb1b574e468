-- The Registration Authority's console: its staff, what they review and approve, and the proof of what
-- they did. Times are UTC. Secrets are hashed, keyed or sealed; no table holds one in plain.

-- A person of the Registration Authority. `smartcard_number` is their own card, on which they may not act.
-- The second factor is sealed under a key outside the database; `totp_step` is the last step accepted.
CREATE TABLE staff (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email TEXT NOT NULL,
    mailbox_key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    smartcard_number TEXT,
    password_hash TEXT,
    totp_secret BYTEA,
    totp_step BIGINT NOT NULL DEFAULT 0,
    created_at TIMESTAMP NOT NULL,
    disabled_at TIMESTAMP
);

-- A role within an organisation. Never deleted: who could do what, when, stays known.
CREATE TABLE staff_roles (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    staff_id BIGINT NOT NULL REFERENCES staff (id),
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    role TEXT NOT NULL,
    granted_at TIMESTAMP NOT NULL,
    granted_by TEXT NOT NULL,
    ends_at TIMESTAMP,
    revoked_at TIMESTAMP
);
CREATE INDEX staff_roles_by_staff ON staff_roles (staff_id);

-- A console session: only the hash of its token. `stage` is `password` until the second factor, then `full`;
-- `pending` holds the sealed secret of a second factor that is being set up.
CREATE TABLE staff_sessions (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    token_hash BYTEA NOT NULL UNIQUE,
    staff_id BIGINT NOT NULL REFERENCES staff (id),
    stage TEXT NOT NULL,
    pending BYTEA,
    created_at TIMESTAMP NOT NULL,
    seen_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP
);
CREATE INDEX staff_sessions_by_staff ON staff_sessions (staff_id);
CREATE INDEX staff_sessions_by_expiry ON staff_sessions (expires_at);

-- One-time codes for who has lost their authenticator: keyed hashes.
CREATE TABLE recovery_codes (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    staff_id BIGINT NOT NULL REFERENCES staff (id),
    mac BYTEA NOT NULL,
    used_at TIMESTAMP
);
CREATE INDEX recovery_codes_by_staff ON recovery_codes (staff_id);

-- A link by which a person chooses their first password, or a new one.
CREATE TABLE invitations (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    staff_id BIGINT NOT NULL REFERENCES staff (id),
    token_hash BYTEA NOT NULL UNIQUE,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP
);
CREATE INDEX invitations_by_staff ON invitations (staff_id);

-- Failures in a row at the console's door, by what was typed, known or not, and until when to wait.
CREATE TABLE waits (
    key TEXT PRIMARY KEY,
    failures INTEGER NOT NULL,
    last_at TIMESTAMP NOT NULL,
    wait_until TIMESTAMP
);

-- Failed attempts are reviewed: whose holder it was when it happened, who looks at it, and what was decided.
ALTER TABLE attempts ADD COLUMN organisation_id BIGINT;
ALTER TABLE attempts ADD COLUMN state TEXT NOT NULL DEFAULT 'open';
ALTER TABLE attempts ADD COLUMN claimed_by TEXT;
ALTER TABLE attempts ADD COLUMN claimed_at TIMESTAMP;
ALTER TABLE attempts ADD COLUMN decision TEXT;
ALTER TABLE attempts ADD COLUMN note TEXT;
ALTER TABLE attempts ADD COLUMN decided_by TEXT;
ALTER TABLE attempts ADD COLUMN decided_at TIMESTAMP;
CREATE INDEX attempts_by_time ON attempts (at);
CREATE INDEX attempts_by_organisation ON attempts (organisation_id, id);
CREATE INDEX attempts_by_outcome ON attempts (outcome, id);
CREATE INDEX attempts_by_state ON attempts (state, id);

-- Networks that tried many numbers in a short time (R06).
CREATE TABLE alerts (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    network TEXT NOT NULL,
    numbers INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    first_at TIMESTAMP NOT NULL,
    last_at TIMESTAMP NOT NULL,
    raised_at TIMESTAMP NOT NULL,
    acknowledged_by TEXT,
    acknowledged_at TIMESTAMP
);
CREATE INDEX alerts_open ON alerts (id) WHERE acknowledged_at IS NULL;
CREATE INDEX alerts_by_network ON alerts (network, id);

-- An email for a locked holder, proposed by one person and approved by another.
CREATE TABLE approvals (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    holder_id BIGINT NOT NULL REFERENCES holders (id),
    email TEXT NOT NULL,
    reason TEXT NOT NULL,
    note TEXT NOT NULL,
    proposed_by BIGINT NOT NULL REFERENCES staff (id),
    proposed_at TIMESTAMP NOT NULL,
    outcome TEXT,
    decided_by BIGINT REFERENCES staff (id),
    decided_at TIMESTAMP
);
CREATE INDEX approvals_open ON approvals (id) WHERE outcome IS NULL;
CREATE INDEX approvals_by_holder ON approvals (holder_id);

-- An assisted unlock between the checklist and the new passcode: bound to one session of one helper.
CREATE TABLE assists (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    holder_id BIGINT NOT NULL REFERENCES holders (id),
    staff_session_id BIGINT NOT NULL REFERENCES staff_sessions (id) ON DELETE CASCADE,
    checked_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP
);
CREATE INDEX assists_by_session ON assists (staff_session_id);

-- The photograph on the card, imported. Every look at it is in the trail.
CREATE TABLE photographs (
    holder_id BIGINT PRIMARY KEY REFERENCES holders (id),
    content_type TEXT NOT NULL,
    bytes BYTEA NOT NULL,
    imported_at TIMESTAMP NOT NULL
);

-- The words of names, folded, so that a person is found by the beginning of any of them.
CREATE TABLE holder_words (
    word TEXT COLLATE "C" NOT NULL,
    holder_id BIGINT NOT NULL REFERENCES holders (id),
    organisation_id BIGINT NOT NULL,
    PRIMARY KEY (word, holder_id)
);
CREATE INDEX holder_words_by_organisation ON holder_words (organisation_id, word, holder_id);
CREATE INDEX holder_words_by_holder ON holder_words (holder_id);
INSERT INTO holder_words (word, holder_id, organisation_id)
    SELECT DISTINCT word, id, organisation_id
    FROM holders, regexp_split_to_table(lower(name), '\s+') AS word WHERE word <> '';

-- The trail says which organisation an event was about, and is sealed into a chain: `audit_unsealed` is
-- what the sealer has still to do, `audit_seals` the chain, `audit_checks` what proving it showed.
ALTER TABLE audit_events ADD COLUMN organisation_id BIGINT;
CREATE INDEX audit_events_by_time ON audit_events (at);
CREATE INDEX audit_events_by_organisation ON audit_events (organisation_id, id);
CREATE INDEX audit_events_by_action ON audit_events (action, id);
CREATE INDEX audit_events_by_actor ON audit_events (actor_kind, actor, id);
CREATE TABLE audit_unsealed (
    event_id BIGINT PRIMARY KEY
);
INSERT INTO audit_unsealed (event_id) SELECT id FROM audit_events;
CREATE TABLE audit_seals (
    position BIGINT PRIMARY KEY,
    event_id BIGINT NOT NULL UNIQUE,
    hash BYTEA NOT NULL
);
CREATE TABLE audit_checks (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at TIMESTAMP NOT NULL,
    first_position BIGINT NOT NULL,
    last_position BIGINT NOT NULL,
    broken_position BIGINT,
    broken_event BIGINT,
    reason TEXT
);

-- Counts of what was sealed and sent, by day (2026-11-22) and month (2026-11), for one organisation or for
-- all (0). `bucket` tells durations apart and is 0 for what has none. So that no page counts a whole table.
CREATE TABLE figures (
    what TEXT NOT NULL,
    period TEXT NOT NULL,
    organisation_id BIGINT NOT NULL,
    bucket INTEGER NOT NULL,
    count BIGINT NOT NULL,
    PRIMARY KEY (what, period, organisation_id, bucket)
);

-- How things stand, counted now and then in the background: holders, registered, cards that expire soon.
CREATE TABLE standings (
    what TEXT NOT NULL,
    organisation_id BIGINT NOT NULL,
    value BIGINT NOT NULL,
    at TIMESTAMP NOT NULL,
    PRIMARY KEY (what, organisation_id)
);
CREATE INDEX certificates_by_expiry ON certificates (expires_at);
CREATE INDEX strikes_locked_out ON strikes (last_at) WHERE taken >= 3;
CREATE INDEX outbox_by_state ON outbox (state, id);
CREATE INDEX outbox_by_kind ON outbox (kind, state, id);

-- Tokens of programs that use the API: only the hash.
CREATE TABLE api_tokens (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    token_hash BYTEA NOT NULL UNIQUE,
    scopes TEXT NOT NULL,
    created_by BIGINT NOT NULL REFERENCES staff (id),
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    revoked_at TIMESTAMP,
    last_used_at TIMESTAMP
);

-- Nobody rewrites the chain.
CREATE TRIGGER audit_seals_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seals
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
