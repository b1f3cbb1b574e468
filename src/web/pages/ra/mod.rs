//! The contexts of the console's pages, a file for each part of it.

pub mod attempts;
pub mod audit;
pub mod certificates;
pub mod clinics;
pub mod dashboard;
pub mod door;
pub mod holders;
pub mod incidents;
pub mod mail;
pub mod profile;
pub mod reports;
pub mod staff;
pub mod tokens;

use super::PageVisitor;

/// Calls the visitor for every page of the console.
pub fn for_each_page(visitor: &mut impl PageVisitor) {
    attempts::for_each_page(visitor);
    audit::for_each_page(visitor);
    certificates::for_each_page(visitor);
    clinics::for_each_page(visitor);
    dashboard::for_each_page(visitor);
    door::for_each_page(visitor);
    holders::for_each_page(visitor);
    incidents::for_each_page(visitor);
    mail::for_each_page(visitor);
    profile::for_each_page(visitor);
    staff::for_each_page(visitor);
    reports::for_each_page(visitor);
    tokens::for_each_page(visitor);
}
