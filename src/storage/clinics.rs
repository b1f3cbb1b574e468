//! Clinics of organisations, with the hours of their week.

use diesel::prelude::*;
use time::Weekday;

use super::organisations::OrganisationId;
use super::schema::{clinic_hours, clinics};
use super::{Connection, StorageError, Stored};
use crate::domain::bank_holidays::Division;
use crate::domain::clinic::{self, Clinic};
use crate::domain::opening::{Hours, Span, WEEK};

/// Key of a clinic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClinicId(i64);

impl ClinicId {
    /// The key as the console's addresses have it.
    #[must_use]
    pub fn number(self) -> i64 {
        self.0
    }

    /// Reads it from an address; whether there is such a clinic, is for the lookup to say.
    #[must_use]
    pub fn from_number(number: i64) -> Self {
        Self(number)
    }
}

/// A clinic that is kept.
#[derive(Debug, Clone)]
pub struct KeptClinic {
    /// Key.
    pub id: ClinicId,
    /// Whose it is.
    pub organisation: OrganisationId,
    /// What is said of it.
    pub clinic: Clinic,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = clinics)]
struct Row {
    id: i64,
    organisation_id: i64,
    name: String,
    place: String,
    phone: String,
    email: String,
    note: String,
    division: String,
    services: String,
}

type HoursRow = (i64, i32, i32, i32);

/// The clinics of an organisation, by name; at most `limit`.
///
/// # Errors
/// When the database fails.
pub fn of(
    conn: &mut Connection,
    organisation: OrganisationId,
    limit: i64,
) -> Stored<Vec<KeptClinic>> {
    let rows: Vec<Row> = clinics::table
        .filter(clinics::organisation_id.eq(organisation.0))
        .order((clinics::name.asc(), clinics::id.asc()))
        .limit(limit)
        .select(Row::as_select())
        .load(conn)?;
    with_hours(conn, rows)
}

/// The clinics that were added last, the newest first; at most `limit`.
///
/// # Errors
/// When the database fails.
pub fn newest(conn: &mut Connection, limit: i64) -> Stored<Vec<KeptClinic>> {
    let rows: Vec<Row> = clinics::table
        .order(clinics::id.desc())
        .limit(limit)
        .select(Row::as_select())
        .load(conn)?;
    with_hours(conn, rows)
}

/// A clinic.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut Connection, id: ClinicId) -> Stored<Option<KeptClinic>> {
    let row: Option<Row> = clinics::table
        .find(id.0)
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    Ok(with_hours(conn, row.into_iter().collect())?.pop())
}

fn with_hours(conn: &mut Connection, rows: Vec<Row>) -> Stored<Vec<KeptClinic>> {
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let spans: Vec<HoursRow> = clinic_hours::table
        .filter(clinic_hours::clinic_id.eq_any(ids))
        .order((clinic_hours::weekday.asc(), clinic_hours::opens.asc()))
        .select((
            clinic_hours::clinic_id,
            clinic_hours::weekday,
            clinic_hours::opens,
            clinic_hours::closes,
        ))
        .load(conn)?;
    rows.into_iter().map(|row| kept(row, &spans)).collect()
}

fn kept(row: Row, spans: &[HoursRow]) -> Stored<KeptClinic> {
    let unreadable = || StorageError::unreadable("clinic hours");
    let mut hours = Hours::default();
    for day in WEEK {
        let theirs = spans
            .iter()
            .filter(|(clinic, weekday, ..)| *clinic == row.id && *weekday == number_of(day));
        let spans = theirs
            .map(|(.., opens, closes)| Span::new(minute(*opens)?, minute(*closes)?))
            .collect::<Option<Vec<_>>>()
            .ok_or_else(unreadable)?;
        hours.set(day, &spans).map_err(|_| unreadable())?;
    }
    let division = Division::from_stored(&row.division);
    Ok(KeptClinic {
        id: ClinicId(row.id),
        organisation: OrganisationId(row.organisation_id),
        clinic: Clinic {
            name: row.name,
            place: row.place,
            phone: row.phone,
            email: row.email,
            note: row.note,
            division: division.ok_or_else(|| StorageError::unreadable("division"))?,
            services: clinic::from_stored(&row.services),
            hours,
        },
    })
}

fn minute(stored: i32) -> Option<u16> {
    u16::try_from(stored).ok()
}

fn number_of(day: Weekday) -> i32 {
    i32::from(day.number_from_monday())
}

/// Adds a clinic.
///
/// # Errors
/// When the database fails.
pub fn add(
    conn: &mut Connection,
    organisation: OrganisationId,
    clinic: &Clinic,
) -> Stored<ClinicId> {
    let id: i64 = diesel::insert_into(clinics::table)
        .values((
            clinics::organisation_id.eq(organisation.0),
            clinics::name.eq(&clinic.name),
            clinics::place.eq(&clinic.place),
            clinics::phone.eq(&clinic.phone),
            clinics::email.eq(&clinic.email),
            clinics::note.eq(&clinic.note),
            clinics::division.eq(clinic.division.as_str()),
            clinics::services.eq(clinic::stored(&clinic.services)),
        ))
        .returning(clinics::id)
        .get_result(conn)?;
    add_hours(conn, id, &clinic.hours)?;
    Ok(ClinicId(id))
}

fn add_hours(conn: &mut Connection, id: i64, hours: &Hours) -> Stored<()> {
    for day in WEEK {
        for span in hours.on(day) {
            diesel::insert_into(clinic_hours::table)
                .values((
                    clinic_hours::clinic_id.eq(id),
                    clinic_hours::weekday.eq(number_of(day)),
                    clinic_hours::opens.eq(i32::from(span.opens())),
                    clinic_hours::closes.eq(i32::from(span.closes())),
                ))
                .execute(conn)?;
        }
    }
    Ok(())
}

/// Puts this in the place of what was said of a clinic; `false` when it is gone.
///
/// # Errors
/// When the database fails.
pub fn change(conn: &mut Connection, id: ClinicId, clinic: &Clinic) -> Stored<bool> {
    // The row first: whoever changes the same clinic meanwhile waits here, before its hours.
    let rows = diesel::update(clinics::table.find(id.0))
        .set((
            clinics::name.eq(&clinic.name),
            clinics::place.eq(&clinic.place),
            clinics::phone.eq(&clinic.phone),
            clinics::email.eq(&clinic.email),
            clinics::note.eq(&clinic.note),
            clinics::division.eq(clinic.division.as_str()),
            clinics::services.eq(clinic::stored(&clinic.services)),
        ))
        .execute(conn)?;
    if rows == 0 {
        return Ok(false);
    }
    remove_hours(conn, id)?;
    add_hours(conn, id.0, &clinic.hours)?;
    Ok(true)
}

fn remove_hours(conn: &mut Connection, id: ClinicId) -> Stored<()> {
    diesel::delete(clinic_hours::table.filter(clinic_hours::clinic_id.eq(id.0))).execute(conn)?;
    Ok(())
}

/// Removes a clinic; `false` when it is gone already.
///
/// # Errors
/// When the database fails.
pub fn remove(conn: &mut Connection, id: ClinicId) -> Stored<bool> {
    remove_hours(conn, id)?;
    let rows = diesel::delete(clinics::table.find(id.0)).execute(conn)?;
    Ok(rows == 1)
}
