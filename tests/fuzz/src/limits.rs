//! Of the limits: whose request it is.

#[path = "../../../src/limits/client_address.rs"]
pub mod client_address;
