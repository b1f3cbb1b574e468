//! What a clinic of the Registration Authority is, and what may be said of it. Pure.

use time::Date;

use super::bank_holidays::{BankHolidays, Division};
use super::email_address::EmailAddress;
use super::opening::{self, Hours, LocalMoment, Opening};

/// Something that is done at a clinic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Service {
    /// Cards are unlocked.
    Unlock,
    /// Certificates are renewed, or repaired once they have expired.
    Renew,
    /// Lost, stolen and damaged cards are replaced.
    Replace,
    /// New holders get their first card.
    NewCards,
}

impl Service {
    /// All of them, as pages list them.
    pub const ALL: [Self; 4] = [Self::Unlock, Self::Renew, Self::Replace, Self::NewCards];

    /// The stored name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unlock => "unlock",
            Self::Renew => "renew",
            Self::Replace => "replace",
            Self::NewCards => "new_cards",
        }
    }
}

/// The stored form of several services.
#[must_use]
pub fn stored(services: &[Service]) -> String {
    let names: Vec<&str> = services.iter().map(|service| service.as_str()).collect();
    names.join(" ")
}

/// Reads the stored form.
#[must_use]
pub fn from_stored(text: &str) -> Vec<Service> {
    let named = |service: &Service| text.split(' ').any(|name| name == service.as_str());
    Service::ALL.into_iter().filter(named).collect()
}

/// What is said of a clinic, as it was typed and trimmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clinic {
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
    /// Whose bank holidays close it.
    pub division: Division,
    /// What is done there.
    pub services: Vec<Service>,
    /// When it is open.
    pub hours: Hours,
}

impl Clinic {
    /// What its hours say of a moment, and the bank holiday that closes it that day. A holiday is no news on a day on
    /// which it is closed anyway.
    #[must_use]
    pub fn opening<'h>(
        &self,
        holidays: &'h BankHolidays,
        now: LocalMoment,
    ) -> (Opening, Option<&'h str>) {
        let holiday = |day: Date| holidays.on(self.division, day);
        let state = opening::state(&self.hours, |day| holiday(day).is_some(), now);
        let would_open = !self.hours.on(now.date.weekday()).is_empty();
        (state, holiday(now.date).filter(|_| would_open))
    }
}

/// What is said of a clinic in words of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What it is called.
    Name,
    /// Where it is.
    Place,
    /// Its telephone number.
    Phone,
    /// Its email address.
    Email,
    /// What else people should know.
    Note,
}

impl Part {
    /// Whether this may be said there. Every clinic has a name and a place; the rest may be empty.
    #[must_use]
    pub fn allows(self, text: &str) -> bool {
        match self {
            Self::Name => !text.is_empty() && is_line(text, SHORT),
            Self::Place => !text.is_empty() && is_line(text, LONG),
            Self::Phone => text.is_empty() || is_phone(text),
            Self::Email => text.is_empty() || EmailAddress::parse(text).is_ok(),
            Self::Note => is_line(text, LONG),
        }
    }
}

/// The longest name and telephone number.
pub const SHORT: usize = 80;
/// The longest place and note.
pub const LONG: usize = 200;

/// Whether a text is short enough to be shown in a line, and one line.
#[must_use]
pub fn is_line(text: &str, most: usize) -> bool {
    text.chars().count() <= most && !text.chars().any(char::is_control)
}

/// Whether a text could be a telephone number, with an extension perhaps; people know best how to write theirs.
#[must_use]
pub fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let known = |c: char| c.is_ascii_digit() || " +()-.,extnsio".contains(c);
    (3..=20).contains(&digits) && text.chars().count() <= 40 && text.chars().all(known)
}

#[cfg(test)]
mod tests {
    use time::Weekday;
    use time::macros::date;

    use super::*;
    use crate::domain::opening::Span;

    #[test]
    fn a_holiday_is_news_where_the_clinic_would_be_open() {
        let mut hours = Hours::default();
        let morning = Span::new(540, 720).unwrap();
        hours.set(Weekday::Monday, &[morning]).unwrap();
        let clinic = Clinic {
            name: "Drop-in".to_owned(),
            place: "Level 1".to_owned(),
            phone: String::new(),
            email: String::new(),
            note: String::new(),
            division: Division::Scotland,
            services: Vec::new(),
            hours,
        };
        let (monday, tuesday) = (date!(2026 - 11 - 30), date!(2026 - 12 - 01));
        let days = [monday, tuesday].map(|day| (Division::Scotland, day, "A day".to_owned()));
        let holidays = BankHolidays::new(days, 2026);
        let minute = 600;
        let on = |date| clinic.opening(&holidays, LocalMoment { date, minute });
        let next = Opening::OpensAt(date!(2026 - 12 - 07), 540);
        assert_eq!(on(monday), (next, Some("A day")));
        assert_eq!(on(tuesday), (next, None));
        let open = Opening::OpenUntil(720);
        assert_eq!(on(date!(2026 - 11 - 23)), (open, None));
    }

    #[test]
    fn a_clinic_has_a_name_and_a_place() {
        for part in [Part::Name, Part::Place] {
            assert!(!part.allows("") && part.allows("Level 1"), "{part:?}");
        }
        for part in [Part::Phone, Part::Email, Part::Note] {
            assert!(part.allows(""), "{part:?}");
        }
        assert!(!Part::Name.allows(&"x".repeat(SHORT + 1)));
        assert!(Part::Note.allows(&"x".repeat(LONG)));
        assert!(!Part::Note.allows(&"x".repeat(LONG + 1)));
        assert!(!Part::Phone.allows("ring me") && !Part::Email.allows("ring me"));
    }

    #[test]
    fn stored_services_come_back_in_the_order_of_pages() {
        let some = [Service::Unlock, Service::NewCards];
        assert_eq!(from_stored(&stored(&some)), some);
        assert_eq!(from_stored("new_cards unlock gone"), some);
        assert!(from_stored("").is_empty());
    }

    #[test]
    fn telephone_numbers_are_known_by_their_digits() {
        for phone in [
            "01632 960100",
            "+44 (0)1632 960-100",
            "01632 960100 ext 12",
            "4421",
        ] {
            assert!(is_phone(phone), "{phone}");
        }
        for bad in [
            "",
            "12",
            "ring me",
            "01632 960100<b>",
            "somebody@nhs.net",
            "0".repeat(21).as_str(),
        ] {
            assert!(!is_phone(bad), "{bad}");
        }
        assert!(is_line("Level 1", SHORT) && !is_line("a\nb", SHORT) && !is_line("abc", 2));
    }
}
