//! The journeys of holders and of the Registration Authority in a real Chromium, driven through chromedriver,
//! with scripts, without them, and by keyboard alone; and the gallery, which looks at every page and every
//! mail in every language.
//!
//! Each journey starts the real program on a fresh database and looks at every page at the width of a desk
//! and of a phone. Nothing may be wider than the screen, and the console must stay silent: no script
//! error, no refusal by the content security policy. Pictures go to `target/screenshots`, or to the
//! folder that `LATCHKEY_SCREENSHOTS` names; those of the gallery only where it names one. axe-core comes from npm as `package-lock.json` here pins it.
//!
//! Where chromedriver is not installed these tests say so and pass, unless `LATCHKEY_REQUIRE_ALL` is
//! set.

#[path = "../services/mod.rs"]
mod services;

mod axe;
mod browser;
mod camera;
mod chromium;
mod console;
mod desk;
mod devtools;
mod everyday;
mod gallery;
mod holder;
mod journeys;
mod keyboard;
mod mailbox;
mod officer;
mod shared;
mod way;
