//! The contexts of the holders' pages and of what is done for them.

use serde::Serialize;

use super::super::views::{CertificateView, DeskView};
use super::super::{Page, PageVisitor, pages};
use super::attempts::AttemptView;
use super::profile::ProfileView;
use crate::language::Text;

/// A holder in a list.
#[derive(Debug, Clone, Serialize)]
pub struct FoundView {
    /// Their page.
    pub href: String,
    /// Their number.
    pub number: String,
    /// Their name.
    pub name: String,
    /// Where they work.
    pub organisation: String,
    /// Whether the profile is closed.
    pub closed: bool,
}

/// Something that can be done for a holder.
#[derive(Debug, Clone, Serialize)]
pub struct DeedView {
    /// Where.
    pub href: String,
    /// What.
    pub text: Text,
    /// Whether it is what this holder needs.
    pub needed: bool,
}

/// An event of the trail.
#[derive(Debug, Clone, Serialize)]
pub struct HappenedView {
    /// When.
    pub at: Text,
    /// What.
    pub what: Text,
    /// From which network.
    pub place: String,
}

/// Who an act is about.
#[derive(Debug, Clone, Serialize)]
pub struct WhoView {
    /// Their number.
    pub number: String,
    /// Their name.
    pub name: String,
    /// Where they work.
    pub organisation: String,
    /// Their page.
    pub href: String,
}

/// A reported card that waits for something.
#[derive(Debug, Clone, Serialize)]
pub struct OpenIncidentView {
    /// Where it is dealt with.
    pub href: String,
    /// What it is.
    pub text: Text,
}

impl OpenIncidentView {
    fn sample() -> Self {
        Self {
            href: "/ra/incidents/LK-1".into(),
            text: Text::verbatim("Lost, reported at 09:00 on 22 November 2026"),
        }
    }
}

/// An email that waits for a second person.
#[derive(Debug, Clone, Serialize)]
pub struct ApprovalView {
    /// Where deciding posts to.
    pub action: String,
    /// Whose email.
    pub who: WhoView,
    /// The proposed address.
    pub email: String,
    /// Why.
    pub reason: String,
    /// Who proposed it, and when.
    pub proposed: Text,
    /// Whether it is one's own, which somebody else decides.
    pub mine: bool,
}

impl WhoView {
    pub(super) fn sample() -> Self {
        Self {
            number: "555012340090".into(),
            name: "Sam Example".into(),
            organisation: "Northfield Hospitals".into(),
            href: "/ra/holders/555012340090".into(),
        }
    }
}

pub(super) fn who() -> WhoView {
    WhoView::sample()
}

fn approval(mine: bool) -> ApprovalView {
    ApprovalView {
        action: "/ra/approvals/LK-1".into(),
        who: who(),
        email: "sam@nhs.net".into(),
        reason: "New mailbox, seen with photo ID".into(),
        proposed: Text::verbatim("Amelia Fairweather at 09:00 on 22 November 2026"),
        mine,
    }
}

fn attempt() -> AttemptView {
    AttemptView {
        href: "/ra/attempts/1".into(),
        at: Text::verbatim("02:12:05 on 22 November 2026"),
        what: Text::verbatim("Unlock: security answers"),
        outcome: Text::verbatim("Wrong, strike 3"),
        number: "555012340090".into(),
        holder: Text::verbatim("Sam Example, RXX00"),
        network: "203.0.113.7".into(),
        browser: "Firefox".into(),
        state: Text::verbatim("Open"),
        colour: "red",
        by: String::new(),
    }
}

impl HolderPage {
    fn sample(state: &'static str) -> Self {
        let full = state != "working";
        let some = |text: &str| if full { text.to_owned() } else { String::new() };
        Self {
            who: who(),
            email: some("sam@nhs.net"),
            mobile: "07700 900101".into(),
            desk: DeskView::sample(),
            photograph: full,
            state,
            serial: "demo-1".into(),
            certificates: vec![CertificateView {
                kind: "authentication".into(),
                expires_on: Text::date(time::macros::datetime!(2027-05-01 12:00 UTC)),
                expired: full,
            }],
            renewals: 2,
            profile: ProfileView::sample(full),
            registered: full.then(|| Text::verbatim("1 May 2026")),
            questions: vec![Text::verbatim("First pet?")],
            strikes: 3,
            locked_out: full,
            email_waits: full,
            incident: full.then(OpenIncidentView::sample),
            own: !full,
            deeds: vec![DeedView {
                href: "/ra".into(),
                text: Text::verbatim("Clear the lock-out"),
                needed: full,
            }],
            sees_attempts: full,
            attempts: if full { vec![attempt()] } else { vec![] },
            sees_events: full,
            events: vec![HappenedView {
                at: Text::verbatim("09:00"),
                what: Text::verbatim("Signed in"),
                place: "203.0.113.7".into(),
            }],
            news: if full {
                "lockout".into()
            } else {
                String::new()
            },
        }
    }
}

pages! {
    /// Finding a holder.
    HoldersPage at "ra/holders.html", fields ["q"] {
        /// Whether anything was looked for.
        asked: bool,
        /// Who was found.
        holders: Vec<FoundView>,
        /// The next page.
        next: String,
    } samples vec![
        Self { asked: false, holders: vec![], next: String::new() },
        Self { asked: true, holders: vec![], next: String::new() },
        Self { asked: true, holders: vec![], next: "/ra/holders?after=1".into() },
        Self {
            asked: true,
            holders: vec![FoundView {
                href: "/ra/holders/555012340090".into(),
                number: "555012340090".into(),
                name: "Sam Example".into(),
                organisation: "Northfield Hospitals (RXX00)".into(),
                closed: true,
            }],
            next: "/ra/holders?after=1".into(),
        },
    ];

    /// A holder.
    HolderPage at "ra/holder.html", fields [] {
        /// Who.
        who: WhoView,
        /// Their email; empty for none.
        email: String,
        /// Their mobile number; empty for none.
        mobile: String,
        /// Their desk.
        desk: DeskView,
        /// Whether there is a photograph.
        photograph: bool,
        /// `working`, `locked`, `cancelled` or `none`.
        state: &'static str,
        /// The card's serial.
        serial: String,
        /// Its certificates.
        certificates: Vec<CertificateView>,
        /// Renewals by the holder since the card was issued or last renewed with help.
        renewals: i32,
        /// Their post, and what can be done about it.
        profile: ProfileView,
        /// Since when they are registered.
        registered: Option<Text>,
        /// Which questions they chose.
        questions: Vec<Text>,
        /// Strikes that stand.
        strikes: i32,
        /// Whether they have closed self-service.
        locked_out: bool,
        /// Whether an email waits to be approved.
        email_waits: bool,
        /// A reported card that waits for something.
        incident: Option<OpenIncidentView>,
        /// Whether it is one's own card.
        own: bool,
        /// What can be done.
        deeds: Vec<DeedView>,
        /// Whether attempts may be seen.
        sees_attempts: bool,
        /// The newest.
        attempts: Vec<AttemptView>,
        /// Whether the trail may be seen.
        sees_events: bool,
        /// The newest.
        events: Vec<HappenedView>,
        /// What has just been done.
        news: String,
    } samples ["working", "locked", "cancelled", "none"].map(Self::sample).to_vec();

    /// Clearing a lock-out.
    LockoutPage at "ra/lockout.html", fields ["reason"] {
        /// Whose.
        who: WhoView,
        /// Whether there is one.
        locked_out: bool,
    } samples [true, false].map(|locked_out| Self { who: who(), locked_out }).to_vec();

    /// Ending a registration.
    EndRegistrationPage at "ra/end_registration.html", fields ["reason"] {
        /// Whose.
        who: WhoView,
        /// Whether there is one.
        registered: bool,
    } samples [true, false].map(|registered| Self { who: who(), registered }).to_vec();

    /// Proposing an email.
    ProposeEmailPage at "ra/propose_email.html", fields ["email", "reason"] {
        /// Whose.
        who: WhoView,
        /// The present address; empty for none.
        present: String,
        /// Where an address may be.
        approved_domains: Vec<String>,
    } samples vec![
        Self { who: who(), present: "sam@nhs.net".into(), approved_domains: vec!["nhs.net".into()] },
        Self { who: who(), present: String::new(), approved_domains: vec!["nhs.net".into()] },
    ];

    /// What waits for a second person.
    ApprovalsPage at "ra/approvals.html", fields [] {
        /// The oldest first.
        approvals: Vec<ApprovalView>,
        /// What has just been done; empty.
        news: String,
    } samples vec![
        Self { approvals: vec![approval(true), approval(false)], news: "approved".into() },
        Self { approvals: vec![], news: String::new() },
    ];

    /// Deciding on one of them.
    ApprovalPage at "ra/approval.html", fields ["decision", "reason"] {
        /// Which.
        approval: ApprovalView,
        /// The address that it replaces; empty for none.
        present: String,
    } samples [true, false].map(|mine| Self { approval: approval(mine), present: "old@nhs.net".into() }).to_vec();

    /// An assisted unlock: the checklist.
    AssistPage at "ra/assist.html", fields ["check_photograph", "check_document", "check_number", "reason"] {
        /// Who should be there.
        who: WhoView,
        /// Whether there is a photograph to compare.
        photograph: bool,
        /// Why the card cannot be unlocked: `cancelled`, `expired`, or nothing.
        unusable: &'static str,
        /// Whether the card is locked.
        locked: bool,
        /// Whether self-service is closed.
        locked_out: bool,
    } samples ["", "cancelled", "closed", "expired"].map(|unusable| Self {
        who: who(),
        photograph: unusable.is_empty(),
        unusable,
        locked: true,
        locked_out: true,
    }).to_vec();

    /// An assisted unlock: the holder's new passcode.
    AssistPasscodePage at "ra/assist_passcode.html", fields ["new_passcode", "confirm_passcode"] {
        /// Whose turn it is.
        who: WhoView,
        /// Where the form goes.
        action: String,
        /// What the passcode must be like.
        rules: Vec<crate::language::Text>,
    } samples vec![Self { who: who(), action: "/ra".into(), rules: vec![Text::verbatim("be 4 to 8 digits")] }];
}
