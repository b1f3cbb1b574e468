//! Every error of the API is a problem (RFC 9457), whoever found it; cookies count for nothing there.

use latchkey::domain::api_scope::ApiScope;
use latchkey::domain::role::Role;
use latchkey::urls;
use latchkey::web::api::table::TABLE;
use serde_json::{Value, json};

use super::path_of;
use crate::support::{TestApp, on_both};

on_both! {
    what_is_not_there_is_a_problem,
    other_methods_are_told_which_are_taken,
    bodies_are_json_of_the_right_shape_and_size,
    parameters_are_read_strictly,
    cookies_count_for_nothing,
    the_document_is_everybodys,
    a_broken_database_is_a_problem,
}

async fn what_is_not_there_is_a_problem(app: TestApp) {
    let program = app.program(ApiScope::ALL);
    for path in [
        "/api",
        "/api/",
        "/api/v1",
        "/api/v2/holders",
        "/api/v1/holders/",
        "/api/v1/nothing",
    ] {
        program.get(path).await.is_problem(404, "not-found");
    }
    for path in [
        "/api/v1/holders/000000000000",
        "/api/v1/holders/x",
        "/api/v1/attempts/999999999",
        "/api/v1/attempts/x",
    ] {
        program.get(path).await.is_problem(404, "not-found");
    }
    // Elsewhere errors stay pages.
    let page = program.get("/nothing").await;
    assert!(page.header("content-type").starts_with("text/html"));
    let foreign = program
        .request("get", urls::API_HOLDERS)
        .header("host", "evil.example");
    program
        .browser
        .send(foreign)
        .await
        .is_problem(421, "misdirected");
}

async fn other_methods_are_told_which_are_taken(app: TestApp) {
    let program = app.program(ApiScope::ALL);
    for route in TABLE {
        let (allowed, others): (_, &[&str]) = match route.method {
            "get" => ("GET, HEAD", &["post", "put", "patch", "delete"]),
            _ => ("POST", &["put", "patch", "delete"]),
        };
        for method in others {
            let page = program
                .browser
                .send(program.request(method, &path_of(route)))
                .await;
            page.is_problem(405, "method-not-allowed");
            assert_eq!(page.header("allow"), allowed);
        }
    }
    let head = program
        .browser
        .send(program.request("head", urls::API_HOLDERS))
        .await;
    head.has_status(200);
}

async fn bodies_are_json_of_the_right_shape_and_size(app: TestApp) {
    let program = app.program(ApiScope::ALL);
    let send = |content_type: &str, body: String| {
        let request = program
            .request("post", urls::API_IMPORT)
            .header("content-type", content_type);
        program.browser.send(request.body(body))
    };
    let good = json!({"dry_run": true, "holders": []}).to_string();
    for content_type in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/jsonx",
    ] {
        send(content_type, good.clone())
            .await
            .is_problem(415, "not-json");
    }
    for broken in ["", "{", "{\"dry_run\": tru", "\u{0}", "{]"] {
        send("application/json", broken.to_owned())
            .await
            .is_problem(400, "unreadable");
    }
    for shape in [
        json!([]),
        json!({"dry_run": true}),
        json!({"dry_run": "yes", "holders": []}),
        json!({"dry_run": true, "holders": [], "more": 1}),
        json!({"dry_run": true, "holders": []}),
        json!({"dry_run": true, "holders": [{"passcode": "1234"}]}),
    ] {
        let problem = send("application/json", shape.to_string())
            .await
            .is_problem(422, "invalid");
        assert_eq!(problem["errors"].as_array().unwrap().len(), 1, "{shape}");
    }
    let twice = "{\"dry_run\": true, \"dry_run\": false, \"holders\": []}";
    send("application/json", twice.to_owned())
        .await
        .is_problem(422, "invalid");
    let large = format!(
        "{{\"dry_run\": true, \"holders\": [], \"x\": \"{}\"}}",
        "x".repeat(1024 * 1024)
    );
    send("application/json", large)
        .await
        .is_problem(413, "too-large");
    assert_eq!(
        app.count("audit_events WHERE action = 'holder_imported'"),
        0
    );
}

async fn parameters_are_read_strictly(app: TestApp) {
    let program = app.program(ApiScope::ALL);
    for (path, field) in [
        ("/api/v1/holders?limit=0", "limit"),
        ("/api/v1/holders?limit=201", "limit"),
        ("/api/v1/holders?limit=5&limit=6", "limit"),
        ("/api/v1/holders?number=12", "number"),
        ("/api/v1/holders?name=%00", "name"),
        ("/api/v1/holders?name=%ff", "name"),
        ("/api/v1/holders?after=x", "after"),
        ("/api/v1/holders?what=1", "what"),
        ("/api/v1/attempts?state=lost", "state"),
        ("/api/v1/attempts?from=yesterday", "from"),
        ("/api/v1/attempts?before=-1", "before"),
        ("/api/v1/attempts/1?x=1", "x"),
        ("/api/v1/audit?action=A%27", "action"),
        ("/api/v1/mail?state=lost", "state"),
        ("/api/v1/reports/unlocks?from=2026-13", "from"),
        ("/api/v1/openapi.json?x=1", "x"),
    ] {
        let problem = program.get(path).await.is_problem(422, "invalid");
        assert_eq!(problem["errors"][0]["field"], field, "{path}");
    }
}

async fn cookies_count_for_nothing(app: TestApp) {
    let officer = app.officer(Role::RaManager).await;
    let page = officer.get(urls::API_HOLDERS).await;
    page.is_problem(401, "no-token");
    assert_eq!(page.header("set-cookie"), "");
    let program = app.program(ApiScope::ALL);
    assert_eq!(
        program.get(urls::API_HOLDERS).await.header("set-cookie"),
        ""
    );
}

async fn the_document_is_everybodys(app: TestApp) {
    let page = app.browser().get(urls::API_DOCUMENT).await;
    page.has_status(200);
    let document: Value = page.json();
    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(page.header("content-type"), "application/json");
    assert_eq!(page.header("cache-control"), "no-store");
}

async fn a_broken_database_is_a_problem(app: TestApp) {
    let program = app.program(ApiScope::ALL);
    app.change("ALTER TABLE holder_words RENAME TO gone");
    let problem = program
        .get("/api/v1/holders?name=a")
        .await
        .is_problem(500, "fault");
    assert!(!problem.to_string().contains("holder_words"));
}
