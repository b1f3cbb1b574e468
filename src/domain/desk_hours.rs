//! Reading a desk's hours. They are a text, as the desk wrote it; most write `Monday to Friday, 9am to 5pm`, perhaps
//! with a second time after `and`, and several such with semicolons between. What is not written so is not
//! understood: better nothing is said than something wrong. Pure.

use time::Weekday;

use super::opening::{Hours, Span, WEEK, parse_minute};

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
