//! Clinics of the demonstration, and who of its staff agreed to be named. All are invented.

use time::Weekday;

use crate::domain::bank_holidays::Division;
use crate::domain::clinic::{Clinic, Service};
use crate::domain::opening::{Hours, Span, WEEK, parse_minute};
use crate::domain::role::Role;
use crate::journeys::{JourneyError, Ports};
use crate::storage::organisations::OrganisationId;
use crate::storage::{Connection, clinics, staff_listings, staff_roles};

use super::fault;

/// A clinic: its organisation's place in the list, name, place, telephone, email, note, services, and the days
/// and times of its week.
type DemoClinic = (
    usize,
    [&'static str; 5],
    &'static [Service],
    &'static [Weekday],
    &'static [(&'static str, &'static str)],
);

const CLINICS: [DemoClinic; 4] = [
    (
        0,
        [
            "Smartcard drop-in",
            "Northfield General, Main Building, level 1, room 14",
            "01632 960101",
            "smartcards@northfield.example",
            "",
        ],
        &Service::ALL,
        WEEK.split_at(5).0,
        &[("09:30", "12:00"), ("13:00", "15:30")],
    ),
    (
        0,
        [
            "Evening clinic for night staff",
            "Northfield General, staff restaurant, by the entrance",
            "",
            "",
            "First and last hour are the quietest",
        ],
        &[Service::Unlock, Service::Renew],
        &[Weekday::Tuesday, Weekday::Thursday],
        &[("19:00", "21:30")],
    ),
    (
        1,
        [
            "Vale House clinic",
            "Vale House, ground floor, Millbrook",
            "01632 960201",
            "",
            "Ring the bell marked Smartcards",
        ],
        &[Service::Unlock, Service::Renew, Service::Replace],
        &[Weekday::Thursday],
        &[("09:00", "12:00"), ("13:00", "16:00")],
    ),
    (
        2,
        [
            "Harbour Health Centre",
            "Harbour Health Centre, reception desk",
            "01632 960301",
            "",
            "By appointment only: ring first",
        ],
        &[Service::Renew, Service::Replace],
        WEEK.split_at(4).0,
        &[("09:00", "16:00")],
    ),
];

/// Who agreed to be named, with which number.
const NAMED: (Role, &str) = (Role::Lsa, "01632 960115");

/// Adds them.
pub(super) fn add(
    conn: &mut Connection,
    ports: &Ports,
    organisations: &[OrganisationId],
) -> Result<(), JourneyError> {
    for (organisation, texts, services, days, times) in CLINICS {
        let [name, place, phone, email, note] = texts.map(str::to_owned);
        let mut hours = Hours::default();
        let spans: Option<Vec<Span>> = times
            .iter()
            .map(|(from, until)| span(from, until))
            .collect();
        let spans = spans.ok_or_else(|| fault("clinic's times"))?;
        for day in days {
            hours
                .set(*day, &spans)
                .map_err(|_| fault("clinic's hours"))?;
        }
        let clinic = Clinic {
            name,
            place,
            phone,
            email,
            note,
            division: Division::EnglandAndWales,
            services: services.to_vec(),
            hours,
        };
        let of = organisations
            .get(organisation)
            .ok_or_else(|| fault("clinic's organisation"))?;
        clinics::add(conn, *of, &clinic)?;
    }
    let (role, phone) = NAMED;
    for staff in staff_roles::holding(conn, role, ports.now())? {
        staff_listings::agree(conn, staff, phone, ports.now())?;
    }
    Ok(())
}

fn span(from: &str, until: &str) -> Option<Span> {
    Span::new(parse_minute(from, false)?, parse_minute(until, true)?)
}
