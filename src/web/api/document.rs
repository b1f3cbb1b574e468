//! The API's own description (`OpenAPI` 3.1), made from the handlers and the table of routes.

use std::sync::OnceLock;

use actix_web::{HttpRequest, HttpResponse};
use utoipa::openapi::path::{Operation, PathItem};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{Content, InfoBuilder, OpenApi, Ref, RefOr, ResponseBuilder};
use utoipa::{OpenApi as _, PartialSchema, ToSchema};

use super::Answer;
use super::params::Params;
use super::problem::{CONTENT_TYPE, FieldError, Problem};
use super::table::{Documented, Route, TABLE};
use crate::web::errors::AppError;

/// What the bearer scheme is called in the document.
const SCHEME: &str = "token";

const ABOUT: &str = "What the Registration Authority's console reads, clearing a lock-out, and importing \
    holders. An RA Manager makes a token in the console; it is sent as a bearer token. The API never sets a \
    passcode and never shows a code, an answer, a hash or a token. Lists are paged by key: follow `next` \
    until it is null. Times are UTC (RFC 3339). Every error is a problem (RFC 9457).";

/// Answers of every operation besides the one that it was asked for.
const PROBLEMS: [(&str, &str); 8] = [
    ("401", "There is no token, or it opens nothing"),
    ("403", "The token is not good for this"),
    ("404", "There is no such thing"),
    ("421", "The request names a host that is not ours"),
    ("422", "Parameters or fields are wrong"),
    ("429", "Too many requests; see Retry-After"),
    ("500", "A fault of ours"),
    ("503", "The service cannot do this now; see Retry-After"),
];

/// Answers of operations with a body.
const PROBLEMS_OF_BODIES: [(&str, &str); 5] = [
    ("400", "The body is not JSON"),
    ("408", "The body did not arrive in time"),
    (
        "409",
        "It does not fit how things stand; nothing was changed",
    ),
    ("413", "The body is too large"),
    ("415", "The content type is not application/json"),
];

/// Serves it to everybody.
pub async fn get(request: HttpRequest) -> Answer {
    static TEXT: OnceLock<Result<String, String>> = OnceLock::new();
    Params::of(&request).end()?;
    let text = TEXT.get_or_init(|| document().to_json().map_err(|e| e.to_string()));
    let text = text.as_ref().map_err(|e| AppError::Fault(e.clone()))?;
    Ok(HttpResponse::Ok()
        .content_type("application/json")
        .body(text.as_str()))
}

/// The document.
#[must_use]
pub fn document() -> OpenApi {
    let mut document = Documented::openapi();
    document.info = InfoBuilder::new()
        .title("Latchkey")
        .version("1")
        .description(Some(ABOUT))
        .build();
    let components = document.components.get_or_insert_default();
    let scheme = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .bearer_format("lk_ and 43 characters")
        .build();
    components.add_security_scheme(SCHEME, SecurityScheme::Http(scheme));
    for (name, schema) in [
        (Problem::name(), Problem::schema()),
        (FieldError::name(), FieldError::schema()),
    ] {
        components.schemas.insert(name.into_owned(), schema);
    }
    for route in TABLE {
        if let Some(operation) = document
            .paths
            .paths
            .get_mut(route.path)
            .and_then(|item| operation_of(item, route))
        {
            complete(operation, route);
        }
    }
    document
}

fn operation_of<'d>(item: &'d mut PathItem, route: &Route) -> Option<&'d mut Operation> {
    match route.method {
        "get" => item.get.as_mut(),
        _ => item.post.as_mut(),
    }
}

/// Adds what every operation has: its security, its problems, a name of its own.
fn complete(operation: &mut Operation, route: &Route) {
    let scopes = [route.scope.as_str()];
    operation.security = Some(vec![SecurityRequirement::new(SCHEME, scopes)]);
    let name = format!(
        "{} {}",
        route.method,
        route.path.trim_start_matches("/api/v1/")
    );
    let name = name.replace(|c: char| !c.is_ascii_alphanumeric(), "_");
    operation.operation_id = Some(name.replace("__", "_").trim_end_matches('_').to_owned());
    operation.tags = None;
    let bodies = match operation.request_body {
        Some(_) => PROBLEMS_OF_BODIES.as_slice(),
        None => &[],
    };
    for (status, description) in PROBLEMS.iter().chain(bodies) {
        let problem = ResponseBuilder::new()
            .description(*description)
            .content(
                CONTENT_TYPE,
                Content::new(Some(Ref::from_schema_name(Problem::name()))),
            )
            .build();
        let responses = &mut operation.responses.responses;
        responses.insert((*status).to_owned(), RefOr::T(problem));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_route_is_in_the_document_and_the_other_way_round() {
        let routes: BTreeSet<_> = TABLE
            .iter()
            .map(|route| (route.path.to_owned(), route.method.to_owned()))
            .collect();
        let document = serde_json::to_value(document()).unwrap();
        let mut described = BTreeSet::new();
        for (path, item) in document["paths"].as_object().unwrap() {
            for method in item.as_object().unwrap().keys() {
                described.insert((path.clone(), method.clone()));
            }
        }
        assert_eq!(described, routes);
        assert_eq!(document["openapi"], "3.1.0");
    }

    #[test]
    fn every_operation_says_its_scope_and_its_problems() {
        let document = serde_json::to_value(document()).unwrap();
        let mut names = BTreeSet::new();
        for route in TABLE {
            let operation = &document["paths"][route.path][route.method];
            assert_eq!(operation["security"][0][SCHEME][0], route.scope.as_str());
            for (status, _) in PROBLEMS {
                let content = &operation["responses"][status]["content"][CONTENT_TYPE];
                assert_eq!(content["schema"]["$ref"], "#/components/schemas/Problem");
            }
            assert!(
                names.insert(operation["operationId"].to_string()),
                "{}",
                route.path
            );
        }
    }
}
