//! When an unlock cannot go on: what happened and how to find one's desk. The same for every number.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use serde::Deserialize;

use super::super::own_desk::own_desk;
use super::super::public;
use crate::domain::obstacle::UnlockObstacle;
use crate::journeys::unlock::subject::{Obstacle, Stopped};
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::pages::Reply;
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
    let page = UnlockHelpPage { reason, own: None };
    public::show(&portal, &browser, &page).await
}

/// The page for a holder who has proved enough to be told why, with their own desk.
pub(super) async fn stopped(
    portal: &Portal,
    browser: &Browser,
    stopped: Stopped,
) -> Answer<HttpResponse> {
    let reason = match stopped.why {
        Obstacle::Telling(UnlockObstacle::Cancelled) => "cancelled",
        Obstacle::Telling(UnlockObstacle::CertificatesExpired) => "expired",
        Obstacle::Telling(UnlockObstacle::Closed) => "closed",
        Obstacle::Telling(UnlockObstacle::NotRegistered) => "general",
        Obstacle::Unreachable => "no_mailbox",
    };
    let own = own_desk(portal, stopped.organisation).await?;
    Reply::to(portal, browser).page(&UnlockHelpPage { reason, own })
}
