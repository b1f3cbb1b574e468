//! Tokens: each opens what it was made for, while it lives and its maker may make one.

use latchkey::domain::api_scope::ApiScope;
use latchkey::domain::role::Role;
use latchkey::urls;
use latchkey::web::api::table::TABLE;
use serde_json::json;
use time::Duration;

use super::path_of;
use crate::support::{Page, Program, TestApp, on_both, staff};

on_both! {
    every_route_takes_its_scope_and_no_other,
    a_dead_token_opens_nothing,
    a_token_dies_with_its_makers_right,
    a_token_is_worth_no_more_than_its_maker,
    use_is_noted_to_within_a_minute,
    requests_of_a_token_are_limited,
    tokens_that_open_nothing_are_limited_by_network,
}

async fn call(program: &Program<'_>, method: &str, path: &str) -> Page {
    match method {
        "get" => program.get(path).await,
        _ => program.post(path, &json!({})).await,
    }
}

async fn every_route_takes_its_scope_and_no_other(app: TestApp) {
    for route in TABLE {
        let path = path_of(route);
        let right = call(&app.program(&[route.scope]), route.method, &path).await;
        assert!(
            !matches!(right.status, 401 | 403 | 405 | 500),
            "{path}: {}",
            right.body
        );
        let others: Vec<ApiScope> = ApiScope::ALL
            .iter()
            .copied()
            .filter(|s| *s != route.scope)
            .collect();
        let wrong = call(&app.program(&others), route.method, &path).await;
        wrong.is_problem(403, "out-of-scope");
        assert!(
            wrong
                .header("www-authenticate")
                .contains("insufficient_scope")
        );
    }
}

/// Each route refuses the token with this kind of problem.
async fn refused_everywhere(program: &Program<'_>, kind: &str) {
    for route in TABLE {
        let page = call(program, route.method, &path_of(route)).await;
        page.is_problem(401, kind);
        assert!(page.header("www-authenticate").starts_with("Bearer"));
    }
}

async fn a_dead_token_opens_nothing(app: TestApp) {
    let mut program = app.program(ApiScope::ALL);
    let good = std::mem::take(&mut program.token);
    refused_everywhere(&program, "no-token").await;
    let other = format!("lk_{}", "A".repeat(43));
    for bad in ["x", "lk_", "lk_short", &good[3..], &good[..45], &other] {
        let program = Program {
            token: bad.to_owned(),
            browser: app.browser(),
            ..program_like(&program)
        };
        refused_everywhere(&program, "dead-token").await;
    }
    let revoked = app.program(ApiScope::ALL);
    revoked.get(urls::API_HOLDERS).await.has_status(200);
    let statement = format!(
        "UPDATE api_tokens SET revoked_at = created_at WHERE reference = '{}'",
        revoked.reference
    );
    assert_eq!(app.change(&statement), 1);
    refused_everywhere(&revoked, "dead-token").await;
    let expired = app.program(ApiScope::ALL);
    app.wait(Duration::days(30) - Duration::SECOND);
    expired.get(urls::API_HOLDERS).await.has_status(200);
    app.wait(Duration::SECOND);
    refused_everywhere(&expired, "dead-token").await;
}

fn program_like<'app>(program: &Program<'app>) -> Program<'app> {
    Program {
        browser: program.browser.app().browser(),
        token: String::new(),
        reference: program.reference.clone(),
    }
}

async fn a_token_dies_with_its_makers_right(app: TestApp) {
    let program = app.program(ApiScope::ALL);
    let maker = staff(Role::RaManager).email;
    for (dies, lives) in [
        (
            "UPDATE staff SET disabled_at = created_at",
            "UPDATE staff SET disabled_at = NULL",
        ),
        (
            "UPDATE staff_roles SET revoked_at = granted_at",
            "UPDATE staff_roles SET revoked_at = NULL",
        ),
        (
            "UPDATE staff_roles SET ends_at = granted_at",
            "UPDATE staff_roles SET ends_at = NULL",
        ),
        (
            "UPDATE staff_roles SET role = 'ra_agent'",
            "UPDATE staff_roles SET role = 'ra_manager'",
        ),
    ] {
        let theirs = match dies.contains("staff_roles") {
            true => format!("staff_id = (SELECT id FROM staff WHERE email = '{maker}')"),
            false => format!("email = '{maker}'"),
        };
        app.change(&format!("{dies} WHERE {theirs}"));
        program
            .get(urls::API_HOLDERS)
            .await
            .is_problem(401, "dead-token");
        app.change(&format!("{lives} WHERE {theirs}"));
        program.get(urls::API_HOLDERS).await.has_status(200);
    }
}

async fn a_token_is_worth_no_more_than_its_maker(app: TestApp) {
    // A Sponsor may see holders of their own organisation, but manages no tokens.
    let program = app.program_of(staff(Role::Sponsor), ApiScope::ALL);
    program
        .get(urls::API_HOLDERS)
        .await
        .is_problem(401, "dead-token");
}

async fn use_is_noted_to_within_a_minute(app: TestApp) {
    let program = app.program(&[ApiScope::HoldersRead]);
    let noted = || {
        app.values("SELECT COALESCE(CAST(last_used_at AS TEXT), '') AS value FROM api_tokens")
            .remove(0)
    };
    assert_eq!(noted(), "");
    program.get(urls::API_HOLDERS).await.has_status(200);
    let first = noted();
    assert!(first.contains("09:00:00"), "{first}");
    app.wait(Duration::seconds(59));
    program.get(urls::API_HOLDERS).await.has_status(200);
    assert_eq!(noted(), first);
    app.wait(Duration::SECOND);
    program.get(urls::API_HOLDERS).await.has_status(200);
    assert!(noted().contains("09:01:00"));
}

async fn requests_of_a_token_are_limited(app: TestApp) {
    let program = app.program(&[ApiScope::HoldersRead]);
    let other = app.program(&[ApiScope::HoldersRead]);
    program.get(urls::API_HOLDERS).await.has_status(200);
    // The budget is 600 at once: the row says that they are spent.
    let spent = "UPDATE rate_limits SET tat = tat + 60000000 WHERE key LIKE 'api_request:%'";
    assert_eq!(app.change(spent), 1);
    let page = program.get(urls::API_HOLDERS).await;
    page.is_problem(429, "too-many-requests");
    assert!(page.header("retry-after").parse::<u32>().unwrap() >= 1);
    other.get(urls::API_HOLDERS).await.has_status(200);
    app.wait(Duration::minutes(1));
    program.get(urls::API_HOLDERS).await.has_status(200);
}

async fn tokens_that_open_nothing_are_limited_by_network(app: TestApp) {
    let good = app.program(&[ApiScope::HoldersRead]);
    let guess = Program {
        token: format!("lk_{}", "B".repeat(43)),
        ..program_like(&good)
    };
    guess
        .get(urls::API_HOLDERS)
        .await
        .is_problem(401, "dead-token");
    let spent = "UPDATE rate_limits SET tat = tat + 3600000000 WHERE key LIKE 'failed_token:%'";
    assert_eq!(app.change(spent), 1);
    guess
        .get(urls::API_HOLDERS)
        .await
        .is_problem(429, "too-many-requests");
    // A token that opens something is served from the same network.
    let same = Program {
        token: good.token.clone(),
        browser: guess.browser,
        reference: String::new(),
    };
    same.get(urls::API_HOLDERS).await.has_status(200);
}
