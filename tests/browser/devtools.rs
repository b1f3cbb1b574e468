//! What only Chromium's own driver can do: the screen, the reader's settings, pictures, the console.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use reqwest::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

use crate::services::Outcome;

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

/// Tells the browser itself, past the page.
pub async fn tell(client: &Client, method: &str, parameters: Value) -> Outcome<Value> {
    let body = json!({ "cmd": method, "params": parameters });
    let path = "goog/cdp/execute";
    Ok(client.issue_cmd(Chromium { path, body }).await?)
}

/// Gives the page a screen of this size; `scale` is how many of its dots make a CSS pixel.
pub async fn screen(client: &Client, size: (u32, u32), scale: u32, mobile: bool) -> Outcome {
    let screen = json!({
        "width": size.0, "height": size.1, "deviceScaleFactor": scale, "mobile": mobile,
    });
    tell(client, "Emulation.setDeviceMetricsOverride", screen).await?;
    Ok(())
}

/// Gives the page its own screen back.
pub async fn own_screen(client: &Client) -> Outcome {
    tell(client, "Emulation.clearDeviceMetricsOverride", json!({})).await?;
    Ok(())
}

/// What the reader asks of every page, such as `forced-colors: active`; none for nothing.
pub async fn wishes(client: &Client, features: &[(&str, &str)]) -> Outcome {
    let features: Vec<Value> = features
        .iter()
        .map(|(name, value)| json!({ "name": name, "value": value }))
        .collect();
    let features = json!({ "features": features });
    tell(client, "Emulation.setEmulatedMedia", features).await?;
    Ok(())
}

/// The size of plain text that the reader has set.
pub async fn text_size(client: &Client, pixels: u32) -> Outcome {
    let sizes = json!({ "fontSizes": { "standard": pixels, "fixed": pixels } });
    tell(client, "Page.setFontSizes", sizes).await?;
    Ok(())
}

/// The size of the page's content.
pub async fn content_size(client: &Client) -> Outcome<(f64, f64)> {
    let metrics = tell(client, "Page.getLayoutMetrics", json!({})).await?;
    let of = |side: &str| metrics["cssContentSize"][side].as_f64();
    Ok(of("width").zip(of("height")).ok_or("no size of the page")?)
}

/// A picture of the page from its top, as PNG.
pub async fn picture(client: &Client, (width, height): (f64, f64)) -> Outcome<Vec<u8>> {
    let clip = json!({ "x": 0, "y": 0, "width": width, "height": height, "scale": 1 });
    let options = json!({ "clip": clip, "captureBeyondViewport": true });
    let taken = tell(client, "Page.captureScreenshot", options).await?;
    Ok(BASE64_STANDARD.decode(taken["data"].as_str().ok_or("no picture")?)?)
}

/// What the console has said since it was last asked, with level and source.
pub async fn console(client: &Client) -> Outcome<Vec<Value>> {
    let body = json!({ "type": "browser" });
    let path = "se/log";
    let entries = client.issue_cmd(Chromium { path, body }).await?;
    Ok(entries
        .as_array()
        .cloned()
        .ok_or("the console cannot be read")?)
}
