//! Pages that are the same for everyone.

use actix_web::HttpResponse;
use actix_web::web::Data;

use crate::journeys::sign_in::{self, Standing};
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::pages::holder::{AccessibilityPage, PrivacyPage, StartPage};
use crate::web::pages::{Page, Reply};
use crate::web::portal::Portal;

/// The start page.
pub async fn start(portal: Data<Portal>, browser: Browser) -> Answer<HttpResponse> {
    show(&portal, &browser, &StartPage {}).await
}

/// Accessibility statement.
pub async fn accessibility(portal: Data<Portal>, browser: Browser) -> Answer<HttpResponse> {
    show(&portal, &browser, &AccessibilityPage {}).await
}

/// Privacy notice.
pub async fn privacy(portal: Data<Portal>, browser: Browser) -> Answer<HttpResponse> {
    show(&portal, &browser, &PrivacyPage {}).await
}

/// Shows a page with the name of whoever is signed in.
pub(super) async fn show(
    portal: &Portal,
    browser: &Browser,
    page: &impl Page,
) -> Answer<HttpResponse> {
    reply(portal, browser).await?.page(page)
}

/// A reply that knows who is signed in.
pub(super) async fn reply<'a>(portal: &'a Portal, browser: &'a Browser) -> Answer<Reply<'a>> {
    let visit = browser.visit;
    Ok(
        match portal
            .run(move |ports| sign_in::standing(ports, visit))
            .await?
        {
            Standing::Nobody => Reply::to(portal, browser),
            Standing::TermsDue(who) => Reply::to_holder(portal, browser, who.name()),
            Standing::SignedIn(who) => Reply::to_holder(portal, browser, who.name()),
        },
    )
}
