# The audit trail.

ra-audit-title = Audit trail
ra-audit-broken-heading = The audit trail was changed
ra-audit-broken = { $place }. Tell your security team now, and keep the database as it is.
ra-audit-proved = The newest part of the trail was proved: nobody has changed it.
ra-audit-intro = Every event is sealed into a chain, so that a row that is changed or removed later shows.
ra-audit-newest = Proved last: { $newest }.
ra-audit-unproved = It has not been proved yet.
ra-audit-prove = Prove the newest part now
ra-audit-done-by = Done by (email of staff)
ra-audit-about = About (number, or email of staff)
ra-audit-request = Reference (from an error page)
ra-audit-anything = Anything
ra-audit-events = Events
ra-audit-heading-when = When
ra-audit-heading-who = Who
ra-audit-heading-what = What
ra-audit-heading-about = About
ra-audit-heading-detail = Detail
ra-audit-heading-network = Network
ra-audit-heading-request = Reference
ra-audit-heading-position = Position
ra-audit-older = Older events
ra-audit-download = Download <a href="{ $csv }">as CSV</a> or <a href="{ $json }">as JSON lines</a>
ra-audit-positions = positions { $first } to { $last } at { $at }
ra-audit-place = Position { $position }: { $reason }
ra-audit-place-event = Position { $position }, event { $event }: { $reason }
ra-audit-enter-staff = Enter the whole email address of a member of staff
ra-audit-enter-subject = Enter a smartcard number, or the whole email address of a member of staff
ra-audit-enter-request = Enter the whole reference, such as LK-0A1B2C3D4E5F60718293
ra-audit-damage-changed = a row was changed
ra-audit-damage-row = a row is missing
ra-audit-damage-seal = a seal is missing
ra-audit-damage-order = rows are not in order
