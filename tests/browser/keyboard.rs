//! A keyboard and nothing else: Tab until the control has the focus, then its key. What cannot be
//! reached, or does not show that it is reached, is a failure.

use fantoccini::Client;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::key::Key;

use super::devtools;
use crate::services::Outcome;

/// How often somebody presses Tab before they give up: more than any page here has controls.
const PATIENCE: usize = 150;
/// What is asked of a page from inside.
const QUESTIONS: &str = include_str!("gallery/page.js");

/// The keyboard of a browser.
pub struct Keyboard<'a>(pub &'a Client);

impl Keyboard<'_> {
    /// Lets pages say whether what has the focus shows it, and gives them the focus of the screen.
    pub async fn plug_in(&self) -> Outcome {
        let source = serde_json::json!({ "source": QUESTIONS });
        devtools::tell(self.0, "Page.addScriptToEvaluateOnNewDocument", source).await?;
        let enabled = serde_json::json!({ "enabled": true });
        devtools::tell(self.0, "Emulation.setFocusEmulationEnabled", enabled).await?;
        Ok(())
    }

    /// Presses a key; with another held, if any.
    pub async fn strike(&self, held: Option<Key>, key: char) -> Outcome {
        let mut keys = KeyActions::new("keyboard".into());
        if let Some(held) = held {
            keys = keys.then(KeyAction::Down { value: held.into() });
        }
        keys = keys.then(KeyAction::Down { value: key });
        keys = keys.then(KeyAction::Up { value: key });
        if let Some(held) = held {
            keys = keys.then(KeyAction::Up { value: held.into() });
        }
        Ok(self.0.perform_actions(keys).await?)
    }

    /// Presses a key that stands for no letter.
    pub async fn press(&self, key: Key) -> Outcome {
        self.strike(None, key.into()).await
    }

    /// Goes to a control from wherever the focus is, and sees that it is marked and on the screen.
    pub async fn reach(&self, control: &Element) -> Outcome {
        let wanted = control.element_id();
        for _ in 0..PATIENCE {
            if self.0.active_element().await?.element_id() == wanted {
                return self.is_marked().await;
            }
            self.press(Key::Tab).await?;
        }
        let words = control.html(false).await?;
        Err(format!("{PATIENCE} times Tab does not lead to {words}").into())
    }

    /// Presses a link or a button.
    pub async fn enter(&self, control: &Element) -> Outcome {
        self.reach(control).await?;
        self.press(Key::Enter).await
    }

    /// Ticks a box, or chooses the line of a group of radio buttons.
    pub async fn tick(&self, control: &Element) -> Outcome {
        if control.attr("type").await?.as_deref() != Some("radio") {
            self.reach(control).await?;
            return self.strike(None, ' ').await;
        }
        self.reach_in_group(control).await?;
        self.strike(None, ' ').await
    }

    /// Tab leads to a group of radio buttons, arrows lead through it.
    async fn reach_in_group(&self, control: &Element) -> Outcome {
        let wanted = control.element_id();
        let group = control.attr("name").await?;
        for _ in 0..PATIENCE {
            let here = self.0.active_element().await?;
            if here.element_id() == wanted {
                return self.is_marked().await;
            }
            let within = here.attr("name").await? == group;
            self.press(if within { Key::Down } else { Key::Tab })
                .await?;
        }
        Err("no key leads to a radio button".into())
    }

    /// Types over what a field holds.
    pub async fn write(&self, field: &Element, text: &str) -> Outcome {
        self.reach(field).await?;
        self.strike(Some(Key::Control), 'a').await?;
        self.press(Key::Delete).await?;
        for letter in text.chars() {
            self.strike(None, letter).await?;
        }
        Ok(())
    }

    /// Chooses a line of a drop-down, counted from its first.
    pub async fn choose(&self, field: &Element, line: usize) -> Outcome {
        self.reach(field).await?;
        self.press(Key::Home).await?;
        for _ in 0..line {
            self.press(Key::Down).await?;
        }
        Ok(())
    }

    /// Fails unless what has the focus looks other than without it, and is on the screen.
    async fn is_marked(&self) -> Outcome {
        let wrong = self
            .0
            .execute("return latchkey.marked()", Vec::new())
            .await?;
        match wrong.as_str() {
            None => Ok(()),
            Some(wrong) => Err(wrong.into()),
        }
    }
}
