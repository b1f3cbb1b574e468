//! Email: what is said (`message`), how it reads (`render`), how it is put in
//! an envelope (`letter`), how it leaves the house (`transport`), and who takes
//! it there (`worker`).
//!
//! Nothing here knows a journey or a web request: a journey names a
//! [`message::Message`], and the worker brings the times and the secrets.

pub mod letter;
mod london;
pub mod message;
mod printable;
pub mod profile_notice;
pub mod reader;
pub mod render;
mod samples;
pub mod sealed;
pub mod transport;
mod urlencode;
pub mod worker;
