//! The audit trail's context.

use serde::Serialize;

use super::super::views::OptionView;
use super::super::{Page, PageVisitor, pages};
use crate::language::Text;

/// An event.
#[derive(Debug, Clone, Serialize)]
pub struct EventLine {
    /// Key.
    pub id: i64,
    /// When.
    pub at: Text,
    /// Who.
    pub who: Text,
    /// What.
    pub what: Text,
    /// About whom or what.
    pub about: String,
    /// What else.
    pub detail: String,
    /// From which network.
    pub network: String,
    /// The request that did it; empty for the portal itself.
    pub request: String,
    /// Where in the chain; empty while it waits to be sealed.
    pub position: String,
}

/// What the proofs of the chain said.
#[derive(Debug, Clone, Serialize)]
pub struct ProofView {
    /// The newest; none before the first.
    pub newest: Option<Text>,
    /// The newest place found broken.
    pub broken: Option<Text>,
    /// Whether it was proved just now.
    pub just_proved: bool,
}

pages! {
    /// The audit trail.
    AuditPage at "ra/audit.html", fields ["actor", "subject", "action", "request", "organisation", "from", "to"] {
        /// Whether it was changed.
        proof: ProofView,
        /// What can be asked for.
        actions: Vec<OptionView>,
        /// Newest first.
        events: Vec<EventLine>,
        /// The next page.
        older: String,
        /// The same as CSV.
        csv: String,
        /// The same as JSON lines.
        json: String,
    } samples ["", "Position 7, event 9: the row was changed"].map(|broken| Self {
        proof: ProofView {
            newest: (!broken.is_empty()).then(|| Text::verbatim("positions 1 to 9 at 09:00")),
            broken: (!broken.is_empty()).then(|| Text::verbatim(broken)),
            just_proved: broken.is_empty(),
        },
        actions: vec![],
        events: if broken.is_empty() {
            vec![]
        } else {
            vec![EventLine {
                id: 9,
                at: Text::verbatim("09:00:01 on 22 November 2026"),
                who: Text::verbatim("amelia.fairweather@demo.example"),
                what: Text::verbatim("Lock-out cleared"),
                about: "555012340090".into(),
                detail: "Rang her".into(),
                network: "203.0.113.7".into(),
                request: "LK-0A1B2C3D4E5F60718293".into(),
                position: "7".into(),
            }]
        },
        older: String::new(),
        csv: "/ra/audit?format=csv".into(),
        json: "/ra/audit?format=jsonl".into(),
    }).to_vec();
}
