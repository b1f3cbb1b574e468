-- Which version of the audit key a link is keyed by; those that are there are the founding version's.
ALTER TABLE audit_seals ADD COLUMN key_version INTEGER NOT NULL DEFAULT 1;
