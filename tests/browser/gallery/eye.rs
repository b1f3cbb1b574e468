//! Looks at one sheet after the other: whole, on every screen, with every wish that a reader may have.

use std::path::PathBuf;

use fantoccini::Client;
use serde_json::{Value, json};

use super::inventory::Sheet;
use crate::camera::{self, DESK, PHONE};
use crate::services::Outcome;
use crate::{axe, devtools};

/// What is asked of a page from inside.
const QUESTIONS: &str = include_str!("page.js");
/// The reader's usual size of text, and one of 200 %.
const TEXT: u32 = 16;
const LARGE_TEXT: u32 = 32;
const WIDE: (u32, u32) = (1440, 900);
const TABLET: (u32, u32) = (768, 1024);
/// A screen of 1280 by 1024 at 400 %.
const ZOOMED: (u32, u32) = (320, 256);
const FORCED_COLOURS: [(&str, &str); 2] = [
    ("forced-colors", "active"),
    ("prefers-color-scheme", "dark"),
];
const REDUCED_MOTION: [(&str, &str); 1] = [("prefers-reduced-motion", "reduce")];

/// What was seen of a sheet.
#[derive(Debug, Default)]
pub struct Seen {
    /// What is wrong with it.
    pub wrong: Vec<String>,
    /// Its title.
    pub title: String,
}

/// One browser that looks.
pub struct Eye {
    client: Client,
    /// Where pictures go, if somebody wants them.
    folder: Option<PathBuf>,
}

impl Eye {
    /// Puts the questions into every page that the browser will open; `None` without axe-core.
    pub async fn new(client: Client, folder: &str) -> Outcome<Option<Self>> {
        let Some(axe) = axe::source()? else {
            return Ok(None);
        };
        for source in [axe.as_str(), QUESTIONS] {
            let source = json!({ "source": source });
            devtools::tell(&client, "Page.addScriptToEvaluateOnNewDocument", source).await?;
        }
        let focus = json!({ "enabled": true });
        devtools::tell(&client, "Emulation.setFocusEmulationEnabled", focus).await?;
        let folder = camera::folder_of_all().map(|all| all.join(folder));
        if let Some(folder) = &folder {
            std::fs::create_dir_all(folder)?;
        }
        Ok(Some(Self { client, folder }))
    }

    /// Looks at a sheet in every way and takes its pictures.
    pub async fn look(&self, sheet: &Sheet, url: &str) -> Outcome<Seen> {
        devtools::screen(&self.client, WIDE, 1, false).await?;
        self.client.goto(url).await?;
        let whole = format!("whole('{}')", sheet.language.code());
        let whole = self.ask(&whole).await?;
        let mut seen = Seen {
            wrong: told("1440", &whole["wrong"]),
            title: whole["title"].as_str().unwrap_or_default().to_owned(),
        };
        seen.wrong.extend(self.with_large_text().await?);
        seen.wrong.extend(self.on_small_screens().await?);
        seen.wrong.extend(self.as_wished().await?);
        for width in [DESK, PHONE] {
            let file = format!("{}-{}-{width}", sheet.name, sheet.language.code());
            self.keep(&file, width).await?;
        }
        let said = devtools::console(&self.client).await?;
        let bad = said
            .iter()
            .filter(|entry| matches!(entry["level"].as_str(), Some("SEVERE" | "WARNING")));
        let told = bad.map(|entry| format!("console: {}", entry["message"]));
        seen.wrong.extend(told);
        Ok(seen)
    }

    async fn with_large_text(&self) -> Outcome<Vec<String>> {
        devtools::text_size(&self.client, LARGE_TEXT).await?;
        let wrong = told("200 % text", &self.ask("doubled()").await?);
        devtools::text_size(&self.client, TEXT).await?;
        Ok(wrong)
    }

    async fn on_small_screens(&self) -> Outcome<Vec<String>> {
        let mut wrong = told("text spacing", &self.ask("spaced()").await?);
        devtools::screen(&self.client, TABLET, 1, false).await?;
        wrong.extend(told("768", &self.ask("fits()").await?));
        devtools::screen(&self.client, ZOOMED, 4, false).await?;
        wrong.extend(told("320", &self.ask("narrow()").await?));
        wrong.extend(told("320, text spacing", &self.ask("spaced()").await?));
        Ok(wrong)
    }

    async fn as_wished(&self) -> Outcome<Vec<String>> {
        devtools::screen(&self.client, WIDE, 1, false).await?;
        devtools::wishes(&self.client, &FORCED_COLOURS).await?;
        let mut wrong = told("forced colours", &self.ask("outlined()").await?);
        devtools::wishes(&self.client, &REDUCED_MOTION).await?;
        wrong.extend(told("reduced motion", &self.ask("still()").await?));
        devtools::wishes(&self.client, &[]).await?;
        Ok(wrong)
    }

    /// The browser itself.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Opens an address.
    pub async fn open(&self, url: &str) -> Outcome {
        Ok(self.client.goto(url).await?)
    }

    /// What the page says to a question on a screen of this width.
    pub async fn asked_at(&self, width: u32, question: &str) -> Outcome<Vec<String>> {
        devtools::screen(&self.client, (width, 900), 1, false).await?;
        Ok(told("", &self.ask(question).await?))
    }

    /// Takes a picture of the whole page at this width, where pictures are wanted.
    pub async fn keep(&self, name: &str, width: u32) -> Outcome {
        let Some(folder) = &self.folder else {
            return Ok(());
        };
        devtools::screen(&self.client, (width, 900), 1, width < DESK).await?;
        self.ask("fits()").await?;
        let (_, height) = devtools::content_size(&self.client).await?;
        let picture = devtools::picture(&self.client, (f64::from(width), height)).await?;
        Ok(std::fs::write(folder.join(format!("{name}.png")), picture)?)
    }

    /// Closes the browser.
    pub async fn leave(self) -> Outcome {
        Ok(self.client.close().await?)
    }

    async fn ask(&self, question: &str) -> Outcome<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1]; \
             Promise.resolve(latchkey.{question}).then(done, (error) => done([String(error)]));"
        );
        Ok(self.client.execute_async(&script, Vec::new()).await?)
    }
}

/// An answer's sentences, with where they were seen.
fn told(place: &str, answer: &Value) -> Vec<String> {
    let sentences = answer.as_array().into_iter().flatten();
    let place = if place.is_empty() {
        String::new()
    } else {
        format!("{place}: ")
    };
    sentences
        .filter_map(Value::as_str)
        .map(|sentence| format!("{place}{sentence}"))
        .collect()
}
