//! Addresses to go back to.

#[path = "../../../../src/web/way_back/page.rs"]
pub mod page;
