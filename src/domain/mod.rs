//! The rules and values of the field. Pure: no I/O, no clock, no randomness, no web, no database.
//!
//! Every rule has its one home here; journeys ask, pages show, storage stores.

pub mod answers;
pub mod api_scope;
pub mod audit;
pub mod bank_holidays;
pub mod cancellation;
pub mod card;
pub mod certificate;
pub mod challenge;
pub mod clinic;
pub mod colour;
pub mod desk;
pub mod desk_hours;
pub mod email_address;
pub mod face;
pub mod figures;
pub mod incident;
pub mod logo;
pub mod mobile_number;
pub mod name_proof;
pub mod name_words;
pub mod obstacle;
pub mod opening;
pub mod passcode;
pub mod periods;
pub mod photograph;
pub mod policy;
pub mod post;
pub mod question;
pub mod reason;
pub mod recovery_code;
pub mod registration;
pub mod reminders;
pub mod renewal;
pub mod review;
pub mod role;
pub mod session;
pub mod smartcard_number;
pub mod staff_password;
pub mod standings;
pub mod strikes;
pub mod terms;
pub mod text_search;
pub mod urgency;
pub mod waits;
