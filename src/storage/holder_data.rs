//! What the portal holds of one person: read for their own copy, and erased. Never an answer's hash, a code, a
//! passcode's hash, a token or a key.
//!
//! Every column comes as text, so that one row type serves all tables.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};

use super::holders::HolderId;
use super::{Connection, Stored};
use crate::domain::smartcard_number::SmartcardNumber;

/// The most columns of a part.
const COLUMNS: usize = 10;

/// A part of what is held: its name, its columns (name, expression) and where they come from. `$1` is the number.
struct Part {
    name: &'static str,
    columns: &'static [(&'static str, &'static str)],
    from: &'static str,
}

/// The holder's own row is `h` in every part that needs it.
const PARTS: &[Part] = &[
    Part {
        name: "profile",
        columns: &[
            ("smartcard number", "h.smartcard_number"),
            ("name", "h.name"),
            ("organisation", "o.name"),
            ("email address", "h.email"),
            ("mobile number", "h.mobile"),
            ("language chosen", "h.language"),
            ("terms accepted at", "h.terms_accepted_at"),
            ("created at", "h.created_at"),
            ("closed at", "h.closed_at"),
            ("post ends at", "h.ends_at"),
        ],
        from: "holders h JOIN organisations o ON o.id = h.organisation_id WHERE h.smartcard_number = $1",
    },
    Part {
        name: "cards",
        columns: &[
            ("serial number", "c.serial"),
            ("issued at", "c.issued_at"),
            ("cancelled at", "c.cancelled_at"),
            ("cancelled because", "c.cancelled_for"),
            ("renewals by yourself", "c.renewals"),
        ],
        from: "cards c JOIN holders h ON h.id = c.holder_id WHERE h.smartcard_number = $1 ORDER BY c.id",
    },
    Part {
        name: "certificates on cards",
        columns: &[
            ("card", "c.serial"),
            ("kind", "f.kind"),
            ("expires at", "f.expires_at"),
        ],
        from: "certificates f JOIN cards c ON c.id = f.card_id JOIN holders h ON h.id = c.holder_id \
            WHERE h.smartcard_number = $1 ORDER BY f.id",
    },
    Part {
        name: "certificates issued",
        columns: &[
            ("serial number", "f.serial_number"),
            ("kind", "f.kind"),
            ("issued at", "f.issued_at"),
            ("expires at", "f.expires_at"),
            ("revoked at", "f.revoked_at"),
            ("revoked because", "f.revoked_for"),
        ],
        from: "issued_certificates f JOIN cards c ON c.id = f.card_id JOIN holders h ON h.id = c.holder_id \
            WHERE h.smartcard_number = $1 ORDER BY f.id",
    },
    Part {
        name: "registration for self-service",
        columns: &[
            ("registered at", "r.registered_at"),
            ("answers", "'one-way hashed: nobody can read them'"),
        ],
        from: "registrations r JOIN holders h ON h.id = r.holder_id WHERE h.smartcard_number = $1",
    },
    Part {
        name: "failed sets of answers",
        columns: &[("standing", "s.taken"), ("last at", "s.last_at")],
        from: "strikes s WHERE s.smartcard_number = $1",
    },
    Part {
        name: "sessions",
        columns: &[
            ("began at", "s.created_at"),
            ("last used at", "s.seen_at"),
            ("ended at", "s.ended_at"),
        ],
        from: "sessions s JOIN holders h ON h.id = s.holder_id WHERE h.smartcard_number = $1 ORDER BY s.id",
    },
    Part {
        name: "what was begun",
        columns: &[
            ("kind", "j.kind"),
            ("step", "j.step"),
            ("began at", "j.created_at"),
            ("ended at", "j.ended_at"),
        ],
        from: "journeys j WHERE j.smartcard_number = $1 ORDER BY j.id",
    },
    Part {
        name: "failed attempts",
        columns: &[
            ("at", "a.at"),
            ("what was tried", "a.journey || ', ' || a.step"),
            ("outcome", "a.outcome"),
            ("from network", "a.network"),
            ("with browser", "a.browser"),
            ("review", "a.state"),
            ("decision", "a.decision"),
            ("note", "a.note"),
        ],
        from: "attempts a WHERE a.smartcard_number = $1 ORDER BY a.id",
    },
    Part {
        name: "mail",
        columns: &[
            ("kind", "m.kind"),
            ("to", "m.recipient"),
            ("queued at", "m.queued_at"),
            ("sent at", "m.sent_at"),
            ("state", "m.state"),
            ("language", "m.language"),
        ],
        from: "outbox m WHERE m.subject = $1 ORDER BY m.id",
    },
    Part {
        name: "reminders",
        columns: &[
            ("of expiry at", "r.expires_at"),
            ("days before", "r.step"),
            ("planned for", "r.day"),
            ("state", "r.state"),
        ],
        from: "reminders r JOIN cards c ON c.id = r.card_id JOIN holders h ON h.id = c.holder_id \
            WHERE h.smartcard_number = $1 ORDER BY r.id",
    },
    Part {
        name: "reminders of a post's end",
        columns: &[("of end at", "r.ends_at"), ("days before", "r.step")],
        from: "post_reminders r JOIN holders h ON h.id = r.holder_id WHERE h.smartcard_number = $1 ORDER BY r.ends_at",
    },
    Part {
        name: "reports of a card",
        columns: &[
            ("kind", "i.kind"),
            ("reported by", "i.source"),
            ("state", "i.state"),
            ("reported at", "i.reported_at"),
            (
                "from network",
                "CASE i.source WHEN 'public' THEN '' ELSE i.network END",
            ),
            ("crime number", "i.crime_number"),
            ("line manager", "i.line_manager"),
            ("closed because", "i.closing_reason"),
        ],
        from: "incidents i WHERE i.smartcard_number = $1 ORDER BY i.id",
    },
    Part {
        name: "what was said about reports",
        columns: &[
            ("at", "e.at"),
            ("by", "e.by_whom"),
            ("what", "e.what"),
            // What a stranger said, and where they are to be reached, is theirs (UK GDPR, art. 15(4)).
            (
                "note",
                "CASE e.by_whom WHEN 'public' THEN '' ELSE e.note END",
            ),
            (
                "number to ring",
                "CASE e.by_whom WHEN 'public' THEN '' ELSE e.callback END",
            ),
            (
                "from network",
                "CASE e.by_whom WHEN 'public' THEN '' ELSE e.network END",
            ),
        ],
        from: "incident_entries e JOIN incidents i ON i.id = e.incident_id WHERE i.smartcard_number = $1 ORDER BY e.id",
    },
    Part {
        name: "proposed email addresses",
        columns: &[
            ("email address", "p.email"),
            ("reason", "p.reason"),
            ("note", "p.note"),
            ("proposed at", "p.proposed_at"),
            ("outcome", "p.outcome"),
        ],
        from: "approvals p JOIN holders h ON h.id = p.holder_id WHERE h.smartcard_number = $1 ORDER BY p.id",
    },
    Part {
        name: "audit trail",
        columns: &[
            ("at", "e.at"),
            ("by", "e.actor_kind"),
            ("what", "e.action"),
            ("detail", "e.detail"),
            // Where a stranger reported the card from is theirs too.
            (
                "from network",
                "CASE WHEN e.action = 'card_reported' AND e.actor_kind = 'visitor' THEN '' ELSE e.network END",
            ),
        ],
        from: "audit_events e WHERE e.subject = $1 ORDER BY e.id",
    },
    Part {
        name: "photograph",
        columns: &[("kind", "p.content_type"), ("imported at", "p.imported_at")],
        from: "photographs p JOIN holders h ON h.id = p.holder_id WHERE h.smartcard_number = $1",
    },
];

#[derive(QueryableByName)]
struct Cells {
    #[diesel(sql_type = Nullable<Text>)]
    c0: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    c1: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    c2: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    c3: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    c4: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    c5: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    c6: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    c7: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    c8: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    c9: Option<String>,
}

/// A row: each field's name and what it holds.
pub type Fields = Vec<(&'static str, Option<String>)>;

/// A part of what is held.
#[derive(Debug, Clone)]
pub struct Held {
    /// What it is.
    pub name: &'static str,
    /// Its rows.
    pub rows: Vec<Fields>,
}

/// Everything that is held of a number, but the photograph itself.
///
/// # Errors
/// When the database fails.
pub fn of(conn: &mut Connection, number: &SmartcardNumber) -> Stored<Vec<Held>> {
    let mut all = Vec::with_capacity(PARTS.len());
    for part in PARTS {
        let rows: Vec<Cells> = diesel::sql_query(part.query())
            .bind::<Text, _>(number.as_str())
            .load(conn)?;
        let rows = rows.into_iter().map(|cells| part.fields(cells)).collect();
        all.push(Held {
            name: part.name,
            rows,
        });
    }
    Ok(all)
}

impl Part {
    /// The same ten columns for every part; those that it has not are empty.
    fn query(&self) -> String {
        let columns: Vec<String> = (0..COLUMNS)
            .map(|index| {
                let expression = self.columns.get(index).map_or("NULL", |(_, e)| e);
                format!("CAST({expression} AS TEXT) AS c{index}")
            })
            .collect();
        format!("SELECT {} FROM {}", columns.join(", "), self.from)
    }

    fn fields(&self, cells: Cells) -> Fields {
        let Cells {
            c0,
            c1,
            c2,
            c3,
            c4,
            c5,
            c6,
            c7,
            c8,
            c9,
        } = cells;
        let cells = [c0, c1, c2, c3, c4, c5, c6, c7, c8, c9];
        let names = self.columns.iter().map(|(name, _)| *name);
        names.zip(cells).collect()
    }
}

/// Whether reports of a number's card still wait for the desk.
///
/// # Errors
/// When the database fails.
pub fn has_waiting_reports(conn: &mut Connection, number: &SmartcardNumber) -> Stored<bool> {
    let waiting: Option<Key> = diesel::sql_query(
        "SELECT id FROM incidents WHERE smartcard_number = $1 AND state = 'waiting' LIMIT 1",
    )
    .bind::<Text, _>(number.as_str())
    .get_result(conn)
    .optional()?;
    Ok(waiting.is_some())
}

#[derive(QueryableByName)]
struct Key {
    #[expect(dead_code, reason = "only whether there is one is asked")]
    #[diesel(sql_type = BigInt)]
    id: i64,
}

/// What is named by the number, in the order in which it may go, and in which an unlock holds it.
const BY_NUMBER: &[&str] = &[
    "DELETE FROM strikes WHERE smartcard_number = $1",
    "DELETE FROM challenges WHERE journey_id IN (SELECT id FROM journeys WHERE smartcard_number = $1)",
    "DELETE FROM journeys WHERE smartcard_number = $1",
    "DELETE FROM attempts WHERE smartcard_number = $1",
    "DELETE FROM outbox WHERE subject = $1",
    "DELETE FROM incident_entries WHERE incident_id IN (SELECT id FROM incidents WHERE smartcard_number = $1)",
    "DELETE FROM incidents WHERE smartcard_number = $1",
];

/// What is named by the holder's key. Of the authority's ledger only what is in the certificate itself goes, as it
/// has the name in it; what was issued and revoked stays.
const BY_HOLDER: &[&str] = &[
    "DELETE FROM sessions WHERE holder_id = $1",
    "DELETE FROM registrations WHERE holder_id = $1",
    "DELETE FROM photographs WHERE holder_id = $1",
    "DELETE FROM approvals WHERE holder_id = $1",
    "DELETE FROM assists WHERE holder_id = $1",
    "DELETE FROM post_reminders WHERE holder_id = $1",
    "DELETE FROM holder_words WHERE holder_id = $1",
    "DELETE FROM reminders WHERE card_id IN (SELECT id FROM cards WHERE holder_id = $1)",
    "DELETE FROM chip_keys WHERE chip IN (SELECT serial FROM cards WHERE holder_id = $1)",
    "DELETE FROM chips WHERE serial IN (SELECT serial FROM cards WHERE holder_id = $1)",
    "DELETE FROM certificates WHERE card_id IN (SELECT id FROM cards WHERE holder_id = $1)",
    "UPDATE issued_certificates SET der = '' WHERE card_id IN (SELECT id FROM cards WHERE holder_id = $1)",
    "UPDATE holders SET name = '(erased)', email = NULL, mailbox_key = NULL, mobile = NULL, language = NULL, \
        terms_version = NULL, terms_accepted_at = NULL, ends_at = NULL, contacts_erased_at = closed_at WHERE id = $1",
];

/// Erases what can be erased of a holder.
///
/// # Errors
/// When the database fails: then nothing was erased.
pub fn erase(conn: &mut Connection, holder: HolderId, number: &SmartcardNumber) -> Stored<usize> {
    let mut rows = 0;
    for statement in BY_NUMBER {
        rows += diesel::sql_query(*statement)
            .bind::<Text, _>(number.as_str())
            .execute(conn)?;
    }
    for statement in BY_HOLDER {
        rows += diesel::sql_query(*statement)
            .bind::<BigInt, _>(holder.0)
            .execute(conn)?;
    }
    Ok(rows)
}
