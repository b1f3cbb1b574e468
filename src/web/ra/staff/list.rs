//! The staff by page, and a search by name or address.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use serde::Deserialize;

use super::Manager;
use super::gate::{At, reply};
use crate::journeys::staff::manage::people;
use crate::language::{Text, text};
use crate::storage::staff::Staff;
use crate::storage::staff_roles::GrantedRole;
use crate::urls;
use crate::web::errors::{Answer, AppError};
use crate::web::forms::MAX_VALUE;
use crate::web::names;
use crate::web::pages::FormView;
use crate::web::pages::ra::staff::{StaffListPage, StaffView};
use crate::web::portal::Portal;

/// Whom to look for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Search {
    q: String,
    after: i64,
}

/// Shows them.
pub async fn get(
    portal: Data<Portal>,
    at: At<Manager>,
    search: Query<Search>,
) -> Answer<HttpResponse> {
    let Search { q, after } = search.into_inner();
    if q.contains('\0') || q.len() > MAX_VALUE {
        return Err(AppError::Malformed("the search is too long or has NUL"));
    }
    let (text, permit) = (q.trim().to_owned(), at.pass.clone());
    let found = portal
        .run(move |ports| people::list(ports, &permit, &text, after))
        .await?;
    let page = StaffListPage {
        people: found.people.iter().map(view).collect(),
        next: found.next.map(|after| next(&q, after)).unwrap_or_default(),
    };
    let mut form = FormView::default();
    form.keep("q", &q);
    reply(&portal, &at.browser, at.pass.officer(), urls::RA_STAFF).with_form(&page, &form)
}

fn next(q: &str, after: i64) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    if !q.is_empty() {
        query.append_pair("q", q);
    }
    query.append_pair("after", &after.to_string());
    format!("{}?{}", urls::RA_STAFF, query.finish())
}

fn view((staff, roles): &(Staff, Vec<GrantedRole>)) -> StaffView {
    let role = |held: &GrantedRole| {
        let (role, code) = (names::role(held.role), held.ods_code.as_str());
        text!("ra-staff-role-within", role = role, code = code)
    };
    let in_a_row = |all: Text, next: Text| text!("ra-staff-roles-row", all = all, next = next);
    StaffView {
        name: staff.name.clone(),
        href: urls::of_id(urls::RA_STAFF_ONE, staff.id.number()),
        email: staff.email.as_str().to_owned(),
        roles: roles.iter().map(role).reduce(in_a_row),
        disabled: staff.disabled_at.is_some(),
    }
}
