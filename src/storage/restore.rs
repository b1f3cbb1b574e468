//! Backups: making one, telling that a database is a restored one, and what must not live again in it.
//!
//! A backup that `latchkey backup` made says of itself that it is one. A database of PostgreSQL is told from a copy
//! by the server's identifier and the keys of the database and of a table, which a dump that is loaded cannot have.

use std::path::Path;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer, Nullable, Text, Timestamp};
use time::{OffsetDateTime, PrimitiveDateTime};

use super::schema::audit_events;
use super::times::{stored, utc};
use super::{Connection, DatabaseUrl, StorageError, Stored, long_write};
use crate::domain::smartcard_number::SmartcardNumber;
use crate::domain::strikes::MAX_STRIKES;

/// What a database of SQLite says of itself, unless it is a backup.
const SQLITE: &str = "sqlite";
const POSTGRES: &str = "SELECT (SELECT system_identifier FROM pg_control_system())::text || ':' || \
    (SELECT oid FROM pg_database WHERE datname = current_database())::text || ':' || \
    ('installation'::regclass::oid)::text AS identity";

#[derive(QueryableByName)]
struct Identity {
    #[diesel(sql_type = Text)]
    identity: String,
}

/// What a database is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Never used before.
    New,
    /// The one that it says it is.
    Original,
    /// A copy of another one.
    Copy,
}

/// What the database is.
///
/// # Errors
/// When the database fails.
pub fn standing(conn: &mut Connection) -> Stored<Standing> {
    let here = identity(conn)?;
    let noted: Identity =
        diesel::sql_query("SELECT identity FROM installation").get_result(conn)?;
    Ok(match noted.identity.as_str() {
        "" => Standing::New,
        noted if noted == here => Standing::Original,
        _ => Standing::Copy,
    })
}

fn identity(conn: &mut Connection) -> Stored<String> {
    if let Connection::Sqlite(_) = conn {
        return Ok(SQLITE.to_owned());
    }
    let here: Identity = diesel::sql_query(POSTGRES).get_result(conn)?;
    Ok(here.identity)
}

/// Makes the database an original.
///
/// # Errors
/// When the database fails.
pub fn adopt(conn: &mut Connection) -> Stored<()> {
    let here = identity(conn)?;
    diesel::sql_query("UPDATE installation SET identity = $1")
        .bind::<Text, _>(here)
        .execute(conn)?;
    Ok(())
}

/// Copies a database of SQLite into a new file, as it is at this moment, while it is in use. The copy says that it
/// is one. `false`, and nothing done, for PostgreSQL, which has its own tools.
///
/// # Errors
/// When the database fails, or the file cannot be written.
pub fn copy_into(conn: &mut Connection, file: &Path) -> Stored<bool> {
    if let Connection::Postgres(_) = conn {
        return Ok(false);
    }
    let path = file.to_string_lossy().into_owned();
    diesel::sql_query("VACUUM INTO $1")
        .bind::<Text, _>(&path)
        .execute(conn)?;
    let url = DatabaseUrl::parse(&format!("sqlite://{path}"))
        .map_err(|e| StorageError::Fault(e.to_owned()))?;
    let mut copy = url
        .connect()
        .map_err(|e| StorageError::Unavailable(url.explain(&e)))?;
    diesel::sql_query("UPDATE installation SET identity = 'a backup'").execute(&mut copy)?;
    Ok(true)
}

/// The moment of the newest event: whatever was done later is not in this database.
///
/// # Errors
/// When the database fails.
pub fn newest(conn: &mut Connection) -> Stored<Option<OffsetDateTime>> {
    let at: Option<PrimitiveDateTime> = audit_events::table
        .order(audit_events::id.desc())
        .select(audit_events::at)
        .first(conn)
        .optional()?;
    Ok(at.map(utc))
}

const RAISE: &str = "INSERT INTO strikes (smartcard_number, taken, wrong, last_at, told_at) VALUES ($1, $2, $2, $3, $4) \
    ON CONFLICT (smartcard_number) DO UPDATE SET last_at = excluded.last_at, \
    taken = CASE WHEN strikes.taken + excluded.taken > {most} THEN {most} ELSE strikes.taken + excluded.taken END, \
    wrong = CASE WHEN strikes.taken + excluded.taken > {most} THEN {most} ELSE strikes.taken + excluded.taken END, \
    told_at = CASE WHEN strikes.taken + excluded.taken >= {most} THEN excluded.last_at ELSE strikes.told_at END";

/// Counts strikes that were taken after the backup was made. A lock-out among them was told of when it happened.
///
/// # Errors
/// When the database fails.
pub fn raise_strikes(
    conn: &mut Connection,
    number: &SmartcardNumber,
    more: i32,
    now: OffsetDateTime,
) -> Stored<()> {
    let more = more.min(MAX_STRIKES);
    let told = (more >= MAX_STRIKES).then(|| stored(now));
    diesel::sql_query(RAISE.replace("{most}", &MAX_STRIKES.to_string()))
        .bind::<Text, _>(number.as_str())
        .bind::<Integer, _>(more)
        .bind::<Timestamp, _>(stored(now))
        .bind::<Nullable<Timestamp>, _>(told)
        .execute(conn)?;
    Ok(())
}

/// Ends everybody's registration for self-service, with its answers; how many.
///
/// # Errors
/// When the database fails.
pub fn end_registrations(conn: &mut Connection) -> Stored<usize> {
    Ok(diesel::sql_query("DELETE FROM registrations").execute(conn)?)
}

/// Drops every reminder that is planned.
///
/// # Errors
/// When the database fails.
pub fn drop_reminders(conn: &mut Connection) -> Stored<()> {
    long_write::take_time(conn)?;
    diesel::sql_query("UPDATE reminders SET state = 'dropped' WHERE state = 'planned'")
        .execute(conn)?;
    long_write::give_back(conn)
}

/// What was ended in a restored database.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ended {
    /// Sessions of holders and staff.
    pub sessions: usize,
    /// Emailed codes.
    pub codes: usize,
    /// Mails that waited.
    pub mails: usize,
    /// Tokens of the API.
    pub tokens: usize,
    /// Recovery codes and invitations of staff.
    pub staff_codes: usize,
    /// Proposals of an email that waited for a second person.
    pub proposals: usize,
}

const NOT_SENT: &str = "restored from a backup: it may have been sent after the backup was made";

/// Ends whatever may have been ended, spent or sent after the backup was made. `step` is the last step of the
/// second factor that may have been used.
///
/// # Errors
/// When the database fails.
pub fn end_what_may_be_spent(
    conn: &mut Connection,
    now: OffsetDateTime,
    step: i64,
) -> Stored<Ended> {
    long_write::take_time(conn)?;
    let mut run = |statement: &str| diesel::sql_query(statement).execute(conn);
    let mut ended = Ended {
        codes: run("DELETE FROM challenges")?,
        ..Ended::default()
    };
    run("DELETE FROM assists")?;
    run("DELETE FROM journeys")?;
    ended.sessions = run("DELETE FROM sessions")? + run("DELETE FROM staff_sessions")?;
    let at = stored(now);
    ended.mails = diesel::sql_query(
        "UPDATE outbox SET state = 'parked', sealed = NULL, lease = NULL, leased_until = NULL, failure = $1 \
         WHERE state = 'queued'",
    )
    .bind::<Text, _>(NOT_SENT)
    .execute(conn)?;
    let mut end = |statement: &str| {
        diesel::sql_query(statement)
            .bind::<Timestamp, _>(at)
            .execute(conn)
    };
    ended.tokens = end("UPDATE api_tokens SET revoked_at = $1 WHERE revoked_at IS NULL")?;
    ended.staff_codes = end("UPDATE recovery_codes SET used_at = $1 WHERE used_at IS NULL")?
        + end("UPDATE invitations SET used_at = $1 WHERE used_at IS NULL")?;
    // One that was declined since would wait again, for somebody who does not know that. Whoever still wants it
    // proposes it again.
    ended.proposals =
        end("UPDATE approvals SET outcome = 'declined', decided_at = $1 WHERE outcome IS NULL")?;
    diesel::sql_query("UPDATE staff SET totp_step = $1 WHERE totp_step < $1")
        .bind::<BigInt, _>(step)
        .execute(conn)?;
    // Lists were published under higher numbers; no later one may be below them.
    diesel::sql_query(
        "UPDATE authorities SET crl_number = $1, crl = NULL, crl_made_at = NULL, crl_next_at = NULL \
         WHERE crl_number < $1",
    )
    .bind::<BigInt, _>(now.unix_timestamp())
    .execute(conn)?;
    long_write::give_back(conn)?;
    Ok(ended)
}
