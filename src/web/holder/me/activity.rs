//! All activity of the holder's card, newest first.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use serde::Deserialize;

use super::super::signed_in::{Gate, enter};
use super::profile::event;
use crate::journeys::profile;
use crate::urls;
use crate::web::errors::Answer;
use crate::web::pages::Reply;
use crate::web::pages::holder::ActivityPage;
use crate::web::portal::Portal;

/// Where the page begins.
#[derive(Debug, Deserialize)]
pub struct From {
    before: Option<i64>,
}

/// Shows a page of activity.
pub async fn get(portal: Data<Portal>, gate: Gate, from: Query<From>) -> Answer<HttpResponse> {
    let (who, browser) = enter!(gate);
    let name = who.name().to_owned();
    let before = from.before;
    let found = portal
        .run(move |ports| profile::activity(ports, &who, before))
        .await?;
    let older = found
        .older
        .map(|id| format!("{}?before={id}", urls::ACTIVITY));
    let page = ActivityPage {
        events: found.events.iter().map(event).collect(),
        older: older.unwrap_or_default(),
    };
    Reply::to_holder(&portal, &browser, &name).page(&page)
}
