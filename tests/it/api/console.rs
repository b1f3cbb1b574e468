//! Tokens are made and revoked in the console, by who manages them; each is shown once and kept as a hash.

use latchkey::domain::role::Role;
use latchkey::urls;

use crate::support::{Browser, Page, Program, TestApp, on_both};

on_both! {
    a_token_is_made_shown_once_and_revoked,
    only_who_manages_tokens_makes_them,
    what_is_wrong_with_a_token_is_said,
}

const FIELDS: [(&str, &str); 3] = [
    ("name", "Nightly import"),
    ("days", "7"),
    ("scope_holders_read", "yes"),
];

fn token_on(page: &Page) -> String {
    page.listed(".latchkey-token").remove(0)
}

fn with<'app>(app: &'app TestApp, token: &str) -> Program<'app> {
    Program {
        browser: app.browser(),
        token: token.to_owned(),
        reference: String::new(),
    }
}

async fn make(officer: &Browser<'_>) -> Page {
    officer.submit(urls::RA_TOKENS, &FIELDS).await
}

async fn a_token_is_made_shown_once_and_revoked(app: TestApp) {
    let officer = app.officer(Role::RaManager).await;
    let made = make(&officer).await;
    made.has_status(200);
    let token = token_on(&made);
    assert!(token.starts_with("lk_") && token.len() == 46, "{token}");
    let program = with(&app, &token);
    program.get(urls::API_HOLDERS).await.has_status(200);
    program
        .get(urls::API_AUDIT)
        .await
        .is_problem(403, "out-of-scope");
    let list = officer.get(urls::RA_TOKENS).await;
    list.says("Nightly import")
        .says("Find holders and see them");
    assert!(!list.body.contains(&token));
    for table in ["audit_events", "api_tokens"] {
        let column = if table == "audit_events" {
            "detail"
        } else {
            "name || reference || scopes"
        };
        let kept = app.values(&format!("SELECT {column} AS value FROM {table}"));
        assert!(kept.iter().all(|text| !text.contains(&token[3..])));
    }
    let reference = app
        .values("SELECT reference AS value FROM api_tokens")
        .remove(0);
    let revoke = urls::of_reference(urls::RA_TOKEN_REVOKE, &reference);
    officer
        .post(&revoke, &[])
        .await
        .leads_to("/ra/tokens?revoked=1");
    program
        .get(urls::API_HOLDERS)
        .await
        .is_problem(401, "dead-token");
    officer
        .get("/ra/tokens?revoked=1")
        .await
        .says("The token is revoked")
        .says("Revoked at");
    officer.post(&revoke, &[]).await.has_status(404);
    let written =
        "SELECT action AS value FROM audit_events WHERE action LIKE 'token_%' ORDER BY id";
    assert_eq!(app.values(written), ["token_made", "token_revoked"]);
}

async fn only_who_manages_tokens_makes_them(app: TestApp) {
    for role in Role::ALL {
        let officer = app.officer(role).await;
        let expected = if role == Role::RaManager { 200 } else { 403 };
        officer.get(urls::RA_TOKENS).await.has_status(expected);
        // Any page of theirs has a form's token.
        officer.get(urls::RA_ME).await;
        officer
            .post(urls::RA_TOKENS, &FIELDS)
            .await
            .has_status(expected);
        let revoke = urls::of_reference(urls::RA_TOKEN_REVOKE, "LK-0");
        officer.get(urls::RA_ME).await;
        let expected = if role == Role::RaManager { 404 } else { 403 };
        officer.post(&revoke, &[]).await.has_status(expected);
    }
    assert_eq!(app.count("api_tokens"), 1);
}

async fn what_is_wrong_with_a_token_is_said(app: TestApp) {
    let officer = app.officer(Role::RaManager).await;
    let long = "x".repeat(61);
    for (field, value, words) in [
        ("name", "  ", "Enter a name"),
        ("name", long.as_str(), "60 characters or fewer"),
        ("days", "0", "from 1 to 365"),
        ("days", "366", "from 1 to 365"),
        ("days", "soon", "from 1 to 365"),
        (
            "scope_holders_read",
            "",
            "Select what the token is good for",
        ),
    ] {
        let fields = FIELDS.map(|(name, kept)| (name, if name == field { value } else { kept }));
        officer
            .submit(urls::RA_TOKENS, &fields)
            .await
            .complains(words);
    }
    assert_eq!(app.count("api_tokens"), 0);
}
