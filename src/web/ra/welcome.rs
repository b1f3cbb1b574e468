//! Choosing a password, by the link of an invitation.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};

use super::{nobody, see_other, words};
use crate::domain::staff_password::MIN_CHARS;
use crate::journeys::staff::invitation::{self, Chosen};
use crate::secrets::token::PlainToken;
use crate::urls;
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::forms::{Form, form};
use crate::web::pages::ra::door::WelcomePage;
use crate::web::pages::{FormView, Reply};
use crate::web::portal::Portal;

form! {
    /// A new password, twice.
    WelcomeForm: "new_password", "confirm_password"
}

/// Asks for a password. Looking spends nothing: a mail scanner looks too.
pub async fn get(
    portal: Data<Portal>,
    browser: Browser,
    token: Path<String>,
) -> Answer<HttpResponse> {
    let page = page(&portal, &token).await?;
    Reply::to_console(&portal, &browser, nobody()).page(&page)
}

/// Puts it in use.
pub async fn post(
    portal: Data<Portal>,
    token: Path<String>,
    form: Form<WelcomeForm>,
) -> Answer<HttpResponse> {
    let mut page = page(&portal, &token).await?;
    let mut view = FormView::default();
    let reply = Reply::to_console(&portal, &form.browser, nobody());
    let Some(invitation) = PlainToken::from_text(&token) else {
        return reply.page(&page);
    };
    let caller = form.browser.caller.clone();
    let service = portal.site.service_name.clone();
    let [new, confirm] = ["new_password", "confirm_password"].map(|name| form.get(name).to_owned());
    let outcome = portal
        .run(move |ports| invitation::accept(ports, &caller, &invitation, &new, &confirm, &service))
        .await?;
    match outcome {
        Chosen::Done => Ok(see_other(&format!("{}?chosen=1", urls::RA_SIGN_IN))),
        Chosen::Dead => {
            page.name = String::new();
            reply.page(&page)
        }
        Chosen::Refused(refusal) => {
            let (field, text) = words::new_password(refusal);
            view.error(field, text);
            reply.with_form(&page, &view)
        }
    }
}

async fn page(portal: &Portal, token: &str) -> Answer<WelcomePage> {
    let name = match PlainToken::from_text(token) {
        Some(token) => {
            portal
                .run(move |ports| invitation::invited(ports, &token))
                .await?
        }
        None => None,
    };
    Ok(WelcomePage {
        name: name.unwrap_or_default(),
        action: urls::ra_welcome(token),
        min_chars: MIN_CHARS,
    })
}
