//! The desk finder: for everyone, about organisations only.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use serde::Deserialize;

use super::public;
use crate::journeys::desks;
use crate::web::browser::Browser;
use crate::web::errors::{Answer, AppError};
use crate::web::forms::MAX_VALUE;
use crate::web::pages::holder::{DeskView, FindDeskPage};
use crate::web::portal::Portal;

/// What is looked for.
#[derive(Debug, Deserialize)]
pub struct Search {
    q: Option<String>,
}

/// Shows the finder, and what was found.
pub async fn get(
    portal: Data<Portal>,
    browser: Browser,
    search: Query<Search>,
) -> Answer<HttpResponse> {
    let query = search.into_inner().q.unwrap_or_default();
    if query.contains('\0') || query.len() > MAX_VALUE {
        return Err(AppError::Malformed("the search is too long or has NUL"));
    }
    let text = query.trim().to_owned();
    let searched = !text.is_empty();
    let (desks, more) = if searched {
        let found = portal.run(move |ports| desks::find(ports, &text)).await?;
        let desks = found.desks.into_iter();
        (
            desks
                .map(|desk| DeskView::from(desk).open_now(&portal))
                .collect(),
            found.more,
        )
    } else {
        (Vec::new(), false)
    };
    let page = FindDeskPage {
        query,
        searched,
        desks,
        more,
    };
    public::show(&portal, &browser, &page).await
}
