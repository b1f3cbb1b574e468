//! Whether a holder still has a post: closed by hand, or its end has passed (leaflets 000 and 003). Pure.

use time::OffsetDateTime;

/// Whether the profile of a holder counts as closed at `now`. `ends_at` is the first moment after a post
/// that is for a time.
#[must_use]
pub fn has_ended(
    closed_at: Option<OffsetDateTime>,
    ends_at: Option<OffsetDateTime>,
    now: OffsetDateTime,
) -> bool {
    closed_at.is_some() || ends_at.is_some_and(|end| end <= now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::{Duration, macros::datetime};

    #[test]
    fn a_post_ends_by_hand_or_on_its_day() {
        let now = datetime!(2026-11-22 09:00 UTC);
        assert!(!has_ended(None, None, now));
        assert!(has_ended(Some(now), None, now));
        assert!(has_ended(None, Some(now), now));
        assert!(!has_ended(None, Some(now + Duration::SECOND), now));
    }
}
