//! `config/bank_holidays.toml`: bank holidays, embedded. They are facts, not settings, so nothing overrides them.

use std::collections::BTreeMap;

use serde::Deserialize;
use time::Date;
use time::macros::format_description;

use crate::domain::bank_holidays::{BankHolidays, Division};

const FILE: &str = include_str!("../../config/bank_holidays.toml");

type Days = BTreeMap<String, String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    until: i32,
    england_and_wales: Days,
    scotland: Days,
    northern_ireland: Days,
}

/// The bank holidays of the embedded file.
///
/// # Errors
/// What cannot be read in it.
pub fn embedded() -> Result<BankHolidays, String> {
    let source = config::File::from_str(FILE, config::FileFormat::Toml);
    let read = config::Config::builder().add_source(source).build();
    let file: File = read
        .and_then(config::Config::try_deserialize)
        .map_err(|e| e.to_string())?;
    let divisions = [
        (Division::EnglandAndWales, file.england_and_wales),
        (Division::Scotland, file.scotland),
        (Division::NorthernIreland, file.northern_ireland),
    ];
    let mut days = Vec::new();
    for (division, named) in divisions {
        for (date, name) in named {
            let form = format_description!("[year]-[month]-[day]");
            let date = Date::parse(&date, form).map_err(|e| format!("{date}: {e}"))?;
            days.push((division, date, name));
        }
    }
    Ok(BankHolidays::new(days, file.until))
}

#[cfg(test)]
mod tests {
    use time::macros::date;
    use time::{Duration, Weekday};

    use super::*;

    /// Every day of a year that is a bank holiday.
    fn days(division: Division, year: i32) -> Vec<Date> {
        let holidays = embedded().unwrap();
        let first = Date::from_ordinal_date(year, 1).unwrap();
        let all = (0..366).map(|day| first + Duration::days(day));
        // Christmas Day always counts; where it is on a weekend, the file has another day for it.
        let all = all.filter(|day| *day != date!(2027 - 12 - 25));
        all.filter(|day| day.year() == year && holidays.on(division, *day).is_some())
            .collect()
    }

    #[test]
    fn every_year_has_as_many_as_the_division_has_by_law() {
        for year in 2026..=2028 {
            assert_eq!(days(Division::EnglandAndWales, year).len(), 8, "{year}");
            // One more in 2026, for the World Cup.
            let scotland = if year == 2026 { 10 } else { 9 };
            assert_eq!(days(Division::Scotland, year).len(), scotland, "{year}");
            assert_eq!(days(Division::NorthernIreland, year).len(), 10, "{year}");
        }
        let holidays = embedded().unwrap();
        assert!(holidays.covers(date!(2028 - 12 - 31)) && !holidays.covers(date!(2029 - 01 - 01)));
    }

    #[test]
    fn none_is_on_a_weekend_because_another_day_stands_for_it() {
        for division in Division::ALL {
            for year in 2026..=2028 {
                for day in days(division, year) {
                    let weekend = [Weekday::Saturday, Weekday::Sunday].contains(&day.weekday());
                    assert!(!weekend, "{division:?} {day}");
                }
            }
        }
        let holidays = embedded().unwrap();
        let on = |day| holidays.on(Division::EnglandAndWales, day);
        assert_eq!(
            on(date!(2026 - 12 - 28)),
            Some("Boxing Day (substitute day)")
        );
        assert_eq!(on(date!(2026 - 12 - 26)), None);
        assert_eq!(on(date!(2027 - 12 - 25)), Some("Christmas Day"));
        assert_eq!(
            on(date!(2028 - 01 - 03)),
            Some("New Year’s Day (substitute day)")
        );
    }

    #[test]
    fn the_divisions_differ_where_they_do() {
        let holidays = embedded().unwrap();
        let on = |day: Date| Division::ALL.map(|division| holidays.on(division, day).is_some());
        assert_eq!(
            on(date!(2027 - 03 - 29)),
            [true, false, true],
            "Easter Monday"
        );
        assert_eq!(
            on(date!(2027 - 01 - 04)),
            [false, true, false],
            "2nd January"
        );
        assert_eq!(on(date!(2026 - 07 - 13)), [false, false, true], "Boyne");
        assert_eq!(
            on(date!(2028 - 08 - 07)),
            [false, true, false],
            "summer in Scotland"
        );
        assert_eq!(
            on(date!(2028 - 08 - 28)),
            [true, false, true],
            "summer elsewhere"
        );
        assert_eq!(on(date!(2026 - 11 - 30)), [false, true, false], "St Andrew");
    }
}
