//! One failed attempt with the timelines of its number and its network: claim it, decide it, close it.

use std::collections::BTreeSet;

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use serde::Deserialize;

use super::attempts::attempt as line;
use super::gate::{At, Posted, reply};
use super::{reasons, see_other, words};
use crate::domain::review::{Coverage, Decision, ReviewState};
use crate::domain::role::Capability;
use crate::journeys::review::decide::{self, Opened};
use crate::journeys::review::list::{self, OpenedAttempt};
use crate::journeys::staff::officer::{Officer, Permit, powers};
use crate::language::{Text, text};
use crate::urls;
use crate::web::browser::Browser;
use crate::web::errors::{Answer, AppError};
use crate::web::forms::{Button, form};
use crate::web::pages::FormView;
use crate::web::pages::ra::attempts::AttemptPage;
use crate::web::pages::views::OptionView;
use crate::web::portal::Portal;

form! {
    /// A decision.
    DecideForm: "decision", "note", "coverage"
}

form! {
    /// How far closing goes.
    CloseForm: "coverage"
}

type Reviewer = Permit<powers::ReviewAttempts>;

/// What has just been done.
#[derive(Debug, Deserialize)]
pub struct News {
    claimed: Option<String>,
    decided: Option<usize>,
    closed: Option<usize>,
}

impl News {
    fn words(&self) -> Option<Text> {
        match (&self.claimed, self.decided, self.closed) {
            (_, _, Some(closed)) => Some(text!("ra-attempt-news-closed", count = closed)),
            (_, Some(decided), _) => Some(text!("ra-attempt-news-decided", count = decided)),
            (Some(_), ..) => Some(text!("ra-attempt-news-claimed")),
            _ => None,
        }
    }
}

/// Opens it.
pub async fn get(
    portal: Data<Portal>,
    at: At<Reviewer>,
    id: Path<i64>,
    news: Query<News>,
) -> Answer<HttpResponse> {
    let opened = open(&portal, &at.pass, *id).await?;
    let mut view = FormView::default();
    // Three strikes are one story: what was decided of one, holds for all of the number.
    view.keep("coverage", "number");
    show(&portal, &at.browser, &at.pass, &opened, &view, news.words())
}

async fn open(portal: &Portal, permit: &Reviewer, id: i64) -> Answer<OpenedAttempt> {
    let permit = permit.clone();
    let found = portal
        .run(move |ports| list::open(ports, &permit, id))
        .await?;
    found.ok_or(AppError::NotFound)
}

fn opened_of(opened: &OpenedAttempt) -> Opened {
    Opened {
        id: opened.attempt.id,
        number: opened.attempt.number.clone(),
        network: opened.attempt.network.clone(),
    }
}

/// Claims it.
pub async fn claim(
    portal: Data<Portal>,
    posted: Posted<Reviewer, Button>,
    id: Path<i64>,
) -> Answer<HttpResponse> {
    let Posted { pass, form } = posted;
    let opened = opened_of(&open(&portal, &pass, *id).await?);
    let caller = form.browser.caller;
    let done = portal
        .run(move |ports| decide::claim(ports, &caller, &pass, &opened))
        .await??;
    let path = urls::of_id(urls::RA_ATTEMPT, *id);
    Ok(see_other(&match done {
        true => format!("{path}?claimed=1"),
        false => path,
    }))
}

/// Decides it.
pub async fn decide(
    portal: Data<Portal>,
    posted: Posted<Reviewer, DecideForm>,
    id: Path<i64>,
) -> Answer<HttpResponse> {
    let Posted { pass, form } = posted;
    let attempt = open(&portal, &pass, *id).await?;
    let mut view = FormView::default();
    for field in ["decision", "coverage"] {
        view.keep(field, form.get(field));
    }
    let decision = Decision::from_stored(form.get("decision"));
    if decision.is_none() {
        view.error("decision", text!("ra-attempt-choose-decision"));
    }
    let note = reasons::read(&form, "note", &mut view);
    let (Some(decision), Some(note)) = (decision, note) else {
        return show(&portal, &form.browser, &pass, &attempt, &view, None);
    };
    let coverage = Coverage::from_form(form.get("coverage"));
    let (opened, caller) = (opened_of(&attempt), form.browser.caller);
    let count = portal
        .run(move |ports| decide::decide(ports, &caller, &pass, &opened, coverage, decision, &note))
        .await??;
    let path = urls::of_id(urls::RA_ATTEMPT, *id);
    Ok(see_other(&format!("{path}?decided={count}")))
}

/// Closes it.
pub async fn close(
    portal: Data<Portal>,
    posted: Posted<Reviewer, CloseForm>,
    id: Path<i64>,
) -> Answer<HttpResponse> {
    let Posted { pass, form } = posted;
    let opened = opened_of(&open(&portal, &pass, *id).await?);
    let coverage = Coverage::from_form(form.get("coverage"));
    let caller = form.browser.caller;
    let count = portal
        .run(move |ports| decide::close(ports, &caller, &pass, &opened, coverage))
        .await??;
    let path = urls::of_id(urls::RA_ATTEMPT, *id);
    Ok(see_other(&format!("{path}?closed={count}")))
}

fn show(
    portal: &Portal,
    browser: &Browser,
    permit: &Reviewer,
    opened: &OpenedAttempt,
    view: &FormView,
    news: Option<Text>,
) -> Answer<HttpResponse> {
    let officer = permit.officer();
    let page = page(officer, opened, news);
    reply(portal, browser, officer, urls::RA_ATTEMPTS).with_form(&page, view)
}

fn page(officer: &Officer, opened: &OpenedAttempt, news: Option<Text>) -> AttemptPage {
    let attempt = &opened.attempt;
    let numbers: BTreeSet<_> = opened
        .of_network
        .iter()
        .map(|a| a.number.as_str())
        .collect();
    let sees_holders = officer.reach(Capability::ViewHolders).is_some();
    let holder_href = match &attempt.holder {
        Some(_) if sees_holders => urls::of_number(urls::RA_HOLDER, attempt.number.as_str()),
        _ => String::new(),
    };
    let by = |who: &Option<String>, at: Option<time::OffsetDateTime>| {
        Some(words::by_at(who.as_deref()?, at?))
    };
    AttemptPage {
        attempt: line(attempt),
        id: attempt.id,
        state: attempt.state.as_str(),
        claimed: by(&attempt.claimed_by, attempt.claimed_at),
        decision: attempt.decision.map(words::decision),
        note: attempt.note.clone().unwrap_or_default(),
        decided: match attempt.state {
            ReviewState::Decided | ReviewState::Closed => {
                by(&attempt.decided_by, attempt.decided_at)
            }
            _ => None,
        },
        holder_href,
        of_number: opened.of_number.iter().map(line).collect(),
        of_network: opened.of_network.iter().map(line).collect(),
        spray: words::looks_like_spray(i64::try_from(numbers.len()).unwrap_or(i64::MAX)),
        numbers_of_network: numbers.len(),
        number_href: format!("{}?number={}", urls::RA_ATTEMPTS, attempt.number),
        network_href: format!("{}?network={}", urls::RA_ATTEMPTS, attempt.network),
        decisions: decisions(),
        news,
    }
}

fn decisions() -> Vec<OptionView> {
    let option = |decision: &Decision| OptionView {
        id: decision.as_str(),
        text: words::decision(*decision),
        selected: false,
    };
    Decision::ALL.iter().map(option).collect()
}
