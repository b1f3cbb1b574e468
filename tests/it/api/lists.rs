//! Lists: found by what was asked for, page by page without gaps or repeats, and never with a secret.

use std::collections::BTreeSet;

use latchkey::demo::people::PEOPLE;
use latchkey::domain::api_scope::ApiScope;
use latchkey::domain::smartcard_number::SmartcardNumber;
use latchkey::storage::attempts::{self, Attempt};
use latchkey::urls;
use serde_json::Value;
use time::Duration;

use crate::support::{Program, TestApp, on_both};

on_both! {
    holders_are_found_by_number_words_and_organisation,
    holders_come_page_by_page_while_others_are_added,
    attempts_come_page_by_page_while_others_happen,
    attempts_are_filtered,
    looking_at_a_holder_is_written_down,
    reading_a_list_is_written_down_once_an_hour,
    the_trail_the_mail_and_the_reports_are_read,
    no_answer_holds_a_secret,
}

fn numbers(rows: &[Value]) -> Vec<&str> {
    rows.iter()
        .map(|row| row["smartcard_number"].as_str().unwrap())
        .collect()
}

async fn holders_are_found_by_number_words_and_organisation(app: TestApp) {
    let program = app.program(&[ApiScope::HoldersRead]);
    let everybody = program.all(urls::API_HOLDERS).await;
    assert_eq!(everybody.len(), PEOPLE.len());
    let person = &PEOPLE[0];
    let rows = program
        .all(&format!("/api/v1/holders?number={}", person.number))
        .await;
    assert_eq!(numbers(&rows), [person.number]);
    assert_eq!(rows[0]["name"], person.name);
    let mut words = person.name.split(' ');
    let (first, last) = (words.next().unwrap(), words.next_back().unwrap());
    for name in [
        person.name.to_owned(),
        person.name.to_uppercase(),
        format!("{last} {}", &first[..2]),
    ] {
        let url = reqwest::Url::parse_with_params(&app.url(urls::API_HOLDERS), [("name", &name)]);
        let rows = program.all(url.unwrap().as_str()).await;
        assert!(numbers(&rows).contains(&person.number), "{name}");
    }
    let nobody = format!("/api/v1/holders?name={first}+zzz");
    assert!(program.all(&nobody).await.is_empty());
    let ods = rows[0]["ods_code"].as_str().unwrap();
    let here = program
        .all(&format!("/api/v1/holders?ods_code={ods}"))
        .await;
    assert!(numbers(&here).contains(&person.number));
    assert!(here.iter().all(|row| row["ods_code"] == ods));
    let both = program
        .all(&format!("/api/v1/holders?ods_code={ods}&name={first}"))
        .await;
    assert!(numbers(&both).contains(&person.number));
    assert!(
        program
            .all("/api/v1/holders?ods_code=NOBODY")
            .await
            .is_empty()
    );
}

/// Reads a list to its end, and does something between its pages.
async fn read_while(
    program: &Program<'_>,
    path: &str,
    mut between: impl FnMut(usize),
) -> Vec<Value> {
    let (mut rows, mut next, mut turn) = (Vec::new(), path.to_owned(), 0);
    loop {
        let page = program.get(&next).await.json();
        let items = page["items"].as_array().unwrap();
        assert!(items.len() <= 2);
        rows.extend(items.iter().cloned());
        between(turn);
        turn += 1;
        match page["next"].as_str() {
            Some(url) => url.clone_into(&mut next),
            None => return rows,
        }
    }
}

async fn holders_come_page_by_page_while_others_are_added(app: TestApp) {
    let program = app.program(&[ApiScope::HoldersRead]);
    // `Aa Aab` matches twice and is one holder.
    for (nth, name) in ["Aa Aab", "Aaron Aal", "Éaab Aac", "Bob Aad", "Aae Zed"]
        .iter()
        .enumerate()
    {
        add_holder(&app, nth, name);
    }
    for path in [
        "/api/v1/holders?limit=2&name=aa",
        "/api/v1/holders?limit=2",
        "/api/v1/holders?limit=2&ods_code=RXX00&name=aa",
    ] {
        let expected = program
            .all(&path.replace("limit=2&", "").replace("?limit=2", ""))
            .await;
        let before: BTreeSet<_> = numbers(&expected).into_iter().map(str::to_owned).collect();
        assert!(before.len() > 2, "{path}");
        let rows = read_while(&program, path, |turn| {
            if turn < 3 {
                add_holder(&app, path.len() * 10 + turn, "Aa Between");
            }
        })
        .await;
        let seen: Vec<_> = numbers(&rows).into_iter().map(str::to_owned).collect();
        let distinct: BTreeSet<_> = seen.iter().cloned().collect();
        assert_eq!(seen.len(), distinct.len(), "{path} repeats");
        assert!(before.is_subset(&distinct), "{path} has gaps");
    }
}

fn add_holder(app: &TestApp, nth: usize, name: &str) {
    use latchkey::storage::holders::{self, NewHolder};
    use latchkey::storage::organisations;
    let number = SmartcardNumber::parse(&format!("5559{nth:08}")).unwrap();
    let add = |conn: &mut latchkey::storage::Connection| {
        let (organisation, _) = organisations::by_code(conn, "RXX00")?.unwrap();
        let new = NewHolder {
            number: &number,
            name,
            organisation,
            email: None,
            mobile: None,
        };
        holders::add(conn, &new, app.clock())
    };
    app.ports.db.write(add).unwrap();
}

fn fail(app: &TestApp, number: &str, network: &str, outcome: &str) {
    let number = SmartcardNumber::parse(number).unwrap();
    let attempt = Attempt {
        at: app.clock(),
        journey: "unlock",
        step: "questions",
        number: &number,
        network,
        browser: "a browser",
        outcome,
        strike: Some(1),
    };
    app.ports
        .db
        .write(|conn| attempts::record(conn, &attempt))
        .unwrap();
}

async fn attempts_come_page_by_page_while_others_happen(app: TestApp) {
    let program = app.program(&[ApiScope::AttemptsRead]);
    for _ in 0..5 {
        fail(&app, PEOPLE[0].number, "203.0.113.9", "wrong");
    }
    let rows = read_while(&program, "/api/v1/attempts?limit=2", |_| {
        fail(&app, PEOPLE[1].number, "203.0.113.9", "wrong");
    })
    .await;
    assert_eq!(numbers(&rows), [PEOPLE[0].number; 5]);
    let ids: Vec<i64> = rows.iter().map(|row| row["id"].as_i64().unwrap()).collect();
    assert!(ids.windows(2).all(|pair| pair[0] > pair[1]));
    let one = program.get(&format!("/api/v1/attempts/{}", ids[0])).await;
    assert_eq!(one.json(), rows[0]);
    assert_eq!(rows[0]["holder"]["name"], PEOPLE[0].name);
}

async fn attempts_are_filtered(app: TestApp) {
    let program = app.program(&[ApiScope::AttemptsRead]);
    let stranger = "999999999999";
    fail(&app, PEOPLE[0].number, "203.0.113.9", "wrong");
    app.wait(Duration::hours(1));
    fail(&app, stranger, "198.51.100.7", "dead");
    fail(&app, PEOPLE[0].number, "198.51.100.7", "wrong");
    app.change(
        "UPDATE attempts SET state = 'closed', decision = 'mistyped' WHERE outcome = 'dead'",
    );
    let ods = app.values("SELECT ods_code AS value FROM organisations ORDER BY id")[0].clone();
    for (filter, expected) in [
        (String::new(), 3),
        (format!("number={stranger}"), 1),
        ("network=198.51.100.7".to_owned(), 2),
        ("outcome=wrong".to_owned(), 2),
        ("state=closed".to_owned(), 1),
        ("state=open&outcome=dead".to_owned(), 0),
        ("from=2026-11-22T09:30:00Z".to_owned(), 2),
        ("from=2026-11-22T10:30:00Z".to_owned(), 0),
        ("to=2026-11-22T10:00:00Z".to_owned(), 1),
        ("to=2026-11-22T09:00:00Z".to_owned(), 0),
        (
            "from=2026-11-22T09:00:00Z&to=2026-11-22T10:00:00.000001Z".to_owned(),
            3,
        ),
        ("from=2026-11-22T11:00:00%2B01:00".to_owned(), 2),
        ("ods_code=NOBODY".to_owned(), 0),
        (format!("ods_code={ods}&network=198.51.100.7"), 1),
    ] {
        let rows = program.all(&format!("/api/v1/attempts?{filter}")).await;
        assert_eq!(rows.len(), expected, "{filter}");
    }
    let rows = program
        .all(&format!("/api/v1/attempts?number={stranger}"))
        .await;
    assert_eq!(
        (&rows[0]["holder"], &rows[0]["decision"]),
        (&Value::Null, &"mistyped".into())
    );
}

async fn looking_at_a_holder_is_written_down(app: TestApp) {
    let program = app.program(&[ApiScope::HoldersRead]);
    let person = &PEOPLE[0];
    let seen = program
        .get(&format!("/api/v1/holders/{}", person.number))
        .await;
    seen.has_status(200);
    assert_eq!(seen.json()["name"], person.name);
    let query = format!(
        "SELECT actor_kind AS value FROM audit_events WHERE action = 'holder_seen' AND subject = '{}' AND actor = '{}'",
        person.number, program.reference
    );
    assert_eq!(app.values(&query), ["program"]);
}

// R34
async fn reading_a_list_is_written_down_once_an_hour(app: TestApp) {
    let program = app.program(ApiScope::ALL);
    let written = |app: &TestApp| {
        let query = "SELECT actor || ': ' || detail AS value FROM audit_events WHERE action = 'exported' ORDER BY id";
        app.values(query)
    };
    for page in ["", "?limit=1", "?name=a"] {
        let path = format!("/api/v1/holders{page}");
        program.get(&path).await.has_status(200);
    }
    let holders = format!("{}: holders, through the API", program.reference);
    assert_eq!(written(&app), [holders.as_str()]);
    for list in ["attempts", "audit", "mail"] {
        let path = format!("/api/v1/{list}");
        program.get(&path).await.has_status(200);
    }
    assert_eq!(written(&app).len(), 4);
    // Of one person it is written down whose list it was.
    let whose = PEOPLE[0].number;
    for _ in 0..2 {
        let path = format!("/api/v1/mail?number={whose}");
        program.get(&path).await.has_status(200);
    }
    let of_one = format!("audit_events WHERE action = 'exported' AND subject = '{whose}'");
    assert_eq!(app.count(&of_one), 1);
    app.wait(Duration::HOUR);
    program.get("/api/v1/holders").await.has_status(200);
    assert_eq!(written(&app)[5], holders);
}

async fn the_trail_the_mail_and_the_reports_are_read(app: TestApp) {
    let program = app.program(ApiScope::ALL);
    program
        .get(&format!("/api/v1/holders/{}", PEOPLE[0].number))
        .await;
    let trail = program.all("/api/v1/audit?action=holder_seen").await;
    assert_eq!(trail[0]["subject"], PEOPLE[0].number);
    assert!(trail[0]["ods_code"].is_string());
    assert!(
        program
            .all("/api/v1/audit?action=never_heard_of")
            .await
            .is_empty()
    );
    let browser = app.browser();
    let person = crate::support::person(latchkey::demo::people::Purpose::LockedRegistered);
    browser.unlock_to_code(person).await;
    let mails = program
        .all(&format!("/api/v1/mail?state=sent&number={}", person.number))
        .await;
    assert_eq!(mails[0]["kind"], "unlock_code");
    assert_eq!(mails[0]["recipient"], person.email.unwrap());
    app.change(
        "INSERT INTO figures (what, period, organisation_id, bucket, count) SELECT 'unlocked', '2026-11', id, 0, 3 FROM organisations",
    );
    app.change(
        "INSERT INTO figures (what, period, organisation_id, bucket, count) SELECT 'unlocked_with_help', '2026-11', id, 0, 2 FROM organisations",
    );
    app.change("INSERT INTO figures (what, period, organisation_id, bucket, count) VALUES ('unlocked', '2026-11', 0, 0, 9)");
    app.change(
        "INSERT INTO figures (what, period, organisation_id, bucket, count) SELECT 'unlocked', '2026-11-22', id, 0, 3 FROM organisations",
    );
    let organisations = app.count("organisations");
    for path in [
        "/api/v1/reports/unlocks",
        "/api/v1/reports/unlocks?limit=1&from=2026-11&to=2026-11",
    ] {
        let months = program.all(path).await;
        assert_eq!(months.len(), organisations);
        assert!(
            months
                .iter()
                .all(|row| row["unlocked"] == 3 && row["with_help"] == 2)
        );
    }
    assert!(
        program
            .all("/api/v1/reports/unlocks?from=2026-12")
            .await
            .is_empty()
    );
}

async fn no_answer_holds_a_secret(app: TestApp) {
    let program = app.program(ApiScope::ALL);
    let person = crate::support::person(latchkey::demo::people::Purpose::LockedRegistered);
    let browser = app.browser();
    let code = browser.unlock_to_code(person).await;
    let mut said = String::new();
    for path in [
        urls::API_HOLDERS.to_owned(),
        format!("/api/v1/holders/{}", person.number),
        urls::API_ATTEMPTS.to_owned(),
        urls::API_AUDIT.to_owned(),
        urls::API_MAIL.to_owned(),
        urls::API_UNLOCKS.to_owned(),
    ] {
        let page = program.get(&path).await;
        page.has_status(200);
        said.push_str(&page.body);
    }
    let hashes = "SELECT passcode_hash AS value FROM chips WHERE passcode_hash IS NOT NULL \
         UNION SELECT answers_hash FROM registrations UNION SELECT password_hash FROM staff WHERE password_hash IS NOT NULL";
    let mut secrets = app.values(hashes);
    assert!(secrets.len() > 3);
    secrets.extend(person.answers.map(|(_, answer)| format!("\"{answer}\"")));
    secrets.extend([
        code.clone(),
        format!("{} {}", &code[..4], &code[4..]),
        program.token.clone(),
    ]);
    secrets.extend(
        [
            "argon2",
            "\"mac\"",
            "_hash",
            "sealed",
            "token_",
            "passcode\"",
        ]
        .map(str::to_owned),
    );
    let found: Vec<_> = secrets
        .iter()
        .filter(|secret| said.contains(*secret))
        .collect();
    assert!(found.is_empty(), "{found:?}");
}
