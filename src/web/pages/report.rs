//! The contexts of the pages on which a card is reported lost, stolen, damaged or misused.

use super::views::DeskView;
use super::{Page, PageVisitor, pages};
use crate::language::Text;

fn rules() -> Vec<Text> {
    vec![Text::verbatim("be 4 to 8 letters or digits")]
}

pages! {
    /// Signed in: what happened to the card.
    CardReportPage at "holder/report/start.html",
    fields ["reason", "note", "crime_number", "callback"] {} samples vec![Self {}];

    /// Signed in: the last look before the card is cancelled.
    CardReportCheckPage at "holder/report/check.html", fields [] {
        /// `lost`, `stolen` or `damaged`.
        kind: &'static str,
        /// What was said; empty for nothing.
        note: String,
        /// Empty while there is none.
        crime_number: String,
        /// Empty for none.
        callback: String,
        /// What a new card may cost; empty for nothing.
        fee: String,
    } samples vec![
        Self {
            kind: "stolen",
            note: "From my locker".into(),
            crime_number: "42/1234/26".into(),
            callback: "01632 960123".into(),
            fee: String::new(),
        },
        Self {
            kind: "lost",
            note: String::new(),
            crime_number: String::new(),
            callback: String::new(),
            fee: "£10".into(),
        },
        Self {
            kind: "damaged",
            note: String::new(),
            crime_number: String::new(),
            callback: String::new(),
            fee: String::new(),
        },
    ];

    /// Signed in: a new passcode, since somebody else used the old one.
    CardReportPasscodePage at "holder/report/passcode.html",
    fields ["passcode", "new_passcode", "confirm_passcode"] {
        /// What a new passcode must be like.
        rules: Vec<Text>,
    } samples vec![Self { rules: rules() }];

    /// Signed in: what happened.
    CardReportDetailsPage at "holder/report/details.html", fields ["note", "email"] {
        /// Where the line manager's address may be.
        approved_domains: Vec<String>,
    } samples vec![Self { approved_domains: vec!["nhs.net".into(), "nhs.uk".into()] }];

    /// Signed in: reported.
    CardReportDonePage at "holder/report/done.html", fields [] {
        /// `lost`, `stolen`, `damaged` or `misused`.
        kind: &'static str,
        /// What a new card may cost; empty for nothing.
        fee: String,
        /// Whether a crime number is still to come.
        crime_number_missing: bool,
        /// Whether the passcode was changed on the way.
        new_passcode: bool,
        /// Whether the holder was told by email.
        mailed: bool,
        /// The desk.
        desk: DeskView,
    } samples [("lost", true), ("stolen", true), ("damaged", false), ("misused", false), ("misused", true)]
        .map(|(kind, full)| Self {
            kind,
            fee: if kind == "lost" { "£10".into() } else { String::new() },
            crime_number_missing: full,
            new_passcode: full,
            mailed: full,
            desk: DeskView::sample(),
        })
        .to_vec();

    /// Not signed in: which card, and where to ring back.
    ReportPage at "holder/report/public.html",
    fields ["smartcard_number", "reason", "callback", "note"] {} samples vec![Self {}];

    /// Not signed in: the desk will ring back.
    ReportDonePage at "holder/report/public_done.html", fields [] {} samples vec![Self {}];
}
