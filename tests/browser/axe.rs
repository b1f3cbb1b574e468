//! axe-core, the rules of accessibility that pages are held against: from npm, as the lock file beside
//! this pins it, installed once below the target folder.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

use crate::services::{Outcome, part};

const HERE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser");
const FOLDER: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/axe");
const MANIFESTS: [&str; 2] = ["package.json", "package-lock.json"];

/// Tests of this process that ask at once wait for one installation.
static INSTALLING: Mutex<()> = Mutex::new(());

/// Its script; `None` where it can neither be found nor be fetched.
pub fn source() -> Outcome<Option<String>> {
    let _one = INSTALLING
        .lock()
        .map_err(|_| "an installation of axe-core panicked")?;
    let folder = PathBuf::from(FOLDER);
    if !is_installed(&folder)?
        && let Err(why) = install(&folder)
    {
        return part::missing("axe-core", &why.to_string());
    }
    let script = folder.join("node_modules/axe-core/axe.min.js");
    Ok(Some(std::fs::read_to_string(script)?))
}

/// Whether what is there is what the lock file names.
fn is_installed(folder: &Path) -> Outcome<bool> {
    let wanted = std::fs::read(Path::new(HERE).join(MANIFESTS[1]))?;
    Ok(std::fs::read(folder.join("installed-lock.json")).is_ok_and(|lock| lock == wanted))
}

fn install(folder: &Path) -> Outcome {
    std::fs::create_dir_all(folder)?;
    for manifest in MANIFESTS {
        std::fs::copy(Path::new(HERE).join(manifest), folder.join(manifest))?;
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let ran = Command::new(npm)
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .args(["--prefer-offline", "--loglevel=error"])
        .current_dir(folder)
        .output()?;
    if !ran.status.success() {
        return Err(String::from_utf8_lossy(&ran.stderr).into());
    }
    std::fs::copy(
        folder.join(MANIFESTS[1]),
        folder.join("installed-lock.json"),
    )?;
    Ok(())
}
