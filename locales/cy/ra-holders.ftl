# Dod o hyd i ddeiliad yn y consol.

ra-holders-title = Deiliaid
ra-holders-heading = Dod o hyd i ddeiliad
ra-holders-q = Enw, rhif cerdyn clyfar, e-bost neu god sefydliad
ra-holders-q-hint = Mae dechrau geiriau’r enw yn ddigon, mewn unrhyw drefn
ra-holders-find = Chwilio
ra-holders-found = Deiliaid a ganfuwyd
ra-holders-name = Enw
ra-holders-number = Rhif cerdyn clyfar
ra-holders-organisation = Sefydliad
ra-holders-closed = Wedi’i gau
ra-holders-more = Rhagor o ddeiliaid
ra-holders-too-many = Mae llawer o enwau’n dechrau fel hyn, ond nid oes un o’r rhai cyntaf yn cyfateb yn llwyr. Chwiliwch ymhellach, neu rhowch fwy o’r gair.
ra-holders-further = Chwilio ymhellach
ra-holders-nobody = Ni chafwyd hyd i neb yn y sefydliadau y mae eich rolau’n eu cwmpasu. Gwiriwch y sillafu, neu rhowch gynnig ar y rhif cerdyn clyfar sydd o dan y llun.

ra-holders-enter = Rhowch enw, rhif cerdyn clyfar, cyfeiriad e-bost cyfan neu god sefydliad
