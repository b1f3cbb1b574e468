//! Step four: a last look; then the code is sent.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::super::see_other;
use super::super::signed_in::{Gate, enter};
use super::follow;
use crate::journeys::registration::check::{self, Asked};
use crate::language::Text;
use crate::urls;
use crate::web::errors::Answer;
use crate::web::forms::{Button, Form};
use crate::web::pages::Reply;
use crate::web::pages::holder::RegisterCheckPage;
use crate::web::portal::Portal;

/// Shows what will be confirmed.
pub async fn get(portal: Data<Portal>, gate: Gate) -> Answer<HttpResponse> {
    let (who, browser) = enter!(gate);
    let name = who.name().to_owned();
    match portal.run(move |ports| check::show(ports, &who)).await? {
        Err(detour) => Ok(follow(detour)),
        Ok(summary) => {
            let page = RegisterCheckPage {
                questions: summary.questions.ids().map(Text::question).to_vec(),
                email: summary.email.as_str().to_owned(),
            };
            Reply::to_holder(&portal, &browser, &name).page(&page)
        }
    }
}

/// Sends the code.
pub async fn post(
    portal: Data<Portal>,
    request: HttpRequest,
    form: Form<Button>,
) -> Answer<HttpResponse> {
    let (who, browser) = enter!(Gate::of(&request, form.browser).await?);
    let caller = browser.caller;
    match portal
        .run(move |ports| check::send_code(ports, &caller, &who))
        .await?
    {
        Asked::Answer(_) => Ok(see_other(urls::REGISTER_CODE)),
        Asked::Detour(detour) => Ok(follow(detour)),
    }
}
