//! My account at the console: my roles, my second factor, my sessions.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use serde::Deserialize;

use super::gate::{At, Posted, reply};
use super::see_other;
use crate::journeys::staff::officer::Officer;
use crate::journeys::staff::sign_in as door;
use crate::language::Text;
use crate::urls;
use crate::web::errors::Answer;
use crate::web::forms::Button;
use crate::web::names;
use crate::web::pages::ra::door::{MePage, RoleView};
use crate::web::portal::Portal;

pub mod factor;
pub mod listing;
pub mod recovery;

/// What has just been done.
#[derive(Debug, Deserialize)]
pub struct News {
    ended: Option<usize>,
}

/// Shows the account.
pub async fn get(portal: Data<Portal>, at: At<Officer>, news: Query<News>) -> Answer<HttpResponse> {
    let officer = at.pass;
    let role = |role: &crate::storage::staff_roles::GrantedRole| RoleView {
        role: names::role(role.role),
        organisation: role.organisation_name.clone(),
        until: role.ends_at.map(Text::date).unwrap_or_default(),
    };
    let page = MePage {
        name: officer.name().to_owned(),
        email: officer.email().to_owned(),
        roles: officer.roles().iter().map(role).collect(),
        ended: news.ended.map(|n| n.to_string()).unwrap_or_default(),
    };
    reply(&portal, &at.browser, &officer, urls::RA_ME).page(&page)
}

/// Ends every other session of mine.
pub async fn elsewhere(
    portal: Data<Portal>,
    posted: Posted<Officer, Button>,
) -> Answer<HttpResponse> {
    let Posted { pass, form } = posted;
    let caller = form.browser.caller;
    let ended = portal
        .run(move |ports| door::sign_out_everywhere_else(ports, &caller, &pass))
        .await?;
    Ok(see_other(&format!("{}?ended={ended}", urls::RA_ME)))
}
