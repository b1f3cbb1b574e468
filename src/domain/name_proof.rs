//! What proves that a holder's name has changed (leaflet 003: name changes go through the Registration Authority,
//! with proof). Pure.

/// What was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameProof {
    /// A marriage or civil partnership certificate.
    Marriage,
    /// A decree absolute or final order.
    Divorce,
    /// A deed poll.
    DeedPoll,
    /// A gender recognition certificate, or a new birth certificate.
    NewCertificate,
    /// A passport or driving licence in the new name.
    PhotoId,
    /// The name was written wrongly; the document that shows it.
    Correction,
}

impl NameProof {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Marriage,
        Self::Divorce,
        Self::DeedPoll,
        Self::NewCertificate,
        Self::PhotoId,
        Self::Correction,
    ];

    /// The name in forms.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Marriage => "marriage",
            Self::Divorce => "divorce",
            Self::DeedPoll => "deed_poll",
            Self::NewCertificate => "new_certificate",
            Self::PhotoId => "photo_id",
            Self::Correction => "correction",
        }
    }

    /// Reads the name in forms.
    #[must_use]
    pub fn from_form(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|proof| proof.as_str() == name)
    }

    /// What the audit trail calls it; pages have words of their own language.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Marriage => "Marriage or civil partnership certificate",
            Self::Divorce => "Decree absolute or final order",
            Self::DeedPoll => "Deed poll",
            Self::NewCertificate => "Gender recognition or new birth certificate",
            Self::PhotoId => "Passport or driving licence in the new name",
            Self::Correction => "The name was written wrongly",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_forms_come_back() {
        for proof in NameProof::ALL {
            assert_eq!(NameProof::from_form(proof.as_str()), Some(proof));
        }
        assert_eq!(NameProof::from_form("hearsay"), None);
    }
}
