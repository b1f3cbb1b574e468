//! The tables, by hand: one schema for both databases. `migrations/` holds what makes them.

diesel::table! {
    organisations (id) {
        id -> BigInt,
        ods_code -> Text,
        name -> Text,
        desk_name -> Text,
        desk_phone -> Text,
        desk_email -> Text,
        desk_hours -> Text,
        desk_place -> Text,
    }
}

diesel::table! {
    holders (id) {
        id -> BigInt,
        smartcard_number -> Text,
        name -> Text,
        organisation_id -> BigInt,
        email -> Nullable<Text>,
        mailbox_key -> Nullable<Text>,
        mobile -> Nullable<Text>,
        terms_version -> Nullable<Integer>,
        terms_accepted_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    cards (id) {
        id -> BigInt,
        holder_id -> BigInt,
        serial -> Text,
        issued_at -> Timestamp,
        cancelled_at -> Nullable<Timestamp>,
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
    registrations (id) {
        id -> BigInt,
        holder_id -> BigInt,
        questions -> Text,
        answers_hash -> Text,
        registered_at -> Timestamp,
    }
}

diesel::table! {
    strikes (smartcard_number) {
        smartcard_number -> Text,
        taken -> Integer,
        wrong -> Integer,
        last_at -> Timestamp,
        told_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    sessions (id) {
        id -> BigInt,
        token_hash -> Binary,
        holder_id -> Nullable<BigInt>,
        created_at -> Timestamp,
        seen_at -> Timestamp,
        expires_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    journeys (id) {
        id -> BigInt,
        reference -> Text,
        kind -> Text,
        session_id -> BigInt,
        smartcard_number -> Text,
        step -> Text,
        proof -> Nullable<Text>,
        pending -> Text,
        codes_sent -> Integer,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    challenges (id) {
        id -> BigInt,
        journey_id -> BigInt,
        purpose -> Text,
        mac -> Binary,
        link_hash -> Binary,
        sent_at -> Timestamp,
        expires_at -> Timestamp,
        entries -> Integer,
        used_at -> Nullable<Timestamp>,
        retired_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    attempts (id) {
        id -> BigInt,
        at -> Timestamp,
        journey -> Text,
        step -> Text,
        smartcard_number -> Text,
        network -> Text,
        browser -> Text,
        outcome -> Text,
        strike -> Nullable<Integer>,
    }
}

diesel::table! {
    audit_events (id) {
        id -> BigInt,
        at -> Timestamp,
        actor_kind -> Text,
        actor -> Text,
        action -> Text,
        subject -> Text,
        detail -> Text,
        network -> Text,
        request_id -> Text,
    }
}

diesel::table! {
    outbox (id) {
        id -> BigInt,
        reference -> Text,
        kind -> Text,
        subject -> Text,
        recipient -> Text,
        message -> Text,
        sealed -> Nullable<Binary>,
        state -> Text,
        tries -> Integer,
        queued_at -> Timestamp,
        due_at -> Timestamp,
        expires_at -> Nullable<Timestamp>,
        lease -> Nullable<Text>,
        leased_until -> Nullable<Timestamp>,
        sent_at -> Nullable<Timestamp>,
        failure -> Nullable<Text>,
    }
}

diesel::table! {
    rate_limits (key) {
        key -> Text,
        tat -> BigInt,
    }
}

diesel::allow_tables_to_appear_in_same_query!(challenges, journeys);
diesel::joinable!(challenges -> journeys (journey_id));
