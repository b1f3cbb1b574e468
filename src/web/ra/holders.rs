//! Finding a holder.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use serde::Deserialize;

use super::gate::{At, reply};
use crate::journeys::holder_search::{self, Found, Wanted};
use crate::journeys::staff::officer::{Permit, powers};
use crate::language::text;
use crate::storage::holder_search::FoundHolder;
use crate::urls;
use crate::web::errors::Answer;
use crate::web::pages::FormView;
use crate::web::pages::ra::holders::{FoundView, HoldersPage};
use crate::web::portal::Portal;

/// What is looked for, and from where on.
#[derive(Debug, Deserialize)]
pub struct Asked {
    q: Option<String>,
    after: Option<String>,
}

/// Shows the search, and what it found.
pub async fn get(
    portal: Data<Portal>,
    at: At<Permit<powers::ViewHolders>>,
    asked: Query<Asked>,
) -> Answer<HttpResponse> {
    let text = asked.q.clone().unwrap_or_default();
    let mut view = FormView::default();
    view.keep("q", &text);
    let wanted = Wanted::parse(&text);
    let asked_for = !text.trim().is_empty();
    if asked_for && wanted.is_none() {
        view.error("q", text!("ra-holders-enter"));
    }
    let found = match wanted {
        Some(wanted) => {
            let (permit, after) = (at.pass.clone(), asked.after.clone());
            portal
                .run(move |ports| holder_search::search(ports, &permit, &wanted, after.as_deref()))
                .await?
        }
        None => Found {
            holders: Vec::new(),
            next: None,
        },
    };
    let page = HoldersPage {
        asked: asked_for && !view.has_errors(),
        holders: found.holders.iter().map(line).collect(),
        next: found
            .next
            .map(|after| next(&text, &after))
            .unwrap_or_default(),
    };
    reply(&portal, &at.browser, at.pass.officer(), urls::RA_HOLDERS).with_form(&page, &view)
}

fn next(text: &str, after: &str) -> String {
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("q", text)
        .append_pair("after", after)
        .finish();
    format!("{}?{query}", urls::RA_HOLDERS)
}

fn line(holder: &FoundHolder) -> FoundView {
    FoundView {
        href: urls::of_number(urls::RA_HOLDER, holder.number.as_str()),
        number: holder.number.as_str().to_owned(),
        name: holder.name.clone(),
        organisation: format!("{} ({})", holder.organisation_name, holder.ods_code),
        closed: holder.closed,
    }
}
