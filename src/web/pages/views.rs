//! Parts that the contexts of several pages share.

use serde::Serialize;

use super::contacts::ClinicView;
use crate::domain::desk::Desk;
use crate::language::{Text, text};
use crate::storage::organisations::Organisation;
use crate::web::opening_words;
use crate::web::portal::Portal;

/// A desk as pages show it.
#[derive(Debug, Clone, Serialize)]
pub struct DeskView {
    organisation: String,
    ods_code: String,
    name: String,
    phone: String,
    email: String,
    hours: String,
    /// Whether it is open now, where its hours tell.
    now: Option<Text>,
    place: String,
}

impl DeskView {
    /// The desk of an organisation, named by it.
    #[must_use]
    pub fn of(organisation: &str, desk: &Desk) -> Self {
        let Desk {
            name,
            phone,
            email,
            hours,
            place,
        } = desk.clone();
        let (organisation, ods_code) = (organisation.to_owned(), String::new());
        Self {
            organisation,
            ods_code,
            name,
            phone,
            email,
            hours,
            now: None,
            place,
        }
    }

    /// The same with whether it is open now.
    #[must_use]
    pub fn open_now(self, portal: &Portal) -> Self {
        let ports = &portal.ports;
        let now = opening_words::of_desk(&self.hours, &ports.rules.holidays, ports.now());
        Self { now, ..self }
    }

    /// A desk for samples.
    pub(in crate::web::pages) fn sample() -> Self {
        Self {
            organisation: "Northfield Hospitals".into(),
            ods_code: "RXX00".into(),
            name: "Northfield smartcard desk".into(),
            phone: "01632 960100".into(),
            email: "smartcards@northfield.example".into(),
            hours: "Monday to Friday, 9am to 5pm".into(),
            now: Some(text!("contacts-open-until", time = "17:00")),
            place: "Level 1, Main building".into(),
        }
    }
}

/// A holder's own desk, with its clinics.
#[derive(Debug, Clone, Serialize)]
pub struct OwnDeskView {
    /// The desk.
    pub desk: DeskView,
    /// Clinics of the organisation, and whether they are open now.
    pub clinics: Vec<ClinicView>,
}

impl OwnDeskView {
    /// A desk with clinics, for samples.
    pub(in crate::web::pages) fn sample() -> Self {
        Self {
            desk: DeskView::sample(),
            clinics: vec![ClinicView::sample(true), ClinicView::sample(false)],
        }
    }
}

impl From<Organisation> for DeskView {
    fn from(o: Organisation) -> Self {
        Self {
            organisation: o.name,
            ods_code: o.ods_code,
            name: o.desk_name,
            phone: o.desk_phone,
            email: o.desk_email,
            hours: o.desk_hours,
            now: None,
            place: o.desk_place,
        }
    }
}

/// A line of activity.
#[derive(Debug, Clone, Serialize)]
pub struct EventView {
    /// When.
    pub at: Text,
    /// What.
    pub text: Text,
    /// From which network.
    #[serde(rename = "where")]
    pub place: String,
}

/// A question to answer.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionView {
    /// The field of its answer.
    pub name: &'static str,
    /// Its text.
    pub text: Text,
}

/// A question to choose.
#[derive(Debug, Clone, Serialize)]
pub struct OptionView {
    /// Its id.
    pub id: &'static str,
    /// Its text.
    pub text: Text,
    /// Whether it is chosen.
    pub selected: bool,
}

/// One of the four drop-downs.
#[derive(Debug, Clone, Serialize)]
pub struct SlotView {
    /// 1 to 4.
    pub number: usize,
    /// The twenty questions.
    pub options: Vec<OptionView>,
}

/// A certificate.
#[derive(Debug, Clone, Serialize)]
pub struct CertificateView {
    /// What it is for: `authentication` or `signing`.
    pub kind: String,
    /// When it expires.
    pub expires_on: Text,
    /// Whether that is past.
    pub expired: bool,
}
