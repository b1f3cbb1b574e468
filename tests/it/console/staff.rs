//! Managing staff: who may be made what, by whom, and what is dead at once (R21, R31).

mod access;
mod roles;

use latchkey::demo::staff::DemoStaff;
use latchkey::domain::email_address::EmailAddress;
use latchkey::domain::role::Role;
use latchkey::domain::smartcard_number::SmartcardNumber;
use latchkey::journeys::staff::create::{self, Created, FirstManager};
use latchkey::secrets::totp::TotpSecret;
use latchkey::urls;
use time::Duration;

use crate::support::{Browser, Page, TestApp, on_both, staff};

on_both! {
    an_invitation_makes_an_account_that_works,
    an_invitation_says_everything_that_is_wrong_with_it,
    a_new_link_ends_the_earlier_one,
    staff_are_listed_and_found,
    the_first_manager_is_made_at_the_command_line,
}

const PASSWORD: &str = "lantern thimble orchard 64";

impl TestApp {
    /// The key of somebody.
    fn key_of(&self, email: &str) -> i64 {
        let keys = "SELECT CAST(id AS TEXT) AS value FROM staff WHERE email = ";
        self.values(&format!("{keys}'{email}'"))[0].parse().unwrap()
    }

    /// A page about somebody.
    fn about(&self, path: &str, person: &DemoStaff) -> String {
        urls::of_id(path, self.key_of(person.email))
    }

    /// What the trail tells of an action.
    fn details(&self, action: &str) -> Vec<String> {
        let told = "SELECT detail AS value FROM audit_events WHERE action = ";
        self.values(&format!("{told}'{action}' ORDER BY id"))
    }

    /// The path of the invitation in the newest mail to an address.
    async fn invitation_to(&self, email: &str) -> String {
        let mails = self.mails().await;
        let theirs = mails.iter().filter(|mail| mail.to == email);
        let mut words = theirs.flat_map(|mail| mail.text.split_whitespace());
        let link = words.find(|word| word.contains("/ra/welcome/"));
        let link = link.expect("an invitation");
        link[link.find("/ra/welcome/").unwrap()..].to_owned()
    }
}

impl Browser<'_> {
    /// Chooses a password by an invitation and sets a second factor up.
    async fn accept(&self, path: &str, email: &str) {
        // Looking spends nothing.
        self.get(path).await.says("Choose your password");
        let choice = [("new_password", PASSWORD), ("confirm_password", PASSWORD)];
        self.submit(path, &choice)
            .await
            .leads_to(&format!("{}?chosen=1", urls::RA_SIGN_IN));
        let fields = [("email", email), ("password", PASSWORD)];
        self.submit(urls::RA_SIGN_IN, &fields)
            .await
            .leads_to(urls::RA_ENROL);
        let page = self.get(urls::RA_ENROL).await;
        let key = page
            .listed(".latchkey-reference")
            .remove(0)
            .replace(' ', "");
        let secret = TotpSecret::from_base32(&key).unwrap();
        let code = secret.code_at(self.app().clock());
        self.post(urls::RA_ENROL, &[("code", &code)])
            .await
            .says("Your recovery codes");
        self.app().mails().await;
    }

    /// Grants somebody a role at an organisation.
    async fn grant(&self, to: &DemoStaff, role: Role, ods_code: &str, end: [&str; 3]) -> Page {
        let fields = [
            ("role", role.as_str()),
            ("organisation", ods_code),
            ("end_day", end[0]),
            ("end_month", end[1]),
            ("end_year", end[2]),
        ];
        self.submit(&self.app().about(urls::RA_STAFF_GRANT, to), &fields)
            .await
    }
}

const NEW: [(&str, &str); 5] = [
    ("name", "Noor Rahman"),
    ("email", "noor.rahman@demo.example"),
    ("smartcard_number", "5550 1234 0017"),
    ("role", "ra_agent"),
    ("organisation", "RXX00"),
];

async fn an_invitation_makes_an_account_that_works(app: TestApp) {
    let manager = app.officer(Role::RaManager).await;
    let page = manager.submit(urls::RA_STAFF_INVITE, &NEW).await;
    let here = urls::of_id(urls::RA_STAFF_ONE, app.key_of(NEW[1].1));
    page.leads_to(&format!("{here}?done=invited"));
    manager
        .get(&here)
        .await
        .says("5550 1234 0017")
        .says("Not chosen yet")
        .says("RA Agent");
    let path = app.invitation_to(NEW[1].1).await;
    let noor = app.browser();
    noor.accept(&path, NEW[1].1).await;
    noor.get(urls::RA_MAIL).await.has_status(200);
    noor.get(urls::RA_STAFF).await.has_status(403);
    noor.get(&path).await.says("no longer works");
    assert_eq!(app.happened("staff_invited"), 1);
    assert_eq!(app.details("role_granted"), ["RA Agent at RXX00"]);
}

async fn an_invitation_says_everything_that_is_wrong_with_it(app: TestApp) {
    let manager = app.officer(Role::RaManager).await;
    let empty = manager.submit(urls::RA_STAFF_INVITE, &[]).await;
    empty
        .complains("full name")
        .complains("email address")
        .complains("smartcard number")
        .complains("Choose a role")
        .complains("Choose an organisation");
    for (day, words) in [("31", "real date"), ("1", "in the future")] {
        let mut fields = NEW.to_vec();
        fields.extend([("end_day", day), ("end_month", "2"), ("end_year", "2026")]);
        manager
            .submit(urls::RA_STAFF_INVITE, &fields)
            .await
            .complains(words);
    }
    let mut taken = NEW;
    taken[1].1 = staff(Role::Sponsor).email;
    manager
        .submit(urls::RA_STAFF_INVITE, &taken)
        .await
        .complains("Somebody has this email address");
    taken[1].1 = NEW[1].1;
    taken[2].1 = staff(Role::Sponsor).number;
    manager
        .submit(urls::RA_STAFF_INVITE, &taken)
        .await
        .complains("Somebody on the list has this smartcard number");
    taken[2].1 = NEW[2].1;
    taken[4].1 = "NOWHERE";
    manager
        .submit(urls::RA_STAFF_INVITE, &taken)
        .await
        .has_status(422);
    // Nobody is left behind by what was refused.
    assert_eq!(app.count("staff"), 6);
    assert_eq!(app.count("outbox WHERE kind = 'staff_invitation'"), 0);
}

async fn a_new_link_ends_the_earlier_one(app: TestApp) {
    let manager = app.officer(Role::RaManager).await;
    manager.submit(urls::RA_STAFF_INVITE, &NEW).await;
    let first = app.invitation_to(NEW[1].1).await;
    let id = app.key_of(NEW[1].1);
    manager
        .submit(&urls::of_id(urls::RA_STAFF_LINK, id), &[])
        .await
        .leads_to(&format!(
            "{}?done=link",
            urls::of_id(urls::RA_STAFF_ONE, id)
        ));
    let second = app.invitation_to(NEW[1].1).await;
    let browser = app.browser();
    browser.get(&first).await.says("no longer works");
    app.wait(Duration::hours(71));
    browser.get(&second).await.says("Choose your password");
    app.wait(Duration::hours(1));
    browser.get(&second).await.says("no longer works");
    assert_eq!(app.details("staff_invited"), ["", "a new link"]);
}

async fn staff_are_listed_and_found(app: TestApp) {
    let manager = app.officer(Role::RaManager).await;
    let names = |page: Page| page.listed("tbody th a");
    assert_eq!(names(manager.get(urls::RA_STAFF).await).len(), 6);
    for search in ["leila", "SPONSOR@", "haddad"] {
        let page = manager.get(&format!("{}?q={search}", urls::RA_STAFF)).await;
        assert_eq!(names(page), ["Leila Haddad"], "{search}");
    }
    let page = manager.get(&format!("{}?q=%25", urls::RA_STAFF)).await;
    page.says("Nobody was found");
    manager
        .get(&urls::of_id(urls::RA_STAFF_ONE, 9_999))
        .await
        .has_status(404);
    let agent = app.officer(Role::RaAgent).await;
    agent.get(urls::RA_STAFF).await.has_status(403);
}

async fn the_first_manager_is_made_at_the_command_line(app: TestApp) {
    let email = EmailAddress::parse("first@demo.example").unwrap();
    let card = SmartcardNumber::parse("555012349999").unwrap();
    let new = FirstManager {
        email: &email,
        name: "Una First",
        own_card: &card,
        ods_code: "RNEW0",
        organisation_name: Some("New Hospital"),
    };
    let Created::Invited { path, until } = create::first_manager(&app.ports, &new).unwrap() else {
        panic!("not made");
    };
    assert_eq!(until, app.clock() + Duration::hours(72));
    let una = app.browser();
    una.accept(&path, email.as_str()).await;
    una.get(urls::RA_STAFF)
        .await
        .has_status(200)
        .says("Una First");
    una.get(urls::RA_ME).await.says("New Hospital");
}
