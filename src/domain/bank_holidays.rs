//! Bank holidays: days on which a clinic is closed whatever its hours. Pure; the dates are the configuration's.

use std::collections::BTreeMap;

use time::{Date, Month};

/// A part of the United Kingdom with bank holidays of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Division {
    /// England and Wales.
    EnglandAndWales,
    /// Scotland.
    Scotland,
    /// Northern Ireland.
    NorthernIreland,
}

impl Division {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::EnglandAndWales, Self::Scotland, Self::NorthernIreland];

    /// The stored name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::EnglandAndWales => "england_and_wales",
            Self::Scotland => "scotland",
            Self::NorthernIreland => "northern_ireland",
        }
    }

    /// Reads the stored name.
    #[must_use]
    pub fn from_stored(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|division| division.as_str() == name)
    }
}

/// The bank holidays of every division, up to the end of a year.
#[derive(Debug, Clone, Default)]
pub struct BankHolidays {
    days: BTreeMap<(Division, Date), String>,
    until: i32,
}

impl BankHolidays {
    /// Those of these days, complete up to the end of the year `until`.
    #[must_use]
    pub fn new(days: impl IntoIterator<Item = (Division, Date, String)>, until: i32) -> Self {
        let days = days
            .into_iter()
            .map(|(division, date, name)| ((division, date), name));
        Self {
            days: days.collect(),
            until,
        }
    }

    /// What a day is called, if nothing is open on it. Christmas Day counts also where it is a weekend and the
    /// bank holiday another day.
    #[must_use]
    pub fn on(&self, division: Division, date: Date) -> Option<&str> {
        let christmas = (date.month(), date.day()) == (Month::December, 25);
        let named = self.days.get(&(division, date)).map(String::as_str);
        named.or(christmas.then_some("Christmas Day"))
    }

    /// Whether the bank holidays of a day's year are known.
    #[must_use]
    pub fn covers(&self, date: Date) -> bool {
        date.year() <= self.until
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn a_bank_holiday_is_one_of_its_own_division_and_christmas_is_everywhere() {
        let days = [
            (Division::Scotland, date!(2026 - 11 - 30), "St Andrew’s Day"),
            (Division::Scotland, date!(2026 - 12 - 25), "Christmas"),
        ];
        let days = days.map(|(division, day, name)| (division, day, name.to_owned()));
        let holidays = BankHolidays::new(days, 2027);
        let on = |division, day| holidays.on(division, day);
        assert_eq!(
            on(Division::Scotland, date!(2026 - 11 - 30)),
            Some("St Andrew’s Day")
        );
        assert_eq!(on(Division::NorthernIreland, date!(2026 - 11 - 30)), None);
        assert_eq!(on(Division::Scotland, date!(2026 - 12 - 1)), None);
        assert_eq!(
            on(Division::Scotland, date!(2026 - 12 - 25)),
            Some("Christmas")
        );
        let christmas = Some("Christmas Day");
        assert_eq!(
            on(Division::EnglandAndWales, date!(2027 - 12 - 25)),
            christmas
        );
        assert_eq!(on(Division::EnglandAndWales, date!(2027 - 11 - 25)), None);
        assert_eq!(on(Division::EnglandAndWales, date!(2027 - 12 - 24)), None);
    }

    #[test]
    fn days_are_known_up_to_the_end_of_a_year() {
        let holidays = BankHolidays::new([], 2027);
        assert!(holidays.covers(date!(2026 - 1 - 1)) && holidays.covers(date!(2027 - 12 - 31)));
        assert!(!holidays.covers(date!(2028 - 1 - 1)));
    }

    #[test]
    fn stored_names_come_back() {
        let names = Division::ALL.map(Division::as_str);
        assert_eq!(names, ["england_and_wales", "scotland", "northern_ireland"]);
        assert_eq!(
            names.map(Division::from_stored),
            Division::ALL.map(Option::Some)
        );
        assert_eq!(Division::from_stored(""), None);
    }
}
