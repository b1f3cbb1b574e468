//! A form as a page shows it: what was typed, kept unless it is a secret, and what is wrong with it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::language::Text;

/// A field's value and error; both empty when there is none.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FieldView {
    value: String,
    error: Text,
}

/// An error in the summary on top of the page.
#[derive(Debug, Clone, Serialize)]
pub struct ErrorView {
    field: &'static str,
    message: Text,
}

/// The form of a page.
#[derive(Debug, Clone, Default)]
pub struct FormView {
    fields: BTreeMap<&'static str, FieldView>,
    errors: Vec<ErrorView>,
}

impl FormView {
    /// Keeps what was typed. Passcodes, codes and answers are never kept.
    pub fn keep(&mut self, field: &'static str, value: &str) -> &mut Self {
        value.clone_into(&mut self.fields.entry(field).or_default().value);
        self
    }

    /// Says what is wrong with a field; its first error stands beside it.
    pub fn error(&mut self, field: &'static str, message: impl Into<Text>) -> &mut Self {
        let message = message.into();
        let view = self.fields.entry(field).or_default();
        if view.error == Text::default() {
            view.error = message.clone();
        }
        self.errors.push(ErrorView { field, message });
        self
    }

    /// Says what is wrong with the whole; `field` is where its link leads, empty for none.
    pub fn overall(&mut self, field: &'static str, message: impl Into<Text>) -> &mut Self {
        self.errors.push(ErrorView {
            field,
            message: message.into(),
        });
        self
    }

    /// Whether anything is wrong.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    pub(super) fn fields(&self, names: &[&'static str]) -> BTreeMap<&'static str, FieldView> {
        names
            .iter()
            .map(|name| (*name, self.fields.get(name).cloned().unwrap_or_default()))
            .collect()
    }

    pub(super) fn errors(&self) -> &[ErrorView] {
        &self.errors
    }
}
