//! The audit trail, as programs follow it.

use actix_web::HttpRequest;
use actix_web::web::Data;
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};

use super::gate::Called;
use super::params::Params;
use super::problem::ApiError;
use super::{Answer, Page, Query, ok};
use crate::domain::audit::Action;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::journeys::programs::{reads, scopes};
use crate::storage::api_reads::ListedEvent;
use crate::urls;
use crate::web::portal::Portal;

/// Which events, and from where on.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct EventQuery {
    /// Of this action; one that is never written has no events.
    #[param(pattern = "^[a-z_]{1,40}$", example = "unlocked")]
    action: Option<String>,
    /// About this smartcard number.
    #[param(value_type = Option<String>, pattern = "^[0-9]{12}$")]
    number: Option<SmartcardNumber>,
    /// From where on: take it from `next`.
    #[param(minimum = 1)]
    before: Option<i64>,
    /// How many at most.
    #[param(required = false, minimum = 1, maximum = 200, default = 50)]
    limit: i64,
}

impl EventQuery {
    fn read(request: &HttpRequest) -> Result<Self, ApiError> {
        let mut params = Params::of(request);
        let name = |c: char| c.is_ascii_lowercase() || c == '_';
        let query = Self {
            action: params.text("action", 1..=40, name, "must be the name of an action"),
            number: params.number(),
            before: params.before(),
            limit: params.limit(),
        };
        params.end().map(|()| query)
    }
}

/// An event of the trail.
#[derive(Debug, Serialize, ToSchema)]
pub struct EventDetail {
    /// Later events have greater ones.
    id: i64,
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    at: OffsetDateTime,
    /// What kind of actor: `holder`, `staff`, `program`, `visitor`, `system`.
    #[schema(example = "staff")]
    actor_kind: String,
    /// Which; empty for visitors and the portal itself.
    actor: String,
    /// What was done.
    #[schema(example = "lockout_cleared")]
    action: String,
    /// To whom or what: a smartcard number, `staff:…`, `network:…`, `portal`.
    subject: String,
    /// What else was worth knowing.
    detail: String,
    /// From which network.
    network: String,
    /// The request that did it.
    request_id: String,
    /// The code of the organisation of the holder it was about.
    #[schema(required)]
    ods_code: Option<String>,
}

impl From<ListedEvent> for EventDetail {
    fn from(event: ListedEvent) -> Self {
        Self {
            id: event.id,
            at: event.at,
            actor_kind: event.actor_kind,
            actor: event.actor,
            action: event.action,
            subject: event.subject,
            detail: event.detail,
            network: event.network,
            request_id: event.request_id,
            ods_code: event.ods_code,
        }
    }
}

/// Lists the audit trail, the newest event first.
#[utoipa::path(get, path = urls::API_AUDIT, params(EventQuery), responses(
    (status = 200, description = "A page of events", body = Page<EventDetail>)))]
pub async fn list(
    portal: Data<Portal>,
    called: Called<scopes::AuditRead>,
    request: HttpRequest,
) -> Answer {
    let asked = Query::of(&request);
    let EventQuery {
        action,
        number,
        before,
        limit,
    } = EventQuery::read(&request)?;
    let known = action.as_deref().map(Action::from_stored);
    if known == Some(None) {
        let nothing = Page::<EventDetail>::new(&portal.site, &asked, Vec::new(), None);
        return ok(&nothing);
    }
    let page = portal
        .run(move |ports| {
            let which = (known.flatten(), number.as_ref());
            reads::events(ports, &called.caller, &called.granted, which, before, limit)
        })
        .await?;
    let next = page.next_key(|last| ("before", last.id.to_string()));
    let items: Vec<EventDetail> = page.rows.into_iter().map(Into::into).collect();
    ok(&Page::new(&portal.site, &asked, items, next))
}
