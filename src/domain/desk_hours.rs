//! Reading a desk's hours. They are a text, as the desk wrote it; most write `Monday to Friday, 9am to 5pm`, perhaps
//! with a second time after `and`, and several such with semicolons between. What is not written so is not
//! understood: better nothing is said than something wrong. And what they say of a moment. Pure.

use time::{Date, Weekday};

use super::bank_holidays::{BankHolidays, Division};
use super::opening::{Hours, LocalMoment, Opening, Span, WEEK, parse_minute, state};

/// The days of a week in their order.
static EVERY_DAY: [Weekday; 7] = WEEK;
/// Minutes of half a day.
const NOON: u16 = 12 * 60;

/// The hours of a week; `None` where the text does not say them in a way that is understood.
#[must_use]
pub fn read(text: &str) -> Option<Hours> {
    let mut hours = Hours::default();
    for part in text.split(';') {
        let (days, times) = part.split_once(',')?;
        let spans: Vec<Span> = times.split(" and ").map(span).collect::<Option<_>>()?;
        for day in of_week(days)? {
            if !hours.on(*day).is_empty() {
                return None;
            }
            hours.set(*day, &spans).ok()?;
        }
    }
    Some(hours)
}

/// What the hours of a desk, as it wrote them, say of a moment; `None` where they do not tell. Which bank holidays it
/// keeps is not known, so on any of them nothing is said.
#[must_use]
pub fn opening(text: &str, holidays: &BankHolidays, now: LocalMoment) -> Option<Opening> {
    let hours = read(text)?;
    let holiday = |day: Date| {
        let mut divisions = Division::ALL.into_iter();
        divisions.any(|division| holidays.on(division, day).is_some())
    };
    // A year whose bank holidays are not known may have one today.
    if !holidays.covers(now.date) || holiday(now.date) {
        return None;
    }
    Some(state(&hours, holiday, now))
}

/// `9am to 12pm`.
fn span(text: &str) -> Option<Span> {
    let (opens, closes) = text.split_once(" to ")?;
    Span::new(minute(opens)?, minute(closes)?)
}

/// `Monday`, or `Monday to Friday`.
fn of_week(text: &str) -> Option<&'static [Weekday]> {
    let (first, last) = text.split_once(" to ").unwrap_or((text, text));
    let days = EVERY_DAY.get(place(first)?..=place(last)?);
    days.filter(|days| !days.is_empty())
}

fn place(name: &str) -> Option<usize> {
    let same = |day: &Weekday| day.to_string().eq_ignore_ascii_case(name.trim());
    WEEK.iter().position(same)
}

/// `9am`, `5.30 pm`, `17:00`.
fn minute(typed: &str) -> Option<u16> {
    let typed = typed.trim().to_ascii_lowercase();
    let half = |clock: &str, before: u16| {
        let minute = parse_minute(clock, false)?;
        let on_a_clock = (60..NOON + 60).contains(&minute);
        on_a_clock.then_some(minute % NOON + before)
    };
    if let Some(clock) = typed.strip_suffix("am") {
        return half(clock, 0);
    }
    if let Some(clock) = typed.strip_suffix("pm") {
        return half(clock, NOON);
    }
    let whole = typed.contains([':', '.']);
    whole.then(|| parse_minute(&typed, true)).flatten()
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    fn on(text: &str, day: Weekday) -> Vec<(u16, u16)> {
        let hours = read(text).unwrap();
        let spans = hours.on(day).iter();
        spans.map(|span| (span.opens(), span.closes())).collect()
    }

    #[test]
    fn hours_are_read_as_desks_write_them() {
        let usual = "Monday to Friday, 9am to 5pm";
        assert_eq!(on(usual, Weekday::Monday), [(540, 1020)]);
        assert_eq!(on(usual, Weekday::Friday), [(540, 1020)]);
        assert!(on(usual, Weekday::Saturday).is_empty());
        let two = "monday to thursday, 08:30 to 17:00; Friday, 8.30am to 12.30 pm";
        assert_eq!(on(two, Weekday::Thursday), [(510, 1020)]);
        assert_eq!(on(two, Weekday::Friday), [(510, 750)]);
        let lunch = "Monday, 9.30am to 12pm and 1pm to 3.30pm";
        assert_eq!(on(lunch, Weekday::Monday), [(570, 720), (780, 930)]);
        assert_eq!(on("Sunday, 12am to 12pm", Weekday::Sunday), [(0, 720)]);
    }

    #[test]
    fn nothing_is_said_of_a_desk_on_a_day_that_is_or_may_be_a_bank_holiday() {
        let monday = (
            Division::Scotland,
            date!(2026 - 11 - 30),
            "St Andrew’s Day".to_owned(),
        );
        let holidays = BankHolidays::new([monday], 2026);
        let at = |date: Date| {
            let now = LocalMoment { date, minute: 600 };
            opening("Monday to Friday, 8am to 5pm", &holidays, now)
        };
        let open = Some(Opening::OpenUntil(1020));
        assert_eq!(at(date!(2026 - 11 - 23)), open);
        assert_eq!(at(date!(2026 - 11 - 30)), None);
        // The file ends with 2026: any day of 2027 may be one.
        assert_eq!(at(date!(2027 - 03 - 01)), None);
    }

    #[test]
    fn what_is_written_in_another_way_says_nothing() {
        for text in [
            "",
            "By appointment",
            "Monday to Friday",
            "Monday to Friday, mornings",
            "Friday to Monday, 9am to 5pm",
            "Friday to Thursday, 9am to 5pm",
            "Monday to Friday, 9am to 5pm, not Wednesday",
            "Monday, 9 to 5",
            "Monday, 1pm to 3pm and 9am to 12pm",
            "Monday, 5pm to 9am",
            "Monday, 13pm to 2pm",
            "Monday, 9am to 5pm; Monday to Friday, 10am to 4pm",
            "Weekdays, 9am to 5pm",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
