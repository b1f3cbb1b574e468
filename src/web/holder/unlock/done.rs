//! Unlocked.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::follow;
use crate::domain::policy::UnlockStep;
use crate::journeys::unlock::{self, Detour, Standing};
use crate::language::Text;
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::pages::Reply;
use crate::web::pages::holder::UnlockDonePage;
use crate::web::portal::Portal;

/// Says so, to the browser that did it.
pub async fn get(portal: Data<Portal>, browser: Browser) -> Answer<HttpResponse> {
    let visit = browser.visit;
    match portal
        .run(move |ports| unlock::standing(ports, visit))
        .await?
    {
        Standing::At(unlock) if unlock.step == UnlockStep::Done => {
            let renew_by = portal
                .run(move |ports| unlock::renew_by(ports, &unlock))
                .await?;
            Reply::to(&portal, &browser).page(&UnlockDonePage {
                renew_by: renew_by.map(Text::moment),
            })
        }
        Standing::At(unlock) => Ok(follow(Detour::GoOn(unlock.step))),
        Standing::LockedOut => Ok(follow(Detour::LockedOut)),
        Standing::None => Ok(follow(Detour::StartAgain)),
    }
}
