-- What somebody reads to the desk from an error page finds what their request did.
CREATE INDEX audit_events_by_request ON audit_events (request_id, id) WHERE request_id <> '';
