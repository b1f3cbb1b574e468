//! A person's browser: what they see, press and type.

use std::time::Duration;

use fantoccini::Client;
use fantoccini::Locator::{Css, XPath};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use serde_json::Value;

use super::camera::Camera;
use super::keyboard::Keyboard;
use crate::services::Outcome;
use crate::services::patience::eventually;

const PATIENCE: Duration = Duration::from_secs(20);

/// With what a person works at their browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hands {
    Pointer,
    Keyboard,
}

/// One browser, with a camera on it.
pub struct Browser {
    client: Client,
    camera: Camera,
    hands: Hands,
}

impl Browser {
    /// Looks through a browser that was opened.
    pub fn new(client: Client, camera: Camera) -> Self {
        let hands = Hands::Pointer;
        Self {
            client,
            camera,
            hands,
        }
    }

    /// Takes the pointer away: from here on everything is done with the keyboard alone.
    pub async fn by_keyboard(mut self) -> Outcome<Self> {
        Keyboard(&self.client).plug_in().await?;
        self.hands = Hands::Keyboard;
        Ok(self)
    }

    /// Its keyboard.
    pub fn keyboard(&self) -> Keyboard<'_> {
        Keyboard(&self.client)
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

    /// Fails unless the page says that this field is in error: first in its title, in a summary that has the
    /// focus where scripts run, and beside the field, to which the summary leads.
    pub async fn is_in_error(&self, field: &str) -> Outcome {
        let title = self.title().await?;
        let link = format!(".nhsuk-error-summary a[href='#{field}']");
        let wrong = if !title.starts_with("Error: ") {
            Some(format!("the title is {title:?}"))
        } else if self.visible(&link).await? != 1 {
            Some(format!("the summary has no link to {field}"))
        } else if self.scripts().await? {
            self.leads_from_summary_to(&link, field).await?
        } else {
            None
        };
        wrong.map_or(Ok(()), |wrong| Err(wrong.into()))
    }

    /// What is wrong with the way from the summary of errors, which must have the focus, to a field.
    async fn leads_from_summary_to(&self, link: &str, field: &str) -> Outcome<Option<String>> {
        let first = self.focused("className").await?;
        if !first.contains("nhsuk-error-summary") {
            return Ok(Some(format!(
                "the focus is on {first:?}, not on the summary"
            )));
        }
        self.click(link).await?;
        let then = self.focused("id").await?;
        Ok((then != field).then(|| format!("the summary leads to {then:?}, not to {field}")))
    }

    /// Whether scripts run: the design system's own mark says so.
    pub async fn scripts(&self) -> Outcome<bool> {
        Ok(self
            .property("body", "className")
            .await?
            .contains("js-enabled"))
    }

    /// The page's title.
    pub async fn title(&self) -> Outcome<String> {
        Ok(self.client.title().await?)
    }

    /// The text of the first element that the selector finds.
    pub async fn text(&self, selector: &str) -> Outcome<String> {
        self.of(selector, async |element| element.text().await)
            .await
    }

    /// Asks the first element that the selector finds; once more where a script has put another in its place in this
    /// very moment.
    async fn of<T>(
        &self,
        selector: &str,
        ask: impl AsyncFn(&Element) -> Result<T, CmdError>,
    ) -> Outcome<T> {
        for _ in 0..3 {
            match ask(&self.element(selector).await?).await {
                Err(error) if error.is_stale_element_reference() => {}
                answer => return Ok(answer?),
            }
        }
        Err(format!("{selector} does not stay").into())
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
            match element.is_displayed().await {
                // It went in this very moment.
                Err(error) if error.is_stale_element_reference() => {}
                seen => count += usize::from(seen?),
            }
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
        let element = self.element(selector).await?;
        match self.hands {
            Hands::Pointer => Ok(element.click().await?),
            Hands::Keyboard if element.tag_name().await? == "input" => {
                self.keyboard().tick(&element).await
            }
            Hands::Keyboard => self.keyboard().enter(&element).await,
        }
    }

    /// Ticks the box, or chooses the radio button, of this name and value.
    pub async fn tick(&self, name: &str, value: &str) -> Outcome {
        self.click(&format!("main input[name={name}][value='{value}']"))
            .await
    }

    /// A property of the first element that the selector finds, as scripts see it.
    pub async fn property(&self, selector: &str, name: &str) -> Outcome<String> {
        let value = self.of(selector, async |element| element.prop(name).await);
        Ok(value.await?.unwrap_or_default())
    }

    /// A property that is a number; only where scripts run.
    pub async fn number(&self, selector: &str, name: &str) -> Outcome<f64> {
        let script = "return document.querySelector(arguments[0])[arguments[1]]";
        let given = vec![selector.into(), name.into()];
        let value = self.client.execute(script, given).await?;
        Ok(value.as_f64().ok_or("no number")?)
    }

    /// Runs a script in the page; only where scripts run.
    pub async fn run(&self, script: &str, given: Vec<Value>) -> Outcome<Value> {
        Ok(self.client.execute(script, given).await?)
    }

    /// What has the focus: a property of it, such as its `id`.
    pub async fn focused(&self, name: &str) -> Outcome<String> {
        let element = self.client.active_element().await?;
        Ok(element.prop(name).await?.unwrap_or_default())
    }

    /// Chooses a line of a drop-down by its words.
    pub async fn choose(&self, name: &str, words: &str) -> Outcome {
        let lines = self.texts(&format!("main [name={name}] option")).await?;
        let line = lines.iter().position(|line| line == words);
        self.choose_line(
            name,
            line.ok_or_else(|| format!("no {words:?} in {lines:?}"))?,
        )
        .await
    }

    /// Chooses a line of a drop-down, counted from its first.
    pub async fn choose_line(&self, name: &str, line: usize) -> Outcome {
        let field = self.field(name).await?;
        match self.hands {
            Hands::Pointer => Ok(field.select_by_index(line).await?),
            Hands::Keyboard => self.keyboard().choose(&field, line).await,
        }
    }

    /// The cookies of the page's site, as a request carries them.
    pub async fn cookies(&self) -> Outcome<String> {
        let cookies = self.client.get_all_cookies().await?;
        let pairs = cookies
            .iter()
            .map(|c| format!("{}={}", c.name(), c.value()));
        Ok(pairs.collect::<Vec<_>>().join("; "))
    }

    /// Loses its cookies, and with them who it is.
    pub async fn forget_cookies(&self) -> Outcome {
        Ok(self.client.delete_all_cookies().await?)
    }

    /// Types into a field, over what was there.
    pub async fn fill(&self, name: &str, value: &str) -> Outcome {
        let field = self.field(name).await?;
        if self.hands == Hands::Keyboard {
            return self.keyboard().write(&field, value).await;
        }
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
        match self.hands {
            Hands::Pointer => way.click().await?,
            Hands::Keyboard => self.keyboard().enter(&way).await?,
        }
        eventually("the next page", PATIENCE, || async {
            Ok(before.tag_name().await.is_err().then_some(()))
        })
        .await?;
        self.client.wait().for_element(Css("main")).await?;
        self.camera.look(&self.client).await
    }
}
