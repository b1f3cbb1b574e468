//! Unlocked.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::follow;
use crate::journeys::unlock;
use crate::language::Text;
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::pages::Reply;
use crate::web::pages::holder::UnlockDonePage;
use crate::web::portal::Portal;

/// Says so, to the browser that did it.
pub async fn get(portal: Data<Portal>, browser: Browser) -> Answer<HttpResponse> {
    let visit = browser.visit;
    let done = portal.look(move |conn, ports| unlock::done(conn, ports, visit));
    match done.await? {
        Ok(done) => Reply::to(&portal, &browser).page(&UnlockDonePage {
            renew_by: done.renew_by.map(Text::moment),
        }),
        Err(detour) => Ok(follow(detour)),
    }
}
