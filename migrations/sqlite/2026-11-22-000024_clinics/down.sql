DROP TABLE staff_listings;
DROP TABLE clinic_hours;
DROP TABLE clinics;
