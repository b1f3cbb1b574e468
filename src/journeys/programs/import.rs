//! Importing holders by the API: what `journeys::import` does, with a program's token.

use super::{Granted, Outcome, Ports, scopes};
use crate::journeys::caller::Caller;
use crate::journeys::import::{self, Imported, Importer, Row};

/// Imports rows, all or none, or only says what would come of it.
///
/// # Errors
/// When the database fails; `Overtaken` when another request added the same holder meanwhile.
pub fn import(
    ports: &Ports,
    caller: &Caller,
    granted: &Granted<scopes::HoldersImport>,
    rows: &[Row],
    dry_run: bool,
) -> Outcome<Imported> {
    import::rows(ports, Importer::Program(granted, caller), rows, dry_run)
}
