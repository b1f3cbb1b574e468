//! New certificates for a card: by its holder, with help, after expiry, and the first ones.
//!
//! Whoever asks, the making is the same (`certify`): keys on the card, certificates from the authority,
//! written and read back, and only then put in use. Broken off anywhere, the next try goes on.

pub mod authority;
mod certify;
pub mod holder;
pub mod issue;
pub mod revocation;

pub(super) use certify::{Certified, make, put_in_use};
