//! What the address of the failed attempts asks for, read and written.

use serde::Deserialize;
use time::OffsetDateTime;

use crate::domain::review::ReviewState;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::journeys::review::list;
use crate::language::{Text, text};
use crate::london;
use crate::storage::attempt_groups::By;
use crate::storage::attempt_list::Filter;
use crate::urls;
use crate::web::errors::Answer;
use crate::web::pages::FormView;
use crate::web::pages::views::OptionView;
use crate::web::portal::Portal;
use crate::web::ra::words;

/// What the address asks for.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Asked {
    pub(super) view: Option<String>,
    pub(super) number: Option<String>,
    pub(super) network: Option<String>,
    pub(super) outcome: Option<String>,
    pub(super) state: Option<String>,
    pub(super) organisation: Option<String>,
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
    pub(super) before: Option<i64>,
    pub(super) format: Option<String>,
}

impl Asked {
    /// The fields that stand in the form, with their values.
    pub(super) fn fields(&self) -> [(&'static str, &str); 7] {
        [
            ("number", self.number.as_deref().unwrap_or_default()),
            ("network", self.network.as_deref().unwrap_or_default()),
            ("outcome", self.outcome.as_deref().unwrap_or_default()),
            ("state", self.state.as_deref().unwrap_or_default()),
            (
                "organisation",
                self.organisation.as_deref().unwrap_or_default(),
            ),
            ("from", self.from.as_deref().unwrap_or_default()),
            ("to", self.to.as_deref().unwrap_or_default()),
        ]
    }

    /// The same question with something changed, as an address.
    pub(super) fn address(&self, changed: &[(&str, &str)]) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let asked = self.fields();
        let kept = asked
            .iter()
            .filter(|(name, value)| !value.is_empty() && changed.iter().all(|(c, _)| c != name));
        for (name, value) in kept.copied().chain(changed.iter().copied()) {
            query.append_pair(name, value);
        }
        format!("{}?{}", urls::RA_ATTEMPTS, query.finish())
    }

    /// What attempts are grouped by, if they are.
    pub(super) fn by(&self) -> Option<By> {
        match self.view.as_deref() {
            Some("numbers") => Some(By::Number),
            Some("networks") => Some(By::Network),
            _ => None,
        }
    }

    /// How attempts fail, with what was chosen.
    pub(super) fn outcomes(&self) -> Vec<OptionView> {
        options(words::outcomes(), self.outcome.as_deref())
    }

    /// Where reviews stand, with what was chosen.
    pub(super) fn states(&self) -> Vec<OptionView> {
        let all = ReviewState::ALL.map(|state| (state.as_str(), words::review_state(state)));
        options(all, self.state.as_deref())
    }
}

fn options(all: [(&'static str, Text); 4], chosen: Option<&str>) -> Vec<OptionView> {
    let option = |(id, text)| OptionView {
        id,
        text,
        selected: chosen == Some(id),
    };
    all.into_iter().map(option).collect()
}

/// Reads the filter; what cannot be read is said beside its field.
pub(super) async fn filter(portal: &Portal, asked: &Asked, view: &mut FormView) -> Answer<Filter> {
    let given = |field: &Option<String>| field.clone().filter(|text| !text.trim().is_empty());
    let mut filter = Filter {
        network: given(&asked.network).map(|text| text.trim().to_owned()),
        outcome: given(&asked.outcome),
        state: given(&asked.state).and_then(|text| ReviewState::from_stored(&text)),
        ..Filter::default()
    };
    if let Some(text) = given(&asked.number) {
        filter.number = SmartcardNumber::parse(&text)
            .map_err(|_| view.error("number", text!("ra-words-enter-number")))
            .ok();
    }
    if let Some(text) = given(&asked.organisation) {
        let found = portal
            .run(move |ports| list::organisation(ports, &text))
            .await?;
        match found {
            Some((id, _)) => filter.organisation = Some(id),
            None => {
                view.error("organisation", words::NO_ORGANISATION);
            }
        }
    }
    filter.from = moment("from", given(&asked.from), london::start_of_day, view);
    filter.to = moment("to", given(&asked.to), london::end_of_day, view);
    Ok(filter)
}

/// The moment of a day in a filter; what is not a day is said beside its field.
pub(in crate::web::ra) fn moment(
    field: &'static str,
    text: Option<String>,
    read: fn(&str) -> Option<OffsetDateTime>,
    view: &mut FormView,
) -> Option<OffsetDateTime> {
    let text = text?;
    let at = read(&text);
    if at.is_none() {
        view.error(field, text!("ra-words-enter-date"));
    }
    at
}
