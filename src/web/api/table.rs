//! Every route of the API with the scope that its token must have. The document is made of this table, and
//! the tests walk it.

use actix_web::HttpRequest;
use actix_web::web::{self, PayloadConfig, ServiceConfig};
use utoipa::OpenApi;

use super::problem::ApiError;
use super::{attempts, audit, document, holders, import, lockout, mail, reports};
use crate::domain::api_scope::ApiScope;
use crate::urls;
use crate::web::forms;

/// A route.
#[derive(Debug, Clone, Copy)]
pub struct Route {
    /// `get` or `post`.
    pub method: &'static str,
    /// Its path, with its parameters in braces.
    pub path: &'static str,
    /// What its token must be good for.
    pub scope: ApiScope,
}

/// The methods that an address takes, as `Allow` says them.
const fn allow(method: &str) -> &'static str {
    match method.as_bytes() {
        b"get" => "GET, HEAD",
        _ => "POST",
    }
}

macro_rules! api {
    ($($scope:ident: $method:ident($path:expr, $most:expr) => $module:ident::$handler:ident;)+) => {
        /// Every route that takes a token, in the order in which they are matched.
        pub const TABLE: &[Route] = &[$(
            Route { method: stringify!($method), path: $path, scope: ApiScope::$scope }
        ),+];

        /// What the handlers say of themselves.
        #[derive(OpenApi)]
        #[openapi(paths($($module::$handler),+))]
        pub(super) struct Documented;

        /// Serves them, and the document.
        pub fn configure(config: &mut ServiceConfig) {
            config.service(
                web::resource(urls::API_DOCUMENT)
                    .route(web::get().to(document::get))
                    .route(web::head().to(document::get))
                    .default_service(web::to(|request| not_allowed(request, allow("get")))),
            );
            $(
                let resource = web::resource($path)
                    .app_data(PayloadConfig::new($most))
                    .route(web::$method().to($module::$handler))
                    .default_service(web::to(|request| not_allowed(request, allow(stringify!($method)))));
                config.service(match stringify!($method) {
                    "get" => resource.route(web::head().to($module::$handler)),
                    _ => resource,
                });
            )+
        }
    };
}

// The path with a fixed last part comes before the one with a parameter there.
api! {
    HoldersImport: post(urls::API_IMPORT, import::MAX_BODY) => import::post;
    HoldersRead: get(urls::API_HOLDERS, forms::MAX_BODY) => holders::list;
    HoldersRead: get(urls::API_HOLDER, forms::MAX_BODY) => holders::one;
    LockoutsClear: post(urls::API_LOCKOUT, forms::MAX_BODY) => lockout::clear;
    AttemptsRead: get(urls::API_ATTEMPTS, forms::MAX_BODY) => attempts::list;
    AttemptsRead: get(urls::API_ATTEMPT, forms::MAX_BODY) => attempts::one;
    AuditRead: get(urls::API_AUDIT, forms::MAX_BODY) => audit::list;
    MailRead: get(urls::API_MAIL, forms::MAX_BODY) => mail::list;
    ReportsRead: get(urls::API_UNLOCKS, forms::MAX_BODY) => reports::unlocks;
}

async fn not_allowed(_: HttpRequest, methods: &'static str) -> Result<&'static str, ApiError> {
    Err(ApiError::NotAllowed(methods))
}
