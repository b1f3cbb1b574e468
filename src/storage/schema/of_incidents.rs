//! The tables of cards reported lost, stolen, damaged or misused.

diesel::table! {
    incidents (id) {
        id -> BigInt,
        reference -> Text,
        smartcard_number -> Text,
        holder_id -> Nullable<BigInt>,
        organisation_id -> Nullable<BigInt>,
        kind -> Text,
        source -> Text,
        state -> Text,
        reports -> Integer,
        reported_at -> Timestamp,
        network -> Text,
        crime_number -> Text,
        line_manager -> Nullable<Text>,
        told_at -> Nullable<Timestamp>,
        card_id -> Nullable<BigInt>,
        fee_due -> Bool,
        cancelled_at -> Nullable<Timestamp>,
        replaced_at -> Nullable<Timestamp>,
        closed_at -> Nullable<Timestamp>,
        closed_by -> Nullable<Text>,
        closing_reason -> Nullable<Text>,
    }
}

diesel::table! {
    incident_entries (id) {
        id -> BigInt,
        incident_id -> BigInt,
        at -> Timestamp,
        by_whom -> Text,
        what -> Text,
        kind -> Nullable<Text>,
        note -> Text,
        callback -> Text,
        network -> Text,
    }
}
