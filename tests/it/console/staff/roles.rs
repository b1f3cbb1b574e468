//! Roles: which exclude each other, when they end, and that an RA Manager always remains.

use latchkey::demo::staff::{DemoStaff, STAFF};
use latchkey::domain::role::Role;
use latchkey::urls;
use time::Duration;

use crate::support::{Browser, Page, TestApp, on_both, staff};

on_both! {
    nobody_is_sponsor_and_id_checker,
    a_role_that_has_ended_opens_nothing,
    a_role_is_taken_back_with_a_reason,
    the_last_manager_keeps_the_role_and_the_account,
    a_manager_without_a_password_is_nobody_who_remains,
    two_managers_cannot_disable_each_other,
}

const NO_END: [&str; 3] = ["", "", ""];

impl TestApp {
    /// The key of the role that somebody holds.
    fn role_of(&self, person: &DemoStaff) -> String {
        let id = self.key_of(person.email);
        let roles = "SELECT CAST(id AS TEXT) AS value FROM staff_roles WHERE revoked_at IS NULL AND staff_id";
        self.values(&format!("{roles} = {id} ORDER BY id DESC"))
            .remove(0)
    }
}

impl Browser<'_> {
    /// Changes a role of somebody.
    async fn change_role(&self, of: &DemoStaff, role: &str, more: &[(&str, &str)]) -> Page {
        let page = self.app().about(urls::RA_STAFF_ROLE, of);
        self.get(&format!("{page}?role={role}")).await;
        let fields = [&[("role", role)], more].concat();
        self.post(&page, &fields).await
    }
}

const TAKE_BACK: [(&str, &str); 2] = [("change", "take_back"), ("reason", "moved to another ward")];
const END_2030: [(&str, &str); 4] = [
    ("change", "end"),
    ("end_day", "1"),
    ("end_month", "2"),
    ("end_year", "2030"),
];

fn another_organisation(app: &TestApp) -> String {
    let others =
        "SELECT ods_code AS value FROM organisations WHERE ods_code <> 'RXX00' ORDER BY id";
    app.values(others).remove(0)
}

async fn nobody_is_sponsor_and_id_checker(app: TestApp) {
    let (sponsor, checker) = (staff(Role::Sponsor), staff(Role::IdChecker));
    let manager = app.officer(Role::RaManager).await;
    let elsewhere = another_organisation(&app);
    for organisation in ["RXX00", &elsewhere] {
        for (person, role) in [(sponsor, Role::IdChecker), (checker, Role::Sponsor)] {
            manager
                .grant(person, role, organisation, NO_END)
                .await
                .complains("Nobody may be Sponsor and ID Checker");
        }
    }
    manager
        .grant(sponsor, Role::Sponsor, "RXX00", NO_END)
        .await
        .complains("hold this role there already");
    assert_eq!(app.happened("role_granted"), 0);
    // Once one is over the other may begin, and the first cannot be brought back.
    let role = app.role_of(sponsor);
    let end = [
        ("change", "end"),
        ("end_day", "22"),
        ("end_month", "11"),
        ("end_year", "2026"),
    ];
    manager.change_role(sponsor, &role, &end).await;
    app.wait(Duration::hours(15));
    let manager = app.officer(Role::RaManager).await;
    manager
        .grant(sponsor, Role::IdChecker, "RXX00", NO_END)
        .await;
    assert_eq!(app.details("role_granted"), ["ID Checker at RXX00"]);
    manager
        .change_role(sponsor, &role, &END_2030)
        .await
        .has_status(404);
}

async fn a_role_that_has_ended_opens_nothing(app: TestApp) {
    let lsa = staff(Role::Lsa);
    let manager = app.officer(Role::RaManager).await;
    let here = app.about(urls::RA_STAFF_ONE, lsa);
    manager
        .grant(lsa, Role::RaAgent, "RXX00", ["22", "11", "2026"])
        .await
        .leads_to(&format!("{here}?done=granted"));
    manager.get(&here).await.says("22 November 2026");
    assert_eq!(
        app.details("role_granted"),
        ["RA Agent at RXX00 until 22 November 2026"]
    );
    app.wait(Duration::hours(14) + Duration::minutes(50));
    let browser = app.officer(Role::Lsa).await;
    browser.get(urls::RA_MAIL).await.has_status(200);
    // Midnight passes during the session.
    app.wait(Duration::minutes(10));
    browser.get(urls::RA_MAIL).await.has_status(403);
    browser
        .get(urls::RA_ME)
        .await
        .says("Local Smartcard Administrator");
}

async fn a_role_is_taken_back_with_a_reason(app: TestApp) {
    let sponsor = staff(Role::Sponsor);
    let manager = app.officer(Role::RaManager).await;
    let theirs = app.officer(Role::Sponsor).await;
    let role = app.role_of(sponsor);
    manager
        .change_role(sponsor, &role, &[("change", "take_back"), ("reason", "")])
        .await
        .complains("Enter the reason");
    assert_eq!(app.happened("role_changed"), 0);
    let here = app.about(urls::RA_STAFF_ONE, sponsor);
    manager
        .change_role(sponsor, &role, &TAKE_BACK)
        .await
        .leads_to(&format!("{here}?done=taken"));
    theirs
        .get(urls::RA_ME)
        .await
        .says("You hold no role at present");
    manager.get(&here).await.says("Roles before");
    assert_eq!(
        app.details("role_changed"),
        ["Sponsor at RXX00 taken back: moved to another ward"]
    );
    manager
        .change_role(sponsor, &role, &TAKE_BACK)
        .await
        .has_status(404);
}

/// Two managers: the one who acts, whose own role ends tonight, and the one who would be the last.
async fn last_manager(app: &TestApp) -> (Browser<'_>, &'static DemoStaff) {
    let (acting, last) = (staff(Role::RaManager), &STAFF[5]);
    assert_eq!(last.role, Role::RaManager);
    app.change(&format!(
        "UPDATE staff_roles SET ends_at = '2026-11-22 22:00:00' WHERE staff_id = {}",
        app.key_of(acting.email)
    ));
    (app.signed_in_as(acting).await, last)
}

async fn refuses_to_let_go(manager: &Browser<'_>, last: &DemoStaff) {
    let role = manager.app().role_of(last);
    for change in [&TAKE_BACK[..], &END_2030[..]] {
        manager
            .change_role(last, &role, change)
            .await
            .complains("No RA Manager would remain");
    }
    manager
        .disable(last)
        .await
        .complains("No RA Manager would remain");
}

async fn the_last_manager_keeps_the_role_and_the_account(app: TestApp) {
    let (manager, last) = last_manager(&app).await;
    refuses_to_let_go(&manager, last).await;
    assert_eq!(
        app.happened("role_changed") + app.happened("staff_disabled"),
        0
    );
    // With a second one who stays, each of these is possible.
    let agent = staff(Role::RaAgent);
    manager.grant(agent, Role::RaManager, "RXX00", NO_END).await;
    let role = app.role_of(last);
    assert_eq!(
        manager.change_role(last, &role, &END_2030).await.status,
        303
    );
    assert_eq!(manager.disable(last).await.status, 303);
}

async fn a_manager_without_a_password_is_nobody_who_remains(app: TestApp) {
    let (manager, last) = last_manager(&app).await;
    let new = [
        ("name", "Noor Rahman"),
        ("email", "noor.rahman@demo.example"),
        ("smartcard_number", "555012349999"),
        ("role", "ra_manager"),
        ("organisation", "RXX00"),
    ];
    assert_eq!(
        manager.submit(urls::RA_STAFF_INVITE, &new).await.status,
        303
    );
    app.mails().await;
    refuses_to_let_go(&manager, last).await;
}

async fn two_managers_cannot_disable_each_other(app: TestApp) {
    let (one, other) = (staff(Role::RaManager), &STAFF[5]);
    let fields = [("change", "disable"), ("reason", "we disagree")];
    let on_other = app.about(urls::RA_STAFF_ACCESS, other);
    let on_one = app.about(urls::RA_STAFF_ACCESS, one);
    for round in 1..=8 {
        let (first, second) = (app.signed_in_as(one).await, app.signed_in_as(other).await);
        first.get(&on_other).await;
        second.get(&on_one).await;
        let both = (
            first.post(&on_other, &fields),
            second.post(&on_one, &fields),
        );
        futures_util::future::join(both.0, both.1).await;
        assert_eq!(app.happened("staff_disabled"), round);
        let enabled =
            app.change("UPDATE staff SET disabled_at = NULL WHERE disabled_at IS NOT NULL");
        assert_eq!(enabled, 1);
    }
}
