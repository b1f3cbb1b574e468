//! The contexts of the way into the console and of one's own account.

use serde::Serialize;

use super::super::{Page, PageVisitor, pages};
use crate::language::Text;

/// A role that somebody holds.
#[derive(Debug, Clone, Serialize)]
pub struct RoleView {
    /// Its title.
    pub role: Text,
    /// Within which organisation.
    pub organisation: String,
    /// Until when; empty for no end.
    pub until: Text,
}

pages! {
    /// Email and password.
    StaffSignInPage at "ra/sign_in.html", fields ["email", "password"] {
        /// What has just happened: `ended`, `chosen`, `replaced`, or nothing.
        news: &'static str,
    } samples ["", "ended", "chosen", "replaced"].map(|news| Self { news }).to_vec();

    /// The second factor.
    StaffCodePage at "ra/code.html", fields ["code"] {} samples vec![Self {}];

    /// Setting up the second factor.
    EnrolPage at "ra/enrol.html", fields ["code"] {
        /// Whether it takes the place of one that goes on working until then.
        replacing: bool,
        /// What the app will call it.
        account: String,
        /// The key to type, in groups of four.
        key: String,
        /// The key to scan: an SVG drawing of ours.
        picture: String,
    } samples [false, true].map(|replacing| Self {
        replacing,
        account: "amelia.fairweather@demo.example".into(),
        key: "JBSW Y3DP EHPK 3PXP".into(),
        picture: "<svg></svg>".into(),
    }).to_vec();

    /// Recovery codes, shown once.
    RecoveryCodesPage at "ra/recovery_codes.html", once: true, fields [] {
        /// The codes, grouped.
        codes: Vec<String>,
    } samples vec![Self { codes: vec!["ABCDE-FGHJK".into(), "01234-56789".into()] }];

    /// Choosing a password by an invitation.
    WelcomePage at "ra/welcome.html", fields ["new_password", "confirm_password"] {
        /// Who was invited; empty when the invitation is dead.
        name: String,
        /// Where the form goes.
        action: String,
        /// The fewest characters.
        min_chars: usize,
    } samples vec![
        Self { name: "Amelia Fairweather".into(), action: "/ra/welcome/t".into(), min_chars: 12 },
        Self { name: String::new(), action: String::new(), min_chars: 12 },
    ];

    /// My account.
    MePage at "ra/me.html", fields [] {
        /// Who is signed in.
        name: String,
        /// With which address.
        email: String,
        /// The roles held now.
        roles: Vec<RoleView>,
        /// How many other sessions have just been ended; empty when none were to be.
        ended: String,
    } samples vec![
        Self {
            name: "Amelia Fairweather".into(),
            email: "amelia.fairweather@demo.example".into(),
            roles: vec![RoleView {
                role: Text::verbatim("RA Manager"),
                organisation: "Northfield Hospitals".into(),
                until: Text::verbatim("1 May 2027"),
            }],
            ended: "2".into(),
        },
        Self { name: "A".into(), email: "a@demo.example".into(), roles: vec![], ended: String::new() },
    ];

    /// The second factor once more, before something that matters.
    StepUpPage at "ra/step_up.html", fields ["code"] {
        /// What follows: `codes` or `factor`.
        what: &'static str,
        /// Where the form goes.
        action: &'static str,
    } samples ["codes", "factor"].map(|what| Self { what, action: "/ra/me" }).to_vec();
}
