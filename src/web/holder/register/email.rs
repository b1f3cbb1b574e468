//! Step three: the address that codes go to.

use actix_web::web::{Data, Query};
use actix_web::{HttpRequest, HttpResponse};

use super::super::signed_in::{Gate, enter};
use super::super::{Taken, see_other, words};
use super::{follow, step_path};
use crate::domain::email_address::EmailAddress;
use crate::journeys::registration::email::{self, Kept};
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::forms::{Form, form};
use crate::web::pages::holder::RegisterEmailPage;
use crate::web::pages::{FormView, Reply};
use crate::web::portal::Portal;

form! {
    /// The address.
    EmailForm: "email"
}

/// Shows the known address, to be kept or overwritten.
pub async fn get(portal: Data<Portal>, gate: Gate, taken: Query<Taken>) -> Answer<HttpResponse> {
    let (who, browser) = enter!(gate);
    let name = who.name().to_owned();
    match portal.run(move |ports| email::show(ports, &who)).await? {
        Err(detour) => Ok(follow(detour)),
        Ok(known) => {
            let mut view = FormView::default();
            view.keep("email", known.as_ref().map_or("", EmailAddress::as_str));
            taken.say(&mut view);
            show(&portal, &browser, &name, &view)
        }
    }
}

/// Takes the address.
pub async fn post(
    portal: Data<Portal>,
    request: HttpRequest,
    form: Form<EmailForm>,
) -> Answer<HttpResponse> {
    let mut view = FormView::default();
    view.keep("email", form.get("email"));
    let parsed = EmailAddress::parse(form.get("email"));
    let (who, browser) = enter!(Gate::of(&request, form.browser).await?);
    let name = who.name().to_owned();
    match parsed {
        Err(error) => {
            view.error("email", words::email(error));
        }
        Ok(address) => {
            match portal
                .run(move |ports| email::keep(ports, &who, &address))
                .await?
            {
                Kept::Kept(next) => return Ok(see_other(step_path(next))),
                Kept::Detour(detour) => return Ok(follow(detour)),
                Kept::Unfit(unfit) => {
                    let approved = &portal.ports.rules.approved_domains;
                    view.error("email", words::unfit_mailbox(unfit, approved))
                }
            };
        }
    }
    show(&portal, &browser, &name, &view)
}

fn show(portal: &Portal, browser: &Browser, name: &str, view: &FormView) -> Answer<HttpResponse> {
    let page = RegisterEmailPage {
        approved_domains: portal.ports.rules.approved_domains.names().to_vec(),
    };
    Reply::to_holder(portal, browser, name).with_form(&page, view)
}
