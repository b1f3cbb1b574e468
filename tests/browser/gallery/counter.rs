//! Hands out sheets over HTTP as the portal would: with the assets of the real program, and under its
//! content policy.

use std::collections::HashMap;
use std::net::Ipv4Addr;

use actix_web::dev::ServerHandle;
use actix_web::http::header;
use actix_web::web::{Data, get};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer};
use latchkey::urls;

use crate::services::Outcome;
use crate::services::installation::Installation;

/// What a photograph of a holder looks like here.
const PORTRAIT: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="300" height="400"><rect width="300" height="400" fill="#aeb7bd"/><circle cx="150" cy="150" r="70" fill="#4c6272"/><ellipse cx="150" cy="380" rx="130" ry="150" fill="#4c6272"/></svg>"##;
/// What a mail may do: all but run scripts, so that whatever it fetched would be seen.
const POLICY_OF_MAILS: &str = "script-src 'none'";

/// Sheets by their path.
pub type Sheets = HashMap<String, String>;

/// A counter that is open; closed when it is dropped.
pub struct Counter {
    handle: ServerHandle,
    port: u16,
}

/// What lies on it.
struct Shelf {
    sheets: Sheets,
    policy: String,
    /// Where the assets are.
    program: String,
}

impl Counter {
    /// Opens one for pages of a program that runs.
    pub async fn open(sheets: Sheets, program: &Installation) -> Outcome<Self> {
        let start = reqwest::get(program.url(urls::START)).await?;
        let policy = start
            .headers()
            .get(header::CONTENT_SECURITY_POLICY.as_str());
        let policy = policy.ok_or("no content policy")?.to_str()?.to_owned();
        Self::of(Shelf {
            sheets,
            policy,
            program: program.url(""),
        })
    }

    /// Opens one for mails.
    pub fn of_mails(sheets: Sheets) -> Outcome<Self> {
        Self::of(Shelf {
            sheets,
            policy: POLICY_OF_MAILS.to_owned(),
            program: String::new(),
        })
    }

    fn of(shelf: Shelf) -> Outcome<Self> {
        let shelf = Data::new(shelf);
        let server = HttpServer::new(move || {
            App::new()
                .app_data(shelf.clone())
                .route("/assets/{name}", get().to(asset))
                .default_service(get().to(sheet))
        });
        let server = server
            .workers(1)
            .disable_signals()
            .bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = server.addrs().first().ok_or("no port")?.port();
        let server = server.run();
        let handle = server.handle();
        tokio::spawn(server);
        Ok(Self { handle, port })
    }

    /// The address of a sheet.
    pub fn url(&self, path: &str) -> String {
        format!("http://localhost:{}{path}", self.port)
    }
}

impl Drop for Counter {
    fn drop(&mut self) {
        // What it says when it has stopped matters to nobody.
        drop(self.handle.stop(false));
    }
}

/// An asset as the program has it.
async fn asset(request: HttpRequest, shelf: Data<Shelf>) -> HttpResponse {
    let asset = reqwest::get(format!("{}{}", shelf.program, request.path())).await;
    let Ok(asset) = asset.and_then(reqwest::Response::error_for_status) else {
        return HttpResponse::BadGateway().finish();
    };
    let kind = asset.headers().get(header::CONTENT_TYPE.as_str()).cloned();
    let kind = kind.and_then(|kind| kind.to_str().map(str::to_owned).ok());
    match asset.bytes().await {
        Ok(bytes) => HttpResponse::Ok()
            .content_type(kind.unwrap_or_default())
            .insert_header((header::CACHE_CONTROL, "max-age=3600"))
            .body(bytes),
        Err(_) => HttpResponse::BadGateway().finish(),
    }
}

async fn sheet(request: HttpRequest, shelf: Data<Shelf>) -> HttpResponse {
    let path = request.path();
    let portrait = path.ends_with("photograph").then_some(PORTRAIT);
    let html = shelf.sheets.get(path).map(String::as_str);
    let (kind, body) = match (html, portrait) {
        (Some(html), _) => ("text/html; charset=utf-8", html.to_owned()),
        (None, Some(portrait)) => ("image/svg+xml", portrait.to_owned()),
        (None, None) => return HttpResponse::NotFound().finish(),
    };
    HttpResponse::Ok()
        .content_type(kind)
        .insert_header((header::CONTENT_SECURITY_POLICY, shelf.policy.as_str()))
        .body(body)
}
