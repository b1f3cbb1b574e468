//! The dashboard: what waits for somebody, and how the portal does.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::gate::{At, reply};
use crate::journeys::staff::officer::Officer;
use crate::urls;
use crate::web::errors::Answer;
use crate::web::pages::ra::dashboard::DashboardPage;
use crate::web::portal::Portal;

/// Shows it.
pub async fn get(portal: Data<Portal>, at: At<Officer>) -> Answer<HttpResponse> {
    let page = DashboardPage {
        name: at.pass.name().to_owned(),
    };
    reply(&portal, &at.browser, &at.pass, urls::RA).page(&page)
}
