//! Importing holders, up to 500 at once: all rows or none.

use actix_web::HttpRequest;
use actix_web::web::Data;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::gate::Sent;
use super::params::Params;
use super::problem::{ApiError, FieldError};
use super::{Answer, ok};
use crate::journeys::import::{Counts, Imported, MOST_ROWS, Row, RowError};
use crate::journeys::programs::{import, scopes};
use crate::urls;
use crate::web::portal::Portal;

/// The most bytes of an import.
pub const MAX_BODY: usize = 1024 * 1024;

/// Holders to be imported.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Import {
    /// Whether only to say what would come of it.
    dry_run: bool,
    /// The holders. Each is told by its smartcard number: it is added, or changed to what the row says, or
    /// left as it is.
    #[schema(min_items = 1, max_items = 500)]
    holders: Vec<ImportedHolder>,
}

/// A holder to be imported.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportedHolder {
    /// The number under the photograph.
    #[schema(pattern = "^[0-9]{12}$", example = "555000009915")]
    smartcard_number: String,
    /// Full name.
    #[schema(min_length = 1, max_length = 100, example = "Zoë O’Brien")]
    name: String,
    /// The code of where they work.
    #[schema(pattern = "^[A-Za-z0-9]{1,12}$", example = "RXX00")]
    ods_code: String,
    /// Where codes are sent: at an approved domain, and no other holder’s. Left as it is where it is not given.
    #[schema(format = Email, example = "zoe.obrien@demo.example")]
    email: Option<String>,
    /// Mobile number. Left as it is where it is not given.
    #[schema(example = "07700 900123")]
    mobile: Option<String>,
    /// The last day of a post that is for a time. Left as it is where it is not given.
    #[schema(format = Date, example = "2027-03-31")]
    ends_on: Option<String>,
    /// The name of their card's chip. A card that is new for the holder is added; it has no passcode until the
    /// Registration Authority sets one. Without it, nothing else of a card may be given.
    #[schema(pattern = "^[A-Za-z0-9._:-]{1,64}$", example = "SIM-0001")]
    card_serial: Option<String>,
    /// When the card was issued: a day, or an RFC 3339 moment. Needed for a new card.
    #[schema(example = "2026-04-01")]
    card_issued_on: Option<String>,
    /// When the card's certificates expire: a day, to its end in London, or an RFC 3339 moment. Needed for a new card.
    #[schema(example = "2028-03-31")]
    certificates_expire_on: Option<String>,
    /// How often the holder has renewed the card since it was issued.
    #[schema(minimum = 0, maximum = 99)]
    renewals: Option<u8>,
}

/// How many rows were what.
#[derive(Debug, Serialize, ToSchema)]
pub struct ImportResult {
    /// Whether nothing was done but say it.
    dry_run: bool,
    /// Holders who were not there.
    #[schema(minimum = 0)]
    new: u64,
    /// Holders of whom something was changed.
    #[schema(minimum = 0)]
    changed: u64,
    /// Holders who were as the row says.
    #[schema(minimum = 0)]
    unchanged: u64,
}

impl From<ImportedHolder> for Row {
    fn from(holder: ImportedHolder) -> Self {
        Self {
            number: holder.smartcard_number,
            name: holder.name,
            ods_code: holder.ods_code.to_ascii_uppercase(),
            email: holder.email,
            mobile: holder.mobile,
            ends_on: holder.ends_on,
            card_serial: holder.card_serial,
            card_issued_on: holder.card_issued_on,
            certificates_expire_on: holder.certificates_expire_on,
            renewals: holder.renewals.map(|count| count.to_string()),
        }
    }
}

impl From<RowError> for FieldError {
    fn from(error: RowError) -> Self {
        Self::new(
            format!("holders[{}].{}", error.place.row - 1, error.field),
            error.detail,
        )
    }
}

/// Imports holders: all rows or none. Errors name the row, from 0.
#[utoipa::path(post, path = urls::API_IMPORT, request_body = Import, responses(
    (status = 200, description = "What was done, or would be", body = ImportResult)))]
pub async fn post(
    portal: Data<Portal>,
    sent: Sent<scopes::HoldersImport, Import>,
    request: HttpRequest,
) -> Answer {
    Params::of(&request).end()?;
    let Import { dry_run, holders } = sent.body;
    if holders.is_empty() || holders.len() > MOST_ROWS {
        let error = FieldError::new("holders", "must have 1 to 500 rows");
        return Err(ApiError::Invalid(vec![error]));
    }
    let rows: Vec<Row> = holders.into_iter().map(Into::into).collect();
    let called = sent.called;
    let imported = portal
        .run(move |ports| import::import(ports, &called.caller, &called.granted, &rows, dry_run))
        .await?;
    match imported {
        Imported::Done(Counts {
            new,
            changed,
            unchanged,
            ..
        }) => ok(&ImportResult {
            dry_run,
            new,
            changed,
            unchanged,
        }),
        Imported::Refused(errors) => {
            let errors = errors.into_iter().map(Into::into).collect();
            Err(ApiError::Invalid(errors))
        }
    }
}
