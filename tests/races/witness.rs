//! What the database says happened. A set of answers was evaluated when the trail says that it was wrong or
//! right: those rows are written by what the hash came to, and by nothing else.

use latchkey::domain::audit::Action;
use latchkey::domain::smartcard_number::SmartcardNumber;
use latchkey::storage::{audit, strikes};

use crate::portal::Portal;
use crate::services::Outcome;

/// How often the trail says this of a number.
pub fn events(portal: &Portal, number: &str, action: Action) -> Outcome<usize> {
    let number = SmartcardNumber::parse(number)?;
    let all = portal
        .db
        .read(|conn| audit::about(conn, &number, None, 100_000))?;
    Ok(all.iter().filter(|event| event.action == action).count())
}

/// The strikes that stand against a number.
pub fn standing(portal: &Portal, number: &str) -> Outcome<i32> {
    let number = SmartcardNumber::parse(number)?;
    let standing = portal.db.read(|conn| strikes::standing(conn, &number))?;
    Ok(standing.count())
}

/// What the desk does when it has helped; whether the number was locked out.
pub fn clear_lockout(portal: &Portal, number: &str) -> Outcome<bool> {
    let number = SmartcardNumber::parse(number)?;
    Ok(portal
        .db
        .write(|conn| strikes::clear_lockout(conn, &number))?)
}
