//! A person's browser: what they see, press and type.

use std::time::Duration;

use fantoccini::Client;
use fantoccini::Locator::{Css, XPath};
use fantoccini::elements::Element;

use super::camera::Camera;
use crate::services::Outcome;
use crate::services::patience::eventually;

const PATIENCE: Duration = Duration::from_secs(20);

/// One browser, with a camera on it.
pub struct Browser {
    client: Client,
    camera: Camera,
}

impl Browser {
    /// Looks through a browser that was opened.
    pub fn new(client: Client, camera: Camera) -> Self {
        Self { client, camera }
    }

    /// Opens an address.
    pub async fn open(&mut self, url: &str) -> Outcome {
        self.client.goto(url).await?;
        self.camera.look(&self.client).await
    }

    /// Where it is.
    pub async fn path(&self) -> Outcome<String> {
        Ok(self.client.current_url().await?.path().to_owned())
    }

    /// Fails unless it is there.
    pub async fn is_at(&self, path: &str) -> Outcome {
        let here = self.path().await?;
        if here == path {
            return Ok(());
        }
        let heading = self.text("h1").await?;
        let errors = self.texts(".nhsuk-error-message").await?;
        Err(format!("at {here} instead of {path}: {heading:?} {errors:?}").into())
    }

    /// The page's title.
    pub async fn title(&self) -> Outcome<String> {
        Ok(self.client.title().await?)
    }

    /// The text of the first element that the selector finds.
    pub async fn text(&self, selector: &str) -> Outcome<String> {
        Ok(self.client.find(Css(selector)).await?.text().await?)
    }

    /// The texts of all of them.
    pub async fn texts(&self, selector: &str) -> Outcome<Vec<String>> {
        let mut texts = Vec::new();
        for element in self.client.find_all(Css(selector)).await? {
            texts.push(element.text().await?);
        }
        Ok(texts)
    }

    /// How many elements the selector finds that can be seen.
    pub async fn visible(&self, selector: &str) -> Outcome<usize> {
        let mut count = 0;
        for element in self.client.find_all(Css(selector)).await? {
            count += usize::from(element.is_displayed().await?);
        }
        Ok(count)
    }

    /// The field of this name.
    pub async fn field(&self, name: &str) -> Outcome<Element> {
        Ok(self
            .client
            .find(Css(&format!("main [name={name}]")))
            .await?)
    }

    /// The first element that the selector finds.
    pub async fn element(&self, selector: &str) -> Outcome<Element> {
        Ok(self.client.find(Css(selector)).await?)
    }

    /// Presses what changes this page and leads to no other: a box, a link within the page.
    pub async fn click(&self, selector: &str) -> Outcome {
        Ok(self.element(selector).await?.click().await?)
    }

    /// A property of the first element that the selector finds, as scripts see it.
    pub async fn property(&self, selector: &str, name: &str) -> Outcome<String> {
        let value = self.element(selector).await?.prop(name).await?;
        Ok(value.unwrap_or_default())
    }

    /// A property that is a number; only where scripts run.
    pub async fn number(&self, selector: &str, name: &str) -> Outcome<f64> {
        let script = "return document.querySelector(arguments[0])[arguments[1]]";
        let given = vec![selector.into(), name.into()];
        let value = self.client.execute(script, given).await?;
        Ok(value.as_f64().ok_or("no number")?)
    }

    /// What has the focus: a property of it, such as its `id`.
    pub async fn focused(&self, name: &str) -> Outcome<String> {
        let element = self.client.active_element().await?;
        Ok(element.prop(name).await?.unwrap_or_default())
    }

    /// Chooses a line of a drop-down by its words.
    pub async fn choose(&self, name: &str, words: &str) -> Outcome {
        Ok(self.field(name).await?.select_by_label(words).await?)
    }

    /// The cookies of the page's site, as a request carries them.
    pub async fn cookies(&self) -> Outcome<String> {
        let cookies = self.client.get_all_cookies().await?;
        let pairs = cookies
            .iter()
            .map(|c| format!("{}={}", c.name(), c.value()));
        Ok(pairs.collect::<Vec<_>>().join("; "))
    }

    /// Types into a field, over what was there.
    pub async fn fill(&self, name: &str, value: &str) -> Outcome {
        let field = self.field(name).await?;
        field.clear().await?;
        Ok(field.send_keys(value).await?)
    }

    /// Presses the button with these words.
    pub async fn press(&mut self, words: &str) -> Outcome {
        let button = format!("//button[normalize-space()='{words}']");
        self.leave_by(XPath(&button)).await
    }

    /// Follows the link with these words.
    pub async fn follow(&mut self, words: &str) -> Outcome {
        let link = format!("//a[normalize-space()='{words}']");
        self.leave_by(XPath(&link)).await
    }

    /// Follows the first link that the selector finds.
    pub async fn follow_first(&mut self, selector: &str) -> Outcome {
        self.leave_by(Css(selector)).await
    }

    /// Closes it; the console must have been silent all the way.
    pub async fn leave(self) -> Outcome {
        let complaints = self.camera.complaints(&self.client).await?;
        self.client.close().await?;
        match complaints.is_empty() {
            true => Ok(()),
            false => Err(complaints.join("; ").into()),
        }
    }

    /// Clicks, waits until the next page has taken the place of this one, and looks at it.
    async fn leave_by(&mut self, way: fantoccini::Locator<'_>) -> Outcome {
        let before = self.client.find(Css("html")).await?;
        let way = self.client.find(way).await?;
        // The menu unfolds a moment after the camera has put the screen back.
        eventually("the way on to be seen", PATIENCE, || async {
            Ok(way.is_displayed().await?.then_some(()))
        })
        .await?;
        way.click().await?;
        eventually("the next page", PATIENCE, || async {
            Ok(before.tag_name().await.is_err().then_some(()))
        })
        .await?;
        self.client.wait().for_element(Css("main")).await?;
        self.camera.look(&self.client).await
    }
}
