//! What the Registration Authority does for a holder, one file for each thing.

pub mod lockout;

use super::{Outcome, Ports, post, trail};
