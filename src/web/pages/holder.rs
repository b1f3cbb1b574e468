//! The contexts of the holder's pages.

pub use super::views::{
    CertificateView, DeskView, EventView, OptionView, OwnDeskView, QuestionView, SlotView,
};
use super::{Page, PageVisitor, pages};
use crate::domain::question::QuestionId;
use crate::language::{Text, text};

fn rules() -> Vec<Text> {
    vec![
        Text::verbatim("be 4 to 8 letters or digits"),
        Text::verbatim("not be easy to guess, such as 1234"),
    ]
}

fn texts() -> Vec<Text> {
    QuestionId::ALL[..4]
        .iter()
        .copied()
        .map(Text::question)
        .collect()
}

fn activity() -> Vec<EventView> {
    vec![EventView {
        at: Text::moment(time::macros::datetime!(2026-11-22 14:32 UTC)),
        text: text!("activity-signed-in"),
        place: "203.0.113.7".into(),
    }]
}

pages! {
    /// What this is, and where to begin.
    StartPage at "holder/start.html", fields [] {} samples vec![Self {}];

    /// Number and passcode.
    SignInPage at "holder/sign_in.html", fields ["smartcard_number", "passcode"] {
        /// Whether a session has just ended.
        ended: bool,
        /// Where a card in a reader signs in; empty where none does.
        card: String,
        /// Where whoever signs in was going: empty or `renew`.
        then: &'static str,
    } samples vec![
        Self { ended: false, card: String::new(), then: "" },
        Self { ended: true, card: "https://latchkey.example:8443/card".into(), then: "renew" },
    ];

    /// A card in a reader.
    CardSignInPage at "holder/card.html", fields [] {
        /// `ready`, `none` or `refused`.
        state: &'static str,
    } samples ["ready", "none", "refused"].map(|state| Self { state }).to_vec();

    /// The right passcode on a card that can no longer be used.
    CardStatePage at "holder/card_state.html", fields [] {
        /// `cancelled`, `closed` or `expired`.
        state: &'static str,
        /// The holder.
        name: String,
        /// Their desk.
        desk: DeskView,
    } samples ["cancelled", "closed", "expired"]
        .map(|state| Self { state, name: "Sam Example".into(), desk: DeskView::sample() })
        .to_vec();

    /// Terms of smartcard use.
    TermsPage at "holder/terms.html", fields ["accept"] {
        /// The version in force.
        version: i32,
        /// Why they are due: `first`, `changed` or `old`.
        why: &'static str,
    } samples ["first", "changed", "old"].map(|why| Self { version: 1, why }).to_vec();

    /// My profile.
    ProfilePage at "holder/me/profile.html", fields [] {
        /// The holder.
        name: String,
        /// Grouped.
        smartcard_number: String,
        /// Where they work.
        organisation: String,
        /// The last day of their post; none for one without an end.
        last_day: Option<Text>,
        /// Empty when there is none.
        email: String,
        /// Empty when there is none.
        mobile: String,
        /// `working`, `locked` or `cancelled`.
        card_state: &'static str,
        /// Both certificates.
        certificates: Vec<CertificateView>,
        /// Where the renewal of the certificates stands: `due`, `with_help`, or `not_yet`; empty for none.
        renewal: &'static str,
        /// From when they can be renewed; none where it does not matter.
        renew_from: Option<Text>,
        /// Whether self-service is closed until the desk opens it.
        closed: bool,
        /// Whether registered for self-service.
        registered: bool,
        /// Since when.
        registered_on: Option<Text>,
        /// Their desk, where only it can help.
        desk: Option<DeskView>,
        /// The newest events.
        activity: Vec<EventView>,
        /// What has just been done; none for nothing.
        notice: Option<Text>,
    } samples profile_samples();

    /// Contact details.
    ContactDetailsPage at "holder/me/contact.html", fields ["email", "mobile", "passcode"] {
        /// Where it posts to.
        action: String,
        /// Whether registration waits for it.
        for_registration: bool,
        /// Approved domains.
        approved_domains: Vec<String>,
    } samples [false, true].map(|for_registration| Self {
        action: "/me/contact".into(),
        for_registration,
        approved_domains: vec!["nhs.net".into(), "nhs.uk".into()],
    }).to_vec();

    /// The holder's part of the trail.
    ActivityPage at "holder/me/activity.html", fields [] {
        /// Newest first.
        events: Vec<EventView>,
        /// Where older ones are; empty for none.
        older: String,
    } samples vec![
        Self { events: vec![], older: String::new() },
        Self { events: activity(), older: "/me/activity?before=7".into() },
    ];

    /// Changing the passcode.
    PasscodePage at "holder/me/passcode.html",
    fields ["passcode", "new_passcode", "confirm_passcode"] {
        /// What a new passcode must be like.
        rules: Vec<Text>,
    } samples vec![Self { rules: rules() }];

    /// An emailed code, for three journeys.
    CodePage at "holder/code.html", fields ["code"] {
        /// `unlock`, `register` or `contact`.
        journey: &'static str,
        /// Where it posts to.
        action: &'static str,
        /// Where asking for another posts to.
        resend_action: &'static str,
        /// The masked address; empty where nothing is proved yet.
        sent_to: String,
        /// The address that the email comes from.
        sender: String,
        /// When the live code was sent; empty when none is live.
        sent_at: String,
        /// Until when it is good; empty when none is live.
        valid_until: String,
        /// How far the email has come: `waiting`, `held`, `left`, `refused`; empty where nothing is proved yet.
        delivery: &'static str,
        /// Since when it is held up, or when it left; empty otherwise.
        since: String,
        /// Sends left.
        sends_left: i32,
        /// Whether another may be sent now.
        can_resend: bool,
        /// Where the address can be changed; empty where it cannot.
        change_address: &'static str,
        /// The holder's own desk, only where they have proved who they are.
        own: Option<OwnDeskView>,
    } samples code_samples();

    /// Registration: the passcode again.
    RegisterPasscodePage at "holder/register/passcode.html", fields ["passcode"] {}
    samples vec![Self {}];

    /// Registration: four questions and answers.
    RegisterQuestionsPage at "holder/register/questions.html",
    fields [
        "question_1", "answer_1", "question_2", "answer_2",
        "question_3", "answer_3", "question_4", "answer_4"
    ] {
        /// The four drop-downs.
        slots: Vec<SlotView>,
    } samples vec![Self {
        slots: (1..=4).map(|number| SlotView {
            number,
            options: vec![OptionView { id: "first-pet", text: Text::verbatim("One?"), selected: number == 1 }],
        }).collect(),
    }];

    /// Registration: the address.
    RegisterEmailPage at "holder/register/email.html", fields ["email"] {
        /// Approved domains.
        approved_domains: Vec<String>,
    } samples vec![Self { approved_domains: vec!["nhs.net".into()] }];

    /// Registration: check.
    RegisterCheckPage at "holder/register/check.html", fields [] {
        /// The four questions.
        questions: Vec<Text>,
        /// The address.
        email: String,
    } samples vec![Self { questions: texts(), email: "sam@nhs.net".into() }];

    /// Registration: done.
    RegisterDonePage at "holder/register/done.html", fields [] {
        /// Whether self-service is closed until the desk opens it.
        closed: bool,
    } samples vec![Self { closed: false }, Self { closed: true }];

    /// Unlock: which card.
    UnlockStartPage at "holder/unlock/start.html", fields ["smartcard_number"] {
        /// Whether a session has just ended.
        ended: bool,
        /// Whether a card was just found locked.
        locked: bool,
    } samples vec![
        Self { ended: false, locked: false },
        Self { ended: true, locked: false },
        Self { ended: false, locked: true },
    ];

    /// Unlock: four questions.
    UnlockQuestionsPage at "holder/unlock/questions.html",
    fields ["answer_1", "answer_2", "answer_3", "answer_4"] {
        /// The questions.
        questions: Vec<QuestionView>,
        /// Sets of answers that may still be tried.
        tries_left: i32,
        /// Whether some were tried already.
        some_tried: bool,
    } samples [3, 1].map(|tries_left| Self {
        questions: ["answer_1", "answer_2", "answer_3", "answer_4"]
            .map(|name| QuestionView { name, text: Text::verbatim("What?") }).to_vec(),
        tries_left,
        some_tried: tries_left == 1,
    }).to_vec();

    /// Unlock: a new passcode.
    UnlockPasscodePage at "holder/unlock/passcode.html",
    fields ["new_passcode", "confirm_passcode"] {
        /// What a new passcode must be like.
        rules: Vec<Text>,
    } samples vec![Self { rules: rules() }];

    /// Unlock: done.
    UnlockDonePage at "holder/unlock/done.html", fields [] {
        /// When the certificates expire, where they are due for renewal.
        renew_by: Option<Text>,
    } samples vec![
        Self { renew_by: None },
        Self { renew_by: Some(Text::verbatim("12pm on 20 January 2027")) },
    ];

    /// Unlock: when it cannot go on.
    UnlockHelpPage at "holder/unlock/help.html", fields [] {
        /// `locked`, `cancelled`, `closed`, `expired`, `no_mailbox` or `general`.
        reason: &'static str,
        /// The holder's own desk, only where they have proved who they are.
        own: Option<OwnDeskView>,
    } samples vec![
        Self { reason: "locked", own: None },
        Self { reason: "general", own: None },
        Self { reason: "cancelled", own: Some(OwnDeskView::sample()) },
        Self { reason: "closed", own: Some(OwnDeskView::sample()) },
        Self { reason: "expired", own: Some(OwnDeskView::sample()) },
        Self { reason: "no_mailbox", own: Some(OwnDeskView::sample()) },
    ];

    /// The link in an email.
    CodeLinkPage at "holder/code_link.html", fields [] {
        /// `ready`, `elsewhere` or `dead`.
        state: &'static str,
        /// Where the button posts to; empty without one.
        action: String,
    } samples ["ready", "elsewhere", "dead"]
        .map(|state| Self { state, action: "/code/x".into() }).to_vec();

    /// The desk finder.
    FindDeskPage at "holder/contact.html", fields [] {
        /// What was looked for.
        query: String,
        /// Whether anything was looked for.
        searched: bool,
        /// What was found.
        desks: Vec<DeskView>,
        /// Whether there are more.
        more: bool,
    } samples vec![
        Self { query: String::new(), searched: false, desks: vec![], more: false },
        Self { query: "x".into(), searched: true, desks: vec![], more: false },
        Self { query: "n".into(), searched: true, desks: vec![DeskView::sample()], more: true },
    ];

    /// Accessibility statement.
    AccessibilityPage at "holder/accessibility.html", fields [] {} samples vec![Self {}];

    /// Privacy notice.
    PrivacyPage at "holder/privacy.html", fields [] {} samples vec![Self {}];
}

fn profile_samples() -> Vec<ProfilePage> {
    ["working", "locked", "cancelled"]
        .map(|card_state| ProfilePage {
            name: "Sam Example".into(),
            smartcard_number: "5551 2345 6789".into(),
            organisation: "Northfield Hospitals".into(),
            last_day: if card_state == "working" {
                Some(Text::date(time::macros::datetime!(2027-03-31 12:00 UTC)))
            } else {
                None
            },
            email: if card_state == "working" {
                "sam@nhs.net".into()
            } else {
                String::new()
            },
            mobile: String::new(),
            card_state,
            certificates: vec![CertificateView {
                kind: "signing".into(),
                expires_on: Text::date(time::macros::datetime!(2027-05-01 12:00 UTC)),
                expired: card_state == "cancelled",
            }],
            renewal: match card_state {
                "working" => "due",
                "locked" => "not_yet",
                _ => "",
            },
            renew_from: Some(Text::date(time::macros::datetime!(2027-10-20 12:00 UTC))),
            closed: card_state == "locked",
            registered: card_state == "locked",
            registered_on: Some(Text::date(time::macros::datetime!(2026-05-01 12:00 UTC))),
            desk: (card_state != "working").then(DeskView::sample),
            activity: if card_state == "working" {
                vec![]
            } else {
                activity()
            },
            notice: (card_state == "working").then(|| text!("me-done-passcode")),
        })
        .to_vec()
}

fn code_samples() -> Vec<CodePage> {
    let page = |journey, delivery: &'static str, live: bool, sends_left| CodePage {
        journey,
        action: "/unlock/code",
        resend_action: "/unlock/code/resend",
        sent_to: if delivery.is_empty() {
            ""
        } else {
            "s•••@nhs.net"
        }
        .into(),
        sender: "no-reply@unlock.example.org".into(),
        sent_at: if live { "14:17".into() } else { String::new() },
        valid_until: if live { "14:32".into() } else { String::new() },
        delivery: if live { delivery } else { "" },
        since: if live { "14:18".into() } else { String::new() },
        sends_left,
        can_resend: sends_left > 1,
        change_address: match journey {
            "unlock" => "",
            _ => "/me/register/email",
        },
        own: (!delivery.is_empty()).then(OwnDeskView::sample),
    };
    vec![
        page("unlock", "", true, 4),
        page("unlock", "", false, 0),
        page("unlock", "left", false, 2),
        page("unlock", "refused", true, 2),
        page("unlock", "held", true, 1),
        page("register", "left", true, 0),
        page("register", "refused", true, 3),
        page("contact", "waiting", true, 2),
        page("contact", "held", true, 1),
    ]
}
