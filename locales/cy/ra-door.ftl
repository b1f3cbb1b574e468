# Y ffordd i mewn i’r consol.

ra-sign-in-title = Mewngofnodi i’r consol
ra-sign-in-heading = Mewngofnodi i gonsol yr Awdurdod Cofrestru
ra-sign-in-ended = Cawsoch eich allgofnodi am fod eich sesiwn wedi dod i ben. Mewngofnodwch eto i fynd ymlaen.
ra-sign-in-chosen = Mae eich cyfrinair wedi’i osod. Mewngofnodwch ag ef.
ra-sign-in-who = Ar gyfer staff yr Awdurdod Cofrestru. I ddatgloi neu gofrestru eich cerdyn eich hun, <a href="/">defnyddiwch y porth</a>.
ra-sign-in-email = Cyfeiriad e-bost
ra-sign-in-password = Cyfrinair
ra-sign-in-continue = Parhau
ra-sign-in-trouble = Wedi anghofio eich cyfrinair, neu wedi colli eich ap dilysu? Gofynnwch i Reolwr RA anfon dolen newydd atoch neu ailosod eich ail ffactor.

ra-code-title = Rhowch y cod o’ch ap
ra-code-hint = 6 digid o’ch ap dilysu. Os nad yw’r ap gyda chi, rhowch un o’ch codau adfer
ra-code-sign-in = Mewngofnodi
ra-code-neither = Does gen i ddim ap na chod adfer
ra-code-reset = Gofynnwch i Reolwr RA ailosod eich ail ffactor. Daw e-bost â dolen i chi ddewis cyfrinair newydd; yna byddwch yn gosod ail ffactor newydd.

ra-enrol-title = Gosod eich ail ffactor
ra-enrol-intro = I fewngofnodi mae angen cyfrinair a chod o ap dilysu, fel yr un ar eich ffôn gwaith.
ra-enrol-add = 1. Ychwanegu’r cyfrif at eich ap
ra-enrol-scan = Sganiwch y cod hwn gyda’r ap.
ra-enrol-picture = Cod QR ar gyfer { $account }; mae’r un allwedd i’w gweld fel testun isod
ra-enrol-type = Os na allwch ei sganio, teipiwch yr allwedd hon yn yr ap. Dewiswch god 6 digid sy’n seiliedig ar amser.
ra-enrol-enter = 2. Rhoi’r cod y mae’r ap yn ei ddangos
ra-enrol-code = Cod 6 digid
ra-enrol-finish = Gorffen a mewngofnodi
ra-enrol-keep = Dim ffôn newydd wrth law? Nid oes dim wedi newid eto: <a href="/ra/sign-in">mewngofnodwch gyda’ch ap dilysu presennol</a>.

ra-recovery-title = Eich codau adfer
ra-recovery-once = Yn cael eu dangos y tro hwn yn unig
ra-recovery-keep = Ysgrifennwch y codau hyn neu argraffwch y dudalen hon, a’u cadw lle na all neb ond chi eu cyrraedd. Ni allwn eu dangos eto.
ra-recovery-each = Mae pob un yn gweithio unwaith yn lle’r cod o’ch ap. Nid yw unrhyw godau a oedd gennych o’r blaen yn gweithio mwyach.
ra-recovery-on = Mynd i’r dangosfwrdd

# Dewis cyfrinair, drwy ddolen gwahoddiad.

ra-welcome-title = Dewiswch eich cyfrinair
ra-welcome-dead-title = Nid yw’r ddolen hon yn gweithio mwyach
ra-welcome-hello = Helo { $name }. Dyma eich cyfrinair ar gyfer consol yr Awdurdod Cofrestru. Ni all neb arall ei weld.
ra-welcome-length = Rhaid iddo gynnwys { $count } nod neu fwy. Mae tri neu bedwar gair ar hap yn dda.
ra-welcome-guess = Ni chaiff fod yn un y mae llawer o bobl yn ei ddefnyddio, ac ni chaiff gynnwys eich enw.
ra-welcome-new = Cyfrinair newydd
ra-welcome-again = Cyfrinair newydd eto
ra-welcome-save = Cadw’r cyfrinair
ra-welcome-dead = Cafodd ei defnyddio o’r blaen, anfonwyd dolen fwy diweddar, neu mae mwy na 3 diwrnod wedi mynd heibio.
ra-welcome-dead-next = Os oes gennych gyfrinair, <a href="/ra/sign-in">mewngofnodwch</a>. Os na, gofynnwch i Reolwr RA anfon dolen newydd atoch.

ra-sign-in-enter-password = Rhowch eich cyfrinair
ra-sign-in-wrong = Nid yw’r cyfeiriad e-bost neu’r cyfrinair yn gywir
ra-enrol-enter-code = Rhowch y cod 6 digid y mae eich ap yn ei ddangos
ra-enrol-wrong = Nid yw’r cod yn gywir. Arhoswch am yr un nesaf
