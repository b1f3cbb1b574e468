# Yr hyn a anfonwyd drwy e-bost a beth ddigwyddodd iddo; byth yr hyn yr oedd yn ei ddweud.

ra-mail-title = Negeseuon e-bost
# $count is a number in words or figures, such as “more than 10,000”.
ra-mail-waiting = Yn aros nawr: { $count }
ra-mail-totals = Negeseuon e-bost hyd yma
ra-mail-today = Heddiw
ra-mail-month = Y 30 diwrnod diwethaf
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
ra-mail-none = Nid oes negeseuon fel hyn. Gwiriwch y rhif, neu chwiliwch am unrhyw beth ac unrhyw neges.

ra-mail-one-title = Neges e-bost { $reference }
ra-mail-one-sent = Mae cod newydd ar ei ffordd. Nid yw’r un blaenorol yn gweithio mwyach.
ra-mail-one-over = Ni anfonwyd cod newydd: nid oes dim yn aros amdano mwyach.
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
ra-mail-one-new-link = Ni anfonir dolen i ddewis cyfrinair ddwywaith. Gall Rheolwr RA anfon un newydd o dudalen y person o dan Staff.
ra-mail-one-tell = Dim ond rhoi gwybod am rywbeth a wnaed y mae’r neges hon, ac ni chaiff ei hanfon eto. Os na chyrhaeddodd, rhowch wybod i’r person mewn ffordd arall.

# What is counted, and what became of a mail.
ra-mail-more-than = mwy na { $number }
ra-mail-sent = Anfonwyd
ra-mail-tried-in-vain = Ceisiwyd heb lwyddiant
ra-mail-given-up = Rhoddwyd y gorau iddi
ra-mail-ran-out = Daeth i ben heb ei hanfon
ra-mail-waits = Yn aros
ra-mail-waiting-failed = Yn aros: methodd yr ymgais ddiwethaf
ra-mail-expired = Heb ei hanfon: ddim o ddefnydd mwyach
# $why is the mail server’s own words.
ra-mail-next-try = { $why }. Yr ymgais nesaf am { $time }
ra-mail-about-staff = Staff: { $email }
ra-mail-about-network = Rhwydwaith { $network }
ra-mail-enter = Rhowch rif cerdyn clyfar 12 digid, neu gyfeirnod sy’n dechrau gyda LK-

# Which mail.
ra-mail-kind-unlock-code = Cod i ddatgloi cerdyn
ra-mail-kind-registration-code = Cod i gofrestru ar gyfer hunanwasanaeth
ra-mail-kind-email-change-code = Cod i gadarnhau cyfeiriad newydd
ra-mail-kind-registered = Wedi cofrestru ar gyfer hunanwasanaeth
ra-mail-kind-unlocked = Cerdyn wedi’i ddatgloi
ra-mail-kind-passcode-changed = Cod pas wedi’i newid
ra-mail-kind-email-changed = Cyfeiriad wedi’i newid gan y deiliad
ra-mail-kind-email-set-by-desk = Cyfeiriad wedi’i newid gan y ddesg
ra-mail-kind-locked-out = Datgloi ar-lein wedi’i atal
ra-mail-kind-lockout-cleared = Datgloi ar-lein ar agor eto
ra-mail-kind-unlock-not-possible = Ni ellir datgloi’r cerdyn ar-lein
ra-mail-kind-registration-ended = Y ddesg wedi dod â hunanwasanaeth i ben
ra-mail-kind-card-cancelled = Cerdyn wedi’i ganslo
ra-mail-kind-card-reported = Adroddiad am gerdyn: i’r ddesg, Noddwyr a’r rheolwr
ra-mail-kind-report-received = Adroddiad am gerdyn gan rywun: i’w ddeiliad
ra-mail-kind-card-issued = Cerdyn newydd yn cael ei ddefnyddio
ra-mail-kind-renewed = Tystysgrifau wedi’u hadnewyddu
ra-mail-kind-renewal-reminder = Neges atgoffa: tystysgrifau’n dod i ben
ra-mail-kind-post-ending = Neges atgoffa: swydd yn dod i ben
ra-mail-kind-profile-closed = Proffil wedi’i gau
ra-mail-kind-profile-reopened = Proffil wedi’i agor eto
ra-mail-kind-name-changed = Enw wedi’i newid gan y ddesg
ra-mail-kind-post-end-changed = Diwedd y swydd wedi’i newid
ra-mail-kind-organisation-changed = Wedi symud i sefydliad arall
ra-mail-kind-staff-invitation = Dolen i ddewis cyfrinair y consol
ra-mail-kind-second-factor-reset = Ail ffactor wedi’i ailosod
ra-mail-kind-staff-account-changed = Cyfrif y consol wedi’i newid
ra-mail-kind-spray-alert = Rhybudd: cynnig ar lawer o rifau
