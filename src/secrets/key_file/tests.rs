use super::*;
use time::macros::datetime;

const NOW: OffsetDateTime = datetime!(2026-11-22 09:00 UTC);

fn text(byte: u8) -> String {
    STANDARD.encode([byte; 32])
}

fn second() -> Version {
    Version::FIRST.next()
}

fn wrong(text: &str) -> String {
    KeyFile::parse(text).unwrap_err().to_string()
}

fn founded() -> KeyFile {
    KeyFile::founded_on(MasterSecret::from_random([1; 32]))
}

fn rotated() -> KeyFile {
    let mut file = founded();
    let added = file.add(NOW, MasterSecret::from_random([2; 32])).unwrap();
    assert_eq!(added, second());
    file
}

#[test]
fn what_is_written_is_read() {
    let mut file = rotated();
    assert_eq!(KeyFile::parse(&file.to_text()).unwrap(), file);
    file.retire(Version::FIRST).unwrap();
    assert!(!file.to_text().contains(&text(1)), "the secret stayed");
    assert_eq!(KeyFile::parse(&file.to_text()).unwrap(), file);
}

#[test]
fn every_bad_line_is_named_at_once_and_no_secret_with_it() {
    let secret = text(9);
    let said = wrong(&format!(
        "# fine\nkey 1 - c2hvcnQ=\nkey 2 2026-11-22T09:05:00Z not-base64\nkey 0 - {secret}\n\
         key 3 yesterday {secret}\nkey 4 - {secret}\nkeys {secret}\naudit 1 c2hvcnQ=\n"
    ));
    for line in [
        "line 2 is shorter than 32 bytes",
        "line 3 is not base64",
        "line 4 has no version",
        "line 5 has no moment",
        "line 6 has no moment",
        "line 7 is not one of",
        "line 8 has no key of 32 bytes",
        "it has no key",
    ] {
        assert!(said.contains(line), "{line}: {said}");
    }
    assert!(!said.contains(&secret));
}

#[test]
fn versions_are_each_once_in_order_and_never_alike() {
    let (one, two, three) = (text(1), text(2), text(3));
    let at = |minute| format!("2026-11-22T09:0{minute}:00Z");
    let (early, late) = (at(1), at(2));
    let first = format!("key 1 - {one}\n");
    assert!(
        wrong(&format!("{first}key 2 {early} {one}")).contains("the secret of another version")
    );
    for second in [
        format!("key 1 {early} {two}"),
        format!("key 2 1969-01-01T00:00:00Z {two}"),
    ] {
        assert!(wrong(&format!("{first}{second}")).contains("is not after the version before it"));
    }
    let backwards = format!("{first}key 2 {late} {two}\nkey 3 {early} {three}");
    assert!(wrong(&backwards).contains("line 3 is not after"));
    assert!(wrong(&format!("key 2 {early} {two}")).contains("neither version 1"));
    assert!(wrong(&format!("{first}decoys {two}")).contains("beside it"));
    assert!(wrong(&format!("{first}audit 1 {two}")).contains("there and retired"));
}

#[test]
fn one_rotation_waits_for_the_other() {
    let mut file = rotated();
    let third = MasterSecret::from_random([3; 32]);
    let refused = file.add(NOW, third.clone()).unwrap_err().to_string();
    assert!(refused.contains("version 2 is not in use yet"), "{refused}");
    assert!(file.add(NOW + time::Duration::HOUR, third).is_ok());
}

#[test]
fn the_last_version_stays() {
    assert!(founded().retire(Version::FIRST).is_err());
    let mut file = rotated();
    file.retire(Version::FIRST).unwrap();
    assert!(file.retire(Version::FIRST).is_err());
    assert!(file.retire(second()).is_err());
    // A number is given once, also when those before it are gone.
    let third = file.add(
        NOW + time::Duration::HOUR,
        MasterSecret::from_random([3; 32]),
    );
    assert_eq!(third.unwrap(), second().next());
}

#[test]
fn a_file_is_replaced_whole_with_its_permissions_by_one_at_a_time() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys");
    founded().create(&path).unwrap();
    assert!(!is_open_to_others(&path).unwrap());
    assert!(founded().create(&path).is_err());
    fs::set_permissions(&path, Permissions::from_mode(0o640)).unwrap();
    assert!(is_open_to_others(&path).unwrap());
    let before = stamp(&path);
    let add = |file: &mut KeyFile| file.add(NOW, MasterSecret::from_random([2; 32]));
    KeyFile::change(&path, |file| {
        let second = KeyFile::change(&path, add).unwrap_err().to_string();
        assert!(second.contains("another command"), "{second}");
        add(file)
    })
    .unwrap();
    assert_ne!(stamp(&path), before);
    assert_eq!(fs::metadata(&path).unwrap().mode() & 0o777, 0o640);
    assert_eq!(KeyFile::read(&path).unwrap(), rotated());
    let refused: Result<(), _> = KeyFile::change(&path, |file| {
        file.versions.clear();
        Err(KeyFileProblems::one("no"))
    });
    assert!(refused.is_err());
    assert_eq!(KeyFile::read(&path).unwrap(), rotated());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}
