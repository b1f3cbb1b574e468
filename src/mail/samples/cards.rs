//! Samples of the mails about cards that are reported, cancelled and replaced.

use super::super::message::{Audience, Message};
use super::{AT, desk, name, organisation};
use crate::domain::cancellation::CancelReason;
use crate::domain::incident::IncidentKind;

impl Message {
    /// Every wording of every mail about a card that is no good any more.
    pub(super) fn card_samples() -> Vec<Self> {
        let mut all = Vec::new();
        for reason in CancelReason::ALL {
            all.push(Self::cancelled_sample(reason, ""));
        }
        all.push(Self::cancelled_sample(CancelReason::Lost, "£10"));
        for audience in [Audience::Desk, Audience::Sponsor, Audience::LineManager] {
            for cancelled in [false, true] {
                for by_stranger in [false, true] {
                    let kinds = IncidentKind::ALL.into_iter();
                    all.extend(
                        kinds.map(|what| {
                            Self::reported_sample(what, audience, cancelled, by_stranger)
                        }),
                    );
                }
            }
        }
        all.extend(IncidentKind::ALL.map(|what| Self::ReportReceived {
            name: name(),
            organisation: organisation(),
            at: AT,
            what,
            desk: desk(),
        }));
        all.push(Self::CardIssued {
            name: name(),
            organisation: organisation(),
            at: AT,
            desk: desk(),
        });
        all
    }

    fn cancelled_sample(reason: CancelReason, fee: &str) -> Self {
        Self::CardCancelled {
            name: name(),
            organisation: organisation(),
            at: AT,
            reason,
            fee: fee.into(),
            desk: desk(),
        }
    }

    fn reported_sample(
        what: IncidentKind,
        audience: Audience,
        cancelled: bool,
        by_stranger: bool,
    ) -> Self {
        Self::CardReported {
            name: name(),
            organisation: organisation(),
            at: AT,
            whose: "Priya Okonjo".into(),
            number: "5550 1234 0033".into(),
            what,
            cancelled,
            by_stranger,
            audience,
            incident: "LK-5C1D9E2F7A3B4C6D8E0F".into(),
        }
    }
}
