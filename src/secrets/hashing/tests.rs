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
fn a_full_queue_turns_the_next_one_away_and_places_come_back() {
    let door = door(1, 0);
    let places = [(); 4].map(|()| door.reserve().unwrap());
    assert_eq!(door.verify(b"x", None), Err(HashingError::Busy));
    drop(places);
    assert_eq!(door.verify(b"x", None), Ok(false));
}

#[test]
fn whoever_counts_keeps_no_memory_from_whoever_hashes() {
    let door = door(1, 0);
    let counting = door.reserve().unwrap();
    assert_eq!(door.verify(b"x", None), Ok(false), "there is one memory");
    assert_eq!(counting.is_right(b"x", None), Ok(false));
}

#[test]
fn no_more_than_four_times_the_memories_are_past_the_queue() {
    let door = door(1, 1);
    let first = door.reserve().unwrap();
    let _others = [(); 3].map(|()| door.reserve().unwrap());
    std::thread::scope(|scope| {
        let next = scope.spawn(|| door.reserve().is_ok());
        while door.lock().waiting == 0 {
            std::thread::yield_now();
        }
        assert!(matches!(door.reserve(), Err(HashingError::Busy)));
        assert_eq!(door.lock().inside, 4);
        drop(first);
        assert!(next.join().unwrap());
    });
}

#[test]
fn a_secret_in_the_place_of_another_is_told_from_it_with_one_hash() {
    let door = door(1, 4);
    let replace = |secret: &[u8], stored: Option<&HashedSecret>| {
        let slot = door.reserve().unwrap();
        slot.replace(secret, stored, &SystemRandom).unwrap()
    };
    let first = replace(b"2580", None).unwrap();
    assert_eq!(replace(b"2580", Some(&first)), None);
    let second = replace(b"2581", Some(&first)).unwrap();
    assert_eq!(door.verify(b"2581", Some(&second)), Ok(true));
    assert_eq!(door.verify(b"2580", Some(&second)), Ok(false));
    // A hash of another cost keeps neither its cost nor its salt.
    let dearer = Cost { passes: 2, ..COST };
    let dearer = Hashing::new(dearer, keys_of(1), 1, 4).unwrap();
    let old = dearer.hash(b"2580", &SystemRandom).unwrap();
    assert_eq!(replace(b"2580", Some(&old)), None);
    let new = replace(b"2581", Some(&old)).unwrap();
    assert!(new.as_str().starts_with("$argon2id$v=19$m=64,t=1,p=1$"));
    assert_ne!(salt_of(&new).unwrap(), salt_of(&old).unwrap());
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
