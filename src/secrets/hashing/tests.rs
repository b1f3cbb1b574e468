use super::*;
use crate::random::SystemRandom;
use crate::secrets::keys::tests::{Installation, keys_of};

const COST: Cost = Cost {
    memory_kib: 64,
    passes: 1,
    lanes: 1,
};

fn door(pepper: u8, max_waiting: usize) -> Hashing {
    Hashing::new(COST, keys_of(pepper), 1, max_waiting).unwrap()
}

#[test]
fn a_secret_verifies_under_its_pepper_only() {
    let stored = door(1, 4).hash(b"2580", &SystemRandom).unwrap();
    assert!(stored.as_str().starts_with("$argon2id$v=19$m=64,t=1,p=1$"));
    assert_eq!(door(1, 4).verify(b"2580", Some(&stored)), Ok(true));
    assert_eq!(door(1, 4).verify(b"2581", Some(&stored)), Ok(false));
    assert_eq!(door(2, 4).verify(b"2580", Some(&stored)), Ok(false));
}

#[test]
fn without_a_stored_hash_nothing_is_right() {
    assert_eq!(door(1, 4).verify(b"2580", None), Ok(false));
}

#[test]
fn a_stored_hash_cannot_ask_for_gigabytes() {
    let greedy = "$argon2id$v=19$m=4194304,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$\
                  AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let stored = HashedSecret::from_stored(greedy.into());
    assert!(matches!(
        door(1, 4).verify(b"x", Some(&stored)),
        Err(HashingError::Broken(_))
    ));
    let broken = HashedSecret::from_stored("plain".into());
    assert!(matches!(
        door(1, 4).verify(b"x", Some(&broken)),
        Err(HashingError::Broken(_))
    ));
}

#[test]
fn a_full_queue_turns_the_next_one_away_and_memory_comes_back() {
    let door = door(1, 0);
    let loan = door.reserve().unwrap();
    assert_eq!(door.verify(b"x", None), Err(HashingError::Busy));
    drop(loan);
    assert_eq!(door.verify(b"x", None), Ok(false));
}

#[test]
fn a_hash_says_its_pepper_and_moves_to_the_one_in_use_when_it_was_right() {
    let installation = Installation::new();
    let (early, late) = (installation.replica(), installation.replica());
    let door = |keys: &Keys| Hashing::new(COST, keys.clone(), 1, 4).unwrap();
    let (early_door, late_door) = (door(&early), door(&late));
    let stored = late_door.hash(b"2580", &SystemRandom).unwrap();
    let second = installation.rotate();
    installation.wait();
    early.reread().unwrap();
    let judge = |door: &Hashing, secret: &[u8], stored: &HashedSecret| {
        let slot = door.reserve().unwrap();
        slot.judge(secret, Some(stored), &SystemRandom)
    };
    assert_eq!(judge(&early_door, b"2581", &stored), Ok(Judgement::Wrong));
    let judged = judge(&early_door, b"2580", &stored).unwrap();
    let Judgement::RightAndRenewed(renewed) = judged else {
        panic!("not renewed")
    };
    assert_eq!(version_of(&renewed), Some(second));
    // One that does not know the pepper looks for it.
    assert_eq!(judge(&late_door, b"2580", &renewed), Ok(Judgement::Right));
    let unknown = renewed.as_str().replace("keyid=AAI", "keyid=AAk");
    let unknown = HashedSecret::from_stored(unknown);
    assert!(matches!(
        judge(&late_door, b"2580", &unknown),
        Err(HashingError::Broken(_))
    ));
    let other = renewed.as_str().replace(",keyid=AAI", "");
    let other = HashedSecret::from_stored(other);
    assert_eq!(judge(&late_door, b"2580", &other), Ok(Judgement::Wrong));
}
