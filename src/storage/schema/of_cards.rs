//! The tables of cards: chips, certificates, the authority, and what is done with cards at the desk.

diesel::table! {
    cards (id) {
        id -> BigInt,
        holder_id -> BigInt,
        serial -> Text,
        issued_at -> Timestamp,
        cancelled_at -> Nullable<Timestamp>,
        renewals -> Integer,
        cancelled_for -> Nullable<Text>,
    }
}

diesel::table! {
    certificates (id) {
        id -> BigInt,
        card_id -> BigInt,
        kind -> Text,
        expires_at -> Timestamp,
    }
}

diesel::table! {
    chips (serial) {
        serial -> Text,
        passcode_hash -> Nullable<Text>,
        failures -> Integer,
    }
}

diesel::table! {
    assists (id) {
        id -> BigInt,
        holder_id -> BigInt,
        staff_session_id -> BigInt,
        checked_at -> Timestamp,
        expires_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
        purpose -> Text,
    }
}

diesel::table! {
    authorities (id) {
        id -> BigInt,
        certificate -> Binary,
        sealed_key -> Binary,
        created_at -> Timestamp,
        crl_number -> BigInt,
        crl -> Nullable<Binary>,
        crl_made_at -> Nullable<Timestamp>,
        crl_next_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    renewals (id) {
        id -> BigInt,
        card_id -> BigInt,
        kind -> Text,
        started_at -> Timestamp,
        done_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    issued_certificates (id) {
        id -> BigInt,
        serial_number -> Text,
        card_id -> BigInt,
        renewal_id -> BigInt,
        kind -> Text,
        der -> Binary,
        issued_at -> Timestamp,
        expires_at -> Timestamp,
        in_use_at -> Nullable<Timestamp>,
        superseded_at -> Nullable<Timestamp>,
        revoked_at -> Nullable<Timestamp>,
        revoked_for -> Nullable<Text>,
    }
}

diesel::table! {
    chip_keys (id) {
        id -> BigInt,
        chip -> Text,
        kind -> Text,
        slot -> Text,
        sealed_key -> Binary,
        certificate -> Nullable<Binary>,
    }
}
