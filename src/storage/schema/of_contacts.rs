//! The tables of clinics and of staff who are named to everybody.

diesel::table! {
    clinics (id) {
        id -> BigInt,
        organisation_id -> BigInt,
        name -> Text,
        place -> Text,
        phone -> Text,
        email -> Text,
        note -> Text,
        division -> Text,
        services -> Text,
    }
}

diesel::table! {
    clinic_hours (id) {
        id -> BigInt,
        clinic_id -> BigInt,
        weekday -> Integer,
        opens -> Integer,
        closes -> Integer,
    }
}

diesel::table! {
    staff_listings (staff_id) {
        staff_id -> BigInt,
        phone -> Text,
        agreed_at -> Timestamp,
    }
}
