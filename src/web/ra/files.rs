//! The console's lists as files.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::gate::At;
use crate::journeys::audit_trail::console;
use crate::journeys::staff::officer::{self, Permit, Power};
use crate::journeys::{Outcome, Ports};
use crate::web::errors::Answer;
use crate::web::export::{self, Format, RowsPage};
use crate::web::portal::Portal;

/// A list as a file that is called `what`; that it left is in the trail, by the same name. `page` reads the rows
/// before a key, and from where the next page goes on.
pub(super) async fn of_list<P, R>(
    portal: Data<Portal>,
    at: At<Permit<P>>,
    what: &'static str,
    format: Format,
    headings: &'static [&'static str],
    page: R,
) -> Answer<HttpResponse>
where
    P: Power,
    R: Fn(&Ports, &Permit<P>, Option<i64>) -> Outcome<RowsPage<i64>> + Clone + Send + 'static,
{
    let At { pass, browser } = at;
    let (officer, caller) = (pass.officer().clone(), browser.caller);
    portal
        .run(move |ports| console::exported(ports, &caller, &officer, what))
        .await?;
    let next = move |before: Option<i64>| {
        let (portal, permit, page) = (portal.clone(), pass.clone(), page.clone());
        async move {
            portal
                .run(move |ports| {
                    // An export ends with its account, however long it takes (R21).
                    officer::still(ports, permit.officer())?;
                    page(ports, &permit, before)
                })
                .await
        }
    };
    export::reply(what, format, headings, next).await
}
