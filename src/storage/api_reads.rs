//! Lists that programs read through the API: the trail, the mail, and counts by month. Page by key.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use time::{OffsetDateTime, PrimitiveDateTime};

use super::schema::{audit_events, figures, organisations, outbox};
use super::times::utc;
use super::{Connection, Stored};

/// An event of the trail.
#[derive(Debug, Clone)]
pub struct ListedEvent {
    /// Key; newer events have greater ones.
    pub id: i64,
    /// When.
    pub at: OffsetDateTime,
    /// What kind of actor: `holder`, `staff`, `program`, `visitor`, `system`.
    pub actor_kind: String,
    /// Which actor; empty for visitors and the portal itself.
    pub actor: String,
    /// The stored name of what was done.
    pub action: String,
    /// Whom or what it was done to.
    pub subject: String,
    /// What else was worth knowing.
    pub detail: String,
    /// From which network.
    pub network: String,
    /// The request that did it.
    pub request_id: String,
    /// The code of the organisation of the holder it was about.
    pub ods_code: Option<String>,
}

type EventRow = (
    i64,
    PrimitiveDateTime,
    String,
    String,
    String,
    String,
    String,
    String,
    String,
    Option<String>,
);

/// The newest events older than `before`, of one action or about one subject where those are given; at
/// most `limit`.
///
/// # Errors
/// When the database fails.
pub fn events(
    conn: &mut Connection,
    action: Option<&str>,
    subject: Option<&str>,
    before: Option<i64>,
    limit: i64,
) -> Stored<Vec<ListedEvent>> {
    let mut query = audit_events::table
        .left_join(
            organisations::table.on(audit_events::organisation_id.eq(organisations::id.nullable())),
        )
        .filter(audit_events::id.lt(before.unwrap_or(i64::MAX)))
        .order(audit_events::id.desc())
        .limit(limit)
        .select((
            audit_events::id,
            audit_events::at,
            audit_events::actor_kind,
            audit_events::actor,
            audit_events::action,
            audit_events::subject,
            audit_events::detail,
            audit_events::network,
            audit_events::request_id,
            organisations::ods_code.nullable(),
        ))
        .into_boxed();
    if let Some(action) = action {
        query = query.filter(audit_events::action.eq(action.to_owned()));
    }
    if let Some(subject) = subject {
        query = query.filter(audit_events::subject.eq(subject.to_owned()));
    }
    let rows: Vec<EventRow> = query.load(conn)?;
    Ok(rows.into_iter().map(event).collect())
}

fn event(row: EventRow) -> ListedEvent {
    let (id, at, actor_kind, actor, action, subject, detail, network, request_id, ods_code) = row;
    ListedEvent {
        id,
        at: utc(at),
        actor_kind,
        actor,
        action,
        subject,
        detail,
        network,
        request_id,
        ods_code,
    }
}

/// A mail as its delivery is followed: never what it says.
#[derive(Debug, Clone)]
pub struct ListedMail {
    /// Key; newer mails have greater ones.
    pub id: i64,
    /// Public name.
    pub reference: String,
    /// Which message it is.
    pub kind: String,
    /// Whom or what it is about.
    pub subject: String,
    /// Where it goes.
    pub recipient: String,
    /// How far it is: `queued`, `sent`, `parked`, `expired`.
    pub state: String,
    /// Tries so far.
    pub tries: i32,
    /// When it was queued.
    pub queued_at: OffsetDateTime,
    /// When the server took it.
    pub sent_at: Option<OffsetDateTime>,
    /// Why the last try failed.
    pub failure: Option<String>,
}

type MailRow = (
    i64,
    String,
    String,
    String,
    String,
    String,
    i32,
    PrimitiveDateTime,
    Option<PrimitiveDateTime>,
    Option<String>,
);

/// The newest mails older than `before`, in one state or about one subject where those are given; at most
/// `limit`.
///
/// # Errors
/// When the database fails.
pub fn mails(
    conn: &mut Connection,
    state: Option<&str>,
    subject: Option<&str>,
    before: Option<i64>,
    limit: i64,
) -> Stored<Vec<ListedMail>> {
    let mut query = outbox::table
        .filter(outbox::id.lt(before.unwrap_or(i64::MAX)))
        .order(outbox::id.desc())
        .limit(limit)
        .select((
            outbox::id,
            outbox::reference,
            outbox::kind,
            outbox::subject,
            outbox::recipient,
            outbox::state,
            outbox::tries,
            outbox::queued_at,
            outbox::sent_at,
            outbox::failure,
        ))
        .into_boxed();
    if let Some(state) = state {
        query = query.filter(outbox::state.eq(state.to_owned()));
    }
    if let Some(subject) = subject {
        query = query.filter(outbox::subject.eq(subject.to_owned()));
    }
    let rows: Vec<MailRow> = query.load(conn)?;
    Ok(rows.into_iter().map(mail).collect())
}

fn mail(row: MailRow) -> ListedMail {
    let (id, reference, kind, subject, recipient, state, tries, queued, sent, failure) = row;
    ListedMail {
        id,
        reference,
        kind,
        subject,
        recipient,
        state,
        tries,
        queued_at: utc(queued),
        sent_at: sent.map(utc),
        failure,
    }
}

/// Unlocks of an organisation in a month.
#[derive(Debug, Clone, QueryableByName)]
pub struct MonthOfUnlocks {
    /// `2026-11`.
    #[diesel(sql_type = Text)]
    pub month: String,
    /// The organisation's code.
    #[diesel(sql_type = Text)]
    pub ods_code: String,
    /// Its name.
    #[diesel(sql_type = Text)]
    pub organisation: String,
    /// By holders themselves.
    #[diesel(sql_type = BigInt)]
    pub unlocked: i64,
    /// With help at a desk.
    #[diesel(sql_type = BigInt)]
    pub with_help: i64,
}

/// One month. Organisation 0 is all together and is nobody's row here.
const UNLOCKS: &str = "SELECT f.period AS month, o.ods_code AS ods_code, o.name AS organisation, \
    CAST(SUM(CASE WHEN f.what = 'unlocked' THEN f.count ELSE 0 END) AS BIGINT) AS unlocked, \
    CAST(SUM(CASE WHEN f.what = 'unlocked' THEN 0 ELSE f.count END) AS BIGINT) AS with_help \
    FROM figures f JOIN organisations o ON o.id = f.organisation_id \
    WHERE f.what IN ('unlocked', 'unlocked_with_help') AND f.period = $1 \
    AND f.bucket = 0 AND o.ods_code > $2 \
    GROUP BY f.period, o.ods_code, o.name ORDER BY o.ods_code LIMIT $3";

/// Unlocks by month and organisation, from the month `from` to the month `to`, both included, behind the
/// month and code `after`; at most `limit`.
///
/// # Errors
/// When the database fails.
pub fn unlocks(
    conn: &mut Connection,
    (from, to): (&str, &str),
    (month, ods_code): (&str, &str),
    limit: i64,
) -> Stored<Vec<MonthOfUnlocks>> {
    // Month by month: a span of periods would go through all of its days, too.
    let Some((first, last)) = counted(conn)? else {
        return Ok(Vec::new());
    };
    let last = last.as_str().min(to);
    let mut at = first.as_str().max(from).max(month).to_owned();
    let mut rows: Vec<MonthOfUnlocks> = Vec::new();
    while at.as_str() <= last {
        let left = limit.saturating_sub(i64::try_from(rows.len()).unwrap_or(limit));
        if left == 0 {
            break;
        }
        let behind = if at == month { ods_code } else { "" };
        let of_month: Vec<MonthOfUnlocks> = diesel::sql_query(UNLOCKS)
            .bind::<Text, _>(&at)
            .bind::<Text, _>(behind)
            .bind::<BigInt, _>(left)
            .load(conn)?;
        rows.extend(of_month);
        let Some(next) = month_after(&at) else { break };
        at = next;
    }
    Ok(rows)
}

/// The first and the last month in which anything was unlocked.
fn counted(conn: &mut Connection) -> Stored<Option<(String, String)>> {
    let mut months = Vec::new();
    for what in ["unlocked", "unlocked_with_help"] {
        let of = || {
            figures::table
                .filter(figures::what.eq(what))
                .select(figures::period)
        };
        let first: Option<String> = of().order(figures::period.asc()).first(conn).optional()?;
        let last: Option<String> = of().order(figures::period.desc()).first(conn).optional()?;
        // A day begins with its month.
        months.extend(first.into_iter().chain(last));
    }
    let months = || months.iter().filter_map(|period| period.get(..7));
    Ok(months()
        .min()
        .zip(months().max())
        .map(|(first, last)| (first.to_owned(), last.to_owned())))
}

/// The month after one such as `2026-11`.
fn month_after(month: &str) -> Option<String> {
    let (year, number) = month.split_once('-')?;
    let (year, number): (u16, u8) = (year.parse().ok()?, number.parse().ok()?);
    Some(match number {
        12.. => format!("{:04}-01", year.checked_add(1)?),
        _ => format!("{year:04}-{:02}", number + 1),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_follow_each_other() {
        for (month, next) in [
            ("2026-01", Some("2026-02")),
            ("2026-09", Some("2026-10")),
            ("2026-12", Some("2027-01")),
            ("", None),
            ("all", None),
        ] {
            assert_eq!(month_after(month).as_deref(), next, "{month}");
        }
    }
}
