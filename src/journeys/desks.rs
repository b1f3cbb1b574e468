//! The desk finder: open to everyone, and about organisations only, never about a holder.

use super::clinics::MOST_CLINICS;
use super::staff::listing;
use super::{Outcome, Ports};
use crate::domain::clinic::Clinic;
use crate::domain::paging::Page;
use crate::storage::organisations::{self, Organisation, OrganisationId};
use crate::storage::staff_listings::Listed;
use crate::storage::{Connection, StorageError, Stored, clinics};

/// The most desks that one search shows.
const MOST: i64 = 20;
/// The longest code of an organisation.
const LONGEST_CODE: usize = 20;

/// Desks found.
#[derive(Debug, Clone)]
pub struct Found {
    /// Organisations with their desks, by name.
    pub desks: Vec<Organisation>,
    /// Whether there are more than are shown.
    pub more: bool,
}

/// Finds desks by a part of the organisation's name, or by its code.
///
/// # Errors
/// When the database fails.
pub fn find(ports: &Ports, text: &str) -> Outcome<Found> {
    let page = ports
        .db
        .read(|conn| Page::read(MOST, |limit| organisations::search(conn, text, limit)))?;
    Ok(Found {
        desks: page.rows,
        more: page.more,
    })
}

/// Who helps at an organisation.
#[derive(Debug, Clone)]
pub struct Contacts {
    /// The organisation with its desk.
    pub organisation: Organisation,
    /// Its clinics, by name.
    pub clinics: Vec<Clinic>,
    /// Who agreed to be named, by name.
    pub people: Vec<Listed>,
}

/// Who helps at the organisation with a code, however it is written; `None` when there is none.
///
/// # Errors
/// When the database fails.
pub fn contacts(ports: &Ports, ods_code: &str) -> Outcome<Option<Contacts>> {
    Ok(ports.db.read(|conn| {
        let Some(found) = with_clinics(conn, ods_code)? else {
            return Ok(None);
        };
        let people = listing::at(conn, ports, found.id)?;
        Ok::<_, StorageError>(Some(Contacts {
            organisation: found.organisation,
            clinics: found.clinics,
            people,
        }))
    })?)
}

/// A desk with its clinics.
#[derive(Debug, Clone)]
pub struct WithClinics {
    id: OrganisationId,
    /// The organisation with its desk.
    pub organisation: Organisation,
    /// Its clinics, by name.
    pub clinics: Vec<Clinic>,
}

/// The desk of the organisation with a code, however it is written; `None` when there is none.
///
/// # Errors
/// When the database fails.
pub fn with_clinics(conn: &mut Connection, ods_code: &str) -> Stored<Option<WithClinics>> {
    let plain = ods_code.bytes().all(|b| b.is_ascii_alphanumeric());
    if !plain || ods_code.len() > LONGEST_CODE {
        return Ok(None);
    }
    let code = ods_code.to_ascii_uppercase();
    let Some((id, organisation)) = organisations::by_code(conn, &code)? else {
        return Ok(None);
    };
    let clinics = clinics::of(conn, id, MOST_CLINICS)?;
    Ok(Some(WithClinics {
        id,
        organisation,
        clinics: clinics.into_iter().map(|kept| kept.clinic).collect(),
    }))
}
