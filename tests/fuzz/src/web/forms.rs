//! Bodies of forms.

#[path = "../../../../src/web/forms/body.rs"]
pub mod body;
