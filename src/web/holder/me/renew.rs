//! Renewing the certificates: what is due, the passcode, done.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::super::signed_in::{Gate, enter};
use super::super::{see_other, words};
use crate::domain::passcode::TypedPasscode;
use crate::domain::reminders::days_left;
use crate::domain::renewal::Entitlement;
use crate::journeys::renewal::holder::{self, Progress, Renewed, Standing};
use crate::journeys::sign_in::SignedIn;
use crate::language::{Text, text};
use crate::london;
use crate::urls;
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::forms::{Form, form};
use crate::web::pages::renewal::{RenewDonePage, RenewPage};
use crate::web::pages::views::DeskView;
use crate::web::pages::{FormView, Reply};
use crate::web::portal::Portal;

form! {
    /// The passcode.
    RenewForm: "passcode"
}

/// Shows what is due, and asks for the passcode.
pub async fn get(
    portal: Data<Portal>,
    request: HttpRequest,
    browser: Browser,
) -> Answer<HttpResponse> {
    match Gate::of(&request, browser).await? {
        Gate::In(who, browser) => show(&portal, &browser, who, &FormView::default()).await,
        // Whoever came to renew comes back here, and not to the profile.
        Gate::Elsewhere(answer) => Ok(and_then_here(answer)),
    }
}

/// The way to sign in, which leads back here.
fn and_then_here(answer: HttpResponse) -> HttpResponse {
    let location = answer.headers().get(actix_web::http::header::LOCATION);
    let location = location.and_then(|to| to.to_str().ok()).unwrap_or_default();
    match location.strip_prefix(urls::SIGN_IN) {
        Some("") => see_other(&format!("{location}?then=renew")),
        Some(_) => see_other(&format!("{location}&then=renew")),
        None => answer,
    }
}

/// Renews.
pub async fn post(
    portal: Data<Portal>,
    request: HttpRequest,
    form: Form<RenewForm>,
) -> Answer<HttpResponse> {
    let passcode = TypedPasscode::parse(form.get("passcode"));
    let (who, browser) = enter!(Gate::of(&request, form.browser).await?);
    let mut view = FormView::default();
    let passcode = match passcode {
        Ok(passcode) => passcode,
        Err(error) => {
            view.error("passcode", words::typed_passcode(error));
            return show(&portal, &browser, who, &view).await;
        }
    };
    let (caller, acting) = (browser.caller.clone(), who.clone());
    let outcome = portal
        .run(move |ports| holder::renew(ports, &caller, &acting, &passcode))
        .await?;
    match outcome {
        Renewed::Done => return Ok(see_other(urls::RENEW_DONE)),
        Renewed::NotNow => return Ok(see_other(urls::RENEW)),
        Renewed::Locked => return Ok(see_other(&format!("{}?locked=1", urls::UNLOCK))),
        Renewed::WrongPasscode { left } => view.error("passcode", words::wrong_passcode(left)),
        Renewed::BrokenOff => view.overall("passcode", text!("renew-broken-off")),
    };
    show(&portal, &browser, who, &view).await
}

async fn show(
    portal: &Data<Portal>,
    browser: &Browser,
    who: SignedIn,
    view: &FormView,
) -> Answer<HttpResponse> {
    let name = who.name().to_owned();
    let standing = portal
        .run(move |ports| holder::standing(ports, &who))
        .await?;
    Reply::to_holder(portal, browser, &name).with_form(&page(portal, &standing), view)
}

fn page(portal: &Portal, standing: &Standing) -> RenewPage {
    let now = portal.ports.now();
    let (state, expires_at, from) = match standing.entitlement {
        Entitlement::NotYet { from, expires_at } => ("not_yet", Some(expires_at), Some(from)),
        Entitlement::Holder { expires_at } => ("due", Some(expires_at), None),
        Entitlement::WithHelp { expires_at } => ("with_help", Some(expires_at), None),
        // The gate lets nobody in whose card cannot be used; it changed in this very moment.
        Entitlement::No(_) => ("over", None, None),
    };
    RenewPage {
        state,
        expires_at: expires_at.map(Text::moment),
        days: expires_at.map_or(0, |at| days_left(london::day(now), london::day(at)).max(0)),
        from: from.map(Text::moment),
        progress: standing
            .broken_off
            .map(|steps| steps.map(progress).to_vec())
            .unwrap_or_default(),
        desk: DeskView::of(&standing.organisation, &standing.desk).open_now(portal),
    }
}

fn progress(progress: Progress) -> &'static str {
    match progress {
        Progress::ToDo => "to_do",
        Progress::Issued => "issued",
        Progress::OnTheCard => "on_the_card",
    }
}

/// Says that it is done, for a while.
pub async fn done(portal: Data<Portal>, gate: Gate) -> Answer<HttpResponse> {
    let (who, browser) = enter!(gate);
    let name = who.name().to_owned();
    let expires_at = portal.run(move |ports| holder::done(ports, &who)).await?;
    match expires_at {
        Some(at) => Reply::to_holder(&portal, &browser, &name).page(&RenewDonePage {
            expires_at: Text::moment(at),
        }),
        None => Ok(see_other(urls::RENEW)),
    }
}
