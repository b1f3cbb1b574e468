//! Of the secrets: tokens that browsers and links bring.

#[path = "../../../src/secrets/token.rs"]
pub mod token;
