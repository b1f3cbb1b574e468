-- Cards reported lost, stolen, damaged or misused, and what became of them.
CREATE TABLE incidents (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    smartcard_number TEXT NOT NULL,
    holder_id BIGINT REFERENCES holders (id),
    organisation_id BIGINT REFERENCES organisations (id),
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    state TEXT NOT NULL,
    reports INTEGER NOT NULL DEFAULT 1,
    reported_at TIMESTAMP NOT NULL,
    network TEXT NOT NULL,
    crime_number TEXT NOT NULL DEFAULT '',
    line_manager TEXT,
    told_at TIMESTAMP,
    card_id BIGINT REFERENCES cards (id),
    fee_due BOOLEAN NOT NULL DEFAULT FALSE,
    cancelled_at TIMESTAMP,
    replaced_at TIMESTAMP,
    closed_at TIMESTAMP,
    closed_by TEXT,
    closing_reason TEXT
);
-- Reports of one number from one side fold into one that waits.
CREATE UNIQUE INDEX incidents_waiting ON incidents (smartcard_number, source) WHERE state = 'waiting';
-- A card is cancelled once.
CREATE UNIQUE INDEX incidents_by_card ON incidents (card_id) WHERE card_id IS NOT NULL;
CREATE INDEX incidents_by_state ON incidents (state, id);
CREATE INDEX incidents_by_organisation ON incidents (organisation_id, state, id);
CREATE INDEX incidents_by_number ON incidents (smartcard_number, id);
CREATE INDEX incidents_by_holder ON incidents (holder_id, id);
CREATE INDEX incidents_untold ON incidents (id) WHERE told_at IS NULL;

-- What was said and done about an incident, in order.
CREATE TABLE incident_entries (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    incident_id BIGINT NOT NULL REFERENCES incidents (id),
    at TIMESTAMP NOT NULL,
    by_whom TEXT NOT NULL,
    what TEXT NOT NULL,
    kind TEXT,
    note TEXT NOT NULL DEFAULT '',
    callback TEXT NOT NULL DEFAULT '',
    network TEXT NOT NULL DEFAULT ''
);
CREATE INDEX incident_entries_by_incident ON incident_entries (incident_id, id);

-- The Sponsors of an organisation are told.
CREATE INDEX staff_roles_by_organisation ON staff_roles (organisation_id, role);
