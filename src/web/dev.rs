//! The development profile's mailbox and authenticator: every email sent, to be read without a mail server,
//! and the second factors of the demonstration's staff, without an app.
//!
//! In any other profile these routes do not exist.

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::{Data, Path};
use serde::Serialize;
use time::macros::datetime;

use super::browser::Browser;
use super::errors::{Answer, AppError};
use super::pages::{Page, Reply};
use super::portal::{DemonstrationAccount, Portal};
use crate::language::Text;
use crate::mail::transport::memory::StoredMail;
use crate::urls;

/// A mail in the list.
#[derive(Debug, Clone, Serialize)]
struct MailView {
    id: String,
    to: String,
    subject: String,
    sent_at: Text,
    text: String,
    html_url: String,
}

/// The mailbox page.
#[derive(Debug, Clone, Serialize)]
pub struct MailboxPage {
    messages: Vec<MailView>,
}

impl Page for MailboxPage {
    const TEMPLATE: &'static str = "dev/mailbox.html";

    fn samples() -> Vec<Self> {
        let mail = MailView {
            id: "LK-1".into(),
            to: "sam@nhs.net".into(),
            subject: "Your unlock code".into(),
            sent_at: Text::moment(datetime!(2026-11-22 14:17 UTC)),
            text: "Hello <Sam>".into(),
            html_url: "/dev/mailbox/LK-1".into(),
        };
        vec![
            Self { messages: vec![] },
            Self {
                messages: vec![mail],
            },
        ]
    }
}

/// An account of the demonstration with the code that its app would show.
#[derive(Debug, Clone, Serialize)]
struct AccountView {
    role: String,
    email: String,
    password: String,
    code: String,
}

/// The authenticator page.
#[derive(Debug, Clone, Serialize)]
pub struct CodesPage {
    accounts: Vec<AccountView>,
}

impl Page for CodesPage {
    const TEMPLATE: &'static str = "dev/codes.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            accounts: vec![AccountView {
                role: "RA Manager".into(),
                email: "amelia.fairweather@demo.example".into(),
                password: "copper lantern otter 52".into(),
                code: "123 456".into(),
            }],
        }]
    }
}

/// The codes that the apps of the demonstration's staff would show now.
pub async fn codes(portal: Data<Portal>, browser: Browser) -> Answer<HttpResponse> {
    let now = portal.ports.now();
    let view = |account: &DemonstrationAccount| {
        let code = account.factor.code_at(now);
        let (left, right) = code.split_at(code.len() / 2);
        AccountView {
            role: account.role.clone(),
            email: account.email.clone(),
            password: account.password.clone(),
            code: format!("{left} {right}"),
        }
    };
    let accounts = portal.demonstration.iter().map(view).collect();
    Reply::to(&portal, &browser).page(&CodesPage { accounts })
}

fn mails(portal: &Portal) -> Answer<Vec<StoredMail>> {
    Ok(portal
        .mailbox
        .as_ref()
        .ok_or(AppError::NotFound)?
        .newest_first())
}

/// The list, for people.
pub async fn list(portal: Data<Portal>, browser: Browser) -> Answer<HttpResponse> {
    let view = |mail: StoredMail| MailView {
        html_url: urls::MAILBOX_HTML.replace("{id}", &mail.id),
        sent_at: Text::moment(mail.sent_at),
        id: mail.id,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
    };
    let messages = mails(&portal)?.into_iter().map(view).collect();
    Reply::to(&portal, &browser).page(&MailboxPage { messages })
}

/// The list, for programs.
pub async fn json(portal: Data<Portal>) -> Answer<HttpResponse> {
    Ok(HttpResponse::Ok().json(mails(&portal)?))
}

/// Mails bring their own inline styles and nothing else.
const MAIL_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-popups";

/// One mail as its reader sees it.
pub async fn html(portal: Data<Portal>, id: Path<String>) -> Answer<HttpResponse> {
    let mail = mails(&portal)?.into_iter().find(|mail| mail.id == *id);
    let mail = mail.ok_or(AppError::NotFound)?;
    Ok(HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((header::CONTENT_SECURITY_POLICY, MAIL_POLICY))
        .body(mail.html))
}
