//! The units for systemd: systemd itself reads them, and the program takes the arguments that they give.

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::services::{Outcome, part};

const UNITS: [&str; 2] = ["latchkey.service", "latchkey-work.service"];
const LATCHKEY: &str = env!("CARGO_BIN_EXE_latchkey");
/// What systemd may find exposed, in tenths of its scale of ten; 12 is what a service with a network comes to.
const EXPOSURE: &str = "--threshold=13";

fn unit(name: &str) -> Outcome<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("config/deploy")
        .join(name);
    Ok(std::fs::read_to_string(file)?)
}

/// The command lines of a unit, by key.
fn commands<'a>(unit: &'a str, key: &str) -> Vec<Vec<&'a str>> {
    let lines = unit
        .lines()
        .filter_map(|line| line.strip_prefix(key)?.strip_prefix('='));
    lines.map(|line| line.split(' ').collect()).collect()
}

/// The units in a folder of the test's own, with the program where it is here.
fn here(folder: &Path) -> Outcome<Vec<PathBuf>> {
    UNITS
        .iter()
        .map(|name| -> Outcome<PathBuf> {
            let text = unit(name)?;
            assert!(text.contains("=/usr/local/bin/latchkey "), "{name}");
            let file = folder.join(name);
            std::fs::write(
                &file,
                text.replace("=/usr/local/bin/latchkey ", &format!("={LATCHKEY} ")),
            )?;
            Ok(file)
        })
        .collect()
}

#[test]
fn systemd_finds_nothing_wrong_and_little_exposed() -> Outcome {
    if Command::new("systemd-analyze")
        .arg("--version")
        .output()
        .is_err()
    {
        part::missing::<()>("systemd-analyze", "it cannot be run")?;
        return Ok(());
    }
    let folder = tempfile::tempdir()?;
    for file in here(folder.path())? {
        let verified = Command::new("systemd-analyze")
            .args(["verify", "--man=no"])
            .arg(&file)
            .output()?;
        let said = String::from_utf8(verified.stderr)?;
        assert!(verified.status.success() && said.is_empty(), "{said}");
        let secure = Command::new("systemd-analyze")
            .args(["security", "--offline=true", "--no-pager", EXPOSURE])
            .arg(&file)
            .output()?;
        let said = String::from_utf8(secure.stdout)?;
        assert!(secure.status.success(), "{said}");
    }
    Ok(())
}

#[test]
fn the_program_takes_what_the_units_give_it() -> Outcome {
    for name in UNITS {
        let text = unit(name)?;
        let starts = [
            commands(&text, "ExecStartPre"),
            commands(&text, "ExecStart"),
        ]
        .concat();
        assert_eq!(starts.len(), 2, "{name}");
        for start in starts {
            let ran = Command::new(LATCHKEY)
                .args(&start[1..])
                .arg("--help")
                .output()?;
            assert!(ran.status.success(), "{name}: {start:?}");
        }
    }
    Ok(())
}

#[test]
fn the_check_before_a_start_takes_the_example_filled_in() -> Outcome {
    let folder = tempfile::tempdir()?;
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/production.example.toml");
    let text = unit("latchkey.service")?;
    let check = commands(&text, "ExecStartPre").concat();
    let keys = folder.path().join("keys");
    let ran = |arguments: &[&str]| -> Outcome<_> {
        let mut program = Command::new(LATCHKEY);
        for argument in arguments {
            let file = example.display().to_string();
            program.arg(argument.replace("${CREDENTIALS_DIRECTORY}/latchkey.toml", &file));
        }
        let database = format!("sqlite://{}/latchkey.db", folder.path().display());
        program
            .env("LATCHKEY_PROFILE", "production")
            .env("LATCHKEY__DATABASE__URL", database)
            .env("LATCHKEY__KEYS__FILE", &keys);
        Ok(program.output()?.status.success())
    };
    let checked = || ran(&check[1..]);
    assert!(!checked()?, "it starts without keys");
    assert!(ran(&[&check[1..3], &["keys", "init"]].concat())?);
    assert!(checked()?);
    std::fs::set_permissions(&keys, Permissions::from_mode(0o644))?;
    assert!(!checked()?, "everybody reads the keys");
    Ok(())
}

#[test]
fn the_keys_of_the_example_are_where_the_units_and_the_composition_keep_them() -> Outcome {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("config");
    let example = std::fs::read_to_string(top.join("production.example.toml"))?;
    let compose = std::fs::read_to_string(top.join("deploy/compose.yaml"))?;
    let file = commands(&example, "file ").concat();
    let folder = file[1].trim_matches('"').strip_suffix("/keys");
    let folder = folder.ok_or("not a file `keys`")?;
    for name in UNITS {
        let text = unit(name)?;
        let own = commands(&text, "StateDirectory").concat().concat();
        assert_eq!(folder, format!("/var/lib/{own}"), "{name}");
    }
    // Who migrates and rotates may write there; who serves may not.
    for (mount, times) in [
        (format!("./keys:{folder}:ro"), 1),
        (format!("./keys:{folder}\""), 1),
    ] {
        assert_eq!(compose.matches(&mount).count(), times, "{mount}");
    }
    Ok(())
}

#[test]
fn systemd_waits_longer_than_the_program_takes_to_finish() -> Outcome {
    // Eight seconds for requests; half a minute for a mail, twenty seconds for a chore.
    for (name, seconds) in UNITS.into_iter().zip([10, 35]) {
        let text = unit(name)?;
        let waits = commands(&text, "TimeoutStopSec").concat().concat();
        assert!(waits.parse::<u32>()? > seconds, "{name}");
    }
    Ok(())
}
