//! Who helps at an organisation: its clinics with what their hours say of this moment, and those who can unlock
//! there and agreed to be named. Nobody else is, and for no longer than they agree.

use latchkey::demo::people::Purpose;
use latchkey::domain::role::Role;
use latchkey::urls;
use time::OffsetDateTime;
use time::macros::datetime;

use crate::support::{Browser, Page, TestApp, on_both, person, staff};

on_both!(
    the_finder_leads_to_the_page_of_an_organisation,
    a_clinic_says_whether_it_is_open_minute_by_minute,
    a_bank_holiday_closes_a_clinic,
    a_desk_says_whether_it_is_open_where_its_hours_tell,
    whoever_only_the_desk_can_help_sees_their_own_and_whether_it_is_open,
    the_clocks_going_forward_and_back_keep_the_times_on_the_door,
    beyond_the_known_years_people_are_told_to_ask,
    nobody_is_named_without_agreeing,
    whoever_took_it_back_is_named_no_more,
    whoever_is_disabled_is_named_no_more,
    whoever_lost_the_role_is_named_no_more,
    nobody_is_named_elsewhere,
    only_sponsors_and_administrators_can_agree,
    a_number_is_a_telephone_number,
    agreeing_is_written_down,
    the_leaflet_has_the_organisations_own_matter,
    looking_stores_nothing,
);

const NORTHFIELD: &str = "/contact/RXX00";
const MILLBROOK: &str = "/contact/Y12345";

async fn at(app: &TestApp, now: OffsetDateTime, path: &str) -> Page {
    app.wait(now - app.clock());
    let page = app.browser().get(path).await;
    page.has_status(200);
    page
}

/// What the clinics of a page say of themselves, in order.
fn states(page: &Page) -> Vec<String> {
    page.listed("h3 + p strong:last-child")
}

async fn the_finder_leads_to_the_page_of_an_organisation(app: TestApp) {
    let browser = app.browser();
    let found = browser.get("/contact?q=northfield").await;
    assert!(found.links("main a").contains(&NORTHFIELD.to_owned()));
    let page = browser.get(NORTHFIELD).await;
    assert_eq!(page.heading(), "Smartcard help at Northfield Hospitals");
    page.says("Smartcard drop-in")
        .says("room 14")
        .says("01632 960101")
        .says("Unlock cards");
    page.says("Northfield smartcard desk")
        .says("Monday to Friday, 9am to 5pm");
    // The evening clinic is closed on Mondays.
    let mondays = page.listed("table tbody tr:first-child td");
    assert_eq!(mondays[0], "Closed");
    assert_eq!(mondays[1], "09:30 to 12:00, 13:00 to 15:30");
    assert_eq!(
        browser.get("/contact/rxx00").await.heading(),
        page.heading()
    );
    for unknown in [
        "/contact/NOBODY",
        "/contact/RXX00%20",
        "/contact/x'--",
        "/contact/RXX00/nothing",
    ] {
        browser.get(unknown).await.has_status(404);
    }
    let long = format!("/contact/{}", "R".repeat(500));
    browser.get(&long).await.has_status(404);
}

async fn a_clinic_says_whether_it_is_open_minute_by_minute(app: TestApp) {
    for (now, state) in [
        (
            datetime!(2026-11-22 23:59 UTC),
            "Closed now. Opens Monday at 09:30",
        ),
        (
            datetime!(2026-11-23 00:00 UTC),
            "Closed now. Opens today at 09:30",
        ),
        (datetime!(2026-11-23 09:30 UTC), "Open now until 12:00"),
        (
            datetime!(2026-11-23 12:00 UTC),
            "Closed now. Opens today at 13:00",
        ),
        (datetime!(2026-11-23 15:29 UTC), "Open now until 15:30"),
        (
            datetime!(2026-11-27 15:30 UTC),
            "Closed now. Opens Monday at 09:30",
        ),
    ] {
        let states = states(&at(&app, now, NORTHFIELD).await);
        assert_eq!(states[1], state, "{now}");
    }
}

async fn a_bank_holiday_closes_a_clinic(app: TestApp) {
    // Thursdays only, on a Thursday that is no holiday, and then over Christmas and Boxing Day.
    let page = at(&app, datetime!(2026-12-24 10:00 UTC), MILLBROOK).await;
    assert_eq!(states(&page), ["Open now until 12:00"]);
    let page = at(&app, datetime!(2026-12-25 10:00 UTC), NORTHFIELD).await;
    assert_eq!(
        states(&page)[1],
        "Closed today: Christmas Day, a bank holiday. Opens Tuesday at 09:30"
    );
    // A division of its own: the second of January in Scotland.
    app.change("UPDATE clinics SET division = 'scotland'");
    let page = at(&app, datetime!(2027-01-04 10:00 UTC), NORTHFIELD).await;
    assert!(
        states(&page)[1].contains("2nd January (substitute day), a bank holiday. Opens Tuesday")
    );
    app.change("UPDATE clinics SET division = 'england_and_wales'");
    let page = at(&app, datetime!(2027-01-04 10:00 UTC), NORTHFIELD).await;
    assert_eq!(states(&page)[1], "Open now until 12:00");
}

async fn a_desk_says_whether_it_is_open_where_its_hours_tell(app: TestApp) {
    let cases: [(_, &[&str]); 3] = [
        (datetime!(2026-11-23 16:59 UTC), &["Open now until 17:00"]),
        (
            datetime!(2026-11-23 17:00 UTC),
            &["Closed now. Opens Tuesday at 09:00"],
        ),
        // Nobody knows whose bank holidays it keeps.
        (datetime!(2026-12-25 10:00 UTC), &[]),
    ];
    for (now, said) in cases {
        let page = at(&app, now, NORTHFIELD).await;
        assert_eq!(page.listed("dd strong"), said, "{now}");
    }
    app.change("UPDATE organisations SET desk_hours = 'By appointment'");
    let page = at(&app, datetime!(2027-01-05 10:00 UTC), NORTHFIELD).await;
    assert!(page.listed("dd strong").is_empty());
}

async fn whoever_only_the_desk_can_help_sees_their_own_and_whether_it_is_open(app: TestApp) {
    app.wait(datetime!(2026-11-23 10:00 UTC) - app.clock());
    for purpose in [Purpose::Expired, Purpose::Cancelled] {
        let (browser, who) = (app.browser(), person(purpose));
        let page = browser.try_sign_in(who.number, who.passcode).await;
        page.says("What to do next").says("Open now until");
    }
}

async fn the_clocks_going_forward_and_back_keep_the_times_on_the_door(app: TestApp) {
    // Winter until Saturday, summer from Sunday; the other way round in October.
    for (now, state) in [
        (datetime!(2027-03-25 09:30 UTC), "Open now until 12:00"),
        (
            datetime!(2027-03-30 08:29 UTC),
            "Closed now. Opens today at 09:30",
        ),
        (datetime!(2027-03-30 08:30 UTC), "Open now until 12:00"),
        (datetime!(2027-10-29 08:30 UTC), "Open now until 12:00"),
        (
            datetime!(2027-11-01 08:30 UTC),
            "Closed now. Opens today at 09:30",
        ),
        (datetime!(2027-11-01 09:30 UTC), "Open now until 12:00"),
    ] {
        let states = states(&at(&app, now, NORTHFIELD).await);
        assert_eq!(states[1], state, "{now}");
    }
}

async fn beyond_the_known_years_people_are_told_to_ask(app: TestApp) {
    let known = at(&app, datetime!(2028-11-01 10:00 UTC), NORTHFIELD).await;
    known.says("Clinics are closed on bank holidays.");
    for late in [
        datetime!(2028-12-10 10:00 UTC),
        datetime!(2030-05-01 10:00 UTC),
    ] {
        let page = at(&app, late, NORTHFIELD).await;
        page.says("Check by phone before you come on or near a bank holiday.");
    }
}

impl TestApp {
    /// The Sponsor, signed in.
    async fn sponsor(&self) -> Browser<'_> {
        self.officer(Role::Sponsor).await
    }
}

async fn agree(browser: &Browser<'_>, phone: &str) -> Page {
    browser
        .submit(
            urls::RA_ME_LISTING,
            &[("change", "agree"), ("phone", phone)],
        )
        .await
}

/// Whether the Sponsor's name stands on the page of an organisation.
async fn is_named(app: &TestApp, path: &str) -> bool {
    let page = app.browser().get(path).await;
    page.has_status(200);
    assert!(
        !page.body.contains(staff(Role::Sponsor).email),
        "an address is shown"
    );
    page.body.contains(staff(Role::Sponsor).name)
}

async fn nobody_is_named_without_agreeing(app: TestApp) {
    // Only the Local Smartcard Administrator of the demonstration has agreed.
    let page = app.browser().get(NORTHFIELD).await;
    page.says("Peter Holm, Local Smartcard Administrator: 01632 960115");
    for person in &latchkey::demo::staff::STAFF {
        assert_eq!(
            page.body.contains(person.name),
            person.role == Role::Lsa,
            "{}",
            person.name
        );
        assert!(!page.body.contains(person.email));
    }
    let sponsor = app.sponsor().await;
    let asked = sponsor.get(urls::RA_ME_LISTING).await;
    asked
        .says("Anyone on the internet who looks up the organisation can see them")
        .says("You are not named");
    assert!(!is_named(&app, NORTHFIELD).await);
    agree(&sponsor, "01632 960111")
        .await
        .leads_to("/ra/me/listing?done=named");
    sponsor
        .get(urls::RA_ME_LISTING)
        .await
        .says("You are named at present");
    assert!(is_named(&app, NORTHFIELD).await);
    let page = app.browser().get(NORTHFIELD).await;
    page.says("Leila Haddad, Sponsor: 01632 960111");
    // Another number, and none.
    agree(&sponsor, "")
        .await
        .leads_to("/ra/me/listing?done=named");
    assert!(is_named(&app, NORTHFIELD).await);
    assert!(!app.browser().get(NORTHFIELD).await.body.contains("960111"));
}

async fn whoever_took_it_back_is_named_no_more(app: TestApp) {
    let sponsor = app.sponsor().await;
    agree(&sponsor, "").await;
    assert!(is_named(&app, NORTHFIELD).await);
    let fields = [("change", "withdraw")];
    sponsor
        .submit(urls::RA_ME_LISTING, &fields)
        .await
        .leads_to("/ra/me/listing?done=not_named");
    assert!(!is_named(&app, NORTHFIELD).await);
    assert_eq!(
        app.count("staff_listings"),
        1,
        "the administrator's alone is left"
    );
}

async fn whoever_is_disabled_is_named_no_more(app: TestApp) {
    agree(&app.sponsor().await, "").await;
    let sponsor = "email = 'sponsor@demo.example'";
    app.change(&format!(
        "UPDATE staff SET disabled_at = '2026-11-22 09:00:00' WHERE {sponsor}"
    ));
    assert!(!is_named(&app, NORTHFIELD).await);
    app.change(&format!(
        "UPDATE staff SET disabled_at = NULL WHERE {sponsor}"
    ));
    assert!(is_named(&app, NORTHFIELD).await);
}

async fn whoever_lost_the_role_is_named_no_more(app: TestApp) {
    agree(&app.sponsor().await, "").await;
    let change = |what: &str| {
        app.change(&format!(
            "UPDATE staff_roles SET {what} WHERE role = 'sponsor'"
        ))
    };
    change("revoked_at = '2026-11-22 09:00:00'");
    assert!(!is_named(&app, NORTHFIELD).await);
    change("revoked_at = NULL");
    assert!(is_named(&app, NORTHFIELD).await);
    change("ends_at = '2026-11-22 12:00:00'");
    assert!(is_named(&app, NORTHFIELD).await, "until the end");
    app.wait(datetime!(2026-11-22 12:00 UTC) - app.clock());
    assert!(!is_named(&app, NORTHFIELD).await, "and no longer");
    // A role that does not unlock names nobody, whoever once agreed.
    change("ends_at = NULL, role = 'id_checker'");
    assert!(!is_named(&app, NORTHFIELD).await);
}

async fn nobody_is_named_elsewhere(app: TestApp) {
    agree(&app.sponsor().await, "").await;
    assert!(is_named(&app, NORTHFIELD).await);
    assert!(!is_named(&app, MILLBROOK).await);
    assert!(!is_named(&app, "/contact/FXX77").await);
}

async fn only_sponsors_and_administrators_can_agree(app: TestApp) {
    for role in [Role::RaManager, Role::RaAgent, Role::IdChecker] {
        let officer = app.officer(role).await;
        let asked = officer.get(urls::RA_ME_LISTING).await;
        asked.says("you hold neither role at present");
        let refused = agree(&officer, "").await;
        refused.has_status(422).complains("Only Sponsors");
    }
    assert_eq!(app.count("staff_listings"), 1);
}

async fn a_number_is_a_telephone_number(app: TestApp) {
    let sponsor = app.sponsor().await;
    for bad in ["ring me", "sponsor@demo.example", "<b>1234</b>", "12"] {
        agree(&sponsor, bad)
            .await
            .has_status(422)
            .complains("Enter a phone number");
    }
    sponsor
        .submit(urls::RA_ME_LISTING, &[("phone", "01632 960111")])
        .await
        .has_status(422);
    assert!(!is_named(&app, NORTHFIELD).await);
}

async fn agreeing_is_written_down(app: TestApp) {
    let sponsor = app.sponsor().await;
    agree(&sponsor, "01632 960111").await;
    sponsor
        .submit(urls::RA_ME_LISTING, &[("change", "withdraw")])
        .await;
    sponsor
        .submit(urls::RA_ME_LISTING, &[("change", "withdraw")])
        .await;
    let written = app.values(
        "SELECT subject || ' ' || detail AS value FROM audit_events WHERE action = 'listing_changed' ORDER BY id",
    );
    let of = "staff:sponsor@demo.example";
    let expected = [
        "agreed to be named, with a telephone number",
        "no longer named",
    ];
    assert_eq!(written, expected.map(|detail| format!("{of} {detail}")));
}

async fn the_leaflet_has_the_organisations_own_matter(app: TestApp) {
    let browser = app.browser();
    let page = browser.get(NORTHFIELD).await;
    let leaflet = format!("{NORTHFIELD}/leaflet");
    assert!(page.links("main a").contains(&leaflet));
    let page = browser.get(&leaflet).await;
    assert_eq!(page.heading(), "Your smartcard at Northfield Hospitals");
    page.says("choose Print in your browser")
        .says("/unlock on any computer");
    page.says("Northfield smartcard desk")
        .says("Monday: 09:30 to 12:00, 13:00 to 15:30");
    assert!(
        !page.text().contains("Peter Holm"),
        "a leaflet outlasts an agreement"
    );
    browser.get("/contact/NOBODY/leaflet").await.has_status(404);
}

async fn looking_stores_nothing(app: TestApp) {
    let before = app.state();
    let browser = app.bare();
    for path in [
        urls::FIND_DESK,
        "/contact?q=a",
        NORTHFIELD,
        "/contact/RXX00/leaflet",
        "/contact/NOBODY",
    ] {
        browser.get(path).await;
    }
    assert_eq!(app.state(), before);
}
