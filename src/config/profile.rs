//! Development or production.

/// What the portal is run for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Profile {
    /// On one's own machine, with demonstration data and a mailbox to read.
    Development,
    /// For people. The default: nothing of the development profile is there by accident.
    #[default]
    Production,
}

impl Profile {
    /// Reads `LATCHKEY_PROFILE`; a debug build without it is for development, a release build is not.
    ///
    /// # Errors
    /// Says what would be right.
    pub fn from_variable(value: Option<&str>) -> Result<Self, String> {
        match value {
            Some("development") => Ok(Self::Development),
            None if cfg!(debug_assertions) => Ok(Self::Development),
            None | Some("production") => Ok(Self::Production),
            Some(other) => Err(format!(
                "LATCHKEY_PROFILE: {other:?} is not a profile; use development or production"
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_two_names_are_profiles() {
        assert_eq!(
            Profile::from_variable(Some("production")),
            Ok(Profile::Production)
        );
        assert_eq!(
            Profile::from_variable(Some("development")),
            Ok(Profile::Development)
        );
        assert!(Profile::from_variable(Some("prod")).is_err());
    }
}
