//! Of the web: bodies of forms, and addresses to go back to.

pub mod forms;
pub mod way_back;
