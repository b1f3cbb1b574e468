//! Counts failed sets of answers by the number typed, known or not (DESIGN.md §3, R01–R05).
//!
//! `take` must be committed before any answer is looked at: a strike that shares a transaction with
//! its check is lost with it.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer};
use time::OffsetDateTime;

use super::prepared::{AlwaysTheSame, Prepared, Value};
use super::schema::strikes;
use super::times::stored;
use super::{Connection, Stored};
use crate::domain::smartcard_number::SmartcardNumber;
use crate::domain::strikes::{MAX_STRIKES, Strikes};

/// One statement for the first strike and for those after it, so that both take the same way (R10).
const TAKE: &str = "INSERT INTO strikes (smartcard_number, taken, wrong, last_at, round) VALUES ($1, 1, 0, $2, $3) \
    ON CONFLICT (smartcard_number) DO UPDATE SET taken = strikes.taken + 1, last_at = $2 \
    WHERE strikes.taken < $4 RETURNING taken, round";

/// A strike that was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Strike {
    /// The count with it.
    pub count: Strikes,
    /// Which round of counting it belongs to: a clearing ends one, and what is judged later changes no other.
    round: i64,
}

/// Counts a strike before the answers are judged; the count with it, or `None` when the number is
/// locked out and the attempt must be refused unseen. `chance` tells a round that begins with it from others.
///
/// # Errors
/// When the database fails.
pub fn take(
    conn: &mut Connection,
    number: &SmartcardNumber,
    chance: u32,
    now: OffsetDateTime,
) -> Stored<Option<Strike>> {
    let values = [
        Value::Text(number.as_str()),
        Value::Moment(stored(now)),
        Value::Number(i64::from(chance)),
        Value::Small(MAX_STRIKES),
    ];
    let row: Option<(i32, i64)> = Prepared::<(Integer, BigInt)>::new(TAKE, &values)
        .get_result(conn)
        .optional()?;
    Ok(row.map(|(taken, round)| Strike {
        count: Strikes::new(taken),
        round,
    }))
}

/// A right set of answers takes back its own strike, and no other: none that was judged wrong, and none that was
/// counted after the number was cleared. Whether there was one to take back.
///
/// # Errors
/// When the database fails.
pub fn give_back(conn: &mut Connection, number: &SmartcardNumber, strike: Strike) -> Stored<bool> {
    let row = strikes::table.find(number.as_str());
    let its_own = row.filter(strikes::round.eq(strike.round));
    let rows = diesel::update(its_own.filter(strikes::taken.gt(strikes::wrong)))
        .set(strikes::taken.eq(strikes::taken - 1))
        .returning(strikes::taken)
        .fixed()
        .rows::<i32>(conn)?;
    Ok(rows == 1)
}

/// A set of answers was judged wrong; how many were. Three never become fewer by themselves, so what
/// is said of a lock-out stays true whoever was answering at the same time. `None`, and nothing changed, where the
/// number was cleared since the strike was counted.
///
/// # Errors
/// When the database fails.
pub fn judged_wrong(
    conn: &mut Connection,
    number: &SmartcardNumber,
    strike: Strike,
) -> Stored<Option<Strikes>> {
    let row = strikes::table.find(number.as_str());
    let wrong = diesel::update(row.filter(strikes::round.eq(strike.round)))
        .set(strikes::wrong.eq(strikes::wrong + 1))
        .returning(strikes::wrong)
        .fixed()
        .get_result(conn)
        .optional()?;
    Ok(wrong.map(Strikes::new))
}

/// Notes that a lock-out is being written down and its holder told; `false` when it was before.
///
/// # Errors
/// When the database fails.
pub fn tell(conn: &mut Connection, number: &SmartcardNumber, now: OffsetDateTime) -> Stored<bool> {
    let untold = strikes::table
        .find(number.as_str())
        .filter(strikes::taken.ge(MAX_STRIKES))
        .filter(strikes::told_at.is_null());
    let rows = diesel::update(untold)
        .set(strikes::told_at.eq(stored(now)))
        .returning(strikes::taken)
        .fixed()
        .rows::<i32>(conn)?;
    Ok(rows == 1)
}

/// Numbers that were locked out before `before` and whose holders nobody has told: whoever should
/// have was stopped in between.
///
/// # Errors
/// When the database fails.
pub fn untold(
    conn: &mut Connection,
    before: OffsetDateTime,
    most: i64,
) -> Stored<Vec<SmartcardNumber>> {
    let numbers: Vec<String> = strikes::table
        .filter(strikes::taken.ge(MAX_STRIKES))
        .filter(strikes::told_at.is_null())
        .filter(strikes::last_at.lt(stored(before)))
        .limit(most)
        .select(strikes::smartcard_number)
        .load(conn)?;
    Ok(numbers
        .iter()
        .filter_map(|number| SmartcardNumber::parse(number).ok())
        .collect())
}

/// Clears a number: after a completed unlock, or by the Registration Authority.
///
/// # Errors
/// When the database fails.
pub fn clear(conn: &mut Connection, number: &SmartcardNumber) -> Stored<()> {
    diesel::delete(strikes::table.find(number.as_str())).execute(conn)?;
    Ok(())
}

/// Clears a number that is locked out; `false`, and nothing changed, when it is not.
///
/// # Errors
/// When the database fails.
pub fn clear_lockout(conn: &mut Connection, number: &SmartcardNumber) -> Stored<bool> {
    let shut = strikes::table
        .find(number.as_str())
        .filter(strikes::taken.ge(MAX_STRIKES));
    Ok(diesel::delete(shut).execute(conn)? == 1)
}

/// The strikes that stand against a number.
///
/// # Errors
/// When the database fails.
pub fn standing(conn: &mut Connection, number: &SmartcardNumber) -> Stored<Strikes> {
    let taken: Option<i32> = strikes::table
        .find(number.as_str())
        .select(strikes::taken)
        .get_result(conn)
        .optional()?;
    Ok(Strikes::new(taken.unwrap_or(0)))
}

#[cfg(test)]
mod tests;
