//! The dashboard's context.

use super::super::{Page, PageVisitor, pages};

pages! {
    /// What waits for somebody, and how the portal does.
    DashboardPage at "ra/dashboard.html", fields [] {
        /// Who is signed in.
        name: String,
    } samples vec![Self { name: "Amelia Fairweather".into() }];
}
