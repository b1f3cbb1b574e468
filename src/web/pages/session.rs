//! Until when a session lasts, as its pages say it: a time, not a countdown. Where scripts run, they warn before it.

use serde::Serialize;
use time::OffsetDateTime;

use crate::domain::session::Lasts;
use crate::london;
use crate::urls;

/// Whose session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SessionKind {
    /// A holder's who is signed in.
    Holder,
    /// An unlock's: nobody is signed in.
    Unlock,
    /// A staff member's at the console.
    Console,
}

/// What a page says of the end of its session.
#[derive(Debug, Clone, Serialize)]
pub struct SessionChrome {
    kind: SessionKind,
    /// The clock time at which it ends if nothing is done.
    until: String,
    /// Whether the next request puts that off.
    extends: bool,
    /// Seconds until then.
    seconds: i64,
    /// Where a request is told how long it lasts, and does not keep it alive.
    look: &'static str,
    /// Where a request keeps it alive and is told how long.
    stay: &'static str,
    /// The page that says that it has ended.
    ended: String,
}

impl SessionChrome {
    /// What a page that is sent `now` says.
    #[must_use]
    pub fn new(kind: SessionKind, lasts: &Lasts, now: OffsetDateTime) -> Self {
        let (look, stay) = match kind {
            SessionKind::Holder | SessionKind::Unlock => (urls::SESSION_LEFT, urls::SESSION),
            SessionKind::Console => (urls::RA_SESSION_LEFT, urls::RA_SESSION),
        };
        let door = match kind {
            SessionKind::Holder => urls::SIGN_IN,
            SessionKind::Unlock => urls::UNLOCK,
            SessionKind::Console => urls::RA_SIGN_IN,
        };
        Self {
            kind,
            until: london::clock_time(lasts.until),
            extends: lasts.extends,
            seconds: (lasts.until - now).whole_seconds().max(0),
            look,
            stay,
            ended: urls::ended(door),
        }
    }
}
