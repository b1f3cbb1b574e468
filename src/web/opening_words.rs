//! Whether a place is open now, in words: until when, or when it opens.

use time::{Date, OffsetDateTime};

use super::names;
use crate::domain::bank_holidays::BankHolidays;
use crate::domain::desk_hours;
use crate::domain::opening::{self, DAY, LocalMoment, Opening};
use crate::language::{Text, text};
use crate::london;

/// What the hours of a desk, as it wrote them, say of a moment; `None` where they do not tell.
#[must_use]
pub fn of_desk(hours: &str, holidays: &BankHolidays, now: OffsetDateTime) -> Option<Text> {
    let (date, minute) = london::day_and_minute(now);
    let opening = desk_hours::opening(hours, holidays, LocalMoment { date, minute })?;
    Some(said(opening, date, None))
}

/// `Closed now. Opens Monday at 09:30`: the day by its name, because at midnight nobody knows which is tomorrow.
#[must_use]
pub fn said(opening: Opening, today: Date, holiday: Option<&str>) -> Text {
    let closed = match holiday {
        None => text!("contacts-closed-now"),
        Some(name) => text!("contacts-closed-holiday", holiday = names::holiday(name)),
    };
    match opening {
        Opening::OpenUntil(DAY) => text!("contacts-open-until-midnight"),
        Opening::OpenUntil(minute) => {
            text!("contacts-open-until", time = opening::written(minute))
        }
        Opening::OpensAt(date, minute) => opens(closed, (date - today).whole_days(), date, minute),
        Opening::ClosedForNow => text!("contacts-closed-for-now", closed = closed),
    }
}

fn opens(closed: Text, days: i64, date: Date, minute: u16) -> Text {
    let time = opening::written(minute);
    let weekday = date.weekday().number_from_monday();
    match days {
        0 => text!("contacts-opens-today", closed = closed, time = time),
        1..=6 => text!(
            "contacts-opens-weekday",
            closed = closed,
            weekday = weekday,
            time = time
        ),
        _ => {
            let month = u8::from(date.month());
            let day = text!("contacts-day-of-month", day = date.day(), month = month);
            text!(
                "contacts-opens-date",
                closed = closed,
                weekday = weekday,
                day = day,
                time = time
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;
    use crate::language::Language;

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
                "Closed now. Ring or email to ask when it opens",
            ),
        ] {
            assert_eq!(Language::English.say(&said(opening, today, None)), text);
        }
        let christmas = said(opens(date!(2026 - 12 - 29)), today, Some("Christmas Day"));
        assert_eq!(
            Language::ALL.map(|language| language.say(&christmas)),
            [
                "Closed today: Christmas Day, a bank holiday. Opens Tuesday at 09:30",
                "Ar gau heddiw: Dydd Nadolig, gŵyl y banc. Yn agor ddydd Mawrth am 09:30"
            ]
        );
        let far = said(opens(date!(2026 - 12 - 30)), today, None);
        assert_eq!(
            Language::Welsh.say(&far),
            "Ar gau nawr. Yn agor ddydd Mercher 30 Rhagfyr am 09:30"
        );
    }
}
