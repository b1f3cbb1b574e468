//! Cards that come with their holders: added once, dated as given, and opened by nobody before the desk sets a
//! passcode.

use latchkey::domain::audit::Action;
use latchkey::domain::smartcard_number::SmartcardNumber;
use latchkey::journeys::vitals;
use latchkey::storage::holders;

use super::{AllOrNothing, import, kept};
use crate::support::{TestApp, on_both};

on_both! {
    a_card_comes_with_its_holder,
    a_phantom_chip_becomes_the_cards,
    dates_are_stored_as_given,
    a_new_card_takes_the_place_of_the_old,
    an_older_card_takes_nobodys_place,
    a_card_that_a_file_replaces_is_cancelled_with_all_that_was_open,
    what_was_renewed_here_is_newer_than_any_file,
    an_ended_post_is_a_closed_profile,
}

const ZOE: &str = "555000990001";

fn row(rest: &str) -> String {
    format!("{ZOE},Zoë O’Brien,RXX00,zoe.obrien@demo.example,,{rest}")
}

fn dates(app: &TestApp) -> Vec<String> {
    app.values(
        "SELECT CAST(e.expires_at AS TEXT) AS value FROM certificates e JOIN cards c ON c.id = e.card_id \
         WHERE c.serial = 'N-1' ORDER BY e.id",
    )
}

async fn a_card_comes_with_its_holder(app: TestApp) {
    kept(&app, AllOrNothing, &[&row(",N-1,2026-01-01,2028-06-30,2")]);
    assert_eq!(app.count("cards WHERE serial = 'N-1' AND renewals = 2"), 1);
    assert_eq!(
        app.count("chips WHERE serial = 'N-1' AND passcode_hash IS NULL"),
        1
    );
    // Good to the end of its day in London.
    assert!(
        dates(&app)
            .iter()
            .all(|at| at.starts_with("2028-06-30 22:59:59"))
    );
    assert_eq!(dates(&app).len(), 2);
    // Nobody opens it before the desk has set a passcode.
    for passcode in ["", "1234", "0000"] {
        app.browser()
            .try_sign_in(ZOE, passcode)
            .await
            .has_status(422);
    }
}

async fn a_phantom_chip_becomes_the_cards(app: TestApp) {
    app.change("INSERT INTO chips (serial, failures) VALUES ('N-1', 3)");
    kept(&app, AllOrNothing, &[&row(",N-1,2026-01-01,2028-06-30,")]);
    assert_eq!(app.count("cards WHERE serial = 'N-1'"), 1);
    assert_eq!(
        app.count("chips WHERE serial = 'N-1' AND passcode_hash IS NULL"),
        1
    );
}

async fn dates_are_stored_as_given(app: TestApp) {
    kept(&app, AllOrNothing, &[&row(",N-1,2026-01-01,2028-06-30,")]);
    let again = row(",N-1,2026-01-01,2029-01-31T12:00:00+01:00,1");
    assert_eq!(kept(&app, AllOrNothing, &[&again]), [0, 1, 0, 0]);
    assert!(
        dates(&app)
            .iter()
            .all(|at| at.starts_with("2029-01-31 11:00:00"))
    );
    assert_eq!(app.count("cards WHERE serial = 'N-1' AND renewals = 1"), 1);
    // Only the serial is enough to say which card it is.
    assert_eq!(kept(&app, AllOrNothing, &[&row(",N-1,,,")]), [0, 0, 1, 0]);
    assert_eq!(kept(&app, AllOrNothing, &[&again]), [0, 0, 1, 0]);
}

async fn a_new_card_takes_the_place_of_the_old(app: TestApp) {
    kept(&app, AllOrNothing, &[&row(",N-1,2024-01-01,2026-06-30,")]);
    assert_eq!(
        kept(&app, AllOrNothing, &[&row(",N-2,2026-06-01,2028-06-30,")]),
        [0, 1, 0, 0]
    );
    let number = SmartcardNumber::parse(ZOE).unwrap();
    let current = app.ports.db.read(|conn| {
        let holder = holders::by_number(conn, &number)?.unwrap();
        latchkey::storage::cards::current(conn, holder.id, app.clock())
    });
    assert_eq!(current.unwrap().unwrap().serial, "N-2");
    // Another holder's card is nobody else's, whatever else the row says.
    let theirs = "555000990002,Bilal Nuñez,RXX00,,,,N-2,,,";
    let (summary, errors) = import(&app, AllOrNothing, &[theirs]);
    assert_eq!((summary.kept, errors[0].field), (false, "card_serial"));
    kept(
        &app,
        AllOrNothing,
        &["555000990002,Bilal Nuñez,RXX00,,,,,,,"],
    );
    let (summary, errors) = import(&app, AllOrNothing, &[theirs]);
    assert_eq!((summary.kept, errors[0].field), (false, "card_serial"));
    app.mails().await;
}

async fn an_older_card_takes_nobodys_place(app: TestApp) {
    kept(&app, AllOrNothing, &[&row(",N-1,2024-01-01,2027-06-30,")]);
    for older in [",O-1,2010-01-01,2012-01-01,", ",O-1,2024-01-01,2027-06-30,"] {
        let (summary, errors) = import(&app, AllOrNothing, &[&row(older)]);
        assert_eq!((summary.kept, errors[0].field), (false, "card_issued_on"));
    }
    let cancelled = "SELECT serial AS value FROM cards WHERE cancelled_for = 'replaced'";
    assert_eq!(app.values(cancelled), Vec::<String>::new());
    kept(&app, AllOrNothing, &[&row(",N-2,2026-06-01,2028-06-30,")]);
    assert_eq!(app.values(cancelled), ["N-1"]);
    app.mails().await;
}

async fn a_card_that_a_file_replaces_is_cancelled_with_all_that_was_open(app: TestApp) {
    let theirs = |what: &str| {
        app.values(&format!(
            "SELECT CAST(id AS TEXT) AS value FROM {what} = 'demo-555012340058')"
        ))
    };
    let live = "issued_certificates WHERE revoked_at IS NULL AND card_id = \
        (SELECT id FROM cards WHERE serial";
    let keys = "chip_keys WHERE chip IN (SELECT serial FROM cards WHERE serial";
    let registered = "registrations WHERE holder_id = (SELECT holder_id FROM cards WHERE serial";
    for what in [live, keys, registered] {
        assert_ne!(theirs(what), Vec::<String>::new(), "{what}");
    }
    let newer = "555012340058,Daniel Achebe,Y12345,,,,N-9,2026-11-01,2028-06-30,";
    assert_eq!(kept(&app, AllOrNothing, &[newer]), [0, 1, 0, 0]);
    for what in [live, keys, registered] {
        assert_eq!(theirs(what), Vec::<String>::new(), "{what}");
    }
    // R34, R48
    assert_eq!(app.events("555012340058", Action::CardCancelled), 1);
    // Whoever watches is told of an import, and not of a report.
    app.seal();
    let told = vitals::text(&app.ports);
    let cancelled = "step=\"card\",outcome=\"cancelled\"} 1";
    for (journey, is_told) in [("import", true), ("card_report", false)] {
        let series = format!("latchkey_journey_steps_total{{journey=\"{journey}\",{cancelled}");
        assert_eq!(told.contains(&series), is_told, "{journey}");
    }
    let mail = app.mail_to("daniel.achebe@demo.example").await;
    assert!(mail.subject.contains("cancelled"), "{}", mail.subject);
    assert!(
        mail.text.contains("You choose its passcode there"),
        "{}",
        mail.text
    );
}

async fn what_was_renewed_here_is_newer_than_any_file(app: TestApp) {
    let old = row(",N-1,2026-01-01,2027-06-30,");
    kept(&app, AllOrNothing, &[&old]);
    app.change(
        "INSERT INTO renewals (card_id, kind, started_at) SELECT id, 'self', issued_at FROM cards WHERE serial = 'N-1'",
    );
    let der = match app.folder() {
        Some(_) => "X'00'",
        None => "'\\x00'::bytea",
    };
    app.change(&format!(
        "INSERT INTO issued_certificates (serial_number, card_id, renewal_id, kind, der, issued_at, expires_at, in_use_at) \
         SELECT 'a', c.id, r.id, 'signing', {der}, c.issued_at, c.issued_at, c.issued_at FROM cards c \
         JOIN renewals r ON r.card_id = c.id WHERE c.serial = 'N-1'"
    ));
    app.change(
        "UPDATE certificates SET expires_at = '2029-06-30 12:00:00' \
         WHERE card_id IN (SELECT id FROM cards WHERE serial = 'N-1')",
    );
    assert_eq!(kept(&app, AllOrNothing, &[&old]), [0, 0, 1, 0]);
    assert!(dates(&app).iter().all(|at| at.starts_with("2029-06-30")));
}

async fn an_ended_post_is_a_closed_profile(app: TestApp) {
    kept(
        &app,
        AllOrNothing,
        &[&row("2026-11-21,N-1,2026-01-01,2028-06-30,")],
    );
    let number = SmartcardNumber::parse(ZOE).unwrap();
    let card = app.ports.db.read(|conn| {
        let holder = holders::by_number(conn, &number)?.unwrap();
        latchkey::storage::cards::current(conn, holder.id, app.clock())
    });
    assert!(card.unwrap().unwrap().card.closed);
}
