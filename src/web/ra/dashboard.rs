//! The dashboard: what waits for somebody, and how the portal does. Who may not see reports gets a plain
//! start page, from which holders are found.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::gate::{At, reply};
use super::numbers;
use crate::domain::periods;
use crate::domain::role::Capability;
use crate::domain::standings::{EXPIRY_DAYS, Measure};
use crate::journeys::dashboard::{self, DAYS, HowLong, Lately, MOST, Newest, Waiting};
use crate::journeys::reports::History;
use crate::journeys::staff::officer::{Officer, Permit, powers::SeeReports};
use crate::london;
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
        scope: scope.to_owned(),
        waiting: waiting_lists(&waiting),
        days: DAYS,
        figures: figures(&lately),
        how_long: how_long(&lately),
        visits: grouped(visits),
        hours: grouped(visits * MINUTES_OF_A_VISIT / 60),
        unlocks: unlocks_chart(&lately),
        counted: standings.at.map(london::moment).unwrap_or_default(),
        holders: number(Measure::Holders),
        registered: with_share(standings),
        locked_out: number(Measure::LockedOut),
        expiry: expiry_chart(standings),
    })
}

/// Whose figures these are.
#[must_use]
pub fn scope_words(scope: &Scope) -> &'static str {
    match scope {
        Scope::Everywhere => "All organisations",
        Scope::Only(some) if some.len() == 1 => "Your organisation",
        Scope::Only(_) => "Your organisations together",
    }
}

/// How many are registered, and which share of all holders.
fn with_share(standings: &Standings) -> String {
    let (holders, registered) = (
        standings.get(Measure::Holders),
        standings.get(Measure::Registered),
    );
    let share = numbers::share(registered, holders);
    format!("{} ({share})", grouped(registered))
}

fn waiting_lists(waiting: &Waiting) -> Vec<WaitingList> {
    let mut lists = Vec::new();
    if let Some(alerts) = &waiting.alerts {
        lists.push(list("Networks that tried many cards", alerts, alert));
    }
    lists.push(list(
        "Holders locked out of self-service",
        &waiting.locked_out,
        locked_out,
    ));
    let counts = [
        (
            waiting.reported,
            "Reported cards to decide on",
            urls::RA_INCIDENTS.to_owned(),
        ),
        (
            waiting.to_replace,
            "Cancelled cards to replace",
            format!("{}?state=cancelled", urls::RA_INCIDENTS),
        ),
        (
            waiting.approvals,
            "Emails to approve",
            urls::RA_APPROVALS.to_owned(),
        ),
        (
            waiting.parked_mails,
            "Mails that could not be sent",
            format!("{}?state=parked", urls::RA_MAIL),
        ),
        (
            waiting.failed_reminders,
            "Reminders that could not be sent in the last 30 days",
            format!(
                "{}?kind={}&state=parked",
                urls::RA_MAIL,
                Message::RENEWAL_REMINDER
            ),
        ),
    ];
    for (count, what, href) in counts {
        let Some(count) = count.filter(|count| *count > 0) else {
            continue;
        };
        lists.push(WaitingList {
            heading: format!("{what}: {}", capped(count)),
            items: vec![WaitingView {
                href,
                text: format!("See them: {}", what.to_lowercase()),
                detail: String::new(),
            }],
            more: String::new(),
        });
    }
    lists.retain(|list| !list.items.is_empty());
    lists
}

fn list<T>(what: &str, found: &Newest<T>, view: impl Fn(&T) -> WaitingView) -> WaitingList {
    let shown = found.shown.len();
    WaitingList {
        heading: format!("{what}: {}", capped(found.count)),
        items: found.shown.iter().map(view).collect(),
        more: match found.count > shown {
            true => format!("These are the newest {shown}."),
            false => String::new(),
        },
    }
}

/// A count that ends somewhere.
fn capped(count: usize) -> String {
    match count > MOST {
        true => format!("more than {MOST}"),
        false => count.to_string(),
    }
}

fn alert(alert: &Alert) -> WaitingView {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("network", &alert.sprayed.network);
    WaitingView {
        href: format!("{}?{}", urls::RA_ATTEMPTS, query.finish()),
        text: alert.sprayed.network.clone(),
        detail: format!(
            "{} different numbers, last at {}",
            alert.sprayed.numbers,
            london::moment(alert.sprayed.last_at)
        ),
    }
}

fn locked_out(holder: &LockedOut) -> WaitingView {
    WaitingView {
        href: urls::of_number(urls::RA_HOLDER, holder.number.as_str()),
        text: holder.name.clone(),
        detail: format!(
            "{}, {}, since {}",
            holder.number.grouped(),
            holder.organisation,
            london::moment(holder.at)
        ),
    }
}

fn figures(lately: &Lately) -> Vec<FigureView> {
    let figure = |(what, history): (&'static str, &History)| FigureView {
        what,
        today: grouped(history.newest()),
        lately: grouped(history.total()),
    };
    [
        ("Cards unlocked by their holders", &lately.unlocked),
        ("Cards unlocked with help", &lately.unlocked_with_help),
        ("Wrong answers, codes and passcodes", &lately.failed),
        ("Lock-outs", &lately.locked_out),
        ("Registered for self-service", &lately.registered),
        ("Codes sent", &lately.codes),
    ]
    .map(figure)
    .to_vec()
}

fn how_long(lately: &Lately) -> Vec<HowLongView> {
    let view = |(what, took): (&'static str, Option<HowLong>)| {
        Some(HowLongView {
            what,
            median: numbers::seconds(took?.median),
            p90: numbers::seconds(took?.p90),
        })
    };
    [
        ("From starting to unlock to done", lately.unlock_time),
        ("From asking for a code to sending it", lately.code_delay),
    ]
    .into_iter()
    .filter_map(view)
    .collect()
}

fn unlocks_chart(lately: &Lately) -> Chart {
    let about = About {
        id: "unlocks",
        title: "Cards unlocked by day",
        labels: "Day",
        numbers: "Unlocked",
    };
    let days = lately.unlocked.0.iter().zip(&lately.unlocked_with_help.0);
    let all: Vec<_> = days
        .clone()
        .map(|((day, alone), (_, helped))| (periods::short(day), alone + helped))
        .collect();
    let rows = days.rev().map(|((day, alone), (_, helped))| {
        vec![periods::long(day), grouped(*alone), grouped(*helped)]
    });
    Chart::columns(&about, &all)
        .with_table(&["Day", "By their holders", "With help"], rows.collect())
}

/// Cards whose certificates expire soon, as columns.
#[must_use]
pub fn expiry_chart(standings: &Standings) -> Chart {
    let about = About {
        id: "expiry",
        title: "Cards whose certificates expire soon",
        labels: "Within",
        numbers: "Cards",
    };
    let span = |(position, days): (usize, &i64)| {
        let number = standings.get(Measure::Expiring(position));
        (format!("{days} days"), number)
    };
    let spans: Vec<_> = EXPIRY_DAYS.iter().enumerate().map(span).collect();
    Chart::columns(&about, &spans)
}
