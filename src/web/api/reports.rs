//! Reports: unlocks by month and organisation, from figures that are kept as things happen.

use actix_web::HttpRequest;
use actix_web::web::Data;
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

use super::gate::Called;
use super::params::Params;
use super::problem::ApiError;
use super::{Answer, Page, Query, ok};
use crate::journeys::programs::{reads, scopes};
use crate::storage::api_reads::MonthOfUnlocks;
use crate::urls;
use crate::web::portal::Portal;

/// Which months, and from where on.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct UnlockQuery {
    /// From this month.
    #[param(pattern = "^[0-9]{4}-(0[1-9]|1[0-2])$", example = "2026-01")]
    from: Option<String>,
    /// Up to this month, included.
    #[param(pattern = "^[0-9]{4}-(0[1-9]|1[0-2])$", example = "2026-12")]
    to: Option<String>,
    /// From where on: take it from `next`.
    #[param(value_type = Option<String>, pattern = "^[0-9]{4}-(0[1-9]|1[0-2])\\.[A-Za-z0-9]{1,12}$")]
    after: Option<(String, String)>,
    /// How many at most.
    #[param(required = false, minimum = 1, maximum = 200, default = 50)]
    limit: i64,
}

/// A month such as `2026-11`.
fn month(text: &str) -> Option<String> {
    let (year, number) = text.trim_end().split_once('-')?;
    let digits =
        |part: &str, of: usize| part.len() == of && part.bytes().all(|b| b.is_ascii_digit());
    let known = digits(year, 4) && digits(number, 2) && ("01"..="12").contains(&number);
    known.then(|| format!("{year}-{number}"))
}

fn position(text: &str) -> Option<(String, String)> {
    let (at, code) = text.trim_end().split_once('.')?;
    let known = (1..=12).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_alphanumeric());
    Some((month(at)?, known.then(|| code.to_owned())?))
}

impl UnlockQuery {
    fn read(request: &HttpRequest) -> Result<Self, ApiError> {
        let mut params = Params::of(request);
        let expected = "must be a month such as 2026-11";
        let query = Self {
            from: params.take("from", month, expected),
            to: params.take("to", month, expected),
            after: params.take("after", position, "must be taken from `next`"),
            limit: params.limit(),
        };
        params.end().map(|()| query)
    }
}

/// Unlocks of an organisation's holders in a month.
#[derive(Debug, Serialize, ToSchema)]
pub struct UnlocksOfMonth {
    /// The month.
    #[schema(pattern = "^[0-9]{4}-[0-9]{2}$", example = "2026-11")]
    month: String,
    /// The organisation's code.
    #[schema(example = "RXX00")]
    ods_code: String,
    /// Its name.
    organisation: String,
    /// Unlocked by holders themselves.
    #[schema(minimum = 0)]
    unlocked: i64,
    /// Unlocked with help at a desk.
    #[schema(minimum = 0)]
    with_help: i64,
}

impl From<MonthOfUnlocks> for UnlocksOfMonth {
    fn from(row: MonthOfUnlocks) -> Self {
        Self {
            month: row.month,
            ods_code: row.ods_code,
            organisation: row.organisation,
            unlocked: row.unlocked,
            with_help: row.with_help,
        }
    }
}

/// Counts unlocks by month and organisation, the earliest month first. Months in which an organisation had
/// none are left out.
#[utoipa::path(get, path = urls::API_UNLOCKS, params(UnlockQuery), responses(
    (status = 200, description = "A page of months", body = Page<UnlocksOfMonth>)))]
pub async fn unlocks(
    portal: Data<Portal>,
    called: Called<scopes::ReportsRead>,
    request: HttpRequest,
) -> Answer {
    let asked = Query::of(&request);
    let query = UnlockQuery::read(&request)?;
    let (from, to) = (query.from.unwrap_or_default(), query.to);
    let to = to.unwrap_or_else(|| "9999-12".to_owned());
    let (month, code) = query.after.unwrap_or_default();
    let limit = query.limit;
    let page = portal
        .run(move |ports| {
            let after = (month.as_str(), code.as_str());
            reads::unlocks(ports, &called.granted, (&from, &to), after, limit)
        })
        .await?;
    let next = page.next_key(|last| ("after", format!("{}.{}", last.month, last.ods_code)));
    let items: Vec<UnlocksOfMonth> = page.rows.into_iter().map(Into::into).collect();
    ok(&Page::new(&portal.site, &asked, items, next))
}
