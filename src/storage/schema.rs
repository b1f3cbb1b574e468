//! The tables, by hand: one schema for both databases. `migrations/` holds what makes them.

mod of_cards;
mod of_contacts;
mod of_incidents;
mod of_reminders;

pub use of_cards::{
    assists, authorities, cards, certificates, chip_keys, chips, issued_certificates, renewals,
};
pub use of_contacts::{clinic_hours, clinics, staff_listings};
pub use of_incidents::{incident_entries, incidents};
pub use of_reminders::{reminder_runs, reminders};

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
        closed_at -> Nullable<Timestamp>,
        ends_at -> Nullable<Timestamp>,
        language -> Nullable<Text>,
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
        round -> BigInt,
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
        organisation_id -> Nullable<BigInt>,
        state -> Text,
        claimed_by -> Nullable<Text>,
        claimed_at -> Nullable<Timestamp>,
        decision -> Nullable<Text>,
        note -> Nullable<Text>,
        decided_by -> Nullable<Text>,
        decided_at -> Nullable<Timestamp>,
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
        organisation_id -> Nullable<BigInt>,
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
        priority -> Integer,
        language -> Nullable<Text>,
    }
}

diesel::table! {
    rate_limits (key) {
        key -> Text,
        tat -> BigInt,
    }
}

diesel::table! {
    staff (id) {
        id -> BigInt,
        email -> Text,
        mailbox_key -> Text,
        name -> Text,
        smartcard_number -> Nullable<Text>,
        password_hash -> Nullable<Text>,
        totp_secret -> Nullable<Binary>,
        totp_step -> BigInt,
        created_at -> Timestamp,
        disabled_at -> Nullable<Timestamp>,
        language -> Nullable<Text>,
    }
}

diesel::table! {
    staff_roles (id) {
        id -> BigInt,
        staff_id -> BigInt,
        organisation_id -> BigInt,
        role -> Text,
        granted_at -> Timestamp,
        granted_by -> Text,
        ends_at -> Nullable<Timestamp>,
        revoked_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    staff_sessions (id) {
        id -> BigInt,
        token_hash -> Binary,
        staff_id -> BigInt,
        stage -> Text,
        pending -> Nullable<Binary>,
        created_at -> Timestamp,
        seen_at -> Timestamp,
        expires_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    recovery_codes (id) {
        id -> BigInt,
        staff_id -> BigInt,
        mac -> Binary,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    invitations (id) {
        id -> BigInt,
        staff_id -> BigInt,
        token_hash -> Binary,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    waits (key) {
        key -> Text,
        failures -> Integer,
        last_at -> Timestamp,
        wait_until -> Nullable<Timestamp>,
    }
}

diesel::table! {
    alerts (id) {
        id -> BigInt,
        network -> Text,
        numbers -> Integer,
        attempts -> Integer,
        first_at -> Timestamp,
        last_at -> Timestamp,
        raised_at -> Timestamp,
        acknowledged_by -> Nullable<Text>,
        acknowledged_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    approvals (id) {
        id -> BigInt,
        reference -> Text,
        holder_id -> BigInt,
        email -> Text,
        reason -> Text,
        note -> Text,
        proposed_by -> BigInt,
        proposed_at -> Timestamp,
        outcome -> Nullable<Text>,
        decided_by -> Nullable<BigInt>,
        decided_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    photographs (holder_id) {
        holder_id -> BigInt,
        content_type -> Text,
        bytes -> Binary,
        imported_at -> Timestamp,
    }
}

diesel::table! {
    holder_words (word, holder_id) {
        word -> Text,
        holder_id -> BigInt,
        organisation_id -> BigInt,
    }
}

diesel::table! {
    audit_unsealed (event_id) {
        event_id -> BigInt,
    }
}

diesel::table! {
    audit_seals (position) {
        position -> BigInt,
        event_id -> BigInt,
        hash -> Binary,
        key_version -> Integer,
    }
}

diesel::table! {
    audit_checks (id) {
        id -> BigInt,
        at -> Timestamp,
        first_position -> BigInt,
        last_position -> BigInt,
        broken_position -> Nullable<BigInt>,
        broken_event -> Nullable<BigInt>,
        reason -> Nullable<Text>,
    }
}

diesel::table! {
    figures (what, period, organisation_id, bucket) {
        what -> Text,
        period -> Text,
        organisation_id -> BigInt,
        bucket -> Integer,
        count -> BigInt,
    }
}

diesel::table! {
    standings (what, organisation_id) {
        what -> Text,
        organisation_id -> BigInt,
        value -> BigInt,
        at -> Timestamp,
    }
}

diesel::table! {
    api_tokens (id) {
        id -> BigInt,
        reference -> Text,
        name -> Text,
        token_hash -> Binary,
        scopes -> Text,
        created_by -> BigInt,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        revoked_at -> Nullable<Timestamp>,
        last_used_at -> Nullable<Timestamp>,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    challenges,
    journeys,
    holders,
    organisations,
    registrations,
    strikes,
    staff,
    staff_roles,
    staff_sessions,
    attempts,
    audit_events,
    audit_seals,
    audit_unsealed,
    approvals,
    api_tokens,
    holder_words,
    alerts,
    cards,
    certificates,
    issued_certificates,
    reminders,
    incidents,
);
diesel::joinable!(challenges -> journeys (journey_id));
diesel::joinable!(cards -> holders (holder_id));
diesel::joinable!(holders -> organisations (organisation_id));
diesel::joinable!(registrations -> holders (holder_id));
diesel::joinable!(certificates -> cards (card_id));
diesel::joinable!(reminders -> cards (card_id));
diesel::joinable!(staff_roles -> organisations (organisation_id));
diesel::joinable!(staff_roles -> staff (staff_id));
diesel::joinable!(approvals -> holders (holder_id));
diesel::joinable!(staff_sessions -> staff (staff_id));
