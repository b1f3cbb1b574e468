//! The test language.

mod app;
mod browser;
mod chance;
mod database;
mod journeys;
pub mod numbers;
mod people;
mod program;
mod raw;
mod rows;
mod staff;
mod witness;

pub use app::{Setup, TestApp};
pub use browser::{Browser, Page};
pub use chance::Chance;
pub use database::{Database, Kind};
pub use people::{Person, person, persons};
pub use program::Program;
pub use staff::staff;
pub use witness::{Watched, a_caller, race};

/// Makes a test of an `async fn(TestApp)` on each database.
macro_rules! on_both {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => { $(
        $(#[$meta])*
        mod $name {
            #[actix_web::test]
            async fn on_sqlite() {
                let app = $crate::support::TestApp::start($crate::support::Kind::Sqlite).await;
                super::$name(app.expect("SQLite is always there")).await;
            }

            #[actix_web::test]
            async fn on_postgres() {
                if let Some(app) = $crate::support::TestApp::start($crate::support::Kind::Postgres).await {
                    super::$name(app).await;
                }
            }
        }
    )+ };
}
pub(crate) use on_both;
