//! Importing holders: all rows or none, told by number, found by their new words.

use latchkey::demo::people::{PEOPLE, Person};
use latchkey::domain::api_scope::ApiScope;
use latchkey::domain::role::Role;
use latchkey::urls;
use serde_json::{Value, json};

use crate::support::{Program, TestApp, on_both, staff};

on_both! {
    a_dry_run_changes_nothing,
    importing_twice_changes_nothing,
    errors_name_their_rows_and_nothing_is_done,
    words_follow_names_and_organisations,
    the_address_of_a_known_holder_is_left_to_two_people,
    nobodys_token_changes_their_own_card,
    there_are_no_more_rows_than_allowed,
    cards_and_posts_come_with_their_holders,
}

fn row(number: &str, name: &str) -> Value {
    json!({"smartcard_number": number, "name": name, "ods_code": "RXX00"})
}

async fn import(program: &Program<'_>, dry_run: bool, rows: &[Value]) -> crate::support::Page {
    let body = json!({"dry_run": dry_run, "holders": rows});
    program.post(urls::API_IMPORT, &body).await
}

async fn counts(program: &Program<'_>, dry_run: bool, rows: &[Value]) -> [u64; 3] {
    let page = import(program, dry_run, rows).await;
    page.has_status(200);
    let json = page.json();
    assert_eq!(json["dry_run"], dry_run);
    ["new", "changed", "unchanged"].map(|name| json[name].as_u64().unwrap())
}

/// Somebody with an address.
fn reached() -> &'static Person {
    PEOPLE.iter().find(|person| person.email.is_some()).unwrap()
}

async fn a_dry_run_changes_nothing(app: TestApp) {
    let program = app.program(&[ApiScope::HoldersImport]);
    let rows = [
        row("555000990001", "Zoë O’Brien"),
        row(PEOPLE[0].number, "Another Name"),
    ];
    let (holders, events) = (app.count("holders"), app.count("audit_events"));
    assert_eq!(counts(&program, true, &rows).await, [1, 1, 0]);
    assert_eq!(
        (app.count("holders"), app.count("audit_events")),
        (holders, events)
    );
    assert_eq!(app.count("holder_words WHERE word = 'brien'"), 0);
}

async fn importing_twice_changes_nothing(app: TestApp) {
    let program = app.program(&[ApiScope::HoldersImport]);
    let mut first = row("555000990001", "Zoë O’Brien");
    first["email"] = json!("zoe.obrien@demo.example");
    first["mobile"] = json!("07700 900123");
    let rows = [first, row("555000990002", "Bilal Nuñez")];
    assert_eq!(counts(&program, false, &rows).await, [2, 0, 0]);
    let events =
        app.count("audit_events WHERE action = 'holder_imported' AND actor_kind = 'program'");
    assert_eq!(events, 2);
    assert_eq!(counts(&program, false, &rows).await, [0, 0, 2]);
    // What is not given stays.
    assert_eq!(
        counts(&program, false, &[row("555000990001", "Zoë O’Brien")]).await,
        [0, 0, 1]
    );
    assert_eq!(
        app.count("audit_events WHERE action = 'holder_imported'"),
        2
    );
    assert_eq!(
        app.count("holders WHERE email = 'zoe.obrien@demo.example' AND mobile = '+447700900123'"),
        1
    );
}

async fn errors_name_their_rows_and_nothing_is_done(app: TestApp) {
    let program = app.program(&[ApiScope::HoldersImport]);
    let with = |number: &str, field: &str, value: &str| {
        let mut row = row(number, "Somebody New");
        row[field] = json!(value);
        row
    };
    let rows = [
        row("555000990000", "Quite Right"),
        row("12", "..."),
        with("555000990002", "ods_code", "NOBODY"),
        with("555000990003", "email", "no address"),
        with("555000990004", "email", "somebody@elsewhere.example"),
        with("555000990005", "email", reached().email.unwrap()),
        with("555000990006", "mobile", "12"),
        row("555000990000", "Twice"),
        with("555000990008", "email", "same@demo.example"),
        with("555000990009", "email", "Same@demo.example"),
        with("555000990010", "name", &"x".repeat(101)),
        with("555000990011", "name", "a\u{0}b"),
    ];
    let holders = app.count("holders");
    for dry_run in [true, false] {
        let problem = import(&program, dry_run, &rows)
            .await
            .is_problem(422, "invalid");
        let errors = problem["errors"].as_array().unwrap();
        let fields: Vec<_> = errors
            .iter()
            .map(|e| e["field"].as_str().unwrap())
            .collect();
        assert_eq!(
            fields,
            [
                "holders[1].smartcard_number",
                "holders[1].name",
                "holders[2].ods_code",
                "holders[3].email",
                "holders[4].email",
                "holders[5].email",
                "holders[6].mobile",
                "holders[7].smartcard_number",
                "holders[9].email",
                "holders[10].name",
                "holders[11].name",
            ]
        );
        assert_eq!(app.count("holders"), holders);
    }
    assert_eq!(
        app.count("audit_events WHERE action = 'holder_imported'"),
        0
    );
}

async fn words_follow_names_and_organisations(app: TestApp) {
    let program = app.program(&[ApiScope::HoldersImport, ApiScope::HoldersRead]);
    let number = "555000990001";
    import(&program, false, &[row(number, "Zoë O’Brien-Quill")])
        .await
        .has_status(200);
    let found = async |query: &str| {
        let rows = program.all(&format!("/api/v1/holders?{query}")).await;
        rows.iter().any(|row| row["smartcard_number"] == number)
    };
    assert!(found("name=zoe").await && found("name=QUI+bri").await);
    let other = app.values("SELECT ods_code AS value FROM organisations WHERE ods_code <> 'RXX00'");
    let moved = json!({"smartcard_number": number, "name": "Zoë Quartz", "ods_code": other[0]});
    assert_eq!(counts(&program, false, &[moved]).await, [0, 1, 0]);
    assert!(found("name=quartz").await && !found("name=brien").await);
    assert!(found(&format!("name=quartz&ods_code={}", other[0])).await);
    assert!(!found("name=quartz&ods_code=RXX00").await);
}

async fn the_address_of_a_known_holder_is_left_to_two_people(app: TestApp) {
    let program = app.program(&[ApiScope::HoldersImport]);
    let person = reached();
    let ods = app.values(&format!(
        "SELECT o.ods_code AS value FROM organisations o JOIN holders h ON h.organisation_id = o.id WHERE h.smartcard_number = '{}'",
        person.number
    ));
    let row = json!({"smartcard_number": person.number, "name": person.name, "ods_code": ods[0], "email": "new.one@demo.example"});
    let refused = import(&program, false, &[row]).await;
    assert_eq!(refused.status, 422);
    let kept = format!("holders WHERE email = '{}'", person.email.unwrap());
    assert_eq!(app.count(&kept), 1);
}

async fn nobodys_token_changes_their_own_card(app: TestApp) {
    let maker = staff(Role::RaManager).email;
    let number = PEOPLE[0].number;
    app.change(&format!(
        "UPDATE staff SET smartcard_number = '{number}' WHERE email = '{maker}'"
    ));
    let program = app.program(&[ApiScope::HoldersImport]);
    let problem = import(&program, false, &[row(number, "My New Name")])
        .await
        .is_problem(422, "invalid");
    assert_eq!(problem["errors"][0]["field"], "holders[0].smartcard_number");
}

async fn there_are_no_more_rows_than_allowed(app: TestApp) {
    let program = app.program(&[ApiScope::HoldersImport]);
    let rows: Vec<Value> = (0..501)
        .map(|nth| row(&format!("5558{nth:08}"), "One Of Many"))
        .collect();
    import(&program, true, &rows)
        .await
        .is_problem(422, "invalid");
    assert_eq!(counts(&program, false, &rows[..500]).await, [500, 0, 0]);
}

async fn cards_and_posts_come_with_their_holders(app: TestApp) {
    let program = app.program(&[ApiScope::HoldersImport]);
    let mut full = row("555000990001", "Zoë O’Brien");
    full["ends_on"] = json!("2027-06-30");
    full["card_serial"] = json!("N-1");
    full["card_issued_on"] = json!("2026-01-01");
    full["certificates_expire_on"] = json!("2028-06-30T12:00:00Z");
    full["renewals"] = json!(1);
    let rows = [full];
    assert_eq!(counts(&program, true, &rows).await, [1, 0, 0]);
    assert_eq!(app.count("cards WHERE serial = 'N-1'"), 0);
    assert_eq!(counts(&program, false, &rows).await, [1, 0, 0]);
    assert_eq!(counts(&program, false, &rows).await, [0, 0, 1]);
    assert_eq!(app.count("cards WHERE serial = 'N-1' AND renewals = 1"), 1);
    assert_eq!(app.count("holders WHERE ends_at IS NOT NULL"), 1);
    let mut bare = row("555000990002", "Bilal Nuñez");
    bare["card_issued_on"] = json!("2026-01-01");
    let problem = import(&program, false, &[bare])
        .await
        .is_problem(422, "invalid");
    assert_eq!(problem["errors"][0]["field"], "holders[0].card_serial");
}
