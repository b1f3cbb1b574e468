//! Step one: which card.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use serde::Deserialize;

use super::super::{public, see_other_with, words};
use super::{locked_out, step_path};
use crate::domain::smartcard_number::SmartcardNumber;
use crate::journeys::unlock::start::{self, Started};
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::forms::{Form, form};
use crate::web::pages::holder::UnlockStartPage;
use crate::web::pages::{FormView, Reply};
use crate::web::portal::Portal;

form! {
    /// The number.
    NumberForm: "smartcard_number"
}

/// Why the page is shown.
#[derive(Debug, Deserialize)]
pub struct Why {
    ended: Option<String>,
    locked: Option<String>,
}

/// Shows the form.
pub async fn get(portal: Data<Portal>, browser: Browser, why: Query<Why>) -> Answer<HttpResponse> {
    let page = UnlockStartPage {
        ended: why.ended.is_some(),
        locked: why.locked.is_some(),
    };
    public::show(&portal, &browser, &page).await
}

/// Starts.
pub async fn post(portal: Data<Portal>, form: Form<NumberForm>) -> Answer<HttpResponse> {
    let typed = form.get("smartcard_number");
    let number = match SmartcardNumber::parse(typed) {
        Ok(number) => number,
        Err(error) => {
            let mut view = FormView::default();
            view.keep("smartcard_number", typed)
                .error("smartcard_number", words::number(error));
            let page = UnlockStartPage {
                ended: false,
                locked: false,
            };
            return Reply::to(&portal, &form.browser).with_form(&page, &view);
        }
    };
    let Browser { caller, visit, .. } = form.browser;
    let started = portal
        .run(move |ports| start::start(ports, &caller, visit, &number))
        .await?;
    Ok(match started {
        Started::LockedOut => locked_out(),
        Started::Begun { token, step } => see_other_with(&portal.site, &token, step_path(step)),
    })
}
