//! `latchkey photographs`: imports the photographs of cards.

use std::path::Path;

use anyhow::Context;
use latchkey::app::Outside;
use latchkey::config::Settings;
use latchkey::domain::photograph::PhotographError;
use latchkey::journeys::photographs::{self, Imported};

use super::say;

/// Imports every file of a folder and says what became of those that were not kept.
///
/// # Errors
/// A sentence for the operator.
pub fn run(settings: &Settings, outside: &Outside, folder: &Path) -> anyhow::Result<()> {
    let ports = super::open(settings, outside)?;
    let (mut kept, mut left) = (0_u64, 0_u64);
    for entry in std::fs::read_dir(folder).context("the folder cannot be read")? {
        let path = entry.context("the folder cannot be read")?.path();
        if path.is_dir() {
            continue;
        }
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let bytes = std::fs::read(&path).with_context(|| path.display().to_string())?;
        let why = match photographs::import(&ports, &name, bytes)? {
            Imported::Kept => {
                kept += 1;
                continue;
            }
            Imported::NotANumber => "its name is not a smartcard number",
            Imported::Nobody => "nobody has this number",
            Imported::Refused(PhotographError::Kind) => "it is neither a JPEG nor a PNG",
            Imported::Refused(PhotographError::Size) => "it is larger than 512 KiB",
        };
        left += 1;
        say(&format!("left out: {}: {why}", path.display()));
    }
    say(&format!("Photographs kept: {kept}; left out: {left}"));
    Ok(())
}
