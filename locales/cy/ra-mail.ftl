# Yr hyn a anfonwyd drwy e-bost a beth ddigwyddodd iddo; byth yr hyn yr oedd yn ei ddweud.

ra-mail-title = Negeseuon e-bost
# $count is a number in words or figures, such as “more than 10,000”.
ra-mail-waiting = Yn aros nawr: { $count }
ra-mail-totals = Negeseuon e-bost hyd yma
ra-mail-today = Heddiw
ra-mail-month = 30 diwrnod diwethaf
ra-mail-q = Rhif cerdyn clyfar neu gyfeirnod
ra-mail-q-hint = Mae’r cyfeirnod ar waelod pob neges e-bost ac yn dechrau gyda LK-
ra-mail-became = Beth ddigwyddodd iddi
ra-mail-any-state = Unrhyw beth
ra-mail-which = Pa neges
ra-mail-any-kind = Unrhyw un
ra-mail-show = Dangos
ra-mail-list = Negeseuon e-bost, y diweddaraf yn gyntaf
ra-mail-queued = Rhoddwyd yn y ciw
ra-mail-kind = Neges
ra-mail-to = At
ra-mail-about = Ynghylch
ra-mail-tries = Ymgeisiau
ra-mail-why = Pam
# Follows a tag: “Sent”.
ra-mail-sent-at = am { $time }
ra-mail-older = Negeseuon hŷn
ra-mail-none = Does dim negeseuon fel hyn.

ra-mail-one-title = Neges e-bost { $reference }
ra-mail-one-sent = Mae cod newydd ar ei ffordd. Nid yw’r un blaenorol yn gweithio mwyach.
ra-mail-one-over = Ni anfonwyd cod newydd: does dim yn aros amdano mwyach.
ra-mail-one-reference = Cyfeirnod
ra-mail-one-sent-at = Anfonwyd
ra-mail-one-not-sent = Ddim eto
ra-mail-one-private = Ni all neb ond y deiliad ddarllen neges. Ni chedwir ei geiriau na’i chod yma.
ra-mail-one-again = Anfon cod newydd
ra-mail-one-again-what = Mae’r deiliad yn aros am y cod hwn. Bydd un newydd yn mynd i’r un cyfeiriad, a bydd yr un blaenorol yn stopio gweithio. Ni ddangosir y cod ei hun i neb arall.
ra-mail-one-reason = Pam mae angen cod newydd?
ra-mail-one-reason-hint = Cedwir hwn yn y trywydd archwilio. Er enghraifft: ffoniodd y ddesg, dim byd wedi cyrraedd
ra-mail-one-what-to-do = Beth i’w wneud
ra-mail-one-start-again = Ni ellir rhoi cod arall yn lle’r cod hwn: cafodd ei ddefnyddio, anfonwyd un mwy diweddar, neu mae’r hyn yr oedd ar ei gyfer ar ben. Gofynnwch i’r deiliad ddechrau eto. Os yw’r cyfeiriad yn anghywir, cywirwch ef yn gyntaf.
ra-mail-one-new-link = Ni anfonir dolen i ddewis cyfrinair ddwywaith. Gall Rheolwr RA anfon un newydd o dudalen yr unigolyn o dan Staff.
ra-mail-one-tell = Dim ond rhoi gwybod am rywbeth a wnaed y mae’r neges hon, ac ni chaiff ei hanfon eto. Os na chyrhaeddodd, rhowch wybod i’r person mewn ffordd arall.
