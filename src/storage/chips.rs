//! The simulated cards' chips: a passcode hash and a retry counter that counts first.
//!
//! A serial that no card has is a phantom: it counts and locks like any other and never opens.

use diesel::prelude::*;
use diesel::sql_types::Integer;

use super::prepared::{AlwaysTheSame, Prepared, Value};
use super::schema::chips;
use super::{Connection, Stored};
use crate::secrets::hashing::HashedSecret;

/// What a chip holds.
#[derive(Debug, Clone)]
pub struct Chip {
    /// The passcode's hash; a phantom has none.
    pub passcode: Option<HashedSecret>,
    /// Wrong passcodes in a row.
    pub failures: i32,
}

/// The chip with this serial.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut Connection, serial: &str) -> Stored<Option<Chip>> {
    let row: Option<(Option<String>, i32)> = chips::table
        .find(serial)
        .select((chips::passcode_hash, chips::failures))
        .get_result(conn)
        .optional()?;
    Ok(row.map(|(hash, failures)| Chip {
        passcode: hash.map(HashedSecret::from_stored),
        failures,
    }))
}

/// One statement for the chip of a card and for a phantom's first try, so that both take the same way (R10).
const COUNT_TRY: &str = "INSERT INTO chips (serial, failures) VALUES ($1, 1) \
    ON CONFLICT (serial) DO UPDATE SET failures = chips.failures + 1 \
    WHERE chips.failures < $2 RETURNING failures";

/// Counts a try before it is judged; the count it took, or `None` when `limit` was already reached.
///
/// # Errors
/// When the database fails.
pub fn count_try(conn: &mut Connection, serial: &str, limit: i32) -> Stored<Option<i32>> {
    let values = [Value::Text(serial), Value::Small(limit)];
    let counted = Prepared::<Integer>::new(COUNT_TRY, &values);
    Ok(counted.get_result(conn).optional()?)
}

/// A right passcode ends the row of wrong ones. Where others counted after it, it only takes its own
/// try back, and never opens a chip that they have locked.
///
/// # Errors
/// When the database fails.
pub fn settle_right(conn: &mut Connection, serial: &str, taken: i32, limit: i32) -> Stored<()> {
    let alone = diesel::update(chips::table.find(serial).filter(chips::failures.eq(taken)))
        .set(chips::failures.eq(0))
        .returning(chips::failures)
        .fixed()
        .rows::<i32>(conn)?;
    if alone == 0 {
        diesel::update(
            chips::table
                .find(serial)
                .filter(chips::failures.between(1, limit - 1)),
        )
        .set(chips::failures.eq(chips::failures - 1))
        .returning(chips::failures)
        .fixed()
        .rows::<i32>(conn)?;
    }
    Ok(())
}

/// Whether a chip has this passcode, and keeps it until the transaction ends.
///
/// # Errors
/// When the database fails.
pub fn hold(conn: &mut Connection, serial: &str, passcode: &HashedSecret) -> Stored<bool> {
    let with = chips::table
        .find(serial)
        .filter(chips::passcode_hash.eq(passcode.as_str()));
    // Writing it as it is locks the row on PostgreSQL; SQLite has one writer.
    let held = diesel::update(with)
        .set(chips::failures.eq(chips::failures))
        .returning(chips::failures)
        .fixed()
        .rows::<i32>(conn)?;
    Ok(held == 1)
}

/// Sets a passcode and opens the chip.
///
/// # Errors
/// When the database fails.
pub fn set_passcode(conn: &mut Connection, serial: &str, hash: &HashedSecret) -> Stored<()> {
    diesel::update(chips::table.find(serial))
        .set((
            chips::passcode_hash.eq(hash.as_str()),
            chips::failures.eq(0),
        ))
        .returning(chips::failures)
        .fixed()
        .rows::<i32>(conn)?;
    Ok(())
}

/// Adds a chip.
///
/// # Errors
/// When the database fails or the serial is already there.
pub fn add(conn: &mut Connection, serial: &str, chip: &Chip) -> Stored<()> {
    diesel::insert_into(chips::table)
        .values((
            chips::serial.eq(serial),
            chips::passcode_hash.eq(chip.passcode.as_ref().map(HashedSecret::as_str)),
            chips::failures.eq(chip.failures),
        ))
        .execute(conn)?;
    Ok(())
}
