//! The contexts of the pages about tokens of the API.

use serde::Serialize;

use super::super::{Page, PageVisitor, pages};
use crate::language::Text;

/// A scope that may be ticked.
#[derive(Debug, Clone, Serialize)]
pub struct ScopeView {
    /// The field's name.
    pub field: &'static str,
    /// What it allows.
    pub text: Text,
}

/// A token that was made.
#[derive(Debug, Clone, Serialize)]
pub struct TokenView {
    /// What people call it.
    pub name: String,
    /// By what the trail knows it.
    pub reference: String,
    /// What it is good for.
    pub scopes: Vec<Text>,
    /// Who made it.
    pub maker: String,
    /// When it ends, or that it has, or that it was revoked.
    pub until: Text,
    /// When it was last used; none when never.
    pub used: Option<Text>,
    /// Where the button that revokes it leads; empty when it is dead.
    pub revoke: String,
}

fn sample(revoke: &str) -> TokenView {
    TokenView {
        name: "Nightly import".into(),
        reference: "LK-0123456789ABCDEF0123".into(),
        scopes: vec![Text::verbatim("Import holders")],
        maker: "Amelia Fairweather".into(),
        until: Text::verbatim("1 May 2027"),
        used: None,
        revoke: revoke.into(),
    }
}

pages! {
    /// The tokens, and the form that makes one.
    TokensPage at "ra/tokens.html", fields [
        "name", "days", "scope_holders_read", "scope_attempts_read", "scope_audit_read",
        "scope_mail_read", "scope_reports_read", "scope_lockouts_clear", "scope_holders_import"
    ] {
        /// What may be ticked.
        scopes: Vec<ScopeView>,
        /// The tokens, the newest first.
        tokens: Vec<TokenView>,
        /// Whether one has just been revoked.
        revoked: bool,
    } samples vec![
        Self {
            scopes: vec![ScopeView { field: "scope_holders_read", text: Text::verbatim("Find holders") }],
            tokens: vec![sample("/ra/tokens/x/revoke"), sample("")],
            revoked: true,
        },
        Self { scopes: vec![], tokens: vec![], revoked: false },
    ];

    /// A token, shown this once.
    TokenMadePage at "ra/token_made.html", once: true, fields [] {
        /// What people call it.
        name: String,
        /// Its plain text.
        token: String,
        /// By what the trail knows it.
        reference: String,
    } samples vec![Self {
        name: "Nightly import".into(),
        token: "lk_example".into(),
        reference: "LK-0123456789ABCDEF0123".into(),
    }];
}
