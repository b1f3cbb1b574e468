//! Reports: registration by organisation, unlocks, lock-outs, certificates that expire. All read what was
//! counted before; none counts a table.

use std::collections::{BTreeMap, BTreeSet};

use super::caller::Caller;
use super::staff::officer::{Permit, powers::SeeReports};
use super::{Outcome, Ports, trail};
use crate::domain::audit::{Action, Subject};
use crate::domain::periods::months_until;
use crate::domain::standings::{ExpirySpan, Measure};
use crate::london;
use crate::storage::organisations::{self, OrganisationId, Scope};
use crate::storage::standings::{self, Standings};
use crate::storage::{Connection, Stored, figures};

/// How many months a report looks back, this one included.
pub const MONTHS: usize = 12;

/// A number for each of some days or months, the earliest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History(pub Vec<(String, i64)>);

impl History {
    /// All of them together.
    #[must_use]
    pub fn total(&self) -> i64 {
        self.0.iter().map(|(_, number)| number).sum()
    }

    /// The newest: today's, or this month's.
    #[must_use]
    pub fn newest(&self) -> i64 {
        self.0.last().map_or(0, |(_, number)| *number)
    }
}

/// What was counted of several things together in each of `periods`, within a scope.
///
/// # Errors
/// When the database fails.
pub(super) fn summed(
    conn: &mut Connection,
    scope: &Scope,
    what: &[&str],
    periods: &[String],
) -> Stored<History> {
    let (Some(from), Some(to)) = (periods.first(), periods.last()) else {
        return Ok(History::default());
    };
    let organisations = match scope {
        Scope::Everywhere => vec![None],
        Scope::Only(some) => some.iter().copied().map(Some).collect(),
    };
    let mut sums: BTreeMap<String, i64> = BTreeMap::new();
    for organisation in organisations {
        for what in what {
            for (period, number) in figures::series(conn, what, organisation, from, to)? {
                *sums.entry(period).or_default() += number;
            }
        }
    }
    let number = |period: &String| (period.clone(), sums.get(period).copied().unwrap_or(0));
    Ok(History(periods.iter().map(number).collect()))
}

/// A row of a report: an organisation and its numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<const N: usize> {
    /// The organisation's code.
    pub ods_code: String,
    /// Its name.
    pub name: String,
    /// Its numbers, as the report says.
    pub numbers: [i64; N],
}

/// Rows of the organisations that any of the numbers knows, the greatest first by `rank`.
fn rows<const N: usize>(
    conn: &mut Connection,
    columns: &[BTreeMap<OrganisationId, i64>; N],
    rank: impl Fn(&[i64; N]) -> i64,
) -> Stored<Vec<Row<N>>> {
    let keys: BTreeSet<OrganisationId> = columns.iter().flat_map(BTreeMap::keys).copied().collect();
    let mut names = organisations::names(conn, keys.iter().copied())?;
    let mut rows: Vec<Row<N>> = keys
        .into_iter()
        .filter_map(|key| {
            let (ods_code, name) = names.remove(&key)?;
            let numbers = std::array::from_fn(|n| columns[n].get(&key).copied().unwrap_or(0));
            Some(Row {
                ods_code,
                name,
                numbers,
            })
        })
        .collect();
    rows.sort_by(|a, b| {
        let by_rank = rank(&b.numbers).cmp(&rank(&a.numbers));
        by_rank.then_with(|| a.name.cmp(&b.name))
    });
    Ok(rows)
}

/// Registration for self-service: holders and those registered, by organisation; the one with the most
/// people still to be registered first.
#[derive(Debug, Clone)]
pub struct Registration {
    /// All together.
    pub standings: Standings,
    /// Holders, registered.
    pub rows: Vec<Row<2>>,
}

/// Reports on registration.
///
/// # Errors
/// When the database fails.
pub fn registration(ports: &Ports, permit: &Permit<SeeReports>) -> Outcome<Registration> {
    let scope = permit.scope();
    let found = ports.db.read(|conn| -> Stored<Registration> {
        let columns = [Measure::Holders, Measure::Registered];
        let [holders, registered] = columns.map(|m| standings::by_organisation(conn, scope, m));
        let rank = |[holders, registered]: &[i64; 2]| holders - registered;
        Ok(Registration {
            standings: standings::of(conn, scope)?,
            rows: rows(conn, &[holders?, registered?], rank)?,
        })
    })?;
    Ok(found)
}

/// Unlocks by month, and by organisation in one month.
#[derive(Debug, Clone)]
pub struct Unlocks {
    /// By the holders themselves.
    pub alone: History,
    /// With help.
    pub with_help: History,
    /// The month that `rows` are about.
    pub month: String,
    /// By the holders themselves, with help; the most first.
    pub rows: Vec<Row<2>>,
}

/// Reports on unlocks; `month` chooses one of the months it looks back on, else it is this one.
///
/// # Errors
/// When the database fails.
pub fn unlocks(
    ports: &Ports,
    permit: &Permit<SeeReports>,
    month: Option<&str>,
) -> Outcome<Unlocks> {
    let months = last_months(ports);
    let scope = permit.scope();
    let chosen = months.iter().find(|m| Some(m.as_str()) == month);
    let month = chosen.or(months.last()).cloned().unwrap_or_default();
    let found = ports.db.read(|conn| -> Stored<Unlocks> {
        let columns = ["unlocked", "unlocked_with_help"];
        let [alone, with_help] = columns.map(|what| within(conn, scope, what, &month));
        Ok(Unlocks {
            alone: summed(conn, scope, &["unlocked"], &months)?,
            with_help: summed(conn, scope, &["unlocked_with_help"], &months)?,
            rows: rows(conn, &[alone?, with_help?], |numbers| numbers.iter().sum())?,
            month,
        })
    })?;
    Ok(found)
}

/// What was counted in a period at each organisation of a scope.
fn within(
    conn: &mut Connection,
    scope: &Scope,
    what: &str,
    period: &str,
) -> Stored<BTreeMap<OrganisationId, i64>> {
    let mut found: BTreeMap<_, _> = figures::by_organisation(conn, what, period)?
        .into_iter()
        .collect();
    found.retain(|organisation, _| scope.covers(*organisation));
    Ok(found)
}

/// Lock-outs by month, and what opened self-service again.
#[derive(Debug, Clone)]
pub struct LockOuts {
    /// Third strikes.
    pub locked_out: History,
    /// Cleared by the Registration Authority.
    pub cleared: History,
    /// Cards unlocked with help, which clears strikes too.
    pub with_help: History,
    /// How many stand now.
    pub standings: Standings,
}

/// Reports on lock-outs.
///
/// # Errors
/// When the database fails.
pub fn lock_outs(ports: &Ports, permit: &Permit<SeeReports>) -> Outcome<LockOuts> {
    let months = last_months(ports);
    let scope = permit.scope();
    let found = ports.db.read(|conn| -> Stored<LockOuts> {
        Ok(LockOuts {
            locked_out: summed(conn, scope, &["locked_out"], &months)?,
            cleared: summed(conn, scope, &["lockout_cleared"], &months)?,
            with_help: summed(conn, scope, &["unlocked_with_help"], &months)?,
            standings: standings::of(conn, scope)?,
        })
    })?;
    Ok(found)
}

/// Cards whose certificates expire soon, within each [`ExpirySpan`], by organisation.
#[derive(Debug, Clone)]
pub struct Expiry {
    /// All together.
    pub standings: Standings,
    /// Within 7, 30, 60 and 90 days; the most within 90 first.
    pub rows: Vec<Row<{ ExpirySpan::ALL.len() }>>,
}

/// Reports on certificates that expire.
///
/// # Errors
/// When the database fails.
pub fn expiry(ports: &Ports, permit: &Permit<SeeReports>) -> Outcome<Expiry> {
    let scope = permit.scope();
    let found = ports.db.read(|conn| -> Stored<Expiry> {
        let expiring = |span| standings::by_organisation(conn, scope, Measure::Expiring(span));
        let [a, b, c, d] = ExpirySpan::ALL.map(expiring);
        Ok(Expiry {
            standings: standings::of(conn, scope)?,
            rows: rows(conn, &[a?, b?, c?, d?], |numbers| numbers[3])?,
        })
    })?;
    Ok(found)
}

/// Notes in the trail that somebody took a report as a file.
///
/// # Errors
/// When the database fails.
pub fn exported(
    ports: &Ports,
    caller: &Caller,
    permit: &Permit<SeeReports>,
    report: &str,
) -> Outcome<()> {
    let by = permit.officer();
    let detail = format!("report={report}");
    let (action, portal) = (Action::Exported, Subject::Portal);
    ports
        .db
        .write(|conn| trail::officer(conn, ports, caller, by, action, &portal, &detail))?;
    Ok(())
}

/// The months that reports look back on, the earliest first.
fn last_months(ports: &Ports) -> Vec<String> {
    let (_, month) = london::day_and_month(ports.now());
    months_until(&month, MONTHS)
}
