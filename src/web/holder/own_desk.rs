//! The desk of a holder who has proved who they are, with whether its clinics are open now: what decides whether
//! they phone, walk there, or ask a colleague on site.

use super::contacts;
use crate::journeys::desks;
use crate::web::errors::Answer;
use crate::web::pages::holder::{DeskView, OwnDeskView};
use crate::web::portal::Portal;

/// The most clinics that stand beside a desk.
const MOST: usize = 3;

/// The desk of the organisation with this code; `None` when there is no such organisation.
///
/// # Errors
/// When the database fails.
pub async fn own_desk(portal: &Portal, ods_code: String) -> Answer<Option<OwnDeskView>> {
    let found = portal
        .look(move |conn, _| desks::with_clinics(conn, &ods_code))
        .await?;
    let (now, holidays) = (portal.ports.now(), &portal.ports.rules.holidays);
    Ok(found.map(|desk| OwnDeskView {
        clinics: desk
            .clinics
            .iter()
            .take(MOST)
            .map(|clinic| contacts::view(clinic, holidays, now))
            .collect(),
        desk: DeskView::from(desk.organisation).open_now(portal),
    }))
}
