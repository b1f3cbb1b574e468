//! Looks at each page as at a desk and on a phone, keeps the pictures, and listens to the console.

use std::path::PathBuf;
use std::time::Duration;

use fantoccini::Client;
use url::Url;

use super::devtools;
use crate::services::Outcome;
use crate::services::patience::eventually;

/// Where pictures go.
const FOLDER: &str = "LATCHKEY_SCREENSHOTS";
/// How wide the screen of a desk is.
pub const DESK: u32 = 1280;
/// How wide a phone is.
pub const PHONE: u32 = 375;
const TO_FOLD: Duration = Duration::from_secs(3);

/// The folder that pictures go to.
pub fn folder() -> PathBuf {
    let usual = concat!(env!("CARGO_MANIFEST_DIR"), "/target/screenshots");
    std::env::var_os(FOLDER).map_or_else(|| usual.into(), PathBuf::from)
}

/// The folder that pictures of every page go to; they are taken only where somebody named it, because there are
/// thousands and looking at them is a person's work.
pub fn folder_of_all() -> Option<PathBuf> {
    std::env::var_os(FOLDER).map(PathBuf::from)
}

/// Takes the pictures of one journey, numbered as they come.
pub struct Camera {
    folder: PathBuf,
    journey: String,
    pages: u32,
}

impl Camera {
    /// A camera for a journey of this name.
    pub fn new(journey: &str) -> Outcome<Self> {
        let folder = folder();
        std::fs::create_dir_all(&folder)?;
        Ok(Self {
            folder,
            journey: journey.to_owned(),
            pages: 0,
        })
    }

    /// Takes the page's pictures.
    pub async fn look(&mut self, client: &Client) -> Outcome {
        self.pages += 1;
        let page = page_name(&client.current_url().await?);
        for width in [DESK, PHONE] {
            let name = format!("{}-{:02}-{page}-{width}.png", self.journey, self.pages);
            std::fs::write(self.folder.join(name), picture(client, width).await?)?;
        }
        devtools::own_screen(client).await
    }

    /// Errors and warnings of the console since it was last asked. That a page itself was answered
    /// with an error status is a page's right and no complaint.
    pub async fn complaints(&self, client: &Client) -> Outcome<Vec<String>> {
        let entries = devtools::console(client).await?;
        let bad = entries.iter().filter(|entry| {
            let message = entry["message"].as_str().unwrap_or_default();
            let is_a_page = entry["source"] == "network" && !message.contains("/assets/");
            matches!(entry["level"].as_str(), Some("SEVERE" | "WARNING")) && !is_a_page
        });
        let told = bad.map(|entry| format!("{}: {}", self.journey, entry["message"]));
        Ok(told.collect())
    }
}

/// The path as part of a file's name, without the secret that a link carries.
fn page_name(url: &Url) -> String {
    let is_word = |part: &&str| part.len() < 20 && !part.is_empty();
    let words: Vec<&str> = url.path().split('/').filter(is_word).collect();
    if words.is_empty() {
        "start".to_owned()
    } else {
        words.join("-")
    }
}

/// The whole page as a screen of this width shows it.
async fn picture(client: &Client, width: u32) -> Outcome<Vec<u8>> {
    devtools::screen(client, (width, 900), 1, width < DESK).await?;
    let height = settled(client, width).await?;
    devtools::picture(client, (f64::from(width), height)).await
}

/// The page's height, once it is no wider than the screen: the console's menu folds a moment after
/// the screen has changed.
async fn settled(client: &Client, width: u32) -> Outcome<f64> {
    let page = client.current_url().await?;
    let what = format!("{page} to be no wider than a screen of {width}");
    eventually(&what, TO_FOLD, || async {
        let (wide, high) = devtools::content_size(client).await?;
        Ok((wide <= f64::from(width)).then_some(high))
    })
    .await
}
