//! Why a card cannot be unlocked online, in words that its holder may be told. Pure.

use serde::{Deserialize, Serialize};

/// Why a card cannot be unlocked online.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnlockObstacle {
    /// The holder has not set up self-service.
    NotRegistered,
    /// The card was cancelled and cannot come back.
    Cancelled,
    /// The certificates ran out; only the Registration Authority can repair that.
    CertificatesExpired,
    /// The holder's profile is closed; the Registration Authority can open it again.
    Closed,
}
