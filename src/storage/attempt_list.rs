//! Failed attempts as the console and the API list them: filtered, newest first, page by key.
//!
//! Attempts are appended in the order of time, so a span of time is a span of keys.

use std::collections::HashMap;

use diesel::prelude::*;
use time::{OffsetDateTime, PrimitiveDateTime};

use super::organisations::{OrganisationId, Scope};
use super::schema::{attempts, holders, organisations};
use super::times::{stored, utc};
use super::{Connection, StorageError, Stored};
use crate::domain::review::{Decision, ReviewState};
use crate::domain::smartcard_number::SmartcardNumber;

/// Which attempts. What is not given does not matter.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Of this number.
    pub number: Option<SmartcardNumber>,
    /// From this network.
    pub network: Option<String>,
    /// With this outcome: `wrong`, `dead`, `refused`.
    pub outcome: Option<String>,
    /// Whose review stands here.
    pub state: Option<ReviewState>,
    /// At this time or later.
    pub from: Option<OffsetDateTime>,
    /// Before this time.
    pub to: Option<OffsetDateTime>,
    /// Of holders who belonged to this organisation.
    pub organisation: Option<OrganisationId>,
}

/// Whose number was typed, as far as anybody has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttemptHolder {
    /// Full name.
    pub name: String,
    /// The code of the organisation they belong to now.
    pub ods_code: String,
}

/// A failed attempt with its review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedAttempt {
    /// Key; later attempts have greater ones.
    pub id: i64,
    /// When.
    pub at: OffsetDateTime,
    /// Which journey.
    pub journey: String,
    /// Which step of it.
    pub step: String,
    /// The number typed.
    pub number: SmartcardNumber,
    /// Whose it is.
    pub holder: Option<AttemptHolder>,
    /// The client's network.
    pub network: String,
    /// What the browser called itself.
    pub browser: String,
    /// What was wrong.
    pub outcome: String,
    /// Which strike it was, where strikes are counted.
    pub strike: Option<i32>,
    /// The organisation of the number's holder when it happened.
    pub organisation: Option<OrganisationId>,
    /// Where its review stands.
    pub state: ReviewState,
    /// Who looks at it.
    pub claimed_by: Option<String>,
    /// Since when.
    pub claimed_at: Option<OffsetDateTime>,
    /// What it was found to be.
    pub decision: Option<Decision>,
    /// What was noted with the decision.
    pub note: Option<String>,
    /// Who decided.
    pub decided_by: Option<String>,
    /// When.
    pub decided_at: Option<OffsetDateTime>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = attempts)]
struct Row {
    id: i64,
    at: PrimitiveDateTime,
    journey: String,
    step: String,
    smartcard_number: String,
    network: String,
    browser: String,
    outcome: String,
    strike: Option<i32>,
    organisation_id: Option<i64>,
    state: String,
    claimed_by: Option<String>,
    claimed_at: Option<PrimitiveDateTime>,
    decision: Option<String>,
    note: Option<String>,
    decided_by: Option<String>,
    decided_at: Option<PrimitiveDateTime>,
}

/// Attempts that pass the filter within `scope`, older than `before`, the newest first; at most `limit`.
///
/// # Errors
/// When the database fails.
pub fn page(
    conn: &mut Connection,
    filter: &Filter,
    scope: &Scope,
    before: Option<i64>,
    limit: i64,
) -> Stored<Vec<ListedAttempt>> {
    let Some(span) = span(conn, filter, before)? else {
        return Ok(Vec::new());
    };
    let mut rows = Vec::new();
    for organisation in organisations_of(filter, scope) {
        rows.extend(select(conn, filter, organisation, span, limit)?);
    }
    // Each organisation came in order from its index; together they are put in order here.
    rows.sort_by_key(|row| std::cmp::Reverse(row.id));
    rows.truncate(usize::try_from(limit).unwrap_or(0));
    with_holders(conn, rows)
}

/// One attempt, whosever number it was: whether it may be seen is for the caller to ask.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut Connection, id: i64) -> Stored<Option<ListedAttempt>> {
    let row: Option<Row> = attempts::table
        .find(id)
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    let listed = with_holders(conn, row.into_iter().collect())?;
    Ok(listed.into_iter().next())
}

/// The organisations to ask for, one query each; `None` for whatever organisation.
fn organisations_of(filter: &Filter, scope: &Scope) -> Vec<Option<i64>> {
    match (filter.organisation, scope.keys()) {
        (None, None) => vec![None],
        (None, Some(keys)) => keys.into_iter().map(Some).collect(),
        (Some(one), _) if scope.covers(one) => vec![Some(one.0)],
        (Some(_), _) => Vec::new(),
    }
}

/// Keys from the first to before the last.
type Span = (i64, i64);

/// The span of keys of a span of time; `None` when nothing can be in it.
fn span(conn: &mut Connection, filter: &Filter, before: Option<i64>) -> Stored<Option<Span>> {
    let mut span = (i64::MIN, before.unwrap_or(i64::MAX));
    if let Some(from) = filter.from {
        let first: Option<i64> = attempts::table
            .filter(attempts::at.ge(stored(from)))
            .order((attempts::at.asc(), attempts::id.asc()))
            .select(attempts::id)
            .first(conn)
            .optional()?;
        let Some(first) = first else { return Ok(None) };
        span.0 = first;
    }
    if let Some(to) = filter.to {
        let last: Option<i64> = attempts::table
            .filter(attempts::at.lt(stored(to)))
            .order((attempts::at.desc(), attempts::id.desc()))
            .select(attempts::id)
            .first(conn)
            .optional()?;
        let Some(last) = last else { return Ok(None) };
        span.1 = span.1.min(last.saturating_add(1));
    }
    Ok((span.0 < span.1).then_some(span))
}

fn select(
    conn: &mut Connection,
    filter: &Filter,
    organisation: Option<i64>,
    (first, end): Span,
    limit: i64,
) -> Stored<Vec<Row>> {
    let mut query = attempts::table
        .filter(attempts::id.ge(first))
        .filter(attempts::id.lt(end))
        .order(attempts::id.desc())
        .limit(limit)
        .select(Row::as_select())
        .into_boxed();
    if let Some(number) = &filter.number {
        query = query.filter(attempts::smartcard_number.eq(number.as_str().to_owned()));
    }
    if let Some(network) = &filter.network {
        query = query.filter(attempts::network.eq(network.clone()));
    }
    if let Some(outcome) = &filter.outcome {
        query = query.filter(attempts::outcome.eq(outcome.clone()));
    }
    if let Some(state) = filter.state {
        query = query.filter(attempts::state.eq(state.as_str()));
    }
    if let Some(organisation) = organisation {
        query = query.filter(attempts::organisation_id.eq(organisation));
    }
    Ok(query.load(conn)?)
}

/// Adds whose numbers they are, for the rows of one page only.
fn with_holders(conn: &mut Connection, rows: Vec<Row>) -> Stored<Vec<ListedAttempt>> {
    let mut numbers: Vec<String> = rows
        .iter()
        .map(|row| row.smartcard_number.clone())
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    let known: Vec<(String, String, String)> = holders::table
        .inner_join(organisations::table.on(organisations::id.eq(holders::organisation_id)))
        .filter(holders::smartcard_number.eq_any(numbers))
        .select((
            holders::smartcard_number,
            holders::name,
            organisations::ods_code,
        ))
        .load(conn)?;
    let known: HashMap<String, AttemptHolder> = known
        .into_iter()
        .map(|(number, name, ods_code)| (number, AttemptHolder { name, ods_code }))
        .collect();
    rows.into_iter().map(|row| listed(row, &known)).collect()
}

fn listed(row: Row, known: &HashMap<String, AttemptHolder>) -> Stored<ListedAttempt> {
    let unreadable = StorageError::unreadable;
    let decision = |name: String| {
        Decision::from_stored(&name).ok_or_else(|| unreadable("decision of an attempt"))
    };
    Ok(ListedAttempt {
        id: row.id,
        at: utc(row.at),
        journey: row.journey,
        step: row.step,
        number: SmartcardNumber::parse(&row.smartcard_number)
            .map_err(|_| unreadable("smartcard number"))?,
        holder: known.get(&row.smartcard_number).cloned(),
        network: row.network,
        browser: row.browser,
        outcome: row.outcome,
        strike: row.strike,
        organisation: row.organisation_id.map(OrganisationId),
        state: ReviewState::from_stored(&row.state)
            .ok_or_else(|| unreadable("state of an attempt"))?,
        claimed_by: row.claimed_by,
        claimed_at: row.claimed_at.map(utc),
        decision: row.decision.map(decision).transpose()?,
        note: row.note,
        decided_by: row.decided_by,
        decided_at: row.decided_at.map(utc),
    })
}
