//! Mail: what was sent to whom and what became of it, never what it said.

use actix_web::HttpRequest;
use actix_web::web::Data;
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};

use super::gate::Called;
use super::params::Params;
use super::problem::ApiError;
use super::{Answer, Page, Query, ok};
use crate::domain::smartcard_number::SmartcardNumber;
use crate::journeys::programs::{reads, scopes};
use crate::storage::api_reads::ListedMail;
use crate::urls;
use crate::web::portal::Portal;

/// Which mails, and from where on.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct MailQuery {
    /// So far on their way.
    #[param(value_type = Option<Delivery>)]
    state: Option<String>,
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

/// How far a mail is.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// It waits to be sent, for the first time or again.
    Queued,
    /// The server took it.
    Sent,
    /// It will not be tried again.
    Parked,
    /// Its code ran out before it could be sent, or it was withdrawn.
    Expired,
}

const STATES: [&str; 4] = ["queued", "sent", "parked", "expired"];

impl MailQuery {
    fn read(request: &HttpRequest) -> Result<Self, ApiError> {
        let mut params = Params::of(request);
        let state = |text: &str| STATES.contains(&text).then(|| text.to_owned());
        let query = Self {
            state: params.take("state", state, "must be queued, sent, parked or expired"),
            number: params.number(),
            before: params.before(),
            limit: params.limit(),
        };
        params.end().map(|()| query)
    }
}

/// A mail.
#[derive(Debug, Serialize, ToSchema)]
pub struct MailDetail {
    /// Later mails have greater ones.
    id: i64,
    /// Its public name.
    reference: String,
    /// Which message it is.
    #[schema(example = "unlock_code")]
    kind: String,
    /// Whom or what it is about.
    subject: String,
    /// Where it goes.
    recipient: String,
    /// How far it is.
    #[schema(value_type = Delivery, example = "sent")]
    state: String,
    /// Tries so far.
    tries: i32,
    /// When it was queued.
    #[serde(with = "time::serde::rfc3339")]
    queued_at: OffsetDateTime,
    /// When the server took it.
    #[serde(with = "time::serde::rfc3339::option")]
    #[schema(required)]
    sent_at: Option<OffsetDateTime>,
    /// Why the last try failed.
    #[schema(required)]
    failure: Option<String>,
}

impl From<ListedMail> for MailDetail {
    fn from(mail: ListedMail) -> Self {
        Self {
            id: mail.id,
            reference: mail.reference,
            kind: mail.kind,
            subject: mail.subject,
            recipient: mail.recipient,
            state: mail.state,
            tries: mail.tries,
            queued_at: mail.queued_at,
            sent_at: mail.sent_at,
            failure: mail.failure,
        }
    }
}

/// Lists mail, the newest first.
#[utoipa::path(get, path = urls::API_MAIL, params(MailQuery), responses(
    (status = 200, description = "A page of mails", body = Page<MailDetail>)))]
pub async fn list(
    portal: Data<Portal>,
    called: Called<scopes::MailRead>,
    request: HttpRequest,
) -> Answer {
    let asked = Query::of(&request);
    let MailQuery {
        state,
        number,
        before,
        limit,
    } = MailQuery::read(&request)?;
    let page = portal
        .run(move |ports| {
            let which = (state.as_deref(), number.as_ref());
            reads::mails(ports, &called.caller, &called.granted, which, before, limit)
        })
        .await?;
    let next = page.next_key(|last| ("before", last.id.to_string()));
    let items: Vec<MailDetail> = page.rows.into_iter().map(Into::into).collect();
    ok(&Page::new(&portal.site, &asked, items, next))
}
