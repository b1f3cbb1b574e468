//! Plans the reminders of a day: walks the certificates that expire within the longest step, a stretch at a
//! time, each in a transaction of its own that also notes how far the run is. A run that broke off goes on
//! where it was, several replicas share one, and looking twice plans nothing twice.

use time::{Date, Duration, OffsetDateTime};

use super::super::{Outcome, Ports};
use crate::domain::reminders::{self as rules, FROM_HOUR, Span};
use crate::london;
use crate::storage::reminders::{self, Reached, Stretch};

/// Certificates of a stretch: no transaction is long.
const STRETCH: i64 = 5_000;
/// How long the daily run works at one go, so that a program which is told to stop need not wait for it.
const AT_ONE_GO: Duration = Duration::seconds(20);

/// How many reminders were planned, by step, the latest step first.
pub type Planned = Vec<(u16, usize)>;

/// Goes on with today's run; whether it is done.
///
/// # Errors
/// When the database fails.
pub fn today(ports: &Ports) -> Outcome<bool> {
    let run = Day::begin(ports)?;
    run.walk(ports, Some(ports.now() + AT_ONE_GO))?;
    run.is_done(ports)
}

/// Looks at everything, also where today's run is done: after an import, say. What is new.
///
/// # Errors
/// When the database fails.
pub fn all(ports: &Ports) -> Outcome<Planned> {
    let run = Day::begin(ports)?;
    ports
        .db
        .write(|conn| reminders::begin_again(conn, &run.name, run.start()))?;
    run.walk(ports, None)
}

/// A day that is planned for.
struct Day {
    date: Date,
    name: String,
    spans: Vec<Span>,
}

impl Day {
    /// Today, with its run begun.
    fn begin(ports: &Ports) -> Outcome<Self> {
        let now = ports.now();
        let date = london::day(now);
        let day = Self {
            date,
            name: london::form_date(now),
            spans: ports.rules.reminders.spans(date),
        };
        if day.run(ports)?.is_none() {
            ports
                .db
                .write(|conn| reminders::begin(conn, &day.name, day.start(), now))?;
        }
        Ok(day)
    }

    /// Before the first certificate that anybody could be reminded of.
    fn start(&self) -> Reached {
        let first = self.spans.first().map_or(self.date, |span| span.first);
        Reached::before(london::at_hour(first, 0))
    }

    fn run(&self, ports: &Ports) -> Outcome<Option<reminders::Run>> {
        Ok(ports.db.read(|conn| reminders::run(conn, &self.name))?)
    }

    fn is_done(&self, ports: &Ports) -> Outcome<bool> {
        Ok(self.run(ports)?.is_some_and(|run| run.done))
    }

    /// Plans stretch after stretch, until the end or until `enough`.
    fn walk(&self, ports: &Ports, enough: Option<OffsetDateTime>) -> Outcome<Planned> {
        let mut planned: Planned = self.spans.iter().map(|span| (span.step, 0)).collect();
        while let Some(run) = self.run(ports)?.filter(|run| !run.done) {
            if enough.is_some_and(|enough| ports.now() >= enough) {
                break;
            }
            let Some((index, to)) = self.next(ports, run.reached)? else {
                let now = ports.now();
                ports
                    .db
                    .write(|conn| reminders::finish(conn, &self.name, run.reached, now))?;
                continue;
            };
            planned[index].1 += self.plan(ports, self.spans[index].step, run.reached, to)?;
        }
        planned.reverse();
        Ok(planned)
    }

    /// The next stretch after `from`: the position of its span, and its end.
    fn next(&self, ports: &Ports, from: Reached) -> Outcome<Option<(usize, Reached)>> {
        for (index, span) in self.spans.iter().enumerate() {
            let Some(after) = span.last.next_day() else {
                continue;
            };
            let until = london::at_hour(after, 0);
            let end = ports
                .db
                .read(|conn| reminders::stretch(conn, from, until, STRETCH))?;
            if let Some(end) = end {
                return Ok(Some((index, end)));
            }
        }
        Ok(None)
    }

    /// Plans one stretch, unless somebody else has; how many reminders are new.
    fn plan(&self, ports: &Ports, step: u16, from: Reached, to: Reached) -> Outcome<usize> {
        let now = ports.now();
        let late = (now - london::at_hour(self.date, FROM_HOUR)).whole_seconds();
        let stretch = Stretch {
            step,
            day: &self.name,
            slots: rules::slots(late),
            from,
            to,
        };
        let new = ports.db.write(
            |conn| match reminders::advance(conn, &self.name, from, to)? {
                true => reminders::plan(conn, &stretch, now),
                false => Ok(0),
            },
        )?;
        Ok(new)
    }
}
