//! The outbox as the console looks at it: what was mailed, to whom, and what became of it. It never reads a
//! mail's words or its sealed code, so neither can end up on a page.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use time::{OffsetDateTime, PrimitiveDateTime};

use super::schema::outbox;
use super::times::utc;
use super::{Connection, StorageError, Stored};
use crate::domain::urgency::Urgency;

type Multi = <Connection as diesel::Connection>::Backend;

/// What became of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailState {
    /// It waits for its first or its next try.
    Queued,
    /// The server took it.
    Sent,
    /// It was given up.
    Parked,
    /// Its code ran out before it could be sent, or it was withdrawn.
    Expired,
}

impl MailState {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Queued, Self::Sent, Self::Parked, Self::Expired];

    /// The stored name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sent => "sent",
            Self::Parked => "parked",
            Self::Expired => "expired",
        }
    }

    /// Reads the stored name.
    #[must_use]
    pub fn from_stored(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }
}

/// A mail without its words.
#[derive(Debug, Clone)]
pub struct LoggedMail {
    /// Key, for paging.
    pub id: i64,
    /// Public name, at the foot of the mail.
    pub reference: String,
    /// Which message.
    pub kind: String,
    /// Whether somebody waits for it.
    pub urgency: Urgency,
    /// Whom or what it is about, as `domain::audit::Subject` is stored.
    pub subject: String,
    /// The whole address.
    pub recipient: String,
    /// What became of it.
    pub state: MailState,
    /// Tries so far.
    pub tries: i32,
    /// Since when it has waited.
    pub queued_at: OffsetDateTime,
    /// When it is tried next, while it waits.
    pub due_at: OffsetDateTime,
    /// From when it is of no use: of a mail with a code, the very moment that the code itself has.
    pub expires_at: Option<OffsetDateTime>,
    /// When the server took it.
    pub sent_at: Option<OffsetDateTime>,
    /// Why the last try failed, in the server's words, without codes and links.
    pub failure: Option<String>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = outbox)]
struct Row {
    id: i64,
    reference: String,
    kind: String,
    priority: i32,
    subject: String,
    recipient: String,
    state: String,
    tries: i32,
    queued_at: PrimitiveDateTime,
    due_at: PrimitiveDateTime,
    expires_at: Option<PrimitiveDateTime>,
    sent_at: Option<PrimitiveDateTime>,
    failure: Option<String>,
}

impl TryFrom<Row> for LoggedMail {
    type Error = StorageError;

    fn try_from(row: Row) -> Stored<Self> {
        Ok(Self {
            id: row.id,
            reference: row.reference,
            kind: row.kind,
            urgency: Urgency::from_number(row.priority)
                .ok_or_else(|| StorageError::unreadable("urgency of a mail"))?,
            subject: row.subject,
            recipient: row.recipient,
            state: MailState::from_stored(&row.state)
                .ok_or_else(|| StorageError::unreadable("state of a mail"))?,
            tries: row.tries,
            queued_at: utc(row.queued_at),
            due_at: utc(row.due_at),
            expires_at: row.expires_at.map(utc),
            sent_at: row.sent_at.map(utc),
            failure: row.failure,
        })
    }
}

/// Which mails are looked for.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// In this state only.
    pub state: Option<MailState>,
    /// Of this kind only.
    pub kind: Option<String>,
    /// About this subject only.
    pub subject: Option<String>,
    /// Older than the mail of this key.
    pub before: Option<i64>,
}

/// The newest mails of those wanted; at most `limit`.
///
/// # Errors
/// When the database fails.
pub fn list(conn: &mut Connection, wanted: &Wanted, limit: i64) -> Stored<Vec<LoggedMail>> {
    if wanted.kind.is_none() || wanted.state.is_some() || wanted.subject.is_some() {
        return page(conn, wanted, limit);
    }
    // The index of kinds has the state before the key: a page of each, merged, reads no more than four pages.
    let mut found = Vec::new();
    for state in MailState::ALL {
        let state = Some(state);
        let one = Wanted {
            state,
            ..wanted.clone()
        };
        found.extend(page(conn, &one, limit)?);
    }
    found.sort_by_key(|mail| std::cmp::Reverse(mail.id));
    found.truncate(usize::try_from(limit).unwrap_or(0));
    Ok(found)
}

fn page(conn: &mut Connection, wanted: &Wanted, limit: i64) -> Stored<Vec<LoggedMail>> {
    let mut query = outbox::table
        .select(Row::as_select())
        .order(outbox::id.desc())
        .limit(limit)
        .into_boxed::<Multi>();
    if let Some(state) = wanted.state {
        query = query.filter(outbox::state.eq(state.as_str()));
    }
    if let Some(kind) = &wanted.kind {
        query = query.filter(outbox::kind.eq(kind.clone()));
    }
    if let Some(subject) = &wanted.subject {
        query = query.filter(outbox::subject.eq(subject.clone()));
    }
    if let Some(before) = wanted.before {
        query = query.filter(outbox::id.lt(before));
    }
    let rows: Vec<Row> = query.load(conn)?;
    rows.into_iter().map(LoggedMail::try_from).collect()
}

/// The mail of this reference.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut Connection, reference: &str) -> Stored<Option<LoggedMail>> {
    let row: Option<Row> = outbox::table
        .filter(outbox::reference.eq(reference))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    row.map(LoggedMail::try_from).transpose()
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

const WAITING: &str = "SELECT CAST(COUNT(*) AS BIGINT) AS number FROM \
    (SELECT 1 AS one FROM outbox WHERE state = 'queued' LIMIT $1) AS waiting";

/// How many mails wait; counts no further than `most`.
///
/// # Errors
/// When the database fails.
pub fn waiting(conn: &mut Connection, most: i64) -> Stored<i64> {
    let count: Count = diesel::sql_query(WAITING)
        .bind::<BigInt, _>(most)
        .get_result(conn)?;
    Ok(count.number)
}

const TOTAL: &str = "SELECT CAST(COALESCE(SUM(count), 0) AS BIGINT) AS number FROM figures \
    WHERE what = $1 AND period >= $2 AND period <= $3 AND organisation_id = 0 AND LENGTH(period) = 10";

/// What was counted in the days from `from` to `to` (`2026-11-22`), both included.
///
/// # Errors
/// When the database fails.
pub fn counted(conn: &mut Connection, what: &str, from: &str, to: &str) -> Stored<i64> {
    let count: Count = diesel::sql_query(TOTAL)
        .bind::<Text, _>(what)
        .bind::<Text, _>(from)
        .bind::<Text, _>(to)
        .get_result(conn)?;
    Ok(count.number)
}
