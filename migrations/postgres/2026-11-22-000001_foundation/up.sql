-- The house: who holds which card, what was proved, what was sent, and what was done.
-- Times are UTC. Secrets are hashed, keyed or sealed; no table holds one in plain.

-- An organisation and the Registration Authority desk that serves its people.
CREATE TABLE organisations (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ods_code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    desk_name TEXT NOT NULL,
    desk_phone TEXT NOT NULL,
    desk_email TEXT NOT NULL,
    desk_hours TEXT NOT NULL,
    desk_place TEXT NOT NULL
);

-- A person with a smartcard number. `mailbox_key` is the email's canonical form: one mailbox serves one holder.
CREATE TABLE holders (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    smartcard_number TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    email TEXT,
    mailbox_key TEXT UNIQUE,
    mobile TEXT,
    terms_version INTEGER,
    terms_accepted_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX holders_by_organisation ON holders (organisation_id);

-- A card. A holder's newest card is the one in use; a cancelled card never comes back.
CREATE TABLE cards (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    holder_id BIGINT NOT NULL REFERENCES holders (id),
    serial TEXT NOT NULL UNIQUE,
    issued_at TIMESTAMP NOT NULL,
    cancelled_at TIMESTAMP
);
CREATE INDEX cards_by_holder ON cards (holder_id);

-- The two certificates of a card; each expiry is stored, never computed.
CREATE TABLE certificates (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    card_id BIGINT NOT NULL REFERENCES cards (id),
    kind TEXT NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX certificates_by_card ON certificates (card_id);

-- The simulated cards' chips. A serial that no card has is a phantom, so that unknown numbers lock alike.
CREATE TABLE chips (
    serial TEXT PRIMARY KEY,
    passcode_hash TEXT,
    failures INTEGER NOT NULL
);

-- Registered for self-service: four question ids and one hash over all answers.
CREATE TABLE registrations (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    holder_id BIGINT NOT NULL UNIQUE REFERENCES holders (id),
    questions TEXT NOT NULL,
    answers_hash TEXT NOT NULL,
    registered_at TIMESTAMP NOT NULL
);

-- Failed sets of answers, by the number typed, known or not: `taken` counts before judging, `wrong` after.
CREATE TABLE strikes (
    smartcard_number TEXT PRIMARY KEY,
    taken INTEGER NOT NULL,
    wrong INTEGER NOT NULL,
    last_at TIMESTAMP NOT NULL,
    -- When the third one was written down and its holder told.
    told_at TIMESTAMP
);

CREATE INDEX strikes_untold ON strikes (last_at) WHERE told_at IS NULL AND taken >= 3;

-- A browser's session: only the hash of its token.
CREATE TABLE sessions (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    token_hash BYTEA NOT NULL UNIQUE,
    holder_id BIGINT REFERENCES holders (id),
    created_at TIMESTAMP NOT NULL,
    seen_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP
);
CREATE INDEX sessions_by_holder ON sessions (holder_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

-- A journey of one session: its kind, its card, and the step it waits at.
CREATE TABLE journeys (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    session_id BIGINT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    smartcard_number TEXT NOT NULL,
    step TEXT NOT NULL,
    proof TEXT,
    pending TEXT NOT NULL,
    codes_sent INTEGER NOT NULL,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP
);
CREATE INDEX journeys_by_session ON journeys (session_id);
CREATE INDEX journeys_by_number ON journeys (smartcard_number);

-- An emailed code: a keyed hash, bound to its journey. One is live per journey.
CREATE TABLE challenges (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    journey_id BIGINT NOT NULL REFERENCES journeys (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL,
    mac BYTEA NOT NULL,
    link_hash BYTEA NOT NULL UNIQUE,
    sent_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    entries INTEGER NOT NULL,
    used_at TIMESTAMP,
    retired_at TIMESTAMP
);
CREATE INDEX challenges_by_journey ON challenges (journey_id);
CREATE INDEX challenges_live ON challenges (expires_at) WHERE used_at IS NULL AND retired_at IS NULL;

-- Every failed answer set, code, passcode and sign-in, for the Registration Authority.
CREATE TABLE attempts (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at TIMESTAMP NOT NULL,
    journey TEXT NOT NULL,
    step TEXT NOT NULL,
    smartcard_number TEXT NOT NULL,
    network TEXT NOT NULL,
    browser TEXT NOT NULL,
    outcome TEXT NOT NULL,
    strike INTEGER
);
CREATE INDEX attempts_by_number ON attempts (smartcard_number, id);
CREATE INDEX attempts_by_network ON attempts (network, id);

-- What was done, by whom, to whom. Appended to, never changed.
CREATE TABLE audit_events (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at TIMESTAMP NOT NULL,
    actor_kind TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    network TEXT NOT NULL,
    request_id TEXT NOT NULL
);
CREATE INDEX audit_events_by_subject ON audit_events (subject, id);

-- Mail to be sent. The code is sealed in `sealed` and erased once it was sent or has expired.
CREATE TABLE outbox (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    recipient TEXT NOT NULL,
    message TEXT NOT NULL,
    sealed BYTEA,
    state TEXT NOT NULL,
    tries INTEGER NOT NULL,
    queued_at TIMESTAMP NOT NULL,
    due_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP,
    lease TEXT,
    leased_until TIMESTAMP,
    sent_at TIMESTAMP,
    failure TEXT
);
CREATE INDEX outbox_due ON outbox (due_at) WHERE state = 'queued';
CREATE INDEX outbox_by_subject ON outbox (subject, id);

-- Limits that hold across restarts and replicas: one theoretical arrival time per key, in microseconds.
CREATE UNLOGGED TABLE rate_limits (
    key TEXT PRIMARY KEY,
    tat BIGINT NOT NULL
);
CREATE INDEX rate_limits_by_tat ON rate_limits (tat);

-- Nobody rewrites what was done.
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the audit trail is append-only'; END $$;
CREATE TRIGGER audit_events_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
