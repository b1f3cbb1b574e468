//! The photograph on a holder's card. Looking at it is written down.

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::{Data, Path};

use super::over;
use crate::journeys::assist::photograph;
use crate::journeys::staff::officer::{Permit, powers};
use crate::web::errors::{Answer, AppError};
use crate::web::portal::Portal;
use crate::web::ra::gate::At;

/// A picture and nothing else, whatever the bytes are.
const POLICY: &str = "default-src 'none'; sandbox";

/// Shows it.
pub async fn get(
    portal: Data<Portal>,
    at: At<Permit<powers::AssistUnlock>>,
    number: Path<String>,
) -> Answer<HttpResponse> {
    let over = over(&portal, &at.pass, &number).await?;
    let caller = at.browser.caller.clone();
    let found = portal
        .run(move |ports| photograph::look(ports, &caller, &over))
        .await?;
    let photograph = found.ok_or(AppError::NotFound)?;
    Ok(HttpResponse::Ok()
        .content_type(photograph.kind().content_type())
        .insert_header((header::CONTENT_SECURITY_POLICY, POLICY))
        .body(photograph.bytes().to_vec()))
}
