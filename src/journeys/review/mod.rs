//! Reviewing failed attempts: who claims one, what it was, and that nothing is left to do. And the sprays
//! that nobody should have to look for.

pub mod decide;
pub mod groups;
pub mod list;
pub mod spray;

use super::{Outcome, Ports, post, trail};
