//! When an unlock cannot go on: what happened and how to find one's desk. The same for every number.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use serde::Deserialize;

use super::super::public;
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::pages::holder::UnlockHelpPage;
use crate::web::portal::Portal;

/// Why the page is shown.
#[derive(Debug, Deserialize)]
pub struct Why {
    reason: Option<String>,
}

/// Shows the page.
pub async fn get(portal: Data<Portal>, browser: Browser, why: Query<Why>) -> Answer<HttpResponse> {
    let reason = match why.reason.as_deref() {
        Some("locked") => "locked",
        _ => "general",
    };
    let page = UnlockHelpPage {
        reason,
        has_desk: false,
        desk: None,
    };
    public::show(&portal, &browser, &page).await
}
