//! The program's parsers and no more, under the program's names.

#![allow(dead_code)]

#[path = "../../../src/domain/mod.rs"]
pub mod domain;
pub mod limits;
#[path = "../../../src/random.rs"]
pub mod random;
pub mod secrets;
#[path = "../../../src/urls.rs"]
pub mod urls;
pub mod web;
