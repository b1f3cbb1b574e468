//! The review of failed attempts: claimed, decided, closed. Each change is a conditional update, so that
//! two people at the desk never both have the same one.

use diesel::prelude::*;
use time::OffsetDateTime;

use super::organisations::Scope;
use super::schema::attempts;
use super::times::stored;
use super::{Connection, Stored};
use crate::domain::review::{Coverage, Decision, ReviewState};

/// Claims an open attempt; `false` when it is not open any more.
///
/// # Errors
/// When the database fails.
pub fn claim(conn: &mut Connection, id: i64, by: &str, now: OffsetDateTime) -> Stored<bool> {
    let open = attempts::table
        .find(id)
        .filter(attempts::state.eq(ReviewState::Open.as_str()));
    let rows = diesel::update(open)
        .set((
            attempts::state.eq(ReviewState::Claimed.as_str()),
            attempts::claimed_by.eq(by),
            attempts::claimed_at.eq(stored(now)),
        ))
        .execute(conn)?;
    Ok(rows == 1)
}

/// A decision to be kept.
#[derive(Debug, Clone)]
pub struct Ruling<'a> {
    /// The reason code.
    pub decision: Decision,
    /// In the reviewer's words.
    pub note: &'a str,
    /// By whom.
    pub by: &'a str,
    /// Now.
    pub now: OffsetDateTime,
}

/// Which attempts a decision covers, besides the one that was opened: of its number or its network.
#[derive(Debug, Clone)]
pub struct Covered<'a> {
    /// The attempt that was opened.
    pub id: i64,
    /// Its smartcard number.
    pub number: &'a str,
    /// Its network.
    pub network: &'a str,
    /// How far the decision goes.
    pub coverage: Coverage,
    /// And how far back.
    pub since: OffsetDateTime,
    /// The reviewer's own number, which they leave alone.
    pub but_number: Option<&'a str>,
    /// Whose holders' attempts the reviewer may decide on.
    pub scope: &'a Scope,
}

/// Decides attempts that are not decided; how many there were.
///
/// # Errors
/// When the database fails.
pub fn decide(conn: &mut Connection, covered: &Covered<'_>, ruling: &Ruling<'_>) -> Stored<usize> {
    let undecided = [ReviewState::Open, ReviewState::Claimed].map(ReviewState::as_str);
    let change = (
        attempts::state.eq(ReviewState::Decided.as_str()),
        attempts::decision.eq(ruling.decision.as_str()),
        attempts::note.eq(ruling.note),
        attempts::decided_by.eq(ruling.by),
        attempts::decided_at.eq(stored(ruling.now)),
    );
    let mut theirs = diesel::update(attempts::table)
        .filter(attempts::state.eq_any(undecided))
        .set(change)
        .into_boxed();
    theirs = match covered.coverage {
        Coverage::This => theirs.filter(attempts::id.eq(covered.id)),
        Coverage::Number => theirs.filter(attempts::smartcard_number.eq(covered.number)),
        Coverage::Network => theirs.filter(attempts::network.eq(covered.network)),
    };
    if covered.coverage != Coverage::This {
        theirs = theirs.filter(attempts::at.ge(stored(covered.since)));
    }
    if let Some(own) = covered.but_number {
        theirs = theirs.filter(attempts::smartcard_number.ne(own));
    }
    if let Some(keys) = covered.scope.keys() {
        theirs = theirs.filter(attempts::organisation_id.eq_any(keys));
    }
    Ok(theirs.execute(conn)?)
}

/// Closes decided attempts; how many there were.
///
/// # Errors
/// When the database fails.
pub fn close(conn: &mut Connection, covered: &Covered<'_>) -> Stored<usize> {
    let mut theirs = diesel::update(attempts::table)
        .filter(attempts::state.eq(ReviewState::Decided.as_str()))
        .set(attempts::state.eq(ReviewState::Closed.as_str()))
        .into_boxed();
    theirs = match covered.coverage {
        Coverage::This => theirs.filter(attempts::id.eq(covered.id)),
        Coverage::Number => theirs.filter(attempts::smartcard_number.eq(covered.number)),
        Coverage::Network => theirs.filter(attempts::network.eq(covered.network)),
    };
    if covered.coverage != Coverage::This {
        theirs = theirs.filter(attempts::at.ge(stored(covered.since)));
    }
    if let Some(own) = covered.but_number {
        theirs = theirs.filter(attempts::smartcard_number.ne(own));
    }
    if let Some(keys) = covered.scope.keys() {
        theirs = theirs.filter(attempts::organisation_id.eq_any(keys));
    }
    Ok(theirs.execute(conn)?)
}
