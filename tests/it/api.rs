//! The API: who gets in, what errors look like, lists without gaps, imports, lock-outs, and its document.

mod console;
mod import;
mod lists;
mod lockout;
mod problems;
mod schema;
mod tokens;

use latchkey::web::api::table::Route;

/// The path of a route with something in the place of its parameters.
fn path_of(route: &Route) -> String {
    let number = latchkey::demo::people::PEOPLE[0].number;
    route.path.replace("{number}", number).replace("{id}", "1")
}
