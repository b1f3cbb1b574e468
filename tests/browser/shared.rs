//! A computer on a ward is everybody's: the warning before the end of a session, staying signed in, and what is
//! left on the screen when nobody does anything. The hours pass on the page's own clock.

use std::time::Duration;

use latchkey::urls;

use super::chromium::Chromedriver;
use super::holder::Person;
use super::way::Way;
use crate::services::Outcome;
use crate::services::database::Kind;
use crate::services::installation::Installation;
use crate::services::patience::eventually;

const PATIENCE: Duration = Duration::from_secs(20);
const WARNING: &str = ".latchkey-session__warning";
const STAY: &str = ".latchkey-session__warning button";

impl Person<'_> {
    /// Lets time go by for the page, and for nothing else.
    async fn lets_pass(&self, minutes: f64) -> Outcome {
        let script = "const now = Date.now.bind(Date), ahead = arguments[0] * 60000; \
                      Date.now = () => now() + ahead";
        self.browser.run(script, vec![minutes.into()]).await?;
        Ok(())
    }

    /// Waits until as many of these can be seen.
    async fn sees(&self, selector: &str, count: usize) -> Outcome {
        let what = format!("{count} of {selector}");
        eventually(&what, PATIENCE, || async {
            let seen = self.browser.visible(selector).await?;
            Ok((seen == count).then_some(()))
        })
        .await
    }

    /// Waits until the page has asked these as often, and no other.
    async fn has_asked(&self, stay: u64, look: u64) -> Outcome {
        let script = "return arguments[0].map((path) => performance.getEntriesByType('resource') \
                      .filter((entry) => new URL(entry.name).pathname === path).length)";
        let paths = serde_json::json!([urls::SESSION, urls::SESSION_LEFT]);
        let wanted = serde_json::json!([stay, look]);
        let what = format!("{wanted} requests to {paths}");
        eventually(&what, PATIENCE, || async {
            let asked = self.browser.run(script, vec![paths.clone()]).await?;
            Ok((asked == wanted).then_some(()))
        })
        .await
    }

    /// Waits until the status region says this, seen or not.
    async fn is_told(&self, words: &str) -> Outcome {
        let status = ".latchkey-session [role=status]";
        eventually(words, PATIENCE, || async {
            let told = self.browser.property(status, "textContent").await?;
            Ok(told.contains(words).then_some(()))
        })
        .await
    }
}

/// The warning, a press, and no more after it: the page's own question keeps nothing alive, and the end of the
/// session leads to the door.
#[tokio::test(flavor = "multi_thread")]
async fn a_page_warns_before_its_session_ends_and_leaves_when_it_has() -> Outcome {
    let Some(driver) = Chromedriver::start()? else {
        return Ok(());
    };
    let Some(installation) = Installation::new(Kind::Sqlite, &[])? else {
        return Ok(());
    };
    let priya = installation
        .demonstration()?
        .holder("unlocked, registered")?;
    let _service = installation.serve().await?;
    let browser = Way::Scripts.open(&driver, "shared").await?;
    let mut person = Person::new(browser, &installation, &priya);
    person.sign_in(priya.passcode()).await?;
    person.open(urls::CONTACT_DETAILS).await?;
    person.browser.click("main [name=email]").await?;
    assert_eq!(person.browser.visible(WARNING).await?, 0);

    person.lets_pass(19.0).await?;
    person.sees(STAY, 1).await?;
    person.browser.click(STAY).await?;
    person.sees(WARNING, 0).await?;
    person.has_asked(1, 0).await?;
    assert_eq!(person.browser.focused("name").await?, "email");
    person.is_told("if you do nothing").await?;

    // The server knows better than the page's clock, and is asked without a press being made of it.
    person.lets_pass(21.0).await?;
    person.has_asked(1, 1).await?;
    person.browser.is_at(urls::CONTACT_DETAILS).await?;
    assert_eq!(person.browser.visible("main form [name=email]").await?, 1);

    // Near the absolute end there is nothing to press any more.
    let last = "new BroadcastChannel(arguments[0]).postMessage({ seconds: 90, until: '23:59', extends: false })";
    person.browser.run(last, vec![urls::SESSION.into()]).await?;
    person.sees(WARNING, 1).await?;
    person.is_told("soon, at 23:59. Finish what").await?;
    assert_eq!(person.browser.visible(STAY).await?, 0);
    let foot = person.browser.text(".latchkey-session > p").await?;
    assert!(foot.ends_with("at 23:59. To carry on after that, sign in again."));

    person.browser.forget_cookies().await?;
    person.lets_pass(21.0).await?;
    eventually("the door", PATIENCE, || async {
        let here = person.browser.path().await?;
        Ok((here == urls::SIGN_IN).then_some(()))
    })
    .await?;
    person.browser.leave().await
}

/// Where the server cannot be asked, nothing personal stays on the screen.
#[tokio::test(flavor = "multi_thread")]
async fn a_page_whose_session_ended_is_hidden_when_nobody_answers() -> Outcome {
    let Some(driver) = Chromedriver::start()? else {
        return Ok(());
    };
    let Some(installation) = Installation::new(Kind::Sqlite, &[])? else {
        return Ok(());
    };
    let priya = installation
        .demonstration()?
        .holder("unlocked, registered")?;
    let service = installation.serve().await?;
    let browser = Way::Scripts.open(&driver, "shared-alone").await?;
    let mut person = Person::new(browser, &installation, &priya);
    person.sign_in(priya.passcode()).await?;
    person.open(urls::CONTACT_DETAILS).await?;
    drop(service);
    person.lets_pass(21.0).await?;
    person.sees("main form", 0).await?;
    assert_eq!(
        person.browser.text("main").await?,
        "Your session has ended\nWhat was on this page is hidden, so that nobody else sees it.\nSign in again"
    );
    assert_eq!(person.browser.focused("tagName").await?, "H2");
    let door = person
        .browser
        .property("main > :last-child a", "href")
        .await?;
    assert!(door.ends_with("/sign-in?ended=1"), "{door}");

    // Back again, the server says what is true: here, that nothing has ended.
    let _service = installation.serve().await?;
    person.lets_pass(2.0).await?;
    person.sees("main form [name=email]", 1).await?;
    person.browser.leave().await
}
