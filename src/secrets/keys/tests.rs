use std::path::Path;

use time::Duration;
use time::macros::datetime;

use super::*;
use crate::clock::ManualClock;

pub const NOW: OffsetDateTime = datetime!(2026-11-22 09:00 UTC);

fn secret(byte: u8) -> MasterSecret {
    MasterSecret::from_random([byte; 32])
}

/// Keys from one secret.
pub fn keys_of(byte: u8) -> Keys {
    let clock = Arc::new(ManualClock::at(NOW));
    Keys::open(Source::Secret(secret(byte)), clock).unwrap()
}

/// A key file with a clock, and those who read it.
pub struct Installation {
    folder: tempfile::TempDir,
    pub clock: Arc<ManualClock>,
}

impl Installation {
    /// With a founding version.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(ManualClock::at(NOW));
        let new = Self { folder, clock };
        KeyFile::founded_on(secret(1)).create(&new.path()).unwrap();
        new
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("keys")
    }

    /// A replica that starts now.
    pub fn replica(&self) -> Keys {
        let clock = Arc::clone(&self.clock) as Arc<dyn Clock>;
        Keys::open(Source::File(self.path()), clock).unwrap()
    }

    /// Adds a version that seals in five minutes.
    pub fn rotate(&self) -> Version {
        let now = self.clock.now();
        let drawn = secret(u8::try_from(now.unix_timestamp() % 250 + 2).unwrap());
        let add = |file: &mut KeyFile| file.add(now, Duration::minutes(5), drawn);
        KeyFile::change(&self.path(), add).unwrap().0
    }

    /// Until the version of the last rotation seals.
    pub fn wait(&self) {
        self.clock.advance(Duration::minutes(6));
    }
}

fn replace(path: &Path, text: &str) {
    std::fs::write(path, text).unwrap();
}

#[test]
fn a_code_is_bound_to_purpose_journey_and_number() {
    let keys = keys_of(7);
    let one = SmartcardNumber::parse("555512345678").unwrap();
    let two = SmartcardNumber::parse("555512345679").unwrap();
    let base = keys.code_mac(Purpose::Unlock, "j1", &one, "12345678");
    for other in [
        keys.code_mac(Purpose::Registration, "j1", &one, "12345678"),
        keys.code_mac(Purpose::Unlock, "j2", &one, "12345678"),
        keys.code_mac(Purpose::Unlock, "j1", &two, "12345678"),
        keys.code_mac(Purpose::Unlock, "j1", &one, "12345679"),
    ] {
        assert_ne!(base.as_bytes(), other.as_bytes());
    }
}

#[test]
fn a_form_token_belongs_to_one_cookie() {
    let (mine, other) = (
        PlainToken::from_bytes([1; 32]),
        PlainToken::from_bytes([2; 32]),
    );
    let keys = keys_of(7);
    let token = keys.form_token(&mine, [3; 32]);
    assert!(keys.form_token_matches(&mine, &token));
    assert!(keys.form_token_matches(&mine, &keys.form_token(&mine, [4; 32])));
    assert_ne!(token, keys.form_token(&mine, [4; 32]));
    assert!(!keys.form_token_matches(&other, &token));
    assert!(!keys.form_token_matches(&mine, ""));
    assert!(!keys_of(8).form_token_matches(&mine, &token));
}

#[test]
fn keys_do_not_show_in_debug_output() {
    assert_eq!(format!("{:?}", keys_of(7)), "Keys(…)");
    assert_eq!(format!("{:?}", Source::Secret(secret(7))), "Source(…)");
}

/// Everything short-lived that `maker` makes, `judge` takes.
fn understands(judge: &Keys, maker: &Keys) {
    let number = SmartcardNumber::parse("555512345678").unwrap();
    let cookie = PlainToken::from_bytes([1; 32]);
    assert!(judge.form_token_matches(&cookie, &maker.form_token(&cookie, [2; 32])));
    let code = maker.code_mac(Purpose::Unlock, "j1", &number, "12345678");
    let codes = judge.code_macs(Purpose::Unlock, "j1", &number, "12345678");
    assert!(codes.iter().any(|mac| mac.as_bytes() == code.as_bytes()));
    let fingerprint = maker.passcode_fingerprint("j1", "2580");
    assert!(judge.is_fingerprint_of(&fingerprint, "j1", "2580"));
    assert!(!judge.is_fingerprint_of(&fingerprint, "j1", "2581"));
    let recovery = maker.recovery_mac("staff 1", "abcd");
    assert!(judge.recovery_macs("staff 1", "abcd").contains(&recovery));
    assert_eq!(version_of_mac(&recovery), Some(maker.in_use()));
}

#[test]
fn replicas_understand_each_other_whoever_reads_first() {
    let installation = Installation::new();
    let (early, late) = (installation.replica(), installation.replica());
    let busy = installation.replica();
    let second = installation.rotate();
    early.reread().unwrap();
    assert_eq!(early.in_use(), Version::FIRST, "it seals before its moment");
    understands(&busy, &early);
    installation.wait();
    assert_eq!((early.in_use(), late.in_use()), (second, Version::FIRST));
    understands(&early, &late);
    // What it is shown makes it look.
    understands(&late, &early);
    assert_eq!(late.in_use(), second);
}

#[test]
fn every_clone_learns_a_version() {
    let installation = Installation::new();
    let keys = installation.replica();
    let clone = keys.clone();
    installation.rotate();
    installation.wait();
    keys.reread().unwrap();
    assert_eq!(clone.in_use(), keys.in_use());
    assert_ne!(clone.in_use(), Version::FIRST);
}

#[test]
fn a_file_that_will_not_do_changes_nothing() {
    let installation = Installation::new();
    let keys = installation.replica();
    let other = KeyFile::founded_on(secret(9));
    replace(&installation.path(), "key 1 - nonsense");
    assert!(keys.reread().is_err());
    std::fs::remove_file(installation.path()).unwrap();
    assert!(keys.reread().is_err());
    other.create(&installation.path()).unwrap();
    let refused = keys.reread().unwrap_err().to_string();
    assert!(
        refused.contains("version 1 is not what it was"),
        "{refused}"
    );
    understands(&keys, &keys.clone());
}

#[test]
fn decoys_stay_when_their_version_goes() {
    let installation = Installation::new();
    let before = *installation.replica().decoys();
    installation.rotate();
    KeyFile::change(&installation.path(), |file| file.retire(Version::FIRST)).unwrap();
    assert_eq!(*installation.replica().decoys(), before);
}
