# Y dangosfwrdd.

ra-dashboard-title = Dangosfwrdd
ra-dashboard-signed-in = Wedi mewngofnodi fel { $name }.
ra-dashboard-find = Dod o hyd i ddeiliad
ra-dashboard-find-hint = Rhif cerdyn clyfar, neu ddechrau enw
ra-dashboard-find-button = Chwilio
ra-dashboard-waiting = Yn aros i rywun weithredu
ra-dashboard-nothing = Nid oes dim yn aros.
ra-dashboard-figures = Heddiw a’r { $days } diwrnod diwethaf
ra-dashboard-what-was-done = Yr hyn a wnaed
ra-dashboard-what = Beth
ra-dashboard-today = Heddiw
ra-dashboard-last-days = Y { $days } diwrnod diwethaf
ra-dashboard-visits = Ymweliadau â desg nad oedd eu hangen yn y { $days } diwrnod diwethaf: <strong>{ $visits }</strong>. Ar 20 munud yr un, mae hynny’n <strong>{ $hours }</strong> awr o amser staff.
ra-dashboard-how-long = Faint o amser a gymerodd
ra-dashboard-how-long-lately = Faint o amser a gymerodd yn y dyddiau diwethaf
ra-dashboard-median = Hanner: dim mwy na
ra-dashboard-p90 = Naw o bob deg: dim mwy na
ra-dashboard-standings = Y sefyllfa nawr
ra-dashboard-counted = Cyfrifwyd am { $at }, ac eto bob chwarter awr.
ra-dashboard-holders = Deiliaid
ra-dashboard-registered = Wedi cofrestru ar gyfer hunanwasanaeth
ra-dashboard-locked-out = Wedi’u cloi allan o hunanwasanaeth
ra-dashboard-not-counted = Nid yw hyn wedi’i gyfrif eto. Edrychwch eto mewn munud.
ra-dashboard-reports = Gweld yr adroddiadau

# Siartiau, ym mhob man.

ra-chart-label = { $title }, siart
ra-chart-as-table = { $title } fel tabl
