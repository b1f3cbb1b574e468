//! Staff at the console: signed in with both factors, by role.

use latchkey::demo::staff::{DemoStaff, STAFF};
use latchkey::domain::role::Role;
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
