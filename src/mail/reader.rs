//! Whose language a mail is written in. Which language that is, the journeys know.

use super::message::Message;

/// Whose choice of a language counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// The holder whom the mail is about, at whichever of their addresses.
    Holder,
    /// Whoever is reached at the address: staff, a desk, a line manager.
    Address,
}

impl Message {
    /// Whose language it is written in.
    #[must_use]
    pub fn reader(&self) -> Reader {
        match self {
            Self::StaffInvitation { .. }
            | Self::SecondFactorReset { .. }
            | Self::StaffAccountChanged { .. }
            | Self::SprayAlert { .. }
            | Self::CardReported { .. }
            | Self::PostEnding {
                for_holder: false, ..
            } => Reader::Address,
            _ => Reader::Holder,
        }
    }
}
