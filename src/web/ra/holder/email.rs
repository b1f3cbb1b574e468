//! Proposing an email for a holder; somebody else approves it.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};

use super::{address, done, over, who};
use crate::domain::email_address::EmailAddress;
use crate::journeys::assist::email::{self, Proposed};
use crate::journeys::mailbox::Unfit;
use crate::journeys::staff::officer::{Over, Permit, powers};
use crate::language::text;
use crate::urls;
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::forms::form;
use crate::web::holder::words as holder_words;
use crate::web::pages::FormView;
use crate::web::pages::ra::holders::ProposeEmailPage;
use crate::web::portal::Portal;
use crate::web::ra::gate::{At, Posted, reply};
use crate::web::ra::reasons;

form! {
    /// An address and why.
    EmailForm: "email", "reason"
}

type Editor = Permit<powers::EditContact>;

/// Asks for the address.
pub async fn get(
    portal: Data<Portal>,
    at: At<Editor>,
    number: Path<String>,
) -> Answer<HttpResponse> {
    let over = over(&portal, &at.pass, &number).await?;
    show(&portal, &at.browser, &over, &FormView::default())
}

/// Proposes it.
pub async fn post(
    portal: Data<Portal>,
    posted: Posted<Editor, EmailForm>,
    number: Path<String>,
) -> Answer<HttpResponse> {
    let Posted { pass, form } = posted;
    let over = over(&portal, &pass, &number).await?;
    let mut view = FormView::default();
    view.keep("email", form.get("email"));
    let address = EmailAddress::parse(form.get("email"))
        .map_err(|e| view.error("email", holder_words::email(e)))
        .ok();
    let reason = reasons::read(&form, "reason", &mut view);
    let (Some(address), Some(reason)) = (address, reason) else {
        return show(&portal, &form.browser, &over, &view);
    };
    let (acting, caller) = (over.clone(), form.browser.caller.clone());
    let proposed = portal
        .run(move |ports| email::propose(ports, &caller, &acting, &address, &reason))
        .await?;
    match proposed {
        Proposed::Waiting => return Ok(done(over.holder(), "email")),
        Proposed::AnotherWaits => return Ok(done(over.holder(), "email-waits")),
        Proposed::Unfit(Unfit::NotApproved) => {
            let approved = &portal.ports.rules.approved_domains;
            view.error("email", holder_words::not_approved(approved));
        }
        Proposed::Unfit(Unfit::Taken) => {
            view.error("email", text!("ra-propose-email-taken"));
        }
        Proposed::Same => {
            view.error("email", text!("ra-propose-email-same"));
        }
    }
    show(&portal, &form.browser, &over, &view)
}

fn show(
    portal: &Portal,
    browser: &Browser,
    over: &Over<powers::EditContact>,
    view: &FormView,
) -> Answer<HttpResponse> {
    let holder = over.holder();
    let page = ProposeEmailPage {
        who: who(holder),
        present: address(holder),
        approved_domains: portal.ports.rules.approved_domains.names().to_vec(),
    };
    reply(portal, browser, over.officer(), urls::RA_HOLDERS).with_form(&page, view)
}
