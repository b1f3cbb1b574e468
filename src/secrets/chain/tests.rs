use super::*;

use crate::secrets::keys::tests::{Installation, keys_of};
use crate::secrets::ring::Key;

/// Keys of one version, and the key.
fn keys() -> (ChainKeys, Key) {
    let keys = keys_of(7);
    let (_, key) = keys.sealing(Use::Audit);
    (keys.audit(), key)
}

const KEY: &[u8; 32] = &[7; 32];
const START: (&[u8], Version) = (GENESIS, Version::FIRST);

fn entry(id: i64) -> Entry {
    Entry {
        id,
        at: 1_795_338_000_000_000 + id,
        actor_kind: "holder".to_owned(),
        actor: "555512345678".to_owned(),
        action: "signed_in".to_owned(),
        subject: "555512345678".to_owned(),
        detail: "detail".to_owned(),
        network: "203.0.113.7".to_owned(),
        request_id: "LK-1".to_owned(),
        organisation: Some(3),
    }
}

/// Ten events, sealed.
fn chain() -> Vec<Sealed> {
    let (_, key) = keys();
    let mut previous = GENESIS.to_vec();
    (FIRST..=10)
        .map(|position| {
            let entry = entry(100 + position);
            let link = link(&key, &previous, position, &entry);
            previous = link.as_bytes().to_vec();
            Sealed {
                position,
                event: entry.id,
                link: previous.clone(),
                version: Some(Version::FIRST),
                entry: Some(entry),
            }
        })
        .collect()
}

fn found(stretch: &[Sealed]) -> Option<(i64, Option<i64>, Damage)> {
    let found = first_break(&keys().0, START, FIRST, stretch)?;
    Some((found.position, found.event, found.damage))
}

#[test]
fn a_link_vouches_for_every_field_its_position_and_the_link_before() {
    let base = link(KEY, GENESIS, 1, &entry(1));
    assert_eq!(base, link(KEY, GENESIS, 1, &entry(1)));
    assert_ne!(base, link(&[8; 32], GENESIS, 1, &entry(1)));
    assert_ne!(base, link(KEY, &[1; 32], 1, &entry(1)));
    assert_ne!(base, link(KEY, GENESIS, 2, &entry(1)));
    let changes: [fn(&mut Entry); 11] = [
        |e| e.id += 1,
        |e| e.at += 1,
        |e| e.actor_kind.push('x'),
        |e| e.actor.push('x'),
        |e| e.action.push('x'),
        |e| e.subject.push('x'),
        |e| e.detail.push('x'),
        |e| e.network.push('x'),
        |e| e.request_id.push('x'),
        |e| e.organisation = Some(4),
        |e| e.organisation = None,
    ];
    for change in changes {
        let mut other = entry(1);
        change(&mut other);
        assert_ne!(base, link(KEY, GENESIS, 1, &other), "{other:?}");
    }
}

#[test]
fn what_moves_from_one_field_to_the_next_is_a_change() {
    let (mut one, mut other) = (entry(1), entry(1));
    (one.subject, one.detail) = ("ab".to_owned(), "c".to_owned());
    (other.subject, other.detail) = ("a".to_owned(), "bc".to_owned());
    assert_ne!(link(KEY, GENESIS, 1, &one), link(KEY, GENESIS, 1, &other));
}

#[test]
fn a_chain_that_nobody_touched_holds_from_any_place() {
    let chain = chain();
    assert_eq!(found(&chain), None);
    let fourth = (chain[3].link.as_slice(), Version::FIRST);
    assert_eq!(first_break(&keys().0, fourth, 5, &chain[4..]), None);
    assert!(first_break(&keys_of(8).audit(), START, FIRST, &chain).is_some());
}

/// Ten events, sealed under these versions.
fn across(keys: &ChainKeys, versions: [Version; 10]) -> Vec<Sealed> {
    let mut previous = GENESIS.to_vec();
    let sealed = (FIRST..).zip(versions).map(|(position, version)| {
        let entry = entry(100 + position);
        let link = keys.link(version, &previous, position, &entry).unwrap();
        previous = link.as_bytes().to_vec();
        Sealed {
            position,
            event: entry.id,
            link: previous.clone(),
            version: Some(version),
            entry: Some(entry),
        }
    });
    sealed.collect()
}

#[test]
fn versions_only_go_forward() {
    let installation = Installation::new();
    let (one, two) = (Version::FIRST, installation.rotate());
    installation.wait();
    let keys = installation.replica().audit();
    assert_eq!(
        (keys.next(one), keys.next(two), keys.next(two.next())),
        (two, two, two.next())
    );
    let forward = [one, one, one, one, two, two, two, two, two, two];
    let chain = across(&keys, forward);
    assert_eq!(first_break(&keys, START, FIRST, &chain), None);
    assert_eq!(
        first_break(&keys, (&chain[5].link, two), 7, &chain[6..]),
        None
    );

    // Who has the old key and not the new one can go on from nowhere.
    let mut back = forward;
    back[7] = one;
    let found = first_break(&keys, START, FIRST, &across(&keys, back)).unwrap();
    assert_eq!((found.position, found.damage), (8, Damage::Changed));

    for lie in [Some(one), None, Some(two.next())] {
        let mut lied = chain.clone();
        lied[6].version = lie;
        let found = first_break(&keys, START, FIRST, &lied).unwrap();
        assert_eq!(
            (found.position, found.damage),
            (7, Damage::Changed),
            "{lie:?}"
        );
    }

    // What the old key made proves itself when the rest of that version is gone.
    let retire = |file: &mut crate::secrets::key_file::KeyFile| file.retire(one);
    crate::secrets::key_file::KeyFile::change(&installation.path(), retire).unwrap();
    let left = installation.replica().audit();
    assert_eq!(first_break(&left, START, FIRST, &chain), None);
}

#[test]
fn damage_is_named_where_it_is_first_met() {
    let mut changed = chain();
    changed[4].entry.as_mut().unwrap().actor.clear();
    assert_eq!(found(&changed), Some((5, Some(105), Damage::Changed)));

    let mut resealed = chain();
    resealed[4].link = vec![9; 32];
    assert_eq!(found(&resealed), Some((5, Some(105), Damage::Changed)));

    let mut short = chain();
    short[4].link.pop();
    assert_eq!(found(&short), Some((5, Some(105), Damage::Changed)));

    let mut gone = chain();
    gone[4].entry = None;
    assert_eq!(found(&gone), Some((5, Some(105), Damage::RowMissing)));

    let mut unsealed = chain();
    unsealed.remove(4);
    assert_eq!(found(&unsealed), Some((5, None, Damage::SealMissing)));

    let mut closed_up = unsealed.clone();
    for later in &mut closed_up[4..] {
        later.position -= 1;
    }
    assert_eq!(found(&closed_up), Some((5, Some(106), Damage::Changed)));
}

#[test]
fn rows_that_changed_places_are_told_from_rows_that_were_changed() {
    let mut seals_stayed = chain();
    let fifth = seals_stayed[4].clone();
    (seals_stayed[4].event, seals_stayed[4].entry) =
        (seals_stayed[7].event, seals_stayed[7].entry.clone());
    (seals_stayed[7].event, seals_stayed[7].entry) = (fifth.event, fifth.entry);
    assert_eq!(
        found(&seals_stayed),
        Some((5, Some(108), Damage::OutOfOrder))
    );

    let mut whole = chain();
    whole.swap(4, 7);
    (whole[4].position, whole[7].position) = (5, 8);
    assert_eq!(found(&whole), Some((5, Some(108), Damage::OutOfOrder)));
}

#[test]
fn a_break_says_where_and_what() {
    let broken = Break {
        position: 5,
        event: Some(105),
        damage: Damage::Changed,
    };
    assert_eq!(
        broken.to_string(),
        "position 5, event 105: a row was changed"
    );
    assert_eq!(hex(&[0, 255, 16]), "00ff10");
}
