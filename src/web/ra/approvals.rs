//! Emails for holders that one person proposed and another decides on.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use serde::Deserialize;

use super::gate::{At, Posted, reply};
use super::{reasons, see_other, words};
use crate::journeys::assist::email::{self, Answer as Decision, Decided};
use crate::journeys::staff::officer::{Permit, powers};
use crate::language::text;
use crate::storage::approvals::Approval;
use crate::urls;
use crate::web::browser::Browser;
use crate::web::errors::{Answer, AppError};
use crate::web::forms::form;
use crate::web::pages::FormView;
use crate::web::pages::ra::holders::{ApprovalPage, ApprovalView, ApprovalsPage, WhoView};
use crate::web::portal::Portal;

form! {
    /// Approve or decline, and why.
    DecideForm: "decision", "reason"
}

type Approver = Permit<powers::Approve>;

/// What has just been done.
#[derive(Debug, Deserialize)]
pub struct News {
    done: Option<String>,
}

/// Shows what waits.
pub async fn list(
    portal: Data<Portal>,
    at: At<Approver>,
    news: Query<News>,
) -> Answer<HttpResponse> {
    let permit = at.pass.clone();
    let waiting = portal
        .run(move |ports| email::waiting(ports, &permit))
        .await?;
    let page = ApprovalsPage {
        approvals: waiting.iter().map(|(a, mine)| view(a, *mine)).collect(),
        news: news.done.clone().unwrap_or_default(),
    };
    reply(&portal, &at.browser, at.pass.officer(), urls::RA_APPROVALS).page(&page)
}

fn view(approval: &Approval, mine: bool) -> ApprovalView {
    ApprovalView {
        action: urls::of_reference(urls::RA_APPROVAL, &approval.reference),
        who: WhoView {
            number: approval.number.as_str().to_owned(),
            name: approval.holder_name.clone(),
            organisation: String::new(),
            href: urls::of_number(urls::RA_HOLDER, approval.number.as_str()),
        },
        email: approval.email.as_str().to_owned(),
        reason: approval.reason.clone(),
        proposed: words::by_at(&approval.proposer_name, approval.proposed_at),
        mine,
    }
}

/// Shows one of them.
pub async fn get(
    portal: Data<Portal>,
    at: At<Approver>,
    reference: Path<String>,
) -> Answer<HttpResponse> {
    show(
        &portal,
        &at.browser,
        &at.pass,
        &reference,
        &FormView::default(),
    )
    .await
}

async fn show(
    portal: &Portal,
    browser: &Browser,
    permit: &Approver,
    reference: &str,
    form: &FormView,
) -> Answer<HttpResponse> {
    let (acting, reference) = (permit.clone(), reference.to_owned());
    let found = portal
        .run(move |ports| email::find(ports, &acting, &reference))
        .await?;
    let found = found.ok_or(AppError::NotFound)?;
    let page = ApprovalPage {
        approval: view(&found.approval, found.mine),
        present: found
            .present
            .map(|e| e.as_str().to_owned())
            .unwrap_or_default(),
    };
    reply(portal, browser, permit.officer(), urls::RA_APPROVALS).with_form(&page, form)
}

/// Decides.
pub async fn post(
    portal: Data<Portal>,
    posted: Posted<Approver, DecideForm>,
    reference: Path<String>,
) -> Answer<HttpResponse> {
    let Posted { pass, form } = posted;
    let mut typed = FormView::default();
    typed.keep("decision", form.get("decision"));
    let answer = match form.get("decision") {
        "approve" => Some(Decision::Approve),
        "decline" => Some(Decision::Decline),
        _ => {
            typed.error("decision", text!("ra-approval-choose"));
            None
        }
    };
    let reason = reasons::read(&form, "reason", &mut typed);
    let (Some(answer), Some(reason)) = (answer, reason) else {
        return show(&portal, &form.browser, &pass, &reference, &typed).await;
    };
    let (acting, caller, name) = (pass.clone(), form.browser.caller.clone(), reference.clone());
    let decided = portal
        .run(move |ports| email::decide(ports, &caller, &acting, &name, answer, &reason))
        .await?;
    let news = match decided {
        Decided::Approved => "approved",
        Decided::Declined => "declined",
        Decided::MailboxTaken => "taken",
        Decided::Gone => return Err(AppError::Overtaken),
        Decided::Barred(barred) => return Err(barred.into()),
        Decided::OwnProposal => {
            typed.error("decision", text!("ra-approval-own"));
            return show(&portal, &form.browser, &pass, &reference, &typed).await;
        }
    };
    Ok(see_other(&format!("{}?done={news}", urls::RA_APPROVALS)))
}
