//! Clinics at the console: what an RA Agent says there is what everybody sees, and nothing half-right is kept.

use latchkey::domain::role::Role;
use latchkey::urls;

use crate::support::{Browser, Page, TestApp, on_both};

on_both! {
    a_clinic_is_added_and_shown,
    a_clinic_is_changed_and_removed,
    organisations_are_found_by_name_and_code,
    what_is_wrong_is_said_and_nothing_is_kept,
    an_organisation_has_no_more_clinics_than_are_shown,
    what_is_typed_is_never_run,
    every_change_is_written_down,
    a_clinic_that_is_gone_is_not_found,
}

/// What makes a clinic, with another value or more in the place of some.
async fn add(browser: &Browser<'_>, other: &[(&'static str, &'static str)]) -> Page {
    let mut fields = vec![
        ("organisation", "Y12345"),
        ("name", "Saturday clinic"),
        ("place", "Vale House, first floor"),
        ("phone", "01632 960202"),
        ("division", "england_and_wales"),
        ("service_unlock", "yes"),
        ("saturday_opens", "9"),
        ("saturday_closes", "12.30"),
    ];
    fields.retain(|(name, _)| !other.iter().any(|(another, _)| name == another));
    fields.extend_from_slice(other);
    browser.get("/ra/clinics/new?organisation=Y12345").await;
    browser.post(urls::RA_CLINIC_NEW, &fields).await
}

fn newest(app: &TestApp) -> String {
    let id = "SELECT CAST(MAX(id) AS TEXT) AS value FROM clinics";
    app.values(id).remove(0)
}

async fn a_clinic_is_added_and_shown(app: TestApp) {
    let agent = app.officer(Role::RaAgent).await;
    add(&agent, &[])
        .await
        .leads_to("/ra/clinics?q=Y12345&done=added");
    let list = agent.get("/ra/clinics?q=Y12345&done=added").await;
    list.says("The clinic is added.")
        .says("Saturday clinic, Vale House, first floor");
    let shown = app.browser().get("/contact/Y12345").await;
    shown
        .says("Saturday clinic")
        .says("Saturday 09:00 to 12:30")
        .says("01632 960202");
    shown.says("Closed now. Opens Saturday at 09:00");

    let path = format!("/ra/clinics/{}", newest(&app));
    let form = agent.get(&path).await;
    form.has_status(200);
    for kept in [
        "value=\"09:00\"",
        "value=\"12:30\"",
        "value=\"Saturday clinic\"",
        "value=\"yes\" checked",
    ] {
        assert!(form.body.contains(kept), "{kept}");
    }
}

async fn a_clinic_is_changed_and_removed(app: TestApp) {
    let agent = app.officer(Role::RaAgent).await;
    add(&agent, &[]).await;
    let path = format!("/ra/clinics/{}", newest(&app));
    agent.get(&path).await;
    let fields = [
        ("organisation", "Y12345"),
        ("name", "Sunday clinic"),
        ("place", "Vale House"),
        ("division", "scotland"),
        ("sunday_opens", "08:00"),
        ("sunday_closes", "12:00"),
        ("sunday_opens_again", "13:00"),
        ("sunday_closes_again", "24:00"),
    ];
    agent
        .post(&path, &fields)
        .await
        .leads_to("/ra/clinics?q=Y12345&done=changed");
    let shown = app.browser().get("/contact/Y12345").await;
    shown
        .says("Sunday clinic")
        .says("08:00 to 12:00, 13:00 to 24:00")
        .says("Open now until 12:00");
    assert!(!shown.text().contains("Saturday clinic") && !shown.text().contains("960202"));

    let remove = format!("{path}/remove");
    agent
        .get(&remove)
        .await
        .says("Sunday clinic, Millbrook Surgery (Y12345)");
    agent
        .post(&remove, &[])
        .await
        .leads_to("/ra/clinics?q=Y12345&done=removed");
    assert!(
        !app.browser()
            .get("/contact/Y12345")
            .await
            .text()
            .contains("Sunday clinic")
    );
    assert_eq!(app.count("clinic_hours WHERE weekday = 7"), 0);
}

async fn organisations_are_found_by_name_and_code(app: TestApp) {
    let manager = app.officer(Role::RaManager).await;
    for words in ["rxx00", "northf"] {
        let page = manager.get(&format!("/ra/clinics?q={words}")).await;
        assert_eq!(page.listed("main h2"), ["Northfield Hospitals (RXX00)"]);
        page.says("Smartcard drop-in");
    }
    manager
        .get("/ra/clinics?q=nobody")
        .await
        .says("No organisation was found");
    let all = manager.get(urls::RA_CLINICS).await;
    assert_eq!(all.listed("main h2").len(), 3);
    manager.get("/ra/clinics?q=%00").await.has_status(400);
    for nobody in ["/ra/clinics/new", "/ra/clinics/new?organisation=NOBODY"] {
        manager.get(nobody).await.has_status(404);
    }
}

async fn what_is_wrong_is_said_and_nothing_is_kept(app: TestApp) {
    let agent = app.officer(Role::RaAgent).await;
    let before = (app.count("clinics"), app.count("clinic_hours"));
    for (other, words) in [
        (&[("name", "")][..], "Enter what the clinic is called"),
        (&[("place", " ")], "Enter where it is"),
        (&[("phone", "ring")], "Enter a phone number"),
        (&[("email", "nobody")], "Enter an email address"),
        (&[("division", "wales")], "Choose whose bank holidays"),
        (&[("saturday_closes", "")], "Enter a time up to 24:00"),
        (&[("saturday_opens", "9am")], "Enter a time from 00:00"),
        (
            &[("saturday_closes", "08:00")],
            "It must close later than it opens on Saturday",
        ),
        (&[("saturday_closes", "24:01")], "Enter a time up to 24:00"),
        (
            &[
                ("saturday_opens_again", "12:00"),
                ("saturday_closes_again", "13:00"),
            ],
            "It must open again later on Saturday",
        ),
    ] {
        let page = add(&agent, other).await;
        page.has_status(422).complains(words);
        let name = other.iter().any(|(name, _)| *name == "name");
        assert!(
            name || page.body.contains("value=\"Saturday clinic\""),
            "what was typed is kept"
        );
    }
    add(&agent, &[("organisation", "NOBODY")])
        .await
        .has_status(404);
    assert_eq!((app.count("clinics"), app.count("clinic_hours")), before);
}

async fn an_organisation_has_no_more_clinics_than_are_shown(app: TestApp) {
    let agent = app.officer(Role::RaAgent).await;
    let columns = "organisation_id, name, place, phone, email, note, division, services";
    for _ in 0..19 {
        app.change(&format!(
            "INSERT INTO clinics ({columns}) SELECT organisation_id, 'Another', 'here', '', '', '', \
             'scotland', '' FROM clinics WHERE name = 'Vale House clinic'"
        ));
    }
    add(&agent, &[])
        .await
        .has_status(422)
        .complains("as many clinics as are shown");
    app.browser().get("/contact/Y12345").await.has_status(200);
}

async fn what_is_typed_is_never_run(app: TestApp) {
    let agent = app.officer(Role::RaAgent).await;
    let typed = "<script>alert(1)</script>{{ 7 * 7 }}";
    let fields = [("name", typed), ("place", typed), ("note", typed)];
    add(&agent, &fields)
        .await
        .leads_to("/ra/clinics?q=Y12345&done=added");
    for page in [
        app.browser().get("/contact/Y12345").await,
        app.browser().get("/contact/Y12345/leaflet").await,
        agent.get("/ra/clinics?q=Y12345").await,
        agent.get(&format!("/ra/clinics/{}", newest(&app))).await,
    ] {
        page.has_status(200);
        assert!(!page.body.contains("<script>alert") && page.body.contains("&lt;script&gt;"));
    }
}

async fn every_change_is_written_down(app: TestApp) {
    let agent = app.officer(Role::RaAgent).await;
    add(&agent, &[]).await;
    let path = format!("/ra/clinics/{}", newest(&app));
    agent.get(&path).await;
    let fields = [
        ("name", "Other"),
        ("place", "there"),
        ("division", "scotland"),
    ];
    agent
        .post(&path, &fields)
        .await
        .leads_to("/ra/clinics?q=Y12345&done=changed");
    agent.submit(&format!("{path}/remove"), &[]).await;
    let written = app.values(
        "SELECT actor || ' ' || detail AS value FROM audit_events WHERE action = 'clinic_changed' ORDER BY id",
    );
    let expected = [
        "“Saturday clinic” added",
        "“Other” changed",
        "“Other” removed",
    ];
    assert_eq!(
        written,
        expected.map(|what| format!("ra.agent@demo.example Y12345 {what}"))
    );
}

async fn a_clinic_that_is_gone_is_not_found(app: TestApp) {
    let agent = app.officer(Role::RaAgent).await;
    let fields = [
        ("name", "Other"),
        ("place", "there"),
        ("division", "scotland"),
    ];
    for path in ["/ra/clinics/999999", "/ra/clinics/999999/remove"] {
        agent.get(path).await.has_status(404);
    }
    agent.get(urls::RA_ME).await;
    agent
        .post("/ra/clinics/999999", &fields)
        .await
        .has_status(404);
    agent
        .post("/ra/clinics/999999/remove", &[])
        .await
        .has_status(404);
}
