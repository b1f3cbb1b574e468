//! The tables of reminders: of expiry, and of the end of a post.

diesel::table! {
    reminder_runs (day) {
        day -> Text,
        started_at -> Timestamp,
        reached_at -> Timestamp,
        reached_card -> BigInt,
        done_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    reminders (id) {
        id -> BigInt,
        card_id -> BigInt,
        expires_at -> Timestamp,
        step -> Integer,
        day -> Text,
        slot -> BigInt,
        state -> Text,
        mail -> Nullable<Text>,
    }
}
