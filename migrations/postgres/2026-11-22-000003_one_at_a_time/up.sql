-- What there may be one of at a time, whichever process is first: an open alert of a network, a waiting
-- proposal for a holder, an enabled account of a card.
CREATE UNIQUE INDEX alerts_one_open ON alerts (network) WHERE acknowledged_at IS NULL;
CREATE UNIQUE INDEX approvals_one_waits ON approvals (holder_id) WHERE outcome IS NULL;
CREATE UNIQUE INDEX staff_one_per_card ON staff (smartcard_number) WHERE smartcard_number IS NOT NULL;

-- What an organisation seldom has is found without reading everybody's.
CREATE INDEX attempts_by_organisation_state ON attempts (organisation_id, state, id);
CREATE INDEX attempts_by_organisation_outcome ON attempts (organisation_id, outcome, id);
CREATE INDEX audit_events_by_organisation_action ON audit_events (organisation_id, action, id);
CREATE INDEX waits_by_time ON waits (last_at);
