//! The keys of the simulated cards' chips, sealed: what is in use, and what a renewal has made beside it.

use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error};

use super::schema::chip_keys;
use super::{Connection, Stored, tx};
use crate::domain::certificate::CertificateKind;

/// Where on the chip a key lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// In use.
    InUse,
    /// Made by a renewal and not yet in use.
    Beside,
}

impl Slot {
    fn as_str(self) -> &'static str {
        match self {
            Self::InUse => "in_use",
            Self::Beside => "beside",
        }
    }
}

/// A key with its certificate, once it has one.
#[derive(Debug, Clone)]
pub struct ChipKey {
    /// The sealed private key.
    pub sealed: Vec<u8>,
    /// Its certificate.
    pub certificate: Option<Vec<u8>>,
}

/// The key of a kind in a slot.
///
/// # Errors
/// When the database fails.
pub fn find(
    conn: &mut Connection,
    chip: &str,
    kind: CertificateKind,
    slot: Slot,
) -> Stored<Option<ChipKey>> {
    let row: Option<(Vec<u8>, Option<Vec<u8>>)> = chip_keys::table
        .filter(chip_keys::chip.eq(chip))
        .filter(chip_keys::kind.eq(kind.as_str()))
        .filter(chip_keys::slot.eq(slot.as_str()))
        .select((chip_keys::sealed_key, chip_keys::certificate))
        .first(conn)
        .optional()?;
    Ok(row.map(|(sealed, certificate)| ChipKey {
        sealed,
        certificate,
    }))
}

/// Keeps a new key beside the one in use; `false`, and nothing done, when one is there.
///
/// # Errors
/// When the database fails.
pub fn add(
    conn: &mut Connection,
    chip: &str,
    kind: CertificateKind,
    sealed: &[u8],
) -> Stored<bool> {
    let insert = diesel::insert_into(chip_keys::table).values((
        chip_keys::chip.eq(chip),
        chip_keys::kind.eq(kind.as_str()),
        chip_keys::slot.eq(Slot::Beside.as_str()),
        chip_keys::sealed_key.eq(sealed),
    ));
    match tx::savepoint(conn, |conn| insert.execute(conn)) {
        Ok(_) => Ok(true),
        Err(Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => Ok(false),
        Err(other) => Err(other.into()),
    }
}

/// Writes the certificate of the key beside the one in use.
///
/// # Errors
/// When the database fails.
pub fn write(
    conn: &mut Connection,
    chip: &str,
    kind: CertificateKind,
    certificate: &[u8],
) -> Stored<()> {
    let beside = chip_keys::table
        .filter(chip_keys::chip.eq(chip))
        .filter(chip_keys::kind.eq(kind.as_str()))
        .filter(chip_keys::slot.eq(Slot::Beside.as_str()));
    diesel::update(beside)
        .set(chip_keys::certificate.eq(certificate))
        .execute(conn)?;
    Ok(())
}

/// Puts the keys that lie beside in the place of those in use; how many.
///
/// # Errors
/// When the database fails.
pub fn put_in_use(conn: &mut Connection, chip: &str) -> Stored<usize> {
    let in_use = chip_keys::table
        .filter(chip_keys::chip.eq(chip))
        .filter(chip_keys::slot.eq(Slot::InUse.as_str()));
    diesel::delete(in_use).execute(conn)?;
    let beside = chip_keys::table
        .filter(chip_keys::chip.eq(chip))
        .filter(chip_keys::slot.eq(Slot::Beside.as_str()));
    let rows = diesel::update(beside)
        .set(chip_keys::slot.eq(Slot::InUse.as_str()))
        .execute(conn)?;
    Ok(rows)
}

/// Destroys every key of a chip.
///
/// # Errors
/// When the database fails.
pub fn destroy(conn: &mut Connection, chip: &str) -> Stored<()> {
    diesel::delete(chip_keys::table.filter(chip_keys::chip.eq(chip))).execute(conn)?;
    Ok(())
}
