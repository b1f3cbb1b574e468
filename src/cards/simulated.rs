//! The simulated card: a chip in the database, for demonstration, training and tests.
//!
//! It keeps the one promise of a real chip: a try counts before it is judged, three wrong ones in a
//! row lock it, and it stays locked whatever comes after.

use std::sync::Arc;

use super::keys::CardKey;
use super::{
    CardError, CardPlatform, Preparation, PreparedPasscode, RightPasscode, Serial, Verification,
    WRONG_PASSCODES_TO_LOCK,
};
use crate::domain::certificate::{CertificateKind, SigningRequest};
use crate::domain::passcode::{NewPasscode, TypedPasscode};
use crate::random::Random;
use crate::secrets::hashing::{HashedSecret, Hashing, Judgement};
use crate::secrets::keys::Keys;
use crate::storage::chip_keys::{self, Slot};
use crate::storage::chips::{self, Chip};
use crate::storage::key_use::{self, Kept};
use crate::storage::{Connection, Db, Stored};

/// Cards whose chips are rows.
pub struct SimulatedCards {
    hashing: Arc<Hashing>,
    random: Arc<dyn Random>,
    keys: Keys,
}

impl SimulatedCards {
    /// Over the given hashing door, source of salts, and keys that seal what is on the chips.
    #[must_use]
    pub fn new(hashing: Arc<Hashing>, random: Arc<dyn Random>, keys: Keys) -> Self {
        Self {
            hashing,
            random,
            keys,
        }
    }

    /// The key that lies beside the one in use.
    fn beside(
        &self,
        db: &Db,
        serial: &Serial,
        kind: CertificateKind,
    ) -> Result<Option<CardKey>, CardError> {
        let chip = serial.as_str();
        let found = db.read(|conn| chip_keys::find(conn, chip, kind, Slot::Beside))?;
        let open = |key: chip_keys::ChipKey| CardKey::open(&self.keys, serial, kind, &key.sealed);
        found.map(open).transpose()
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
        // First of all: who is turned away from the hashing queue has used no try.
        let slot = self.hashing.reserve()?;
        let counted = db.write(|conn| chips::count_try(conn, serial.as_str(), LIMIT))?;
        let Some(taken) = counted else {
            return Ok(Verification::Locked);
        };
        let hash = Self::stored_hash(db, serial)?;
        let secret = passcode.expose().as_bytes();
        let judgement = slot.judge(secret, hash.as_ref(), self.random.as_ref())?;
        let right = match (judgement, hash) {
            (Judgement::Right, Some(hash)) => Some((None, hash)),
            (Judgement::RightAndRenewed(new), Some(old)) => Some((Some(old), new)),
            (Judgement::Wrong, _) | (_, None) => None,
        };
        if let Some((old, now)) = right {
            db.write(|conn| {
                if let Some(old) = &old {
                    key_use::renew_hash(conn, Kept::Passcodes, serial.as_str(), old, &now)?;
                }
                chips::settle_right(conn, serial.as_str(), taken, LIMIT)
            })?;
            return Ok(Verification::Right(RightPasscode(now)));
        }
        Ok(match LIMIT - taken {
            left if left > 0 => Verification::Wrong { left },
            _ => Verification::LockedNow,
        })
    }

    fn still(&self, conn: &mut Connection, serial: &Serial, right: &RightPasscode) -> Stored<bool> {
        chips::hold(conn, serial.as_str(), &right.0)
    }

    fn prepare(
        &self,
        db: &Db,
        serial: &Serial,
        new: &NewPasscode,
    ) -> Result<Preparation, CardError> {
        let secret = new.expose().as_bytes();
        let current = Self::stored_hash(db, serial)?;
        let slot = self.hashing.reserve()?;
        let new = slot.replace(secret, current.as_ref(), self.random.as_ref())?;
        Ok(new.map_or(Preparation::SameAsCurrent, |hash| {
            Preparation::Ready(PreparedPasscode(hash))
        }))
    }

    fn commit(
        &self,
        conn: &mut Connection,
        serial: &Serial,
        prepared: &PreparedPasscode,
    ) -> Stored<()> {
        chips::set_passcode(conn, serial.as_str(), &prepared.0)
    }

    fn request(
        &self,
        db: &Db,
        serial: &Serial,
        kind: CertificateKind,
    ) -> Result<SigningRequest, CardError> {
        if let Some(key) = self.beside(db, serial, kind)? {
            return key.request(serial);
        }
        let made = CardKey::generate()?;
        let sealed = made.seal(&self.keys, serial, kind, self.random.as_ref())?;
        if db.write(|conn| chip_keys::add(conn, serial.as_str(), kind, &sealed))? {
            return made.request(serial);
        }
        // Another request made one a moment ago; a card has one of each.
        let there = self.beside(db, serial, kind)?;
        there
            .ok_or_else(|| CardError::Refused("a key came and went".to_owned()))?
            .request(serial)
    }

    fn write_certificate(
        &self,
        db: &Db,
        serial: &Serial,
        kind: CertificateKind,
        der: &[u8],
    ) -> Result<bool, CardError> {
        let Some(key) = self.beside(db, serial, kind)? else {
            return Ok(false);
        };
        if !key.is_of(der)? {
            return Ok(false);
        }
        db.write(|conn| chip_keys::write(conn, serial.as_str(), kind, der))?;
        Ok(true)
    }

    fn read_back(
        &self,
        db: &Db,
        serial: &Serial,
        kind: CertificateKind,
    ) -> Result<Option<Vec<u8>>, CardError> {
        let chip = serial.as_str();
        let key = db.read(|conn| chip_keys::find(conn, chip, kind, Slot::Beside))?;
        Ok(key.and_then(|key| key.certificate))
    }

    fn put_in_use(&self, conn: &mut Connection, serial: &Serial) -> Stored<bool> {
        for kind in CertificateKind::BOTH {
            let key = chip_keys::find(conn, serial.as_str(), kind, Slot::Beside)?;
            if key.is_none_or(|key| key.certificate.is_none()) {
                return Ok(false);
            }
        }
        chip_keys::put_in_use(conn, serial.as_str())?;
        Ok(true)
    }

    fn destroy(&self, conn: &mut Connection, serial: &Serial) -> Stored<()> {
        chip_keys::destroy(conn, serial.as_str())
    }

    fn personalise(
        &self,
        conn: &mut Connection,
        serial: &Serial,
        prepared: &PreparedPasscode,
    ) -> Stored<()> {
        let chip = Chip {
            passcode: Some(prepared.0.clone()),
            failures: 0,
        };
        chips::add(conn, serial.as_str(), &chip)
    }
}
