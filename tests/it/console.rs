//! The Registration Authority's console, as its staff use it and as strangers try it.

mod assist;
mod clinics;
mod dashboard;
mod door;
mod exports;
mod holder_search;
mod limiter;
mod logs;
mod mail;
mod profile;
mod reports;
mod review;
mod roles;
mod scripts;
mod search;
mod spray;
mod staff;
mod welsh;
mod welsh_records;

use latchkey::domain::role::Role;
use latchkey::urls;

use crate::support::{TestApp, on_both};

on_both! { every_role_signs_in_with_both_factors }

async fn every_role_signs_in_with_both_factors(app: TestApp) {
    for role in Role::ALL {
        let browser = app.officer(role).await;
        browser.get(urls::RA).await.has_status(200);
        browser.get(urls::RA_ME).await.says(role.title());
    }
}
