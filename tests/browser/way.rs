//! The ways in which people work at a browser.

use super::browser::Browser;
use super::camera::Camera;
use super::chromium::{Chromedriver, Scripts};
use crate::services::Outcome;

/// How somebody works: whether scripts run, and whether there is a pointer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Scripts,
    NoScripts,
    Keyboard,
}

impl Way {
    /// The name of the journey's pictures.
    pub fn name(self, journey: &str) -> String {
        let way = match self {
            Self::Scripts => "scripts",
            Self::NoScripts => "no-scripts",
            Self::Keyboard => "keyboard",
        };
        format!("{journey}-{way}")
    }

    /// Opens a browser that is worked with in this way.
    pub async fn open(self, driver: &Chromedriver, journey: &str) -> Outcome<Browser> {
        let name = self.name(journey);
        let scripts = match self {
            Self::NoScripts => Scripts::Off,
            Self::Scripts | Self::Keyboard => Scripts::On,
        };
        let browser = Browser::new(driver.open(&name, scripts).await?, Camera::new(&name)?);
        match self {
            Self::Keyboard => browser.by_keyboard().await,
            Self::Scripts | Self::NoScripts => Ok(browser),
        }
    }
}
