-- Clinics of the Registration Authority: where people come to have cards unlocked, renewed or replaced.
-- `services` are names, `division` says whose bank holidays close it.
CREATE TABLE clinics (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    organisation_id INTEGER NOT NULL REFERENCES organisations (id),
    name TEXT NOT NULL,
    place TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    note TEXT NOT NULL,
    division TEXT NOT NULL,
    services TEXT NOT NULL
);
CREATE INDEX clinics_by_organisation ON clinics (organisation_id, name);

-- When a clinic is open: weekdays from 1, Monday; minutes of the local day.
CREATE TABLE clinic_hours (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    clinic_id INTEGER NOT NULL REFERENCES clinics (id),
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    opens INTEGER NOT NULL CHECK (opens >= 0),
    closes INTEGER NOT NULL CHECK (closes > opens AND closes <= 1440),
    UNIQUE (clinic_id, weekday, opens)
);

-- Sponsors and Local Smartcard Administrators who agreed to be named to everybody, with the number they gave for it.
CREATE TABLE staff_listings (
    staff_id INTEGER NOT NULL PRIMARY KEY REFERENCES staff (id),
    phone TEXT NOT NULL,
    agreed_at TIMESTAMP NOT NULL
);
