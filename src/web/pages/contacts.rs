//! The contexts of an organisation's contacts: its desk, its clinics, who can unlock there, and the leaflet.

use serde::Serialize;

use super::views::DeskView;
use super::{Page, PageVisitor, pages};
use crate::language::{Text, text};

/// A day of the week and when a clinic is open on it.
#[derive(Debug, Clone, Serialize)]
pub struct DayView {
    /// The day.
    pub day: Text,
    /// Whether it is open on it at all.
    pub open: bool,
    /// `09:30 to 12:00, 13:00 to 15:30`, or that it is closed.
    pub hours: Text,
}

/// A clinic.
#[derive(Debug, Clone, Serialize)]
pub struct ClinicView {
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub place: String,
    /// Its telephone number; empty for none.
    pub phone: String,
    /// Its email address; empty for none.
    pub email: String,
    /// What else people should know; empty for nothing.
    pub note: String,
    /// What is done there.
    pub services: Vec<Text>,
    /// Whether it is open now.
    pub open: bool,
    /// Until when it is open, or when it opens.
    pub state: Text,
    /// The days of a week; none when no hours are known.
    pub week: Vec<DayView>,
}

impl ClinicView {
    /// A clinic for samples.
    pub(in crate::web::pages) fn sample(open: bool) -> Self {
        clinic(open)
    }
}

/// Somebody who can unlock cards, and agreed to be named.
#[derive(Debug, Clone, Serialize)]
pub struct HelperView {
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: Text,
    /// Their telephone number; empty for none.
    pub phone: String,
}

fn clinic(open: bool) -> ClinicView {
    ClinicView {
        name: "Drop-in clinic".into(),
        place: "Level 1, Main building".into(),
        phone: if open {
            "01632 960101".into()
        } else {
            String::new()
        },
        email: if open {
            "clinic@northfield.example".into()
        } else {
            String::new()
        },
        note: if open {
            "Ring the bell".into()
        } else {
            String::new()
        },
        services: if open {
            vec![text!("service-unlock")]
        } else {
            vec![]
        },
        open,
        state: text!("contacts-open-until", time = "15:30"),
        week: if open {
            vec![DayView {
                day: text!("contacts-weekday", weekday = 1),
                open: true,
                hours: text!("contacts-span", from = "09:30", to = "12:00"),
            }]
        } else {
            vec![]
        },
    }
}

fn helper(phone: &str) -> HelperView {
    HelperView {
        name: "Leila Haddad".into(),
        role: text!("role-sponsor"),
        phone: phone.into(),
    }
}

pages! {
    /// Who helps at an organisation.
    ContactsPage at "holder/contacts.html", fields [] {
        /// The organisation's name.
        organisation: String,
        /// Its desk.
        desk: DeskView,
        /// Its clinics.
        clinics: Vec<ClinicView>,
        /// Who can unlock there, and agreed to be named.
        people: Vec<HelperView>,
        /// Whether bank holidays are known for as long as the page speaks of.
        holidays_known: bool,
        /// Where the leaflet is.
        leaflet: String,
    } samples vec![
        Self {
            organisation: "Northfield Hospitals".into(),
            desk: DeskView::sample(),
            clinics: vec![clinic(true), clinic(false)],
            people: vec![helper("01632 960110"), helper("")],
            holidays_known: false,
            leaflet: "/contact/RXX00/leaflet".into(),
        },
        Self {
            organisation: "Northfield Hospitals".into(),
            desk: DeskView::sample(),
            clinics: vec![],
            people: vec![],
            holidays_known: true,
            leaflet: "/contact/RXX00/leaflet".into(),
        },
    ];

    /// One page to print and put up.
    LeafletPage at "holder/leaflet.html", fields [] {
        /// The organisation's name.
        organisation: String,
        /// Its desk.
        desk: DeskView,
        /// Its first clinics.
        clinics: Vec<ClinicView>,
        /// Whether it has more than are shown.
        more: bool,
        /// The portal's address.
        address: String,
        /// Where the page with all contacts is.
        contacts: String,
        /// Whether an unlock asks security questions.
        questions: bool,
        /// Minutes for which a code works.
        code_minutes: i64,
        /// Days before expiry from which a holder may renew.
        renewal_days: i64,
    } samples [true, false].map(|more| Self {
        organisation: "Northfield Hospitals".into(),
        desk: DeskView::sample(),
        clinics: if more { vec![clinic(true), clinic(false)] } else { vec![] },
        more,
        address: "https://unlock.example.org".into(),
        contacts: "/contact/RXX00".into(),
        questions: more,
        code_minutes: 15,
        renewal_days: 90,
    }).to_vec();
}
