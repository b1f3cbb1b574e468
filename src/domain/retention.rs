//! What is kept for how long, and why (R47): the schedule as data. Every table is either under an [`Entity`] or
//! in [`STAYS`]; a test reads the database's own list.

use time::Duration;

macro_rules! entities {
    ($($(#[$doc:meta])* $variant:ident: $key:literal, $unit:ident $default:literal, [$($table:literal),*], $what:literal, $why:literal;)+) => {
        /// Something that is kept for a time.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Entity { $($(#[$doc])* $variant),+ }

        impl Entity {
            /// All of them, in the order in which they are removed.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The key in `[retention]`.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }

            /// How long it is kept where nobody has said otherwise, in the unit of its key.
            #[must_use]
            pub fn default(self) -> u32 {
                match self { $(Self::$variant => $default),+ }
            }

            /// A time in the unit of its key; `None`, for ever, is 0.
            #[must_use]
            pub fn time(self, number: u32) -> Option<Duration> {
                let unit = match self { $(Self::$variant => entities!(@$unit)),+ };
                (number > 0).then(|| unit * number)
            }

            /// The tables that it is in.
            #[must_use]
            pub fn tables(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($table),*]),+ }
            }

            /// What goes.
            #[must_use]
            pub fn what(self) -> &'static str {
                match self { $(Self::$variant => $what),+ }
            }

            /// Why then.
            #[must_use]
            pub fn why(self) -> &'static str {
                match self { $(Self::$variant => $why),+ }
            }
        }
    };
    (@hours) => { Duration::HOUR };
    (@days) => { Duration::DAY };
}

entities! {
    /// Sessions with their journeys and codes.
    Sessions: "sessions_hours", hours 24,
        ["sessions", "journeys", "challenges", "staff_sessions", "assists"],
        "sessions that have ended, with what was begun in them and its codes",
        "a registration that was abandoned must not outlive the day; a code is dead long before";
    /// Mail that was dealt with.
    Mail: "mail_days", days 90, ["outbox"],
        "mail that was sent, refused or expired: to whom and about what (codes are erased at once)",
        "the desk answers “I never got it”";
    /// Where a failed attempt came from.
    AttemptNetworks: "attempt_network_days", days 90, ["attempts"],
        "the network and the browser of a failed attempt",
        "a spray is found within minutes and investigated within weeks";
    /// Failed attempts.
    Attempts: "attempts_days", days 730, ["attempts"],
        "failed attempts with their reviews",
        "as long as a card lives";
    /// Networks that tried many numbers.
    Alerts: "alerts_days", days 90, ["alerts"],
        "acknowledged alerts of networks that tried many numbers",
        "they say a network, as attempts do";
    /// What a leaver could be reached by, and their photograph.
    Leavers: "leaver_contacts_days", days 30, ["holders", "photographs"],
        "email address, mobile number and photograph of a closed profile (its answers go at once)",
        "a profile that was closed by mistake can be opened again within the month";
    /// What was reminded of.
    Reminders: "reminders_days", days 30, ["reminders", "post_reminders", "reminder_runs"],
        "which reminders were sent, counted from the expiry they were about",
        "nobody is reminded twice before it, and nobody after it";
    /// Reports of cards that were dealt with.
    Incidents: "incidents_days", days 1_095, ["incidents", "incident_entries"],
        "closed reports of lost, stolen, damaged and misused cards",
        "longer than a loss counts towards a fee";
    /// Decided proposals of an email.
    Approvals: "approvals_days", days 90, ["approvals"],
        "decided proposals of an email for a holder",
        "who decided what stays in the trail";
    /// Dead tokens of the API.
    Tokens: "api_tokens_days", days 365, ["api_tokens"],
        "tokens of the API that were revoked or have expired",
        "the list says for a year which programs had access";
    /// Dead invitations and recovery codes.
    Invitations: "invitations_days", days 30, ["invitations", "recovery_codes"],
        "used or expired invitations of staff, and used recovery codes",
        "they open nothing";
    /// Strikes of numbers that nobody has.
    UnknownNumbers: "unknown_numbers_days", days 730, ["strikes"],
        "strikes of numbers that nobody has, after the last attempt",
        "sooner, an unknown number would open again where a known one stays shut, and strangers could tell them apart";
    /// The audit trail.
    Audit: "audit_days", days 730, ["audit_events", "audit_seals"],
        "the audit trail, from its beginning",
        "as long as a card lives; your policy may ask for more";
}

/// Tables that the schedule leaves alone, and why.
pub const STAYS: &[(&str, &str)] = &[
    (
        "__diesel_schema_migrations",
        "which migrations were applied",
    ),
    ("audit_anchors", "where the trail begins: one row"),
    (
        "audit_checks",
        "the newest thousand proofs, and the first of each broken place",
    ),
    ("audit_unsealed", "waits for the sealer, for a moment"),
    ("authorities", "the certificate authority: one row"),
    (
        "cards",
        "serial and dates, as long as their holder: the authority's ledger is about them",
    ),
    (
        "certificates",
        "expiry of what is on a card, as long as the card",
    ),
    ("chip_keys", "a simulated card"),
    (
        "chips",
        "a simulated card; a number without one has a row that counts and locks like any other",
    ),
    ("clinic_hours", "opening hours; no personal data"),
    ("clinics", "no personal data"),
    ("figures", "counts without a person"),
    ("holder_words", "the words of a name, as long as the name"),
    ("installation", "which database this is: one row"),
    (
        "issued_certificates",
        "the authority's ledger: what it issued and revoked",
    ),
    ("organisations", "no personal data but a desk's own"),
    (
        "rate_limits",
        "goes as soon as it limits nothing, within hours",
    ),
    (
        "registrations",
        "as long as somebody is registered; goes at once when they leave or their card is replaced",
    ),
    ("renewals", "dates, as long as the card"),
    ("retention_runs", "what went on a day: counts only"),
    (
        "staff",
        "accounts of the console, also disabled ones: the trail names them",
    ),
    ("staff_listings", "as long as somebody agrees to be named"),
    ("staff_roles", "who could do what, when, stays known"),
    ("standings", "counts without a person"),
    (
        "waits",
        "goes a day after the last failure at the console's door",
    ),
];

/// How long each entity is kept: the operator's choice.
#[derive(Debug, Clone)]
pub struct Schedule(Vec<(Entity, Option<Duration>)>);

impl Schedule {
    /// From a number for each entity, in the unit of its key; 0 is for ever.
    #[must_use]
    pub fn new(number: impl Fn(Entity) -> u32) -> Self {
        let all = Entity::ALL.iter();
        Self(all.map(|&e| (e, e.time(number(e)))).collect())
    }

    /// How long an entity is kept; `None` is for ever.
    #[must_use]
    pub fn of(&self, entity: Entity) -> Option<Duration> {
        let found = self.0.iter().find(|(e, _)| *e == entity);
        found.and_then(|(_, time)| *time)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_for_ever_by_default_and_everything_can_be() {
        let defaults = Schedule::new(Entity::default);
        let for_ever = Schedule::new(|_| 0);
        for &entity in Entity::ALL {
            assert!(defaults.of(entity).is_some(), "{}", entity.key());
            assert_eq!(for_ever.of(entity), None);
        }
        assert_eq!(defaults.of(Entity::Sessions), Some(Duration::DAY));
        assert_eq!(defaults.of(Entity::Mail), Some(Duration::days(90)));
    }

    #[test]
    fn no_table_both_goes_and_stays() {
        for (table, _) in STAYS {
            assert!(
                !Entity::ALL.iter().any(|e| e.tables().contains(table)),
                "{table}"
            );
        }
    }
}
