//! The simulated card: a chip in the database, for demonstration, training and tests.
//!
//! It keeps the one promise of a real chip: a try counts before it is judged, three wrong ones in a
//! row lock it, and it stays locked whatever comes after.

use std::sync::Arc;

use super::{
    CardError, CardPlatform, Preparation, PreparedPasscode, Serial, Verification,
    WRONG_PASSCODES_TO_LOCK,
};
use crate::domain::passcode::{NewPasscode, TypedPasscode};
use crate::random::Random;
use crate::secrets::hashing::{HashedSecret, Hashing};
use crate::storage::{Connection, Db, Stored, chips};

/// Cards whose chips are rows.
pub struct SimulatedCards {
    hashing: Arc<Hashing>,
    random: Arc<dyn Random>,
}

impl SimulatedCards {
    /// Over the given hashing door and source of salts.
    #[must_use]
    pub fn new(hashing: Arc<Hashing>, random: Arc<dyn Random>) -> Self {
        Self { hashing, random }
    }

    fn stored_hash(db: &Db, serial: &Serial) -> Stored<Option<HashedSecret>> {
        let chip = db.read(|conn| chips::find(conn, serial.as_str()))?;
        Ok(chip.and_then(|chip| chip.passcode))
    }
}

impl CardPlatform for SimulatedCards {
    fn is_locked(&self, conn: &mut Connection, serial: &Serial) -> Stored<bool> {
        let chip = chips::find(conn, serial.as_str())?;
        Ok(chip.is_some_and(|chip| chip.failures >= WRONG_PASSCODES_TO_LOCK))
    }

    fn verify(
        &self,
        db: &Db,
        serial: &Serial,
        passcode: &TypedPasscode,
    ) -> Result<Verification, CardError> {
        const LIMIT: i32 = WRONG_PASSCODES_TO_LOCK;
        // First of all: who is turned away for want of a memory has used no try.
        let slot = self.hashing.reserve()?;
        let counted = db.write(|conn| chips::count_try(conn, serial.as_str(), LIMIT))?;
        let Some(taken) = counted else {
            return Ok(Verification::Locked);
        };
        let hash = Self::stored_hash(db, serial)?;
        if slot.verify(passcode.expose().as_bytes(), hash.as_ref())? {
            db.write(|conn| chips::settle_right(conn, serial.as_str(), taken, LIMIT))?;
            return Ok(Verification::Right);
        }
        Ok(match LIMIT - taken {
            left if left > 0 => Verification::Wrong { left },
            _ => Verification::LockedNow,
        })
    }

    fn prepare(
        &self,
        db: &Db,
        serial: &Serial,
        new: &NewPasscode,
    ) -> Result<Preparation, CardError> {
        let secret = new.expose().as_bytes();
        let current = Self::stored_hash(db, serial)?;
        if self.hashing.verify(secret, current.as_ref())? {
            return Ok(Preparation::SameAsCurrent);
        }
        let hash = self.hashing.hash(secret, self.random.as_ref())?;
        Ok(Preparation::Ready(PreparedPasscode(hash)))
    }

    fn commit(
        &self,
        conn: &mut Connection,
        serial: &Serial,
        prepared: &PreparedPasscode,
    ) -> Stored<()> {
        chips::set_passcode(conn, serial.as_str(), &prepared.0)
    }
}
