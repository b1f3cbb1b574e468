//! Email: what is said (`message`), how it reads (`render`), how it is put in
//! an envelope (`letter`) and how it leaves the house (`transport`).
//!
//! Nothing here knows a journey, a web request or a table: a journey names a
//! [`message::Message`], and whoever sends it brings the times and the secrets.

pub mod letter;
mod london;
pub mod message;
mod printable;
pub mod render;
mod samples;
pub mod sealed;
pub mod transport;
pub mod worker;
