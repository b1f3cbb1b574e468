//! What is due to go, and taking it away: a stretch at a time, each found by an index. When something is due is
//! `domain::retention`'s to say.
//!
//! In each query `$1` is the moment before which it is due, `$2` the most rows. Whoever asks first, deletes; two
//! at once do no harm.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Timestamp};
use time::OffsetDateTime;

use super::times::stored;
use super::{Connection, Stored, tx};
use crate::domain::retention::Entity;

/// A statement over what is due.
struct Change {
    /// `DELETE FROM …` or `UPDATE … SET …`.
    does: &'static str,
    /// The column or columns that name the rows.
    key: &'static str,
}

/// A kind of rows that go together.
pub struct Step {
    /// What they are.
    pub entity: Entity,
    due: &'static str,
    changes: &'static [Change],
}

macro_rules! step {
    ($entity:ident, $due:expr, $($does:literal by $key:literal),+) => {
        Step { entity: Entity::$entity, due: $due, changes: &[$(Change { does: $does, key: $key }),+] }
    };
}

// Mails were queued in the order of their keys: the oldest of a state are looked at, and those of them go that are due.
macro_rules! mail {
    ($state:literal) => {
        step!(
            Mail,
            concat!(
                "SELECT f.id FROM outbox f WHERE f.queued_at < $1 AND f.id IN \
                 (SELECT id FROM outbox WHERE state = '", $state, "' ORDER BY id LIMIT $2)"
            ),
            "DELETE FROM outbox" by "id"
        )
    };
}

/// What goes by the day, in order. The trail goes by its own way.
pub const STEPS: &[Step] = &[
    // With their journeys and codes.
    step!(
        Sessions,
        "SELECT id FROM sessions WHERE expires_at < $1 ORDER BY expires_at LIMIT $2",
        "DELETE FROM sessions" by "id"
    ),
    step!(
        Sessions,
        "SELECT id FROM staff_sessions WHERE expires_at < $1 ORDER BY expires_at LIMIT $2",
        "DELETE FROM staff_sessions" by "id"
    ),
    mail!("sent"),
    mail!("parked"),
    mail!("expired"),
    step!(
        AttemptNetworks,
        "SELECT id FROM attempts WHERE at < $1 AND (network <> '' OR browser <> '') ORDER BY at LIMIT $2",
        "UPDATE attempts SET network = '', browser = ''" by "id"
    ),
    step!(
        Attempts,
        "SELECT id FROM attempts WHERE at < $1 ORDER BY at LIMIT $2",
        "DELETE FROM attempts" by "id"
    ),
    step!(
        Alerts,
        "SELECT id FROM alerts WHERE acknowledged_at < $1 ORDER BY id LIMIT $2",
        "DELETE FROM alerts" by "id"
    ),
    step!(
        Leavers,
        "SELECT id FROM holders WHERE closed_at < $1 \
         AND (contacts_erased_at IS NULL OR contacts_erased_at < closed_at) ORDER BY closed_at LIMIT $2",
        "DELETE FROM photographs" by "holder_id",
        "UPDATE holders SET email = NULL, mailbox_key = NULL, mobile = NULL, contacts_erased_at = closed_at" by "id"
    ),
    step!(
        Reminders,
        "SELECT id FROM reminders WHERE expires_at < $1 ORDER BY expires_at LIMIT $2",
        "DELETE FROM reminders" by "id"
    ),
    step!(
        Reminders,
        "SELECT holder_id, ends_at, step FROM post_reminders WHERE ends_at < $1 ORDER BY ends_at LIMIT $2",
        "DELETE FROM post_reminders" by "(holder_id, ends_at, step)"
    ),
    step!(
        Reminders,
        "SELECT day FROM reminder_runs WHERE started_at < $1 ORDER BY day LIMIT $2",
        "DELETE FROM reminder_runs" by "day"
    ),
    step!(
        Incidents,
        "SELECT id FROM incidents WHERE state <> 'waiting' AND COALESCE(closed_at, replaced_at, cancelled_at) < $1 \
         ORDER BY COALESCE(closed_at, replaced_at, cancelled_at) LIMIT $2",
        "DELETE FROM incident_entries" by "incident_id",
        "DELETE FROM incidents" by "id"
    ),
    step!(
        Approvals,
        "SELECT id FROM approvals WHERE decided_at < $1 ORDER BY id LIMIT $2",
        "DELETE FROM approvals" by "id"
    ),
    step!(
        Tokens,
        "SELECT id FROM api_tokens WHERE COALESCE(revoked_at, expires_at) < $1 ORDER BY id LIMIT $2",
        "DELETE FROM api_tokens" by "id"
    ),
    step!(
        Invitations,
        "SELECT id FROM invitations WHERE COALESCE(used_at, expires_at) < $1 ORDER BY id LIMIT $2",
        "DELETE FROM invitations" by "id"
    ),
    step!(
        Invitations,
        "SELECT id FROM recovery_codes WHERE used_at < $1 ORDER BY id LIMIT $2",
        "DELETE FROM recovery_codes" by "id"
    ),
    step!(
        UnknownNumbers,
        "SELECT s.smartcard_number FROM strikes s WHERE s.last_at < $1 AND NOT EXISTS \
         (SELECT 1 FROM holders h WHERE h.smartcard_number = s.smartcard_number) ORDER BY s.last_at LIMIT $2",
        "DELETE FROM strikes" by "smartcard_number"
    ),
];

impl Step {
    /// Takes away what was due before `before`, at most `most` rows; how many there were.
    ///
    /// # Errors
    /// When the database fails.
    pub fn take(&self, conn: &mut Connection, before: OffsetDateTime, most: i64) -> Stored<usize> {
        tx::along_indexes(conn)?;
        let mut rows = 0;
        for change in self.changes {
            // Both parts are texts of this file.
            let statement = format!("{} WHERE {} IN ({})", change.does, change.key, self.due);
            rows = diesel::sql_query(statement)
                .bind::<Timestamp, _>(stored(before))
                .bind::<BigInt, _>(most)
                .execute(conn)?;
        }
        Ok(rows)
    }

    /// How many rows are due before `before`, counted up to `most`.
    ///
    /// # Errors
    /// When the database fails.
    pub fn due(&self, conn: &mut Connection, before: OffsetDateTime, most: i64) -> Stored<i64> {
        let counted: Count = diesel::sql_query(format!(
            "SELECT COUNT(*) AS number FROM ({}) AS due",
            self.due
        ))
        .bind::<Timestamp, _>(stored(before))
        .bind::<BigInt, _>(most)
        .get_result(conn)?;
        Ok(counted.number)
    }
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    number: i64,
}
