//! A holder's post: closed by hand, or for a time that may have passed (leaflets 000 and 003). Pure.

use time::{Duration, OffsetDateTime};

/// The end of a post that is for a time. The post is held through its last day: the end is the first moment after
/// that day, in London.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PostEnd(OffsetDateTime);

impl PostEnd {
    /// The end at the first moment after a last day.
    #[must_use]
    pub const fn at(first_after: OffsetDateTime) -> Self {
        Self(first_after)
    }

    /// The end after the last second of a last day.
    #[must_use]
    pub fn after(last_second: OffsetDateTime) -> Self {
        Self(last_second + Duration::SECOND)
    }

    /// The first moment after the post.
    #[must_use]
    pub const fn first_after(self) -> OffsetDateTime {
        self.0
    }

    /// The last second of the last day: people are told that day, not the one after it.
    #[must_use]
    pub fn last_second(self) -> OffsetDateTime {
        self.0 - Duration::SECOND
    }

    /// Whether the post is over at `now`.
    #[must_use]
    pub fn has_passed(self, now: OffsetDateTime) -> bool {
        self.0 <= now
    }
}

/// What is known of a holder's post.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Post {
    /// When the profile was closed.
    pub closed_at: Option<OffsetDateTime>,
    /// The end of a post that is for a time.
    pub end: Option<PostEnd>,
}

impl Post {
    /// Whether the profile of its holder counts as closed at `now`.
    #[must_use]
    pub fn has_ended(self, now: OffsetDateTime) -> bool {
        self.closed_at.is_some() || self.end.is_some_and(|end| end.has_passed(now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    const NOW: OffsetDateTime = datetime!(2026-11-22 09:00 UTC);

    #[test]
    fn a_post_ends_by_hand_or_on_its_day() {
        let ended = |closed_at, end: Option<OffsetDateTime>| {
            let end = end.map(PostEnd::at);
            Post { closed_at, end }.has_ended(NOW)
        };
        assert!(!ended(None, None));
        assert!(ended(Some(NOW), None));
        assert!(ended(None, Some(NOW)));
        assert!(!ended(None, Some(NOW + Duration::SECOND)));
    }

    #[test]
    fn a_post_is_held_through_its_last_second() {
        let end = PostEnd::at(NOW);
        assert_eq!(PostEnd::after(end.last_second()), end);
        assert!(!end.has_passed(end.last_second()) && end.has_passed(end.first_after()));
    }
}
