//! The dashboard: what waits for somebody, and how the portal does. Who may not see reports gets a plain
//! start page, from which holders are found.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::gate::{At, reply};
use super::{numbers, words};
use crate::domain::role::Capability;
use crate::domain::standings::{ExpirySpan, Measure};
use crate::journeys::dashboard::{self, DAYS, HowLong, Lately, MOST, Newest, Waiting};
use crate::journeys::reports::History;
use crate::journeys::staff::officer::{Officer, Permit, powers::SeeReports};
use crate::language::{Text, text};
use crate::mail::message::Message;
use crate::storage::alerts::Alert;
use crate::storage::organisations::Scope;
use crate::storage::standings::Standings;
use crate::storage::waiting::LockedOut;
use crate::urls;
use crate::web::errors::Answer;
use crate::web::pages::chart::{About, Chart, grouped};
use crate::web::pages::ra::dashboard::{
    DashboardPage, FigureView, HowLongView, Overview, WaitingList, WaitingView,
};
use crate::web::portal::Portal;

/// How many minutes a visit to a desk takes (DOMAIN.md).
const MINUTES_OF_A_VISIT: i64 = 20;

/// Shows it.
pub async fn get(portal: Data<Portal>, at: At<Officer>) -> Answer<HttpResponse> {
    let officer = at.pass;
    let overview = match officer.permit::<SeeReports>() {
        Some(permit) => Some(overview(&portal, permit).await?),
        None => None,
    };
    let page = DashboardPage {
        name: officer.name().to_owned(),
        search: officer.reach(Capability::ViewHolders).is_some(),
        overview,
    };
    reply(&portal, &at.browser, &officer, urls::RA).page(&page)
}

async fn overview(portal: &Portal, permit: Permit<SeeReports>) -> Answer<Overview> {
    let scope = scope_words(permit.scope());
    let (waiting, lately) = portal
        .run(move |ports| {
            let waiting = dashboard::waiting(ports, &permit)?;
            Ok((waiting, dashboard::lately(ports, &permit)?))
        })
        .await?;
    let visits = lately.unlocked.total();
    let standings = &lately.standings;
    let number = |measure| grouped(standings.get(measure));
    Ok(Overview {
        scope,
        waiting: waiting_lists(&waiting),
        days: DAYS,
        figures: figures(&lately),
        how_long: how_long(&lately),
        visits: grouped(visits),
        hours: grouped(visits * MINUTES_OF_A_VISIT / 60),
        unlocks: unlocks_chart(&lately),
        counted: standings.at.map(Text::moment),
        holders: number(Measure::Holders),
        registered: with_share(standings),
        locked_out: number(Measure::LockedOut),
        expiry: expiry_chart(standings),
    })
}

/// Whose figures these are.
#[must_use]
pub fn scope_words(scope: &Scope) -> Text {
    match scope {
        Scope::Everywhere => text!("ra-scope-everywhere"),
        Scope::Only(some) if some.len() == 1 => text!("ra-scope-one"),
        Scope::Only(_) => text!("ra-scope-some"),
    }
}

/// How many are registered, and which share of all holders.
fn with_share(standings: &Standings) -> Text {
    let (holders, registered) = (
        standings.get(Measure::Holders),
        standings.get(Measure::Registered),
    );
    let share = numbers::share(registered, holders);
    text!(
        "ra-figure-with-share",
        number = grouped(registered),
        share = share
    )
}

fn waiting_lists(waiting: &Waiting) -> Vec<WaitingList> {
    let mut lists = Vec::new();
    if let Some(alerts) = &waiting.alerts {
        let heading = text!("ra-waiting-alerts", count = capped(alerts.count));
        lists.push(list(heading, alerts, alert));
    }
    let out = &waiting.locked_out;
    let heading = text!("ra-waiting-locked-out", count = capped(out.count));
    lists.push(list(heading, out, locked_out));
    lists.extend(counted(waiting));
    lists.retain(|list| !list.items.is_empty());
    lists
}

/// What is only counted here, with where it is dealt with.
fn counted(waiting: &Waiting) -> Vec<WaitingList> {
    let of = |count: Option<usize>, heading: fn(Text) -> Text, see: Text, href: String| {
        let count = count.filter(|count| *count > 0)?;
        Some(WaitingList {
            heading: heading(capped(count)),
            items: vec![WaitingView {
                href,
                text: see,
                detail: None,
            }],
            more: None,
        })
    };
    let reminders = Message::RENEWAL_REMINDER;
    [
        of(
            waiting.reported,
            |count| text!("ra-waiting-reported", count = count),
            text!("ra-waiting-reported-see"),
            urls::RA_INCIDENTS.to_owned(),
        ),
        of(
            waiting.to_replace,
            |count| text!("ra-waiting-replace", count = count),
            text!("ra-waiting-replace-see"),
            format!("{}?state=cancelled", urls::RA_INCIDENTS),
        ),
        of(
            waiting.approvals,
            |count| text!("ra-waiting-approvals", count = count),
            text!("ra-waiting-approvals-see"),
            urls::RA_APPROVALS.to_owned(),
        ),
        of(
            waiting.parked_mails,
            |count| text!("ra-waiting-mails", count = count),
            text!("ra-waiting-mails-see"),
            format!("{}?state=parked", urls::RA_MAIL),
        ),
        of(
            waiting.failed_reminders,
            |count| text!("ra-waiting-reminders", count = count),
            text!("ra-waiting-reminders-see"),
            format!("{}?kind={reminders}&state=parked", urls::RA_MAIL),
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn list<T>(heading: Text, found: &Newest<T>, view: impl Fn(&T) -> WaitingView) -> WaitingList {
    let shown = found.shown.len();
    WaitingList {
        heading,
        items: found.shown.iter().map(view).collect(),
        more: (found.count > shown).then(|| text!("ra-waiting-newest", count = shown)),
    }
}

/// A count that ends somewhere.
fn capped(count: usize) -> Text {
    match count > MOST {
        true => text!("ra-waiting-more-than", count = MOST),
        false => Text::verbatim(count.to_string()),
    }
}

fn alert(alert: &Alert) -> WaitingView {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("network", &alert.sprayed.network);
    WaitingView {
        href: format!("{}?{}", urls::RA_ATTEMPTS, query.finish()),
        text: Text::verbatim(&alert.sprayed.network),
        detail: Some(text!(
            "ra-waiting-alert",
            count = alert.sprayed.numbers,
            at = Text::moment(alert.sprayed.last_at)
        )),
    }
}

fn locked_out(holder: &LockedOut) -> WaitingView {
    WaitingView {
        href: urls::of_number(urls::RA_HOLDER, holder.number.as_str()),
        text: Text::verbatim(&holder.name),
        detail: Some(text!(
            "ra-waiting-locked-out-since",
            number = holder.number.grouped(),
            organisation = holder.organisation.as_str(),
            at = Text::moment(holder.at)
        )),
    }
}

fn figures(lately: &Lately) -> Vec<FigureView> {
    let figure = |(what, history): (Text, &History)| FigureView {
        what,
        today: grouped(history.newest()),
        lately: grouped(history.total()),
    };
    [
        (text!("ra-figure-unlocked"), &lately.unlocked),
        (
            text!("ra-figure-unlocked-with-help"),
            &lately.unlocked_with_help,
        ),
        (text!("ra-figure-failed"), &lately.failed),
        (text!("ra-figure-locked-out"), &lately.locked_out),
        (text!("ra-figure-registered"), &lately.registered),
        (text!("ra-figure-codes"), &lately.codes),
    ]
    .map(figure)
    .to_vec()
}

fn how_long(lately: &Lately) -> Vec<HowLongView> {
    let view = |(what, took): (Text, Option<HowLong>)| {
        Some(HowLongView {
            what,
            median: numbers::seconds(took?.median),
            p90: numbers::seconds(took?.p90),
        })
    };
    [
        (text!("ra-how-long-unlock"), lately.unlock_time),
        (text!("ra-how-long-code"), lately.code_delay),
    ]
    .into_iter()
    .filter_map(view)
    .collect()
}

fn unlocks_chart(lately: &Lately) -> Chart {
    let about = About {
        id: "unlocks",
        title: text!("ra-chart-unlocks"),
        labels: text!("ra-chart-unlocks-day"),
        numbers: text!("ra-chart-unlocks-number"),
    };
    let days = lately.unlocked.0.iter().zip(&lately.unlocked_with_help.0);
    let all: Vec<_> = days
        .clone()
        .map(|((day, alone), (_, helped))| (words::short_period(day), alone + helped))
        .collect();
    let rows = days.rev().map(|((day, alone), (_, helped))| {
        vec![
            words::long_period(day),
            Text::verbatim(grouped(*alone)),
            Text::verbatim(grouped(*helped)),
        ]
    });
    let headings = vec![
        text!("ra-chart-unlocks-day"),
        text!("ra-chart-unlocks-alone"),
        text!("ra-chart-unlocks-helped"),
    ];
    Chart::columns(&about, &all).with_table(headings, rows.collect())
}

/// Cards whose certificates expire soon, as columns.
#[must_use]
pub fn expiry_chart(standings: &Standings) -> Chart {
    let about = About {
        id: "expiry",
        title: text!("ra-chart-expiry"),
        labels: text!("ra-chart-expiry-within"),
        numbers: text!("ra-chart-expiry-number"),
    };
    let within = |span: ExpirySpan| {
        let number = standings.get(Measure::Expiring(span));
        (text!("ra-chart-expiry-days", count = span.days()), number)
    };
    Chart::columns(&about, &ExpirySpan::ALL.map(within))
}
