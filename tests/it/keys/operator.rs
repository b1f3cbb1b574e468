//! Keys as the operator meets them: the real program, its refusals, and a rotation from its command line.

use std::fs::{Permissions, set_permissions};
use std::os::unix::fs::PermissionsExt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::program::child::{Ended, Place};

const PUBLIC: &str = "bGF0Y2hrZXktZGV2ZWxvcG1lbnQtc2VjcmV0LW5vdC1mb3ItcGVvcGxl";
const FILE: (&str, &str) = ("LATCHKEY__KEYS__FILE", "keys");
const SECRET: &str = "LATCHKEY__KEYS__SECRET";

fn run(place: &Place, arguments: &[&str], more: &[(&str, &str)]) -> Ended {
    let mut variables = vec![
        ("LATCHKEY_PROFILE", "production"),
        ("LATCHKEY__SERVER__BASE_URL", "https://unlock.example.org"),
        ("LATCHKEY__SERVER__ALLOWED_HOSTS", "unlock.example.org"),
        ("LATCHKEY__SERVER__TRUSTED_PROXIES", "127.0.0.1/32"),
        ("LATCHKEY__MAIL__TRANSPORT", "folder"),
        (
            "LATCHKEY__MAIL__FROM_ADDRESS",
            "no-reply@unlock.example.org",
        ),
    ];
    variables.extend(more);
    place.run(arguments, &variables)
}

fn secret(byte: u8) -> String {
    STANDARD.encode([byte; 32])
}

#[test]
fn production_names_all_that_is_wrong_with_its_keys_at_once() {
    let place = Place::new();
    run(&place, &["check"], &[])
        .failed()
        .says("keys.secret: is not set");
    let gone = run(&place, &["check"], &[FILE]);
    gone.failed()
        .says("keys.file: cannot be read")
        .says("latchkey keys init");
    let path = place.path().join("keys");
    let write = |text: &str| std::fs::write(&path, text).unwrap();
    let only_owner = |mode| set_permissions(&path, Permissions::from_mode(mode)).unwrap();

    write(&format!(
        "key 1 - {}\nkey 2 2026-11-22T09:05:00Z {}\nkey 3 2026-11-22T10:05:00Z c2hvcnQ=\nnonsense\n",
        secret(1),
        secret(1)
    ));
    only_owner(0o640);
    let ended = run(
        &place,
        &["check"],
        &[FILE, ("LATCHKEY__SERVER__BASE_URL", "")],
    );
    ended
        .failed()
        .says("server.base_url: is not set")
        .says("keys.file: can be read by others than its owner; let its owner alone")
        .says("keys.file: line 2 holds the secret of another version")
        .says("keys.file: line 3 is shorter than 32 bytes")
        .says("keys.file: line 4 is not one of")
        .hides(&secret(1));

    only_owner(0o600);
    write(&format!(
        "key 1 - {}\nkey 2 2026-11-22T09:05:00Z {PUBLIC}\n",
        secret(1)
    ));
    for command in ["serve", "check", "migrate"] {
        let ended = run(&place, &[command], &[FILE, (SECRET, &secret(2))]);
        ended
            .failed()
            .says("keys.file: version 2 is the development secret")
            .says("keys.secret: is set and not in keys.file")
            .hides(PUBLIC);
    }
    write(&format!("key 1 - {}\n", secret(1)));
    run(&place, &["check"], &[FILE, (SECRET, &secret(1))]).succeeded();
    run(&place, &["check"], &[FILE]).succeeded();
    only_owner(0o604);
    run(&place, &["check"], &[FILE])
        .failed()
        .says("by others than its owner");
}

#[test]
#[expect(clippy::too_many_lines, reason = "one story, as an operator lives it")]
fn the_operator_founds_rotates_and_retires() {
    let place = Place::new();
    let mine = secret(5);
    let with_secret = [FILE, (SECRET, mine.as_str())];
    run(&place, &["keys", "init"], &[(SECRET, &mine)])
        .failed()
        .says("keys.file: is not set");
    run(&place, &["keys", "init"], &with_secret)
        .succeeded()
        .hides(&mine);
    run(&place, &["keys", "init"], &with_secret)
        .failed()
        .says("there already");
    let path = place.path().join("keys");
    let file = || std::fs::read_to_string(&path).unwrap();
    assert!(file().contains(&format!("key 1 - {mine}\n")));
    assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);

    // It brings a database up to date, as every command does.
    run(&place, &["keys", "list"], &[FILE]).succeeded();
    // The environment alone cannot be rotated.
    run(&place, &["keys", "rotate"], &[(SECRET, &mine)])
        .failed()
        .says("set keys.file");
    let listed = run(&place, &["keys", "list"], &[FILE]);
    listed
        .succeeded()
        .says("version 1, from the beginning, in use now")
        .says("pepper, ")
        .hides(&mine);
    run(&place, &["keys", "rotate"], &[FILE])
        .succeeded()
        .says("Version 2 is in the file, and in use from 2");
    run(&place, &["keys", "rotate"], &[FILE])
        .failed()
        .says("version 2 is not in use yet");
    let listed = run(&place, &["keys", "list"], &[FILE]);
    listed
        .succeeded()
        .says("version 1, from the beginning, in use now")
        .says("version 2, from 2");
    run(&place, &["keys", "reseal"], &[FILE])
        .succeeded()
        .says("Version 1 is in use.");
    for version in ["1", "2", "7"] {
        run(&place, &["keys", "retire", version], &[FILE])
            .failed()
            .says("before the one in use");
    }

    // A day later.
    let second = file()
        .lines()
        .last()
        .unwrap()
        .rsplit(' ')
        .next()
        .unwrap()
        .to_owned();
    std::fs::write(
        &path,
        format!("key 1 - {mine}\nkey 2 2020-01-01T00:00:00Z {second}\n"),
    )
    .unwrap();
    run(&place, &["keys", "reseal"], &[FILE])
        .succeeded()
        .says("Version 2 is in use.");
    run(&place, &["keys", "retire", "1"], &[FILE])
        .succeeded()
        .says("Version 1 is gone");
    assert!(!file().contains(&mine), "the secret stayed");
    let listed = run(&place, &["keys", "list"], &[FILE]);
    listed
        .succeeded()
        .says("version 1, retired: audit/1 still proves")
        .hides(&second);
    run(&place, &["audit", "verify"], &[FILE]).succeeded();
    assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
}
