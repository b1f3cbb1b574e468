DROP INDEX staff_roles_by_organisation;
DROP TABLE staff_listings;
DROP TABLE clinic_hours;
DROP TABLE clinics;
