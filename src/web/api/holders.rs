//! Holders: finding them, and looking at one.

use actix_web::HttpRequest;
use actix_web::web::{Data, Path};
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};

use super::gate::Called;
use super::params::Params;
use super::problem::ApiError;
use super::{Answer, Page, Query, ok};
use crate::domain::email_address::EmailAddress;
use crate::domain::mobile_number::MobileNumber;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::journeys::programs::reads::{self, Search, SeenHolder};
use crate::journeys::programs::scopes;
use crate::storage::holder_search::{FoundHolder, Position};
use crate::urls;
use crate::web::errors::AppError;
use crate::web::portal::Portal;

/// Which holders, and from where on.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct HolderQuery {
    /// With this smartcard number.
    #[param(value_type = Option<String>, pattern = "^[0-9]{12}$", example = "555012340017")]
    number: Option<SmartcardNumber>,
    /// In whose names words begin like each of these words. Accents and capitals do not matter. Where nearly
    /// nobody has them all, a page may be short or empty and still have a `next`.
    #[param(pattern = "^[^\\u0000-\\u001f\\u007f-\\u009f\\ufffd]{1,100}$")]
    name: Option<String>,
    /// Of the organisation with this code.
    #[param(pattern = "^[A-Za-z0-9]{1,12}$")]
    ods_code: Option<String>,
    /// From where on: take it from `next`.
    #[param(value_type = Option<String>, pattern = "^([^\\u0000-\\u0020\\u007f-\\u00a0.\\s\\ufffd]{1,40}\\.)?[0-9]{1,18}$")]
    after: Option<Position>,
    /// How many at most.
    #[param(required = false, minimum = 1, maximum = 200, default = 50)]
    limit: i64,
}

impl HolderQuery {
    fn read(request: &HttpRequest) -> Result<Self, ApiError> {
        let mut params = Params::of(request);
        let query = Self {
            number: params.number(),
            name: params.text("name", 1..=100, |_| true, "must have 1 to 100 characters"),
            ods_code: params.ods_code(),
            after: params.take("after", Position::from_text, "must be taken from `next`"),
            limit: params.limit(),
        };
        params.end().map(|()| query)
    }
}

/// A holder in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct HolderSummary {
    /// The number under the photograph.
    #[schema(pattern = "^[0-9]{12}$", example = "555012340017")]
    smartcard_number: String,
    /// Full name.
    #[schema(example = "Amara Okafor")]
    name: String,
    /// The code of where they work.
    #[schema(example = "RXX00")]
    ods_code: String,
    /// Its name.
    organisation: String,
}

impl From<FoundHolder> for HolderSummary {
    fn from(found: FoundHolder) -> Self {
        Self {
            smartcard_number: found.number.as_str().to_owned(),
            name: found.name,
            ods_code: found.ods_code,
            organisation: found.organisation_name,
        }
    }
}

/// A holder.
#[derive(Debug, Serialize, ToSchema)]
pub struct HolderDetail {
    /// The number under the photograph.
    #[schema(pattern = "^[0-9]{12}$", example = "555012340017")]
    smartcard_number: String,
    /// Full name.
    name: String,
    /// The code of where they work.
    ods_code: String,
    /// Its name.
    organisation: String,
    /// Where codes are sent.
    #[schema(required)]
    email: Option<String>,
    /// Mobile number (E.164).
    #[schema(required)]
    mobile: Option<String>,
    /// Since when they are registered for self-service.
    #[serde(with = "time::serde::rfc3339::option")]
    #[schema(required)]
    registered_at: Option<OffsetDateTime>,
    /// Whether three wrong sets of answers have closed self-service.
    locked_out: bool,
    /// Their card, if they have one.
    #[schema(required)]
    card: Option<CardDetail>,
}

/// A holder's card.
#[derive(Debug, Serialize, ToSchema)]
pub struct CardDetail {
    /// Whether it was cancelled.
    cancelled: bool,
    /// Whether three wrong passcodes in a row have locked it.
    locked: bool,
    /// When its first certificate expires.
    #[serde(with = "time::serde::rfc3339::option")]
    #[schema(required)]
    expires_at: Option<OffsetDateTime>,
}

impl From<SeenHolder> for HolderDetail {
    fn from(seen: SeenHolder) -> Self {
        let SeenHolder { holder, card, .. } = seen;
        Self {
            smartcard_number: holder.number.as_str().to_owned(),
            name: holder.name,
            ods_code: seen.ods_code,
            organisation: seen.organisation,
            email: holder
                .email
                .as_ref()
                .map(EmailAddress::as_str)
                .map(str::to_owned),
            mobile: holder
                .mobile
                .as_ref()
                .map(MobileNumber::as_str)
                .map(str::to_owned),
            registered_at: seen.registered_at,
            locked_out: seen.locked_out,
            card: card.map(|card| CardDetail {
                cancelled: card.cancelled,
                locked: card.locked,
                expires_at: card.expires_at,
            }),
        }
    }
}

/// Finds holders by number, by words of their names, by organisation.
#[utoipa::path(get, path = urls::API_HOLDERS, params(HolderQuery), responses(
    (status = 200, description = "A page of holders", body = Page<HolderSummary>)))]
pub async fn list(
    portal: Data<Portal>,
    called: Called<scopes::HoldersRead>,
    request: HttpRequest,
) -> Answer {
    let asked = Query::of(&request);
    let HolderQuery {
        number,
        name,
        ods_code,
        after,
        limit,
    } = HolderQuery::read(&request)?;
    let search = Search {
        number,
        name,
        ods_code,
    };
    let found = portal
        .run(move |ports| {
            reads::holders(
                ports,
                &called.caller,
                &called.granted,
                &search,
                after.as_ref(),
                limit,
            )
        })
        .await?;
    let next = found.next.map(|position| ("after", position.to_text()));
    let items: Vec<HolderSummary> = found.holders.into_iter().map(Into::into).collect();
    ok(&Page::new(&portal.site, &asked, items, next))
}

/// Looks at a holder. The look is written to the audit trail.
#[utoipa::path(get, path = urls::API_HOLDER, params(
    ("number" = String, Path, description = "The smartcard number", pattern = "^[0-9]{12}$", example = "555012340017")),
    responses((status = 200, description = "The holder", body = HolderDetail)))]
pub async fn one(
    portal: Data<Portal>,
    called: Called<scopes::HoldersRead>,
    request: HttpRequest,
    number: Path<String>,
) -> Answer {
    Params::of(&request).end()?;
    let number = SmartcardNumber::parse(&number).map_err(|_| AppError::NotFound)?;
    let seen = portal
        .run(move |ports| reads::holder(ports, &called.caller, &called.granted, &number))
        .await?;
    let seen = seen.ok_or(AppError::NotFound)?;
    ok(&HolderDetail::from(seen))
}
