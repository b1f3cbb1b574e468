//! Pages and forms over HTTP. A page only shows: no rule lives here, and nothing here touches a table.
//!
//! `routes` is the whole URL table; `holder/` has one file per step, and its tree is the journeys.

pub mod api;
mod arriving;
pub mod assets;
pub mod authority;
pub mod browser;
pub mod dev;
pub mod errors;
pub mod export;
pub mod face;
pub mod forms;
pub mod guards;
pub mod health;
pub mod holder;
pub mod kept;
pub mod language;
pub mod metrics;
pub mod names;
pub mod opening_words;
pub mod pages;
pub mod portal;
pub mod ra;
pub mod request_id;
pub mod routes;
pub mod session;
pub mod unread;
pub mod way_back;
