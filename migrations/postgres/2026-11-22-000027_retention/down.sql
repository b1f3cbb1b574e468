DROP TRIGGER audit_events_stay ON audit_events;
DROP TRIGGER audit_events_keep ON audit_events;
CREATE TRIGGER audit_events_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
DROP TRIGGER audit_seals_stay ON audit_seals;
DROP TRIGGER audit_seals_keep ON audit_seals;
CREATE TRIGGER audit_seals_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seals
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
DROP TABLE audit_anchors;
DROP FUNCTION refuse_seal_removal;
DROP FUNCTION refuse_event_removal;
DROP FUNCTION refuse_anchor_change;
DROP INDEX strikes_by_time;
DROP INDEX incidents_by_end;
DROP INDEX post_reminders_by_end;
DROP INDEX reminders_by_expiry;
DROP INDEX attempts_with_network;
DROP INDEX holders_contacts_due;
ALTER TABLE holders DROP COLUMN contacts_erased_at;
DROP TABLE retention_runs;
DROP TABLE installation;
