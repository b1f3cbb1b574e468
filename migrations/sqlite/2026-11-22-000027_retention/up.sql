-- What is kept for how long, and what a backup is told from.

-- Which database this is. A copy of it says the same of another one, and is not served before
-- `latchkey restored` has seen to it. Empty until the database is first used.
CREATE TABLE installation (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    identity TEXT NOT NULL
);
INSERT INTO installation (only_one, identity) VALUES (1, '');

-- A day's removal of what is kept no longer: who is at it, and how many of what went (JSON, counts only).
CREATE TABLE retention_runs (
    day TEXT PRIMARY KEY,
    lease TEXT,
    leased_until TIMESTAMP,
    removed TEXT NOT NULL,
    done_at TIMESTAMP
);

-- What is due is found by an index, a stretch at a time.
ALTER TABLE holders ADD COLUMN contacts_erased_at TIMESTAMP;
CREATE INDEX holders_contacts_due ON holders (closed_at)
    WHERE closed_at IS NOT NULL AND (contacts_erased_at IS NULL OR contacts_erased_at < closed_at);
CREATE INDEX attempts_with_network ON attempts (at) WHERE network <> '' OR browser <> '';
CREATE INDEX reminders_by_expiry ON reminders (expires_at);
CREATE INDEX post_reminders_by_end ON post_reminders (ends_at);
CREATE INDEX incidents_by_end ON incidents (COALESCE(closed_at, replaced_at, cancelled_at)) WHERE state <> 'waiting';
CREATE INDEX strikes_by_time ON strikes (last_at);

-- The trail begins after this place of the chain: what was before it was kept for its time. `mac` is keyed, so
-- that whoever has the database alone cannot move the beginning.
CREATE TABLE audit_anchors (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    position INTEGER NOT NULL,
    link BLOB NOT NULL,
    key_version INTEGER NOT NULL,
    mac BLOB NOT NULL,
    cut_at TIMESTAMP NOT NULL
);
CREATE TRIGGER audit_anchors_stay BEFORE DELETE ON audit_anchors BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER audit_anchors_forward BEFORE UPDATE ON audit_anchors WHEN NEW.position <= OLD.position BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

-- Rows and seals go from before the beginning of the trail, and from nowhere else.
DROP TRIGGER audit_events_stay;
CREATE TRIGGER audit_events_stay BEFORE DELETE ON audit_events WHEN NOT EXISTS (SELECT 1 FROM audit_seals s, audit_anchors a WHERE s.event_id = OLD.id AND s.position BETWEEN 1 AND a.position) BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
DROP TRIGGER audit_seals_stay;
CREATE TRIGGER audit_seals_stay BEFORE DELETE ON audit_seals WHEN NOT EXISTS (SELECT 1 FROM audit_anchors a WHERE OLD.position BETWEEN 1 AND a.position) BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
