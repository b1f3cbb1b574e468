//! What somebody of the Registration Authority does, one step after the other, in their browser.

use latchkey::clock::{Clock, SystemClock};
use latchkey::demo::staff::{DemoStaff, STAFF};
use latchkey::domain::role::Role;
use latchkey::secrets::totp::TotpSecret;
use latchkey::urls;

use super::browser::Browser;
use super::chromium::Chromedriver;
use super::way::Way;
use crate::services::Outcome;
use crate::services::installation::Installation;

/// The first of the demonstration's staff with a role.
pub fn staff(role: Role) -> Outcome<&'static DemoStaff> {
    let found = STAFF.iter().find(|person| person.role == role);
    Ok(found.ok_or("no such role in the demonstration")?)
}

/// The code that an authenticator app shows now for a key as it is typed.
pub fn code_now(key: &str) -> Outcome<String> {
    let key: String = key.split_whitespace().collect();
    let secret = TotpSecret::from_base32(&key).ok_or("no key of a second factor")?;
    Ok(secret.code_at(SystemClock.now()))
}

/// Somebody of the staff at their browser.
pub struct Officer<'a> {
    pub browser: Browser,
    installation: &'a Installation,
}

impl<'a> Officer<'a> {
    /// Opens a browser for somebody.
    pub async fn new(
        driver: &Chromedriver,
        installation: &'a Installation,
        name: &str,
        way: Way,
    ) -> Outcome<Self> {
        let browser = way.open(driver, name).await?;
        Ok(Self {
            browser,
            installation,
        })
    }

    /// Opens a page.
    pub async fn open(&mut self, path: &str) -> Outcome {
        self.browser.open(&self.installation.url(path)).await
    }

    /// Gives email and password.
    pub async fn give_password(&mut self, email: &str, password: &str) -> Outcome {
        self.open(urls::RA_SIGN_IN).await?;
        self.browser.fill("email", email).await?;
        self.browser.fill("password", password).await?;
        self.browser.press("Continue").await
    }

    /// Gives the second factor: a code of the app, or a recovery code.
    pub async fn give_code(&mut self, code: &str) -> Outcome {
        self.browser.is_at(urls::RA_CODE).await?;
        self.browser.fill("code", code).await?;
        self.browser.press("Sign in").await?;
        self.browser.is_at(urls::RA).await
    }

    /// Signs in with password and app.
    pub async fn sign_in(&mut self, person: &DemoStaff) -> Outcome {
        self.give_password(person.email, person.password).await?;
        self.give_code(&code_now(person.totp_secret)?).await
    }

    /// Signs out.
    pub async fn sign_out(&mut self) -> Outcome {
        self.browser.press("Sign out").await?;
        self.browser.is_at(urls::RA_SIGN_IN).await
    }

    /// Finds a holder by their number, from the menu.
    pub async fn find_holder(&mut self, number: &str) -> Outcome {
        self.browser.follow("Holders").await?;
        self.browser.fill("q", number).await?;
        self.browser.press("Find").await?;
        if self.browser.path().await? == urls::RA_HOLDERS {
            self.browser.follow_first("main tbody a").await?;
        }
        let page = urls::of_number(urls::RA_HOLDER, number);
        self.browser.is_at(&page).await
    }

    /// Follows a link of a holder's page, by the end of its address.
    pub async fn open_holder(&mut self, number: &str, deed: &str) -> Outcome {
        self.find_holder(number).await?;
        let link = format!("main a[href$='/{deed}']");
        self.browser.follow_first(&link).await
    }

    /// Fails unless it is at a holder's page that says what has been done.
    pub async fn has_news_of_holder(&self, number: &str) -> Outcome {
        self.browser
            .is_at(&urls::of_number(urls::RA_HOLDER, number))
            .await?;
        match self.news().await?.is_empty() {
            true => Err("the page does not say what was done".into()),
            false => Ok(()),
        }
    }

    /// Proposes an email address for a holder.
    pub async fn propose_email(&mut self, number: &str, email: &str, reason: &str) -> Outcome {
        self.find_holder(number).await?;
        self.browser.follow("Change the email address").await?;
        self.browser.fill("email", email).await?;
        self.browser.fill("reason", reason).await?;
        self.browser.press("Propose this address").await?;
        let page = urls::of_number(urls::RA_HOLDER, number);
        self.browser.is_at(&page).await
    }

    /// Invites somebody as an RA Agent at the first organisation of the list.
    pub async fn invite(&mut self, name: &str, email: &str) -> Outcome {
        self.open(urls::RA_STAFF_INVITE).await?;
        self.browser.fill("name", name).await?;
        self.browser.fill("email", email).await?;
        self.browser
            .fill("smartcard_number", "555012349999")
            .await?;
        self.browser.choose_line("role", 2).await?;
        self.browser.choose_line("organisation", 1).await?;
        self.browser.press("Send the invitation").await?;
        let news = self.news().await?;
        match news.contains(email) {
            true => Ok(()),
            false => Err(news.into()),
        }
    }

    /// The file behind the link with this part in its address, fetched in the same session.
    pub async fn download(&self, part: &str) -> Outcome<String> {
        let link = format!("main a[href*='{part}']");
        let address = self.browser.property(&link, "href").await?;
        let request = reqwest::Client::new().get(address);
        let answer = request
            .header("Cookie", self.browser.cookies().await?)
            .send()
            .await?;
        Ok(answer.error_for_status()?.text().await?)
    }

    /// What the page says has just been done.
    pub async fn news(&self) -> Outcome<String> {
        self.browser
            .text(".nhsuk-notification-banner__heading")
            .await
    }
}
