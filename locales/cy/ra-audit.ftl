# Y trywydd archwilio.

ra-audit-title = Trywydd archwilio
ra-audit-broken-heading = Newidiwyd y trywydd archwilio
ra-audit-broken = { $place }. Rhowch wybod i’ch tîm diogelwch nawr, a chadwch y gronfa ddata fel y mae.
ra-audit-proved = Profwyd rhan ddiweddaraf y trywydd: nid oes neb wedi’i newid.
ra-audit-intro = Mae pob digwyddiad yn cael ei selio mewn cadwyn, fel bod modd gweld a gafodd rhes ei newid neu ei dileu wedyn.
ra-audit-newest = Profwyd ddiwethaf: { $newest }.
ra-audit-unproved = Nid yw wedi’i brofi eto.
ra-audit-prove = Profi’r rhan ddiweddaraf nawr
ra-audit-done-by = Gwnaed gan (e-bost aelod o staff)
ra-audit-about = Ynghylch (rhif, neu e-bost aelod o staff)
ra-audit-request = Cyfeirnod (o dudalen gwall)
ra-audit-anything = Unrhyw beth
ra-audit-events = Digwyddiadau
ra-audit-heading-when = Pryd
ra-audit-heading-who = Pwy
ra-audit-heading-what = Beth
ra-audit-heading-about = Ynghylch
ra-audit-heading-detail = Manylion
ra-audit-heading-network = Rhwydwaith
ra-audit-heading-request = Cyfeirnod
ra-audit-heading-position = Safle
ra-audit-older = Digwyddiadau hŷn
ra-audit-download = Lawrlwytho <a href="{ $csv }">fel CSV</a> neu <a href="{ $json }">fel llinellau JSON</a>
ra-audit-positions = safleoedd { $first } i { $last } am { $at }
ra-audit-place = Safle { $position }: { $reason }
ra-audit-place-event = Safle { $position }, digwyddiad { $event }: { $reason }
ra-audit-enter-staff = Rhowch gyfeiriad e-bost llawn aelod o staff
ra-audit-enter-subject = Rhowch rif cerdyn clyfar, neu gyfeiriad e-bost llawn aelod o staff
ra-audit-enter-request = Rhowch y cyfeirnod llawn, fel LK-0A1B2C3D4E5F60718293
ra-audit-damage-changed = newidiwyd rhes
ra-audit-damage-row = mae rhes ar goll
ra-audit-damage-seal = mae sêl ar goll
ra-audit-damage-order = nid yw’r rhesi mewn trefn
