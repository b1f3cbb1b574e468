//! My profile and what can be changed there.

pub mod activity;
pub mod contact;
pub mod contact_code;
mod new_passcode;
pub mod passcode;
pub mod profile;
pub mod renew;
pub mod report;
