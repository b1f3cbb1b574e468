//! Registered.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::super::signed_in::{Gate, enter};
use super::follow;
use crate::journeys::registration::code;
use crate::web::errors::Answer;
use crate::web::pages::Reply;
use crate::web::pages::holder::RegisterDonePage;
use crate::web::portal::Portal;

/// Says so.
pub async fn get(portal: Data<Portal>, gate: Gate) -> Answer<HttpResponse> {
    let (who, browser) = enter!(gate);
    let name = who.name().to_owned();
    match portal.run(move |ports| code::done(ports, &who)).await? {
        Err(detour) => Ok(follow(detour)),
        Ok(done) => {
            let page = RegisterDonePage {
                closed: done.closed,
            };
            Reply::to_holder(&portal, &browser, &name).page(&page)
        }
    }
}
