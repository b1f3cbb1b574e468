//! Reminders as an operator plans them, twice.

use super::DEVELOPMENT;
use super::child::Place;

#[test]
fn reminders_are_planned_by_hand_and_a_second_time_nothing_is_new() {
    let place = Place::new();
    place.run(&["demo"], &[DEVELOPMENT]).succeeded();
    place
        .run(&["reminders"], &[DEVELOPMENT])
        .succeeded()
        .says("60 days before: 2 new")
        .says("1 day before: 0 new")
        .says("Reminders planned: 2 new");
    place
        .run(&["reminders"], &[DEVELOPMENT])
        .succeeded()
        .says("60 days before: 0 new")
        .says("Reminders planned: 0 new");
}
