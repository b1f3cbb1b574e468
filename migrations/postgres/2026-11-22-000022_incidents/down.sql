DROP INDEX staff_roles_by_organisation;
DROP TABLE incident_entries;
DROP TABLE incidents;
