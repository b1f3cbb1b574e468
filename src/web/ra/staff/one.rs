//! One of the staff.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use serde::Deserialize;

use super::gate::{At, reply};
use super::{Manager, person};
use crate::domain::smartcard_number::SmartcardNumber;
use crate::language::{Text, text};
use crate::storage::staff_roles::GrantedRole;
use crate::urls;
use crate::web::errors::Answer;
use crate::web::names;
use crate::web::pages::ra::staff::{StaffPage, StaffRoleView};
use crate::web::portal::Portal;

/// What has just been done.
#[derive(Debug, Deserialize)]
pub struct News {
    done: Option<String>,
}

/// Everything that can have just been done.
const DONE: [&str; 8] = [
    "invited", "granted", "moved", "taken", "disabled", "enabled", "reset", "link",
];

/// Shows them.
pub async fn get(
    portal: Data<Portal>,
    at: At<Manager>,
    id: Path<i64>,
    news: Query<News>,
) -> Answer<HttpResponse> {
    let found = person(&portal, &at.pass, *id).await?;
    let staff = found.staff;
    let news = news.into_inner().done.unwrap_or_default();
    let role_page = urls::of_id(urls::RA_STAFF_ROLE, *id);
    // Nobody changes their own roles, so no link leads there.
    let change = |role: &GrantedRole| {
        if found.yourself {
            return String::new();
        }
        format!("{role_page}?role={}", role.id.number())
    };
    let page = StaffPage {
        own_card: staff
            .own_card
            .as_ref()
            .map(SmartcardNumber::grouped)
            .unwrap_or_default(),
        disabled_since: staff.disabled_at.map(Text::date),
        has_password: staff.password.is_some(),
        has_factor: staff.factor.is_some(),
        recovery_codes: found.recovery_codes.to_string(),
        roles: found
            .roles
            .iter()
            .map(|role| view(role, change(role)))
            .collect(),
        former: found
            .former
            .iter()
            .map(|role| view(role, String::new()))
            .collect(),
        yourself: found.yourself,
        here: urls::of_id(urls::RA_STAFF_ONE, *id),
        done: DONE
            .into_iter()
            .find(|done| *done == news)
            .unwrap_or_default(),
        email: staff.email.as_str().to_owned(),
        name: staff.name,
    };
    reply(&portal, &at.browser, at.pass.officer(), urls::RA_STAFF).page(&page)
}

fn view(role: &GrantedRole, href: String) -> StaffRoleView {
    let over = role.revoked_at.or(role.ends_at);
    StaffRoleView {
        role: names::role(role.role),
        organisation: role.organisation_name.clone(),
        granted: text!(
            "ra-staff-granted-by",
            date = Text::date(role.granted_at),
            who = role.granted_by.clone()
        ),
        until: over.map(Text::date).unwrap_or_default(),
        href,
    }
}
