//! Counts failed sets of answers by the number typed, known or not (DESIGN.md §3, R01–R05).
//!
//! `take` must be committed before any answer is looked at: a strike that shares a transaction with
//! its check is lost with it.

use diesel::prelude::*;
use diesel::sql_types::Integer;
use time::OffsetDateTime;

use super::prepared::{AlwaysTheSame, Prepared, Value};
use super::schema::strikes;
use super::times::stored;
use super::{Connection, Stored};
use crate::domain::smartcard_number::SmartcardNumber;
use crate::domain::strikes::{MAX_STRIKES, Strikes};

/// One statement for the first strike and for those after it, so that both take the same way (R10).
const TAKE: &str = "INSERT INTO strikes (smartcard_number, taken, wrong, last_at) VALUES ($1, 1, 0, $2) \
    ON CONFLICT (smartcard_number) DO UPDATE SET taken = strikes.taken + 1, last_at = $2 \
    WHERE strikes.taken < $3 RETURNING taken";

/// Counts a strike before the answers are judged; the count with it, or `None` when the number is
/// locked out and the attempt must be refused unseen.
///
/// # Errors
/// When the database fails.
pub fn take(
    conn: &mut Connection,
    number: &SmartcardNumber,
    now: OffsetDateTime,
) -> Stored<Option<Strikes>> {
    let values = [
        Value::Text(number.as_str()),
        Value::Moment(stored(now)),
        Value::Small(MAX_STRIKES),
    ];
    let taken: Option<i32> = Prepared::<Integer>::new(TAKE, &values)
        .get_result(conn)
        .optional()?;
    Ok(taken.map(Strikes::new))
}

/// A right set of answers takes back its own strike, and no other.
///
/// # Errors
/// When the database fails.
pub fn give_back(conn: &mut Connection, number: &SmartcardNumber) -> Stored<()> {
    let row = strikes::table.find(number.as_str());
    diesel::update(row.filter(strikes::taken.gt(strikes::wrong)))
        .set(strikes::taken.eq(strikes::taken - 1))
        .returning(strikes::taken)
        .fixed()
        .load::<i32>(conn)?;
    Ok(())
}

/// A set of answers was judged wrong; how many were. Three never become fewer by themselves, so what
/// is said of a lock-out stays true whoever was answering at the same time.
///
/// # Errors
/// When the database fails.
pub fn judged_wrong(conn: &mut Connection, number: &SmartcardNumber) -> Stored<Strikes> {
    let wrong = diesel::update(strikes::table.find(number.as_str()))
        .set(strikes::wrong.eq(strikes::wrong + 1))
        .returning(strikes::wrong)
        .fixed()
        .get_result(conn)
        .optional()?;
    Ok(Strikes::new(wrong.unwrap_or(0)))
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
        .load::<i32>(conn)?
        .len();
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
