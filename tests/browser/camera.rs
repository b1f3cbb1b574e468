//! Looks at each page as at a desk and on a phone, keeps the pictures, and listens to the console.

use std::path::PathBuf;
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use reqwest::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

use crate::services::Outcome;
use crate::services::patience::eventually;

/// Where pictures go.
const FOLDER: &str = "LATCHKEY_SCREENSHOTS";
const DESK: u32 = 1280;
const PHONE: u32 = 375;
const TO_FOLD: Duration = Duration::from_secs(3);

/// Takes the pictures of one journey, numbered as they come.
pub struct Camera {
    folder: PathBuf,
    journey: String,
    pages: u32,
}

/// A command that only Chromium's driver knows.
#[derive(Debug)]
struct Chromium {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Chromium {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

impl Camera {
    /// A camera for a journey of this name.
    pub fn new(journey: &str) -> Outcome<Self> {
        let usual = concat!(env!("CARGO_MANIFEST_DIR"), "/target/screenshots");
        let folder = std::env::var_os(FOLDER).map_or_else(|| usual.into(), PathBuf::from);
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
            let picture = picture(client, width).await?;
            std::fs::write(self.folder.join(name), picture)?;
        }
        tell(client, "Emulation.clearDeviceMetricsOverride", json!({})).await?;
        Ok(())
    }

    /// Errors and warnings of the console since it was last asked. That a page itself was answered
    /// with an error status is a page's right and no complaint.
    pub async fn complaints(&self, client: &Client) -> Outcome<Vec<String>> {
        let command = Chromium {
            path: "se/log",
            body: json!({ "type": "browser" }),
        };
        let entries = client.issue_cmd(command).await?;
        let entries = entries.as_array().ok_or("the console cannot be read")?;
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
    let screen = json!({
        "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < DESK,
    });
    tell(client, "Emulation.setDeviceMetricsOverride", screen).await?;
    let size = settled(client, width).await?;
    let clip = json!({
        "x": 0, "y": 0, "width": width, "height": size["height"], "scale": 1,
    });
    let options = json!({ "clip": clip, "captureBeyondViewport": true });
    let taken = tell(client, "Page.captureScreenshot", options).await?;
    Ok(BASE64_STANDARD.decode(taken["data"].as_str().ok_or("no picture")?)?)
}

/// The page's size, once it is no wider than the screen: the console's menu folds a moment after the
/// screen has changed.
async fn settled(client: &Client, width: u32) -> Outcome<Value> {
    let page = client.current_url().await?;
    let what = format!("{page} to be no wider than a screen of {width}");
    eventually(&what, TO_FOLD, || async {
        let metrics = tell(client, "Page.getLayoutMetrics", json!({})).await?;
        let size = metrics["cssContentSize"].clone();
        let wide = size["width"].as_f64();
        let fits = wide.is_some_and(|wide| wide <= f64::from(width));
        Ok(fits.then_some(size))
    })
    .await
}

/// Tells the browser itself, past the page.
async fn tell(client: &Client, method: &str, parameters: Value) -> Outcome<Value> {
    let body = json!({ "cmd": method, "params": parameters });
    Ok(client
        .issue_cmd(Chromium {
            path: "goog/cdp/execute",
            body,
        })
        .await?)
}
