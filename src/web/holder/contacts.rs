//! Who helps at an organisation: its desk, its clinics with what their hours say of this moment, who can unlock
//! there, and the same as a leaflet to print.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use time::{Duration, OffsetDateTime, Weekday};

use super::public;
use crate::domain::bank_holidays::BankHolidays;
use crate::domain::clinic::Clinic;
use crate::domain::opening::{self, LocalMoment, Opening, WEEK};
use crate::journeys::desks::{self, Contacts};
use crate::language::text;
use crate::london;
use crate::storage::staff_listings::Listed;
use crate::urls;
use crate::web::browser::Browser;
use crate::web::errors::{Answer, AppError};
use crate::web::pages::contacts::{ClinicView, ContactsPage, DayView, HelperView, LeafletPage};
use crate::web::pages::holder::DeskView;
use crate::web::portal::Portal;
use crate::web::{names, opening_words};

/// How many clinics fit on a leaflet.
const ON_LEAFLET: usize = 2;
/// How far ahead a page speaks of bank holidays.
const AHEAD: Duration = Duration::weeks(4);

async fn contacts(portal: &Portal, ods_code: String) -> Answer<Contacts> {
    let found = portal
        .run(move |ports| desks::contacts(ports, &ods_code))
        .await?;
    found.ok_or(AppError::NotFound)
}

/// Shows who helps.
pub async fn get(
    portal: Data<Portal>,
    browser: Browser,
    ods_code: Path<String>,
) -> Answer<HttpResponse> {
    let found = contacts(&portal, ods_code.into_inner()).await?;
    let now = portal.ports.now();
    let holidays = &portal.ports.rules.holidays;
    let soon = london::day_and_minute(now + AHEAD).0;
    let page = ContactsPage {
        leaflet: urls::of_organisation(urls::LEAFLET, &found.organisation.ods_code),
        organisation: found.organisation.name.clone(),
        clinics: found
            .clinics
            .iter()
            .map(|clinic| view(clinic, holidays, now))
            .collect(),
        people: found.people.into_iter().map(helper).collect(),
        holidays_known: holidays.covers(soon),
        desk: DeskView::from(found.organisation).open_now(&portal),
    };
    public::show(&portal, &browser, &page).await
}

/// Shows the leaflet.
pub async fn leaflet(
    portal: Data<Portal>,
    browser: Browser,
    ods_code: Path<String>,
) -> Answer<HttpResponse> {
    let found = contacts(&portal, ods_code.into_inner()).await?;
    let (now, rules) = (portal.ports.now(), &portal.ports.rules);
    let shown = found.clinics.iter().take(ON_LEAFLET);
    let page = LeafletPage {
        organisation: found.organisation.name.clone(),
        clinics: shown
            .map(|clinic| view(clinic, &rules.holidays, now))
            .collect(),
        more: found.clinics.len() > ON_LEAFLET,
        address: portal.site.base_url.trim_end_matches('/').to_owned(),
        contacts: urls::of_organisation(urls::CONTACTS, &found.organisation.ods_code),
        questions: rules.proof.asks_questions(),
        code_minutes: rules.code_lifetime.whole_minutes(),
        renewal_days: rules.renewal.window.whole_days(),
        desk: DeskView::from(found.organisation),
    };
    public::show(&portal, &browser, &page).await
}

fn helper(person: Listed) -> HelperView {
    HelperView {
        name: person.name,
        role: names::role(person.role),
        phone: person.phone,
    }
}

pub(super) fn view(clinic: &Clinic, holidays: &BankHolidays, now: OffsetDateTime) -> ClinicView {
    let (date, minute) = london::day_and_minute(now);
    let (opening, holiday) = clinic.opening(holidays, LocalMoment { date, minute });
    ClinicView {
        name: clinic.name.clone(),
        place: clinic.place.clone(),
        phone: clinic.phone.clone(),
        email: clinic.email.clone(),
        note: clinic.note.clone(),
        services: clinic
            .services
            .iter()
            .copied()
            .map(names::service)
            .collect(),
        open: matches!(opening, Opening::OpenUntil(_)),
        state: opening_words::said(opening, date, holiday),
        week: week(clinic),
    }
}

fn week(clinic: &Clinic) -> Vec<DayView> {
    if clinic.hours.are_none() {
        return Vec::new();
    }
    WEEK.into_iter()
        .map(|weekday| day(clinic, weekday))
        .collect()
}

fn day(clinic: &Clinic, weekday: Weekday) -> DayView {
    let spans = clinic.hours.on(weekday).iter();
    let written = spans.map(|span| {
        let (from, to) = (
            opening::written(span.opens()),
            opening::written(span.closes()),
        );
        text!("contacts-span", from = from, to = to)
    });
    let hours =
        written.reduce(|first, second| text!("contacts-spans", first = first, second = second));
    DayView {
        day: text!("contacts-weekday", weekday = weekday.number_from_monday()),
        open: hours.is_some(),
        hours: hours.unwrap_or(text!("contacts-closed")),
    }
}
