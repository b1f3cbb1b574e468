//! The contexts of the pages for new certificates with the holder at the desk.

use super::holders::WhoView;
use crate::language::Text;
use crate::web::pages::{Page, PageVisitor, pages};

fn samples_of(kind: &'static str, hindrances: &[&'static str]) -> Vec<CertificatesPage> {
    let page = |hindrance: &&'static str| CertificatesPage {
        who: WhoView::sample(),
        kind,
        photograph: hindrance.is_empty(),
        hindrance,
    };
    hindrances.iter().map(page).collect()
}

pages! {
    /// The checklist.
    CertificatesPage at "ra/certificates.html", fields ["check_photograph", "check_document", "check_number", "reason"] {
        /// Who should be there.
        who: WhoView,
        /// `renew` or `repair`.
        kind: &'static str,
        /// Whether there is a photograph to compare.
        photograph: bool,
        /// Why it cannot be done: `cancelled`, `closed`, `expired`, `not_expired`, `locked`, or nothing.
        hindrance: &'static str,
    } samples [
        samples_of("renew", &["", "cancelled", "closed", "expired", "locked"]),
        samples_of("repair", &["", "not_expired"]),
    ].concat();

    /// The holder's turn.
    CertificatesTurnPage at "ra/certificates_turn.html", fields ["passcode", "new_passcode", "confirm_passcode"] {
        /// Whose turn it is.
        who: WhoView,
        /// `renew` or `repair`.
        kind: &'static str,
        /// Where the form goes.
        action: String,
        /// Where the checklist is.
        back: String,
        /// What a new passcode must be like.
        rules: Vec<crate::language::Text>,
    } samples ["renew", "repair"].map(|kind| Self {
        who: WhoView::sample(),
        kind,
        action: "/ra".into(),
        back: "/ra".into(),
        rules: vec![Text::verbatim("be 4 to 8 digits")],
    }).to_vec();
}
