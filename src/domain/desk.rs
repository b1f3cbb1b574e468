//! The Registration Authority desk that serves a holder. Pure.

use serde::{Deserialize, Serialize};

/// A Registration Authority desk: who can help in person. An empty field is
/// left out of the mail.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Desk {
    pub name: String,
    pub phone: String,
    pub email: String,
    pub hours: String,
    pub place: String,
}
