//! Failed attempts: the list, and one of them.

use actix_web::HttpRequest;
use actix_web::web::{Data, Path};
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};

use super::gate::Called;
use super::params::Params;
use super::problem::ApiError;
use super::{Answer, Page, Query, ok};
use crate::domain::review::{Decision, ReviewState};
use crate::domain::smartcard_number::SmartcardNumber;
use crate::journeys::programs::{reads, scopes};
use crate::storage::attempt_list::{Filter, ListedAttempt};
use crate::urls;
use crate::web::errors::AppError;
use crate::web::portal::Portal;

/// Which attempts, and from where on.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AttemptQuery {
    /// Of this smartcard number.
    #[param(value_type = Option<String>, pattern = "^[0-9]{12}$")]
    number: Option<SmartcardNumber>,
    /// From this network.
    #[param(pattern = "^[0-9a-f.:/]{1,64}$", example = "203.0.113.7")]
    network: Option<String>,
    /// With this outcome.
    #[param(pattern = "^[a-z_]{1,20}$", example = "wrong")]
    outcome: Option<String>,
    /// Whose review stands here.
    #[param(value_type = Option<State>)]
    state: Option<ReviewState>,
    /// At this time or later.
    #[param(value_type = Option<String>, format = DateTime)]
    from: Option<OffsetDateTime>,
    /// Before this time.
    #[param(value_type = Option<String>, format = DateTime)]
    to: Option<OffsetDateTime>,
    /// Of holders of the organisation with this code.
    #[param(pattern = "^[A-Za-z0-9]{1,12}$")]
    ods_code: Option<String>,
    /// From where on: take it from `next`.
    #[param(minimum = 1)]
    before: Option<i64>,
    /// How many at most.
    #[param(required = false, minimum = 1, maximum = 200, default = 50)]
    limit: i64,
}

impl AttemptQuery {
    fn read(request: &HttpRequest) -> Result<Self, ApiError> {
        let mut params = Params::of(request);
        let network = |c: char| matches!(c, '0'..='9' | 'a'..='f' | '.' | ':' | '/');
        let outcome = |c: char| c.is_ascii_lowercase() || c == '_';
        let query = Self {
            number: params.number(),
            network: params.text("network", 1..=64, network, "must be a network"),
            outcome: params.text("outcome", 1..=20, outcome, "must be an outcome"),
            state: params.take(
                "state",
                ReviewState::from_stored,
                "must be open, claimed, decided or closed",
            ),
            from: params.moment("from"),
            to: params.moment("to"),
            ods_code: params.ods_code(),
            before: params.before(),
            limit: params.limit(),
        };
        params.end().map(|()| query)
    }
}

/// Where a review stands.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nobody has looked at it.
    Open,
    /// Somebody looks at it.
    Claimed,
    /// It was decided what it was.
    Decided,
    /// Nothing is left to do.
    Closed,
}

impl From<ReviewState> for State {
    fn from(state: ReviewState) -> Self {
        match state {
            ReviewState::Open => Self::Open,
            ReviewState::Claimed => Self::Claimed,
            ReviewState::Decided => Self::Decided,
            ReviewState::Closed => Self::Closed,
        }
    }
}

/// A failed attempt with its review. It says where and how, never what was typed.
#[derive(Debug, Serialize, ToSchema)]
pub struct AttemptDetail {
    /// Later attempts have greater ones.
    id: i64,
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    at: OffsetDateTime,
    /// Which journey.
    #[schema(example = "unlock")]
    journey: String,
    /// Which step of it.
    #[schema(example = "questions")]
    step: String,
    /// The number typed, known or not.
    #[schema(pattern = "^[0-9]{12}$")]
    smartcard_number: String,
    /// Whose it is, if anybody's.
    #[schema(required)]
    holder: Option<AttemptHolder>,
    /// The client's network.
    network: String,
    /// What the browser called itself.
    browser: String,
    /// What was wrong.
    #[schema(example = "wrong")]
    outcome: String,
    /// Which strike it was, where strikes are counted.
    #[schema(required)]
    strike: Option<i32>,
    /// Where its review stands.
    state: State,
    /// Who looks at it.
    #[schema(required)]
    claimed_by: Option<String>,
    /// Since when.
    #[serde(with = "time::serde::rfc3339::option")]
    #[schema(required)]
    claimed_at: Option<OffsetDateTime>,
    /// What it was found to be: a reason code.
    #[schema(required)]
    decision: Option<&'static str>,
    /// What was noted with the decision.
    #[schema(required)]
    note: Option<String>,
    /// Who decided.
    #[schema(required)]
    decided_by: Option<String>,
    /// When.
    #[serde(with = "time::serde::rfc3339::option")]
    #[schema(required)]
    decided_at: Option<OffsetDateTime>,
}

/// Whose number was typed.
#[derive(Debug, Serialize, ToSchema)]
pub struct AttemptHolder {
    /// Full name.
    name: String,
    /// The code of where they work now.
    ods_code: String,
}

impl From<ListedAttempt> for AttemptDetail {
    fn from(listed: ListedAttempt) -> Self {
        Self {
            id: listed.id,
            at: listed.at,
            journey: listed.journey,
            step: listed.step,
            smartcard_number: listed.number.as_str().to_owned(),
            holder: listed.holder.map(|holder| AttemptHolder {
                name: holder.name,
                ods_code: holder.ods_code,
            }),
            network: listed.network,
            browser: listed.browser,
            outcome: listed.outcome,
            strike: listed.strike,
            state: listed.state.into(),
            claimed_by: listed.claimed_by,
            claimed_at: listed.claimed_at,
            decision: listed.decision.map(Decision::as_str),
            note: listed.note,
            decided_by: listed.decided_by,
            decided_at: listed.decided_at,
        }
    }
}

/// Lists failed attempts, the newest first.
#[utoipa::path(get, path = urls::API_ATTEMPTS, params(AttemptQuery), responses(
    (status = 200, description = "A page of attempts", body = Page<AttemptDetail>)))]
pub async fn list(
    portal: Data<Portal>,
    called: Called<scopes::AttemptsRead>,
    request: HttpRequest,
) -> Answer {
    let asked = Query::of(&request);
    let query = AttemptQuery::read(&request)?;
    let filter = Filter {
        number: query.number,
        network: query.network,
        outcome: query.outcome,
        state: query.state,
        from: query.from,
        to: query.to,
        organisation: None,
    };
    let (ods_code, before, limit) = (query.ods_code, query.before, query.limit);
    let page = portal
        .run(move |ports| {
            let code = ods_code.as_deref();
            reads::attempts(
                ports,
                &called.caller,
                &called.granted,
                filter,
                code,
                before,
                limit,
            )
        })
        .await?;
    let next = page.next_key(|last| ("before", last.id.to_string()));
    let items: Vec<AttemptDetail> = page.rows.into_iter().map(Into::into).collect();
    ok(&Page::new(&portal.site, &asked, items, next))
}

/// Shows one failed attempt.
#[utoipa::path(get, path = urls::API_ATTEMPT, params(
    ("id" = i64, Path, description = "The attempt's id", minimum = 1, example = 1)),
    responses((status = 200, description = "The attempt", body = AttemptDetail)))]
pub async fn one(
    portal: Data<Portal>,
    called: Called<scopes::AttemptsRead>,
    request: HttpRequest,
    id: Path<String>,
) -> Answer {
    Params::of(&request).end()?;
    let id: i64 = id.parse().map_err(|_| AppError::NotFound)?;
    let found = portal
        .run(move |ports| reads::attempt(ports, &called.granted, id))
        .await?;
    let found = found.ok_or(AppError::NotFound)?;
    ok(&AttemptDetail::from(found))
}
