//! Clinics of the Registration Authority: an RA Manager or RA Agent says where they are and when they are open.

use super::caller::Caller;
use super::staff::officer::{self, Permit, powers};
use super::{JourneyError, Outcome, Ports, trail};
use crate::domain::audit::{Action, Subject};
use crate::domain::clinic::Clinic;
use crate::storage::clinics::{self, ClinicId, KeptClinic};
use crate::storage::organisations::{self, Organisation, OrganisationId};

type May = Permit<powers::ManageClinics>;

/// The most organisations that a search shows.
const MOST_FOUND: i64 = 20;
/// The most clinics that are shown of an organisation, and the most that one may have.
pub const MOST_CLINICS: i64 = 20;

/// An organisation with its clinics.
#[derive(Debug, Clone)]
pub struct Clinics {
    /// The organisation.
    pub organisation: Organisation,
    /// Its clinics, by name.
    pub clinics: Vec<KeptClinic>,
}

/// Organisations by a part of their name or by their code, with their clinics; with nothing to look for, those
/// whose clinics were added last.
///
/// # Errors
/// When the database fails.
pub fn list(ports: &Ports, _permit: &May, text: &str) -> Outcome<Vec<Clinics>> {
    ports.db.read(|conn| {
        if text.is_empty() {
            return newest(conn);
        }
        let mut found = Vec::new();
        for organisation in organisations::search(conn, text, MOST_FOUND)? {
            let known = organisations::by_code(conn, &organisation.ods_code)?;
            if let Some((id, organisation)) = known {
                let clinics = clinics::of(conn, id, MOST_CLINICS)?;
                found.push(Clinics {
                    organisation,
                    clinics,
                });
            }
        }
        Ok(found)
    })
}

fn newest(conn: &mut crate::storage::Connection) -> Outcome<Vec<Clinics>> {
    let mut seen: Vec<OrganisationId> = Vec::new();
    let mut found = Vec::new();
    for clinic in clinics::newest(conn, MOST_FOUND)? {
        if !seen.contains(&clinic.organisation) {
            seen.push(clinic.organisation);
            found.push(Clinics {
                organisation: organisations::find(conn, clinic.organisation)?,
                clinics: clinics::of(conn, clinic.organisation, MOST_CLINICS)?,
            });
        }
    }
    found.sort_by(|one, other| one.organisation.name.cmp(&other.organisation.name));
    Ok(found)
}

/// A clinic with its organisation.
///
/// # Errors
/// When the database fails.
pub fn one(
    ports: &Ports,
    _permit: &May,
    id: ClinicId,
) -> Outcome<Option<(KeptClinic, Organisation)>> {
    ports.db.read(|conn| {
        let Some(clinic) = clinics::find(conn, id)? else {
            return Ok(None);
        };
        let organisation = organisations::find(conn, clinic.organisation)?;
        Ok(Some((clinic, organisation)))
    })
}

/// The organisation with a code, however it is written, to which a clinic shall be added.
///
/// # Errors
/// When the database fails.
pub fn organisation(ports: &Ports, _permit: &May, ods_code: &str) -> Outcome<Option<Organisation>> {
    let code = ods_code.trim().to_uppercase();
    let found = ports.db.read(|conn| organisations::by_code(conn, &code))?;
    Ok(found.map(|(_, organisation)| organisation))
}

/// What came of adding a clinic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// It is there.
    Added,
    /// There is no organisation with that code.
    NoOrganisation,
    /// The organisation has [`MOST_CLINICS`] already.
    TooMany,
}

/// Adds a clinic.
///
/// # Errors
/// When the database fails.
pub fn add(
    ports: &Ports,
    caller: &Caller,
    permit: &May,
    ods_code: &str,
    clinic: &Clinic,
) -> Outcome<Added> {
    ports.db.write(|conn| {
        officer::confirm(conn, permit.officer())?;
        let Some((organisation, _)) = organisations::by_code(conn, ods_code)? else {
            return Ok(Added::NoOrganisation);
        };
        let there = clinics::of(conn, organisation, MOST_CLINICS)?.len();
        if there >= usize::try_from(MOST_CLINICS).unwrap_or(usize::MAX) {
            return Ok(Added::TooMany);
        }
        clinics::add(conn, organisation, clinic)?;
        let detail = format!("{ods_code} “{}” added", clinic.name);
        note(conn, ports, caller, permit, &detail)?;
        Ok(Added::Added)
    })
}

/// Puts this in the place of what was said of a clinic; `false` when it is gone.
///
/// # Errors
/// When the database fails.
pub fn change(
    ports: &Ports,
    caller: &Caller,
    permit: &May,
    id: ClinicId,
    clinic: &Clinic,
) -> Outcome<bool> {
    ports.db.write(|conn| {
        officer::confirm(conn, permit.officer())?;
        let Some(before) = clinics::find(conn, id)? else {
            return Ok(false);
        };
        if !clinics::change(conn, id, clinic)? {
            return Ok(false);
        }
        let code = organisations::find(conn, before.organisation)?.ods_code;
        let detail = format!("{code} “{}” changed", clinic.name);
        note(conn, ports, caller, permit, &detail)?;
        Ok(true)
    })
}

/// Removes a clinic; `false` when it is gone already.
///
/// # Errors
/// When the database fails.
pub fn remove(ports: &Ports, caller: &Caller, permit: &May, id: ClinicId) -> Outcome<bool> {
    ports.db.write(|conn| {
        officer::confirm(conn, permit.officer())?;
        let Some(before) = clinics::find(conn, id)? else {
            return Ok(false);
        };
        if !clinics::remove(conn, id)? {
            return Ok(false);
        }
        let code = organisations::find(conn, before.organisation)?.ods_code;
        let detail = format!("{code} “{}” removed", before.clinic.name);
        note(conn, ports, caller, permit, &detail)?;
        Ok(true)
    })
}

fn note(
    conn: &mut crate::storage::Connection,
    ports: &Ports,
    caller: &Caller,
    permit: &May,
    detail: &str,
) -> Result<(), JourneyError> {
    let by = permit.officer();
    let (action, portal) = (Action::ClinicChanged, Subject::Portal);
    trail::officer(conn, ports, caller, by, action, &portal, detail)?;
    Ok(())
}
