//! Who helps at an organisation: its desk, its clinics with what their hours say of this moment, who can unlock
//! there, and the same as a leaflet to print.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use time::{Date, Duration, OffsetDateTime};

use super::public;
use crate::domain::bank_holidays::BankHolidays;
use crate::domain::clinic::{Clinic, Service};
use crate::domain::opening::{self, DAY, LocalMoment, Opening, WEEK};
use crate::journeys::desks::{self, Contacts};
use crate::london;
use crate::storage::staff_listings::Listed;
use crate::urls;
use crate::web::browser::Browser;
use crate::web::errors::{Answer, AppError};
use crate::web::pages::contacts::{ClinicView, ContactsPage, DayView, HelperView, LeafletPage};
use crate::web::pages::holder::DeskView;
use crate::web::portal::Portal;

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
        desk: DeskView::from(found.organisation),
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
        role: person.role.title(),
        phone: person.phone,
    }
}

pub(super) fn view(clinic: &Clinic, holidays: &BankHolidays, now: OffsetDateTime) -> ClinicView {
    let (date, minute) = london::day_and_minute(now);
    let closed = |day: Date| holidays.on(clinic.division, day).is_some();
    let opening = opening::state(&clinic.hours, closed, LocalMoment { date, minute });
    // A holiday is no news on a day on which the clinic is closed anyway.
    let would_open = !clinic.hours.on(date.weekday()).is_empty();
    let holiday = holidays.on(clinic.division, date).filter(|_| would_open);
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
            .map(Service::title)
            .collect(),
        open: matches!(opening, Opening::OpenUntil(_)),
        state: said(opening, date, holiday),
        week: week(clinic),
    }
}

/// `Closed now. Opens Monday at 09:30`: the day by its name, because at midnight nobody knows which is tomorrow.
fn said(opening: Opening, today: Date, holiday: Option<&str>) -> String {
    let closed = holiday.map_or_else(
        || "Closed now.".to_owned(),
        |name| format!("Closed today: {name}, a bank holiday."),
    );
    match opening {
        Opening::OpenUntil(DAY) => "Open now until midnight".to_owned(),
        Opening::OpenUntil(minute) => format!("Open now until {}", opening::written(minute)),
        Opening::OpensAt(date, minute) => {
            let day = match (date - today).whole_days() {
                0 => "today".to_owned(),
                1..=6 => date.weekday().to_string(),
                _ => format!("on {} {} {}", date.weekday(), date.day(), date.month()),
            };
            format!("{closed} Opens {day} at {}", opening::written(minute))
        }
        Opening::ClosedForNow => format!("{closed} Ask by phone or email when it opens"),
    }
}

fn week(clinic: &Clinic) -> Vec<DayView> {
    if clinic.hours.are_none() {
        return Vec::new();
    }
    let day = |day| {
        let spans = clinic.hours.on(day).iter();
        let spans: Vec<String> = spans
            .map(|span| {
                format!(
                    "{} to {}",
                    opening::written(span.opens()),
                    opening::written(span.closes())
                )
            })
            .collect();
        DayView {
            day: day.to_string(),
            hours: match spans.is_empty() {
                true => "Closed".to_owned(),
                false => spans.join(", "),
            },
        }
    };
    WEEK.into_iter().map(day).collect()
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn the_state_is_said_so_that_nobody_has_to_think() {
        let today = date!(2026 - 12 - 23);
        let opens = |date| Opening::OpensAt(date, 570);
        for (opening, text) in [
            (Opening::OpenUntil(930), "Open now until 15:30"),
            (Opening::OpenUntil(DAY), "Open now until midnight"),
            (opens(today), "Closed now. Opens today at 09:30"),
            (
                opens(date!(2026 - 12 - 24)),
                "Closed now. Opens Thursday at 09:30",
            ),
            (
                opens(date!(2026 - 12 - 29)),
                "Closed now. Opens Tuesday at 09:30",
            ),
            (
                opens(date!(2026 - 12 - 30)),
                "Closed now. Opens on Wednesday 30 December at 09:30",
            ),
            (
                Opening::ClosedForNow,
                "Closed now. Ask by phone or email when it opens",
            ),
        ] {
            assert_eq!(said(opening, today, None), text);
        }
        assert_eq!(
            said(opens(date!(2026 - 12 - 29)), today, Some("Christmas Day")),
            "Closed today: Christmas Day, a bank holiday. Opens Tuesday at 09:30"
        );
    }
}
