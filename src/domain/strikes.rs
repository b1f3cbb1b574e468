//! Three failed sets of answers close self-service for a smartcard number (leaflet 001).
//!
//! Counting happens in `storage::strikes`, first and in one statement; this module only says what a count means.

/// Failed sets of answers after which the Registration Authority must help.
pub const MAX_STRIKES: i32 = 3;

/// The strikes that stand against a number, whoever it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Strikes(i32);

impl Strikes {
    /// From the stored count.
    #[must_use]
    pub fn new(count: i32) -> Self {
        Self(count)
    }

    /// Whether self-service is shut for the number.
    #[must_use]
    pub fn locked_out(self) -> bool {
        self.0 >= MAX_STRIKES
    }

    /// Whether there is any.
    #[must_use]
    pub fn any(self) -> bool {
        self.0 > 0
    }

    /// Sets of answers that may still be tried.
    #[must_use]
    pub fn left(self) -> i32 {
        (MAX_STRIKES - self.0).max(0)
    }

    /// The count itself: 1 for the first strike.
    #[must_use]
    pub fn count(self) -> i32 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_third_strike_shuts_the_door_and_it_stays_shut() {
        let locked: Vec<bool> = (0..=4).map(|n| Strikes::new(n).locked_out()).collect();
        assert_eq!(locked, [false, false, false, true, true]);
        assert!(Strikes::new(1).any() && !Strikes::new(0).any());
        assert_eq!(Strikes::new(1).left(), 2);
        assert_eq!(Strikes::new(4).left(), 0);
        assert_eq!(Strikes::new(4).count(), 4);
    }
}
