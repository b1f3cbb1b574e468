//! Changing a holder's name, with proof.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};

use super::{done, over, who};
use crate::domain::name_proof::NameProof;
use crate::domain::reason::{Reason, ReasonError};
use crate::journeys::assist::rename::{self, Renamed};
use crate::journeys::staff::officer::{Over, Permit, powers};
use crate::language::{Text, text};
use crate::urls;
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::forms::form;
use crate::web::pages::FormView;
use crate::web::pages::ra::profile::{OptionView, RenamePage};
use crate::web::portal::Portal;
use crate::web::ra::gate::{At, Posted, reply};
use crate::web::ra::words;

type Keeper = Permit<powers::ManageHolders>;

form! {
    /// The new name, which proof was seen, and what it said.
    NameForm: "name", "proof", "note"
}

/// Asks for the name.
pub async fn get(
    portal: Data<Portal>,
    at: At<Keeper>,
    number: Path<String>,
) -> Answer<HttpResponse> {
    let over = over(&portal, &at.pass, &number).await?;
    let mut view = FormView::default();
    view.keep("name", &over.holder().name);
    show(&portal, &at.browser, &over, &view)
}

/// Changes it.
pub async fn post(
    portal: Data<Portal>,
    posted: Posted<Keeper, NameForm>,
    number: Path<String>,
) -> Answer<HttpResponse> {
    let Posted { pass, form } = posted;
    let over = over(&portal, &pass, &number).await?;
    let mut view = FormView::default();
    for field in ["name", "proof", "note"] {
        view.keep(field, form.get(field));
    }
    let proof = NameProof::from_form(form.get("proof"));
    if proof.is_none() {
        view.error("proof", text!("ra-rename-choose-proof"));
    }
    let note = Reason::parse(form.get("note"))
        .map_err(|error| view.error("note", seen(error)))
        .ok();
    if let (Some(proof), Some(note)) = (proof, note) {
        let (acting, caller) = (over.clone(), form.browser.caller.clone());
        let name = form.get("name").to_owned();
        let renamed = portal
            .run(move |ports| rename::to(ports, &caller, &acting, &name, proof, &note))
            .await?;
        match renamed {
            Renamed::Done => return Ok(done(over.holder(), "renamed")),
            Renamed::Same => view.error("name", text!("ra-rename-same")),
            Renamed::NotAName => view.error("name", text!("ra-rename-not-a-name")),
        };
    }
    show(&portal, &form.browser, &over, &view)
}

/// What is wrong with what was seen.
fn seen(error: ReasonError) -> Text {
    match error {
        ReasonError::TooShort => text!("ra-rename-note-short"),
        ReasonError::TooLong => words::reason(error),
    }
}

/// What people call a proof.
fn proof_text(proof: NameProof) -> Text {
    match proof {
        NameProof::Marriage => text!("ra-rename-proof-marriage"),
        NameProof::Divorce => text!("ra-rename-proof-divorce"),
        NameProof::DeedPoll => text!("ra-rename-proof-deed-poll"),
        NameProof::NewCertificate => text!("ra-rename-proof-new-certificate"),
        NameProof::PhotoId => text!("ra-rename-proof-photo-id"),
        NameProof::Correction => text!("ra-rename-proof-correction"),
    }
}

fn show(
    portal: &Portal,
    browser: &Browser,
    over: &Over<powers::ManageHolders>,
    view: &FormView,
) -> Answer<HttpResponse> {
    let proof = |proof: NameProof| OptionView {
        value: proof.as_str().to_owned(),
        text: proof_text(proof),
    };
    let page = RenamePage {
        who: who(over.holder()),
        proofs: NameProof::ALL.map(proof).to_vec(),
    };
    reply(portal, browser, over.officer(), urls::RA_HOLDERS).with_form(&page, view)
}
