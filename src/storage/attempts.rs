//! Every failed set of answers, code, passcode and sign-in, for the Registration Authority to review.

use diesel::prelude::*;
use time::OffsetDateTime;

use super::schema::{attempts, holders};
use super::times::stored;
use super::{Connection, Stored};
use crate::domain::review::{Decision, ReviewState};
use crate::domain::smartcard_number::SmartcardNumber;

/// A failed attempt. It says where and how, never what was typed.
#[derive(Debug, Clone)]
pub struct Attempt<'a> {
    /// When.
    pub at: OffsetDateTime,
    /// Which journey: `unlock`, `registration`, `sign_in` …
    pub journey: &'a str,
    /// Which step of it.
    pub step: &'a str,
    /// The number typed, known or not.
    pub number: &'a SmartcardNumber,
    /// The client's network.
    pub network: &'a str,
    /// What the browser calls itself.
    pub browser: &'a str,
    /// What was wrong: `wrong`, `dead`, `refused`.
    pub outcome: &'a str,
    /// Which strike it was, where strikes are counted.
    pub strike: Option<i32>,
}

/// Keeps an attempt, with the organisation of the holder whose number it was, if anybody's.
///
/// # Errors
/// When the database fails.
pub fn record(conn: &mut Connection, attempt: &Attempt<'_>) -> Stored<()> {
    let organisation = holders::table
        .filter(holders::smartcard_number.eq(attempt.number.as_str()))
        .select(holders::organisation_id)
        .single_value();
    diesel::insert_into(attempts::table)
        .values((
            attempts::at.eq(stored(attempt.at)),
            attempts::journey.eq(attempt.journey),
            attempts::step.eq(attempt.step),
            attempts::smartcard_number.eq(attempt.number.as_str()),
            attempts::network.eq(attempt.network),
            attempts::browser.eq(attempt.browser),
            attempts::outcome.eq(attempt.outcome),
            attempts::strike.eq(attempt.strike),
            attempts::organisation_id.eq(organisation),
        ))
        .execute(conn)?;
    Ok(())
}

/// What closes attempts.
#[derive(Debug, Clone)]
pub struct Verdict<'a> {
    /// What they were found to be.
    pub decision: Decision,
    /// In whose words.
    pub note: &'a str,
    /// Who says so, as the trail names them.
    pub by: &'a str,
    /// When.
    pub at: OffsetDateTime,
}

/// Closes every attempt of a number that nobody has decided; how many.
///
/// # Errors
/// When the database fails.
pub fn close_undecided(
    conn: &mut Connection,
    number: &SmartcardNumber,
    verdict: &Verdict<'_>,
) -> Stored<usize> {
    let undecided = [ReviewState::Open.as_str(), ReviewState::Claimed.as_str()];
    let theirs = attempts::table
        .filter(attempts::smartcard_number.eq(number.as_str()))
        .filter(attempts::state.eq_any(undecided));
    let rows = diesel::update(theirs)
        .set((
            attempts::state.eq(ReviewState::Closed.as_str()),
            attempts::decision.eq(verdict.decision.as_str()),
            attempts::note.eq(verdict.note),
            attempts::decided_by.eq(verdict.by),
            attempts::decided_at.eq(stored(verdict.at)),
        ))
        .execute(conn)?;
    Ok(rows)
}
