DROP INDEX waits_by_time;
DROP INDEX audit_events_by_organisation_action;
DROP INDEX attempts_by_organisation_outcome;
DROP INDEX attempts_by_organisation_state;
DROP INDEX staff_one_per_card;
DROP INDEX approvals_one_waits;
DROP INDEX alerts_one_open;
