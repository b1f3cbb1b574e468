//! Everything that is limited, each with its own budget and its own plain words.

use time::Duration;

use crate::language::{Text, text};

/// A limited action. What its key is, stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitedAction {
    /// Any request, by network: the first filter.
    Request,
    /// A failed sign-in, by network. At three a card this keeps one network below ten locked cards an hour (R06).
    FailedSignIn,
    /// A sign-in with a card that was locked before, by number and network: beyond it no more is written down.
    RefusedSignIn,
    /// A failed set of answers, by network; the same arithmetic.
    FailedAnswers,
    /// Starting an unlock, by network: each stores a session and a journey.
    UnlockStart,
    /// Starting an unlock, by smartcard number and network: nobody elsewhere keeps a holder from it.
    UnlockOfNumber,
    /// A failed entry of an emailed code, by smartcard number, over all its journeys (R14).
    FailedCode,
    /// Sending a code, by the smartcard number it is about: one sign-in cannot mail codes to mailbox after mailbox.
    CodeOfNumber,
    /// Sending a code, by mailbox.
    CodeToMailbox,
    /// A failed sign-in to the console, by network.
    FailedStaffSignIn,
    /// A request of a program, by its token.
    ApiRequest,
    /// Reading a list through the API, by token and list: beyond it no more is written down.
    ListOfProgram,
    /// A request to the API with a token that opens nothing, by network.
    FailedToken,
    /// Reporting a card without signing in, by network.
    ReportFromNetwork,
    /// Reporting a card without signing in, by smartcard number.
    ReportOfNumber,
}

/// A budget in GCRA's terms: `burst` at once, then one every `interval`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// How many at once.
    pub burst: i64,
    /// How long until one comes back.
    pub interval: Duration,
}

impl LimitedAction {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::Request,
        Self::FailedSignIn,
        Self::RefusedSignIn,
        Self::FailedAnswers,
        Self::UnlockStart,
        Self::UnlockOfNumber,
        Self::FailedCode,
        Self::CodeOfNumber,
        Self::CodeToMailbox,
        Self::FailedStaffSignIn,
        Self::ApiRequest,
        Self::ListOfProgram,
        Self::FailedToken,
        Self::ReportFromNetwork,
        Self::ReportOfNumber,
    ];

    /// How often it may happen.
    #[must_use]
    pub const fn budget(self) -> Budget {
        let (burst, interval) = match self {
            Self::Request => (400, Duration::milliseconds(10)),
            Self::FailedSignIn | Self::FailedAnswers => (27, Duration::minutes(60)),
            Self::UnlockStart => (200, Duration::seconds(6)),
            Self::UnlockOfNumber | Self::FailedCode | Self::FailedStaffSignIn => {
                (30, Duration::minutes(2))
            }
            Self::CodeOfNumber => (20, Duration::minutes(3)),
            Self::CodeToMailbox => (10, Duration::minutes(5)),
            Self::ApiRequest => (600, Duration::milliseconds(100)),
            Self::ListOfProgram => (1, Duration::hours(1)),
            Self::FailedToken => (60, Duration::seconds(30)),
            Self::ReportFromNetwork => (30, Duration::minutes(2)),
            Self::RefusedSignIn | Self::ReportOfNumber => (10, Duration::minutes(10)),
        };
        Budget { burst, interval }
    }

    /// The stored and logged name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::FailedSignIn => "failed_sign_in",
            Self::RefusedSignIn => "refused_sign_in",
            Self::FailedAnswers => "failed_answers",
            Self::UnlockStart => "unlock_start",
            Self::UnlockOfNumber => "unlock_of_number",
            Self::FailedCode => "failed_code",
            Self::CodeOfNumber => "code_of_number",
            Self::CodeToMailbox => "code_to_mailbox",
            Self::FailedStaffSignIn => "failed_staff_sign_in",
            Self::ApiRequest => "api_request",
            Self::ListOfProgram => "list_of_program",
            Self::FailedToken => "failed_token",
            Self::ReportFromNetwork => "report_from_network",
            Self::ReportOfNumber => "report_of_number",
        }
    }

    /// What the person is told; when they may try again is added by the page.
    #[must_use]
    pub const fn message(self) -> Text {
        match self {
            Self::Request => text!("limit-request"),
            Self::FailedSignIn | Self::RefusedSignIn => text!("limit-failed-sign-in"),
            Self::FailedAnswers => text!("limit-failed-answers"),
            Self::UnlockStart => text!("limit-unlock-start"),
            Self::UnlockOfNumber => text!("limit-unlock-of-number"),
            Self::FailedCode => text!("limit-failed-code"),
            Self::CodeOfNumber => text!("limit-code-of-number"),
            Self::CodeToMailbox => text!("limit-code-to-mailbox"),
            Self::FailedStaffSignIn => text!("limit-failed-staff-sign-in"),
            Self::ApiRequest | Self::ListOfProgram => text!("limit-api-request"),
            Self::FailedToken => text!("limit-failed-token"),
            Self::ReportFromNetwork => text!("limit-report-from-network"),
            Self::ReportOfNumber => text!("limit-report-of-number"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_network_cannot_lock_ten_cards_in_an_hour() {
        for action in [LimitedAction::FailedSignIn, LimitedAction::FailedAnswers] {
            let Budget { burst, interval } = action.budget();
            let in_an_hour = burst + Duration::hours(1).whole_seconds() / interval.whole_seconds();
            assert!(in_an_hour < 30, "{in_an_hour} failures lock ten cards");
        }
    }

    #[test]
    fn every_send_of_one_journey_fits_the_mailbox_budget() {
        let budget = LimitedAction::CodeToMailbox.budget();
        assert!(budget.burst >= i64::from(crate::domain::challenge::MAX_SENDS));
    }

    #[test]
    fn guessing_a_code_within_the_budget_is_hopeless() {
        let Budget { burst, interval } = LimitedAction::FailedCode.budget();
        let in_an_hour = burst + Duration::hours(1).whole_seconds() / interval.whole_seconds();
        let space = i64::from(crate::domain::challenge::CODES);
        assert!(
            in_an_hour * 100_000 <= space,
            "R14 asks for at most 1 in 100,000 an hour"
        );
    }

    #[test]
    fn names_are_distinct() {
        let mut names: Vec<_> = LimitedAction::ALL.iter().map(|a| a.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), LimitedAction::ALL.len());
    }
}
