//! Tokens of the API: the list, making one, revoking one.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use serde::Deserialize;

use super::gate::{At, Posted, reply};
use super::see_other;
use crate::domain::api_scope::{ApiScope, LIFE_DAYS, NAME_CHARS};
use crate::journeys::staff::officer::{Permit, powers};
use crate::journeys::tokens::{self, Made, Refusal, Wanted};
use crate::language::{Text, text};
use crate::storage::api_tokens::ApiToken;
use crate::urls;
use crate::web::errors::{Answer, AppError};
use crate::web::forms::{Button, Form, form};
use crate::web::pages::FormView;
use crate::web::pages::ra::tokens::{ScopeView, TokenMadePage, TokenView, TokensPage};
use crate::web::portal::Portal;

form! {
    /// A token to be made.
    TokenForm: "name", "days", "scope_holders_read", "scope_attempts_read", "scope_audit_read",
        "scope_mail_read", "scope_reports_read", "scope_lockouts_clear", "scope_holders_import"
}

type May = Permit<powers::ManageTokens>;

/// The field that ticks a scope.
const fn field(scope: ApiScope) -> &'static str {
    match scope {
        ApiScope::HoldersRead => "scope_holders_read",
        ApiScope::AttemptsRead => "scope_attempts_read",
        ApiScope::AuditRead => "scope_audit_read",
        ApiScope::MailRead => "scope_mail_read",
        ApiScope::ReportsRead => "scope_reports_read",
        ApiScope::LockoutsClear => "scope_lockouts_clear",
        ApiScope::HoldersImport => "scope_holders_import",
    }
}

/// What a scope lets a program do.
const fn scope_text(scope: ApiScope) -> Text {
    match scope {
        ApiScope::HoldersRead => text!("ra-scope-holders-read"),
        ApiScope::AttemptsRead => text!("ra-scope-attempts-read"),
        ApiScope::AuditRead => text!("ra-scope-audit-read"),
        ApiScope::MailRead => text!("ra-scope-mail-read"),
        ApiScope::ReportsRead => text!("ra-scope-reports-read"),
        ApiScope::LockoutsClear => text!("ra-scope-lockouts-clear"),
        ApiScope::HoldersImport => text!("ra-scope-holders-import"),
    }
}

/// What has just been done.
#[derive(Debug, Deserialize)]
pub struct News {
    revoked: Option<u8>,
}

/// Shows the tokens.
pub async fn get(portal: Data<Portal>, at: At<May>, news: Query<News>) -> Answer<HttpResponse> {
    let page = page(&portal, &at.pass, news.revoked.is_some()).await?;
    reply(&portal, &at.browser, at.pass.officer(), urls::RA_TOKENS).page(&page)
}

/// Makes a token and shows it, this once.
pub async fn post(portal: Data<Portal>, posted: Posted<May, TokenForm>) -> Answer<HttpResponse> {
    let Posted { pass, form } = posted;
    let reply = reply(&portal, &form.browser, pass.officer(), urls::RA_TOKENS);
    let ticked = |scope: &ApiScope| !form.get(field(*scope)).is_empty();
    let wanted = Wanted {
        name: form.get("name").to_owned(),
        scopes: ApiScope::ALL.iter().copied().filter(ticked).collect(),
        days: form.get("days").trim().parse().ok(),
    };
    let (caller, may, name) = (
        form.browser.caller.clone(),
        pass.clone(),
        wanted.name.clone(),
    );
    let made = portal
        .run(move |ports| tokens::make(ports, &caller, &may, &wanted))
        .await?;
    match made {
        Made::Token { text, reference } => reply.page(&TokenMadePage {
            name,
            token: text,
            reference,
        }),
        Made::Refused(refusal) => {
            let page = page(&portal, &pass, false).await?;
            reply.with_form(&page, &kept(&form, refusal))
        }
    }
}

/// What was typed, and what is wrong with it.
fn kept(form: &Form<TokenForm>, refusal: Refusal) -> FormView {
    let mut view = FormView::default();
    for name in ["name", "days"]
        .into_iter()
        .chain(ApiScope::ALL.iter().map(|s| field(*s)))
    {
        view.keep(name, form.get(name));
    }
    let first = field(ApiScope::ALL[0]);
    let (from, to) = (LIFE_DAYS.start(), LIFE_DAYS.end());
    match refusal {
        Refusal::Name => view.error("name", text!("ra-tokens-name-wrong", count = NAME_CHARS)),
        Refusal::NoScopes => view.error(first, text!("ra-tokens-no-scopes")),
        Refusal::BeyondMaker => view.error(first, text!("ra-tokens-beyond")),
        Refusal::Days => view.error(
            "days",
            text!("ra-tokens-days-wrong", from = *from, to = *to),
        ),
    };
    view
}

/// Revokes a token.
pub async fn revoke(
    portal: Data<Portal>,
    reference: Path<String>,
    posted: Posted<May, Button>,
) -> Answer<HttpResponse> {
    let Posted { pass, form } = posted;
    let caller = form.browser.caller;
    let revoked = portal
        .run(move |ports| tokens::revoke(ports, &caller, &pass, &reference))
        .await?;
    match revoked {
        true => Ok(see_other(&format!("{}?revoked=1", urls::RA_TOKENS))),
        false => Err(AppError::NotFound),
    }
}

async fn page(portal: &Portal, may: &May, revoked: bool) -> Answer<TokensPage> {
    let (now, may) = (portal.ports.now(), may.clone());
    let found = portal.run(move |ports| tokens::list(ports, &may)).await?;
    let scope = |scope: &ApiScope| ScopeView {
        field: field(*scope),
        text: scope_text(*scope),
    };
    Ok(TokensPage {
        scopes: ApiScope::ALL.iter().map(scope).collect(),
        tokens: found.into_iter().map(|token| view(token, now)).collect(),
        revoked,
    })
}

fn view(token: ApiToken, now: time::OffsetDateTime) -> TokenView {
    let alive = token.revoked_at.is_none() && now < token.expires_at;
    let until = match token.revoked_at {
        Some(at) => text!("ra-tokens-revoked-at", time = Text::moment(at)),
        None if alive => Text::moment(token.expires_at),
        None => text!("ra-tokens-ended-at", time = Text::moment(token.expires_at)),
    };
    TokenView {
        revoke: match alive {
            true => urls::of_reference(urls::RA_TOKEN_REVOKE, &token.reference),
            false => String::new(),
        },
        name: token.name,
        reference: token.reference,
        scopes: token.scopes.into_iter().map(scope_text).collect(),
        maker: token.creator,
        until,
        used: token.last_used_at.map(Text::moment),
    }
}
