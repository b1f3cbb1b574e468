//! The only door to plaintext: keys, tokens, sealing and hashing.
//!
//! Plain and hashed secrets are different types; only the hashed or sealed ones can be stored.

pub mod anchor;
pub mod chain;
pub mod hashing;
pub mod key_file;
pub mod keys;
pub mod ring;
pub mod seal;
pub mod token;
pub mod totp;
