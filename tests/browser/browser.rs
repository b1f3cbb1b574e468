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
        self.client.find(way).await?.click().await?;
        eventually("the next page", PATIENCE, || async {
            Ok(before.tag_name().await.is_err().then_some(()))
        })
        .await?;
        self.client.wait().for_element(Css("main")).await?;
        self.camera.look(&self.client).await
    }
}
