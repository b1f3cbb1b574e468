//! Staff at the console: signed in with both factors, by role.

use latchkey::demo::staff::{DemoStaff, STAFF};
use latchkey::domain::role::Role;
use latchkey::journeys::staff::officer::{self, Officer, Standing};
use latchkey::secrets::token::PlainToken;
use latchkey::secrets::totp::TotpSecret;
use latchkey::urls;
use time::Duration;

use super::app::TestApp;
use super::browser::Browser;

/// The first of the demonstration's staff with a role.
pub fn staff(role: Role) -> &'static DemoStaff {
    STAFF.iter().find(|person| person.role == role).unwrap()
}

impl TestApp {
    /// The code that somebody's app shows now.
    pub fn code_of(&self, person: &DemoStaff) -> String {
        let secret = TotpSecret::from_base32(person.totp_secret).unwrap();
        secret.code_at(self.ports.now())
    }

    /// A browser in which the first of the staff with a role is signed in. Half a minute passes, so that
    /// the code is a new one.
    pub async fn officer(&self, role: Role) -> Browser<'_> {
        self.signed_in_as(staff(role)).await
    }

    /// A browser in which somebody of the staff is signed in.
    pub async fn signed_in_as(&self, person: &DemoStaff) -> Browser<'_> {
        self.wait(Duration::seconds(30));
        let browser = self.browser();
        browser.give_password(person).await;
        let code = self.code_of(person);
        browser
            .submit(urls::RA_CODE, &[("code", &code)])
            .await
            .leads_to(urls::RA);
        browser
    }

    /// Somebody of the staff as the portal knows them once a request of theirs has been let in.
    pub async fn let_in(&self, person: &DemoStaff) -> Officer {
        self.wait(Duration::seconds(30));
        let watched = self.watched();
        watched.give_password(person).await;
        let code = self.code_of(person);
        watched
            .submit(urls::RA_CODE, &[("code", &code)])
            .await
            .leads_to(urls::RA);
        let cookie = watched.cookie();
        let token = PlainToken::from_text(cookie.split_once('=').unwrap().1).unwrap();
        match officer::standing(&self.ports, &token).unwrap() {
            Standing::In(officer) => officer,
            _ => panic!("signed in with both factors"),
        }
    }

    /// Disables an account, as a colleague does in the middle of what its owner is doing.
    pub fn disable(&self, person: &DemoStaff) {
        self.change(&format!(
            "UPDATE staff SET disabled_at = '2026-11-22 09:00:00' WHERE email = '{}'",
            person.email
        ));
    }
}

impl Browser<'_> {
    /// Email and password.
    pub async fn give_password(&self, person: &DemoStaff) {
        let fields = [("email", person.email), ("password", person.password)];
        self.submit(urls::RA_SIGN_IN, &fields)
            .await
            .leads_to(urls::RA_CODE);
    }
}
