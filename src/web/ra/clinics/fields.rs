//! The form of a clinic: what was typed becomes a clinic, or is said to be wrong.

use time::Weekday;

use crate::domain::bank_holidays::Division;
use crate::domain::clinic::{Clinic, LONG, Part, SHORT, Service};
use crate::domain::opening::{Hours, Span, parse_minute, written};
use crate::language::{Text, text};
use crate::web::forms::{Form, form};
use crate::web::pages::FormView;
use crate::web::pages::ra::clinics::{DayFields, TickView, TimeField};
use crate::web::pages::ra::mail::ChoiceView;
use crate::web::ra::words;

form! {
    /// A clinic.
    ClinicForm:
        "organisation", "name", "place", "phone", "email", "note", "division", "service_unlock", "service_renew", "service_replace", "service_new_cards", "monday_opens", "monday_closes", "monday_opens_again", "monday_closes_again", "tuesday_opens", "tuesday_closes", "tuesday_opens_again", "tuesday_closes_again", "wednesday_opens", "wednesday_closes", "wednesday_opens_again", "wednesday_closes_again", "thursday_opens", "thursday_closes", "thursday_opens_again", "thursday_closes_again", "friday_opens", "friday_closes", "friday_opens_again", "friday_closes_again", "saturday_opens", "saturday_closes", "saturday_opens_again", "saturday_closes_again", "sunday_opens", "sunday_closes", "sunday_opens_again", "sunday_closes_again"
}

/// The days of the week with the fields of their hours: two spans, each from and until.
const DAYS: [(Weekday, [&str; 4]); 7] = [
    (
        Weekday::Monday,
        [
            "monday_opens",
            "monday_closes",
            "monday_opens_again",
            "monday_closes_again",
        ],
    ),
    (
        Weekday::Tuesday,
        [
            "tuesday_opens",
            "tuesday_closes",
            "tuesday_opens_again",
            "tuesday_closes_again",
        ],
    ),
    (
        Weekday::Wednesday,
        [
            "wednesday_opens",
            "wednesday_closes",
            "wednesday_opens_again",
            "wednesday_closes_again",
        ],
    ),
    (
        Weekday::Thursday,
        [
            "thursday_opens",
            "thursday_closes",
            "thursday_opens_again",
            "thursday_closes_again",
        ],
    ),
    (
        Weekday::Friday,
        [
            "friday_opens",
            "friday_closes",
            "friday_opens_again",
            "friday_closes_again",
        ],
    ),
    (
        Weekday::Saturday,
        [
            "saturday_opens",
            "saturday_closes",
            "saturday_opens_again",
            "saturday_closes_again",
        ],
    ),
    (
        Weekday::Sunday,
        [
            "sunday_opens",
            "sunday_closes",
            "sunday_opens_again",
            "sunday_closes_again",
        ],
    ),
];

/// What is said in words, and the field of each.
const WORDS: [(Part, &str); 5] = [
    (Part::Name, "name"),
    (Part::Place, "place"),
    (Part::Phone, "phone"),
    (Part::Email, "email"),
    (Part::Note, "note"),
];

const LABELS: [Text; 4] = [
    text!("ra-clinic-opens"),
    text!("ra-clinic-closes"),
    text!("ra-clinic-opens-again"),
    text!("ra-clinic-closes-again"),
];

const SERVICES: [(Service, &str); 4] = [
    (Service::Unlock, "service_unlock"),
    (Service::Renew, "service_renew"),
    (Service::Replace, "service_replace"),
    (Service::NewCards, "service_new_cards"),
];

/// What is said of words that are none of this part of a clinic.
fn refusal(part: Part) -> Text {
    match part {
        Part::Name => text!("ra-clinic-enter-name", count = SHORT),
        Part::Place => text!("ra-clinic-enter-place", count = LONG),
        Part::Phone => words::ENTER_PHONE,
        Part::Email => text!("ra-clinic-enter-email"),
        Part::Note => text!("ra-clinic-note-long", count = LONG),
    }
}

/// What people call a day of the week.
fn weekday(day: Weekday) -> Text {
    text!("ra-clinic-weekday", day = day.number_from_monday())
}

/// What people call what is done there.
fn service_text(service: Service) -> Text {
    match service {
        Service::Unlock => text!("ra-clinic-unlock"),
        Service::Renew => text!("ra-clinic-renew"),
        Service::Replace => text!("ra-clinic-replace"),
        Service::NewCards => text!("ra-clinic-new-cards"),
    }
}

/// What people call a division of the bank holidays.
fn division_text(division: Division) -> Text {
    match division {
        Division::EnglandAndWales => text!("ra-clinic-england-and-wales"),
        Division::Scotland => text!("ra-clinic-scotland"),
        Division::NorthernIreland => text!("ra-clinic-northern-ireland"),
    }
}

/// The fields of the hours.
#[must_use]
pub fn days() -> Vec<DayFields> {
    let day = |(day, names): (Weekday, [&'static str; 4])| DayFields {
        day: weekday(day),
        fields: names
            .into_iter()
            .zip(LABELS)
            .map(|(name, label)| TimeField { name, label })
            .collect(),
    };
    DAYS.into_iter().map(day).collect()
}

/// The boxes of what is done there.
#[must_use]
pub fn services() -> Vec<TickView> {
    let tick = |(service, name): (Service, &'static str)| TickView {
        name,
        text: service_text(service),
    };
    SERVICES.into_iter().map(tick).collect()
}

/// Whose bank holidays there are, with those that were chosen.
#[must_use]
pub fn divisions(chosen: &str) -> Vec<ChoiceView> {
    let choice = |division: Division| ChoiceView {
        id: division.as_str().to_owned(),
        text: division_text(division),
        selected: division.as_str() == chosen,
    };
    Division::ALL.into_iter().map(choice).collect()
}

/// The form of a clinic as it is.
#[must_use]
pub fn filled(clinic: &Clinic) -> FormView {
    let mut view = FormView::default();
    view.keep("name", &clinic.name)
        .keep("place", &clinic.place)
        .keep("phone", &clinic.phone)
        .keep("email", &clinic.email)
        .keep("note", &clinic.note);
    for (service, name) in SERVICES {
        if clinic.services.contains(&service) {
            view.keep(name, "yes");
        }
    }
    for (day, names) in DAYS {
        let ends = clinic
            .hours
            .on(day)
            .iter()
            .flat_map(|span| [span.opens(), span.closes()]);
        for (name, minute) in names.into_iter().zip(ends) {
            view.keep(name, &written(minute));
        }
    }
    view
}

/// Reads the form; says what is wrong with it.
pub fn read(form: &Form<ClinicForm>, view: &mut FormView) -> Option<Clinic> {
    let [name, place, phone, email, note] = WORDS.map(|(part, field)| {
        let typed: Vec<&str> = form.get(field).split_whitespace().collect();
        let text = typed.join(" ");
        view.keep(field, &text);
        if !part.allows(&text) {
            view.error(field, refusal(part));
        }
        text
    });
    for (_, field) in SERVICES {
        view.keep(field, form.get(field));
    }
    let division = Division::from_stored(form.get("division"));
    if division.is_none() {
        view.error("division", text!("ra-clinic-choose-division"));
    }
    let hours = read_hours(form, view);
    if view.has_errors() {
        return None;
    }
    let ticked = |(service, field): (Service, &str)| (form.get(field) == "yes").then_some(service);
    Some(Clinic {
        name,
        place,
        phone,
        email,
        note,
        division: division?,
        services: SERVICES.into_iter().filter_map(ticked).collect(),
        hours,
    })
}

fn read_hours(form: &Form<ClinicForm>, view: &mut FormView) -> Hours {
    let mut hours = Hours::default();
    for (day, names) in DAYS {
        for name in names {
            view.keep(name, form.get(name).trim());
        }
        let [opens, closes, opens_again, closes_again] = names;
        let spans = [[opens, closes], [opens_again, closes_again]];
        let spans = spans.map(|ends| read_span(form, view, day, ends));
        let spans: Vec<Span> = spans.into_iter().flatten().collect();
        if hours.set(day, &spans).is_err() {
            view.error(
                opens_again,
                text!("ra-clinic-reopens-early", day = weekday(day)),
            );
        }
    }
    hours
}

fn read_span(
    form: &Form<ClinicForm>,
    view: &mut FormView,
    day: Weekday,
    [opens, closes]: [&'static str; 2],
) -> Option<Span> {
    let [from, until] = [opens, closes].map(|name| form.get(name).trim());
    if from.is_empty() && until.is_empty() {
        return None;
    }
    let minutes = (parse_minute(from, false), parse_minute(until, true));
    if minutes.0.is_none() {
        view.error(opens, text!("ra-clinic-enter-opening", day = weekday(day)));
    }
    if minutes.1.is_none() {
        view.error(closes, text!("ra-clinic-enter-closing", day = weekday(day)));
    }
    let span = Span::new(minutes.0?, minutes.1?);
    if span.is_none() {
        view.error(closes, text!("ra-clinic-closes-early", day = weekday(day)));
    }
    span
}
