# Staff y consol: y rhestr, un person, a’r hyn sy’n cael ei newid amdano.

ra-staff-title = Staff
ra-staff-invite = Gwahodd rhywun
ra-staff-q = Rhan o enw neu gyfeiriad e-bost
ra-staff-search = Chwilio
ra-staff-name = Enw
ra-staff-email = E-bost
ra-staff-roles-now = Rolau nawr
ra-staff-account = Cyfrif
ra-staff-no-roles = Dim
ra-staff-disabled = Wedi’i analluogi
ra-staff-enabled = Wedi’i alluogi
ra-staff-more = Rhagor o staff
ra-staff-nobody = Ni chafwyd hyd i neb. Gwiriwch y sillafu, neu gwahoddwch y person.

# One person.
ra-staff-own-card = Ei gerdyn clyfar ei hun
ra-staff-own-card-unknown = Ddim yn hysbys
# Follows a tag: “Disabled”.
ra-staff-disabled-since = ers { $date }
ra-staff-password = Cyfrinair
ra-staff-password-chosen = Wedi’i ddewis
ra-staff-password-not-chosen = Heb ei ddewis eto
ra-staff-second-factor = Ail ffactor
ra-staff-factor-set-up = Wedi’i osod. Codau adfer sydd ar ôl: { $left }
ra-staff-factor-not-set-up = Heb ei osod
ra-staff-role = Rôl
ra-staff-within = O fewn
ra-staff-granted = Rhoddwyd
ra-staff-until = Tan
ra-staff-change = Newid
ra-staff-change-role = Newid<span class="nhsuk-u-visually-hidden"> { $role }, { $organisation }</span>
ra-staff-no-end = Dim dyddiad gorffen
ra-staff-roles-none = Dim.
ra-staff-roles-before = Rolau blaenorol
ra-staff-yourself = Dyma eich cyfrif chi. Ni chaiff neb newid ei gyfrif ei hun yma: mae eich ail ffactor a’ch sesiynau o dan <a href="/ra/me">Fy nghyfrif</a>, a mater i Reolwr RA arall yw eich rolau.

# What has just been done.
ra-staff-news-invited = Mae’r gwahoddiad ar ei ffordd i { $email }.
ra-staff-news-granted = Mae’r rôl wedi’i rhoi.
ra-staff-news-moved = Mae diwrnod olaf y rôl wedi’i gadw.
ra-staff-news-taken = Mae’r rôl wedi’i thynnu’n ôl.
ra-staff-news-disabled = Mae’r cyfrif wedi’i analluogi, ac mae pob un o’i sesiynau wedi dod i ben.
ra-staff-news-enabled = Mae’r cyfrif wedi’i alluogi.
ra-staff-news-reset = Mae’r ail ffactor a’r cyfrinair wedi’u hailosod. Bydd y ddau ohonoch yn cael gwybod drwy e-bost, ac mae dolen i ddewis cyfrinair newydd wedi’i hanfon.
ra-staff-news-link = Mae dolen newydd ar ei ffordd i { $email }.

# Inviting somebody.
ra-staff-invite-heading = Gwahodd rhywun i’r consol
ra-staff-invite-what = Anfonir dolen at y person i ddewis ei gyfrinair ei hun, na fydd neb arall byth yn ei weld.
ra-staff-invite-name = Enw llawn
ra-staff-invite-email = Cyfeiriad e-bost
ra-staff-invite-email-hint = Bydd y person yn mewngofnodi ag ef. Ni ellir ei newid yn ddiweddarach
ra-staff-invite-card = Rhif cerdyn clyfar y person ei hun
ra-staff-invite-card-hint = Fel na all y person weithredu ar ei gerdyn ei hun
ra-staff-invite-send = Anfon y gwahoddiad

# Granting a role, moving its end, taking it back.
ra-staff-choose-role = Dewiswch rôl
ra-staff-organisation = Sefydliad
ra-staff-choose-organisation = Dewiswch sefydliad
ra-staff-last-day-hint = Ar gyfer staff locwm ac asiantaeth. Gadewch y maes yn wag os nad oes dyddiad gorffen
ra-staff-grant = Rhoi rôl
ra-staff-grant-heading = Rhoi rôl i { $name }
ra-staff-grant-excludes = Ni chaiff neb fod yn Noddwr ac yn Wiriwr Hunaniaeth, hyd yn oed mewn sefydliadau gwahanol.
ra-staff-grant-save = Rhoi’r rôl
ra-staff-role-title = Newid rôl
ra-staff-role-at = { $role }, { $organisation }
ra-staff-role-held = Mae { $name } yn dal y rôl hon, heb ddiwrnod olaf.
ra-staff-role-held-until = Mae { $name } yn dal y rôl hon tan { $date }.
ra-staff-role-end = Newid ei diwrnod olaf
ra-staff-role-end-hint = Gadewch y maes yn wag os nad oes dyddiad gorffen
ra-staff-role-end-save = Cadw’r diwrnod olaf
ra-staff-role-take = Ei thynnu’n ôl nawr
ra-staff-role-take-reason = Pam mae’r rôl yn cael ei thynnu’n ôl?
ra-staff-role-take-save = Tynnu’r rôl yn ôl
ra-staff-reason-hint = Cedwir hwn yn y trywydd archwilio

# Before an account is changed.
ra-staff-disable = Analluogi’r cyfrif
ra-staff-disable-title = Analluogi cyfrif
ra-staff-disable-heading = Analluogi cyfrif { $name }
ra-staff-disable-what = Bydd y person yn cael ei allgofnodi ym mhobman ar unwaith, ac ni fydd yn gallu mewngofnodi nes i’r cyfrif gael ei alluogi eto. Cedwir ei rolau.
ra-staff-disable-reason = Pam mae’r cyfrif yn cael ei analluogi?
ra-staff-enable = Galluogi’r cyfrif
ra-staff-enable-title = Galluogi cyfrif
ra-staff-enable-heading = Galluogi cyfrif { $name }
ra-staff-enable-what = Bydd y person yn gallu mewngofnodi eto fel o’r blaen, gyda’r rolau nad ydynt wedi dod i ben yn y cyfamser.
ra-staff-factor = Ailosod yr ail ffactor
ra-staff-factor-title = Ailosod ail ffactor
ra-staff-factor-heading = Ailosod ail ffactor { $name }
ra-staff-factor-sure = Gwnewch yn siŵr mai { $name } sy’n gofyn mewn gwirionedd: siaradwch wyneb yn wyneb, neu ffoniwch yn ôl ar rif rydych yn ei adnabod. Pwy bynnag sy’n darllen yr e-bost fydd yn gosod yr ap dilysu nesaf.
ra-staff-factor-what = Bydd yr ap dilysu, y codau adfer a’r cyfrinair yn stopio gweithio, a bydd y person yn cael ei allgofnodi ym mhobman. Daw e-bost â dolen i ddewis cyfrinair newydd; yna gosodir ap dilysu newydd. Bydd y ddau ohonoch yn cael gwybod drwy e-bost.
ra-staff-factor-reason = Pam mae’n cael ei ailosod?
ra-staff-factor-reason-hint = Cedwir hwn yn y trywydd archwilio. Er enghraifft: wedi colli ffôn, ffoniwyd yn ôl ar rif y ward
ra-staff-link = Anfon dolen newydd i ddewis cyfrinair
ra-staff-link-title = Anfon dolen newydd
ra-staff-link-heading = Anfon dolen newydd at { $name }
ra-staff-link-what = Bydd dolen i ddewis cyfrinair yn mynd i { $email }. Bydd dolenni blaenorol yn stopio gweithio. Bydd y cyfrinair presennol yn gweithio nes i un newydd gael ei ddewis.
ra-staff-link-send = Anfon y ddolen

# Roles as they are held.
ra-staff-role-within = { $role } ({ $code })
ra-staff-roles-row = { $all }, { $next }
ra-staff-granted-by = { $date } gan { $who }

# Errors.
ra-staff-enter-name = Rhowch yr enw llawn, mewn { $count } nod neu lai
ra-staff-enter-email = Rhowch gyfeiriad e-bost, fel name@example.org
ra-staff-wrong-number = Rhowch rif eu cerdyn clyfar: 12 digid
ra-staff-not-a-day = Rhaid i’r diwrnod olaf fod yn ddyddiad go iawn, fel 31 3 2027
ra-staff-no-longer-so = Nid yw hynny’n wir bellach: edrychwch ar y person eto
ra-staff-not-yourself = Ni chaiff neb newid ei gyfrif ei hun yma. Gofynnwch i Reolwr RA arall
ra-staff-last-manager = Ni fyddai’r un Rheolwr RA ar ôl. Gwnewch rywun arall yn Rheolwr RA yn gyntaf
ra-staff-excluded = Y rôl bresennol yw { $role }. Ni chaiff neb fod yn Noddwr ac yn Wiriwr Hunaniaeth
ra-staff-held-already = Mae’r person eisoes yn dal y rôl hon yno
ra-staff-end-is-past = Rhaid i’r diwrnod olaf fod yn y dyfodol
ra-staff-is-disabled = Mae’r cyfrif wedi’i analluogi. Galluogwch ef yn gyntaf
ra-staff-address-taken = Mae gan rywun y cyfeiriad e-bost hwn neu’r cerdyn hwn yn barod
ra-staff-card-taken = Mae’r rhif cerdyn clyfar hwn gan rywun ar y rhestr eisoes
