//! The contexts of the pages about clinics, and of being named to everybody.

use serde::Serialize;

use super::super::{Page, PageVisitor, pages};
use super::mail::ChoiceView;
use crate::language::Text;

/// A clinic as a line of the list.
#[derive(Debug, Clone, Serialize)]
pub struct ClinicLine {
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub place: String,
    /// Where it is changed.
    pub href: String,
}

/// An organisation with its clinics.
#[derive(Debug, Clone, Serialize)]
pub struct ClinicsView {
    /// Its name and code.
    pub organisation: String,
    /// Its clinics, by name.
    pub clinics: Vec<ClinicLine>,
    /// Where one is added.
    pub add: String,
    /// What everybody sees of it.
    pub public: String,
}

/// A field of a day's hours.
#[derive(Debug, Clone, Serialize)]
pub struct TimeField {
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub label: Text,
}

/// The fields of a day's hours.
#[derive(Debug, Clone, Serialize)]
pub struct DayFields {
    /// The day.
    pub day: Text,
    /// The fields.
    pub fields: Vec<TimeField>,
}

/// A box to tick.
#[derive(Debug, Clone, Serialize)]
pub struct TickView {
    /// Its name.
    pub name: &'static str,
    /// What it stands for.
    pub text: Text,
}

fn line() -> ClinicsView {
    ClinicsView {
        organisation: "Northfield Hospitals (RXX00)".into(),
        clinics: vec![ClinicLine {
            name: "Drop-in clinic".into(),
            place: "Level 1".into(),
            href: "/ra/clinics/1".into(),
        }],
        add: "/ra/clinics/new?organisation=RXX00".into(),
        public: "/contact/RXX00".into(),
    }
}

pages! {
    /// Clinics by organisation.
    ClinicsPage at "ra/clinics.html", fields ["q"] {
        /// Whether anything was looked for.
        searched: bool,
        /// What was found.
        found: Vec<ClinicsView>,
        /// What has just been done.
        done: Option<Text>,
    } samples vec![
        Self { searched: false, found: vec![line()], done: Some(Text::verbatim("The clinic is added.")) },
        Self { searched: true, found: vec![], done: None },
        Self { searched: false, found: vec![ClinicsView { clinics: vec![], ..line() }], done: None },
    ];

    /// A clinic to be added or changed.
    ClinicPage at "ra/clinic.html", fields [
        "organisation", "name", "place", "phone", "email", "note", "division", "service_unlock", "service_renew", "service_replace", "service_new_cards", "monday_opens", "monday_closes", "monday_opens_again", "monday_closes_again", "tuesday_opens", "tuesday_closes", "tuesday_opens_again", "tuesday_closes_again", "wednesday_opens", "wednesday_closes", "wednesday_opens_again", "wednesday_closes_again", "thursday_opens", "thursday_closes", "thursday_opens_again", "thursday_closes_again", "friday_opens", "friday_closes", "friday_opens_again", "friday_closes_again", "saturday_opens", "saturday_closes", "saturday_opens_again", "saturday_closes_again", "sunday_opens", "sunday_closes", "sunday_opens_again", "sunday_closes_again"
    ] {
        /// Its organisation, by name and code.
        organisation: String,
        /// The code.
        ods_code: String,
        /// Where the form posts to.
        action: String,
        /// Where it is removed; empty where it is not there yet.
        remove: String,
        /// Whose bank holidays close it.
        divisions: Vec<ChoiceView>,
        /// What may be done there.
        services: Vec<TickView>,
        /// Its hours.
        days: Vec<DayFields>,
    } samples ["", "/ra/clinics/1/remove"].map(|remove| Self {
        organisation: "Northfield Hospitals (RXX00)".into(),
        ods_code: "RXX00".into(),
        action: "/ra/clinics/new".into(),
        remove: remove.into(),
        divisions: vec![],
        services: vec![TickView { name: "service_unlock", text: Text::verbatim("Unlock cards") }],
        days: vec![DayFields {
            day: Text::verbatim("Monday"),
            fields: vec![TimeField { name: "monday_opens", label: Text::verbatim("Opens") }],
        }],
    }).to_vec();

    /// Asks before a clinic is removed.
    ClinicRemovePage at "ra/clinic_remove.html", fields [] {
        /// What it is called.
        name: String,
        /// Its organisation.
        organisation: String,
        /// Where the button posts to.
        action: String,
        /// Back to the clinic.
        back: String,
    } samples vec![Self {
        name: "Drop-in clinic".into(),
        organisation: "Northfield Hospitals (RXX00)".into(),
        action: "/ra/clinics/1/remove".into(),
        back: "/ra/clinics/1".into(),
    }];

    /// Being named to everybody.
    ListingPage at "ra/listing.html", fields ["phone"] {
        /// At which organisations; none when no role allows it.
        places: Vec<String>,
        /// Whether they are named now.
        named: bool,
        /// What has just been done.
        done: Option<Text>,
    } samples vec![
        Self { places: vec!["Northfield Hospitals".into()], named: true, done: Some(Text::verbatim("You are named now.")) },
        Self { places: vec!["Northfield Hospitals".into(), "Millbrook".into()], named: false, done: None },
        Self { places: vec![], named: true, done: None },
        Self { places: vec![], named: false, done: None },
    ];
}
