# Tudalen deiliad yn y consol: cerdyn, tystysgrifau, cofrestriad, a’r hyn y gellir ei wneud.

ra-holder-back = Dod o hyd i ddeiliad
ra-holder-own = Eich cerdyn chi yw hwn. Ni chaiff neb ddefnyddio rôl ar ei gerdyn ei hun: gofynnwch i gydweithiwr.
ra-holder-report-waits = Mae adroddiad am y cerdyn hwn yn aros: <a href="{ $href }">{ $report }</a>

ra-holder-number = Rhif cerdyn clyfar
ra-holder-organisation = Sefydliad
ra-holder-profile = Proffil
ra-holder-profile-closed = Wedi’i gau
ra-holder-last-day = Diwrnod olaf y swydd
ra-holder-email = E-bost
ra-holder-email-waits = { $email } (mae un newydd yn aros am gymeradwyaeth)
ra-holder-no-email-waits = Dim (mae un newydd yn aros am gymeradwyaeth)
ra-holder-mobile = Ffôn symudol
ra-holder-none = Dim
ra-holder-card = Cerdyn
ra-holder-card-not-in-use = Ddim yn cael ei ddefnyddio
ra-holder-card-working = Yn gweithio
ra-holder-card-locked = Wedi’i gloi
ra-holder-card-cancelled = Wedi’i ganslo
# $kind is authentication or signing.
ra-holder-certificate =
    { $kind ->
        [authentication] Tystysgrif: dilysu
        [signing] Tystysgrif: llofnodi
       *[other] Tystysgrif: { $kind }
    }
# Follows a tag: “Expired”.
ra-holder-certificate-expired = Wedi dod i ben
ra-holder-certificate-expired-on = ar { $date }
ra-holder-certificate-expires-on = Yn dod i ben ar { $date }
ra-holder-renewals = Adnewyddwyd gan y deiliad
ra-holder-renewals-times =
    { $count ->
        [0] Ddim ers i’r cerdyn gael ei roi, neu ei adnewyddu ddiwethaf gyda help
        [one] Unwaith
        [two] Dwywaith
        [few] Tair gwaith
       *[other] { $count } gwaith
    }
ra-holder-self-service = Hunanwasanaeth
# Follows a tag: “Locked out”.
ra-holder-locked-out = Wedi’i gloi allan
ra-holder-locked-out-why = ar ôl tair set o atebion anghywir
ra-holder-registered = Cofrestrodd ar { $date }
ra-holder-registered-strikes = Cofrestrodd ar { $date }; ymgeisiau i ateb: { $count } o 3
ra-holder-not-registered = Heb gofrestru
ra-holder-not-registered-strikes = Heb gofrestru; ymgeisiau i ateb: { $count } o 3
ra-holder-questions = Cwestiynau a ddewiswyd

ra-holder-deeds = Beth allwch chi ei wneud
ra-holder-needs-new-card = Ni ellir adfer cerdyn sydd wedi’i ganslo. Mae angen un newydd o’r ddesg ar y deiliad.
ra-holder-no-deeds = Dim byd gyda’ch rolau chi. Gofynnwch i Reolwr RA os oes angen i chi wneud mwy.
ra-holder-no-deeds-own = Dim byd gyda’ch rolau ar eich cerdyn eich hun.
ra-holder-photograph = Bydd y llun yn ymddangos pan fyddwch yn datgloi’r cerdyn gyda’r deiliad.

ra-holder-attempts = Ymgeisiau aflwyddiannus gyda’r rhif hwn
ra-holder-attempts-all = Pob ymgais aflwyddiannus gyda’r rhif hwn
ra-holder-attempts-none = Dim.
ra-holder-events = Yr hyn a wnaed
ra-holder-events-when = Pryd
ra-holder-events-what = Beth
ra-holder-events-network = Rhwydwaith
ra-holder-trail = Trywydd archwilio’r deiliad hwn

# What has just been done.
ra-holder-news-lockout = Mae’r cloi allan wedi’i glirio. Gall y deiliad ddefnyddio hunanwasanaeth eto, a chafodd wybod os oes cyfeiriad e-bost ar gofnod.
ra-holder-news-no-lockout = Nid oedd cloi allan i’w glirio. Ni newidiwyd dim.
ra-holder-news-unlocked = Mae’r cerdyn wedi’i ddatgloi gyda chod pas newydd y deiliad. Cafodd y deiliad wybod os oes cyfeiriad e-bost ar gofnod.
ra-holder-news-renewed = Mae tystysgrifau newydd ar y cerdyn. Cafodd y deiliad wybod os oes cyfeiriad e-bost ar gofnod.
ra-holder-news-repaired = Mae tystysgrifau newydd a chod pas newydd y deiliad ar y cerdyn. Cafodd y deiliad wybod os oes cyfeiriad e-bost ar gofnod.
ra-holder-news-doubt = Ni wnaed dim. Mae eich amheuaeth wedi’i chofnodi; dywedwch wrth eich Rheolwr RA nawr.
ra-holder-news-registration = Mae’r cofrestriad ar gyfer hunanwasanaeth wedi dod i ben. Cafodd y deiliad wybod os oes cyfeiriad e-bost ar gofnod.
ra-holder-news-no-registration = Nid oedd cofrestriad i ddod ag ef i ben. Ni newidiwyd dim.
ra-holder-news-cancelled = Mae’r cerdyn wedi’i ganslo am byth, ac mae popeth a oedd ar agor gydag ef wedi’i gau. Cafodd y deiliad wybod os oes cyfeiriad e-bost ar gofnod.
ra-holder-news-replaced = Mae’r cerdyn newydd yn barod i’w ddefnyddio gyda’r cod pas a deipiodd y deiliad. Cafodd y deiliad wybod os oes cyfeiriad e-bost ar gofnod.
ra-holder-news-not-certified = Mae’r cerdyn newydd wedi’i roi, ond nid oedd modd gwneud ei dystysgrifau eto. Gorffennwch drwy ddewis “Atgyweirio’r cerdyn” tra bydd y deiliad yma.
ra-holder-news-no-new-card = Ni roddwyd cerdyn newydd. Mae eich amheuaeth wedi’i chofnodi; dywedwch wrth eich Rheolwr RA nawr.
ra-holder-news-not-cancelled = Nid oedd cerdyn i’w ganslo. Ni newidiwyd dim.
ra-holder-news-email = Mae’r cyfeiriad e-bost wedi’i gynnig. Rhaid i rywun arall o’r Awdurdod Cofrestru ei gymeradwyo o dan Cymeradwyaethau.
ra-holder-news-email-waits = Mae cyfeiriad e-bost ar gyfer y deiliad hwn eisoes yn aros am gymeradwyaeth. Ni newidiwyd dim.
ra-holder-news-closed = Mae’r proffil wedi’i gau: nid yw’r cerdyn yn agor dim mwyach. Mae’r deiliad yn cadw’r cerdyn, a chafodd wybod os oes cyfeiriad e-bost ar gofnod.
ra-holder-news-reopened = Mae’r proffil ar agor eto ac mae’r cerdyn yn gweithio. Bydd y deiliad yn cofrestru eto ar gyfer hunanwasanaeth, a chafodd wybod os oes cyfeiriad e-bost ar gofnod.
ra-holder-news-moved = Mae’r deiliad yn gweithio mewn sefydliad arall nawr. Cafodd y deiliad wybod os oes cyfeiriad e-bost ar gofnod.
ra-holder-news-end = Mae diwedd y swydd wedi’i newid. Cafodd y deiliad wybod os oes cyfeiriad e-bost ar gofnod.
ra-holder-news-renamed = Mae’r enw wedi’i newid. Bydd y tystysgrifau’n cadw’r enw blaenorol nes iddynt gael eu hadnewyddu nesaf. Cafodd y deiliad wybod os oes cyfeiriad e-bost ar gofnod.
ra-holder-news-as-before = Roedd hi felly’n barod. Ni newidiwyd dim.

# What can be done.
ra-holder-deed-new-card = Rhoi cerdyn newydd
ra-holder-deed-unlock = Datgloi’r cerdyn gyda’r deiliad yn bresennol
ra-holder-deed-renew = Adnewyddu’r tystysgrifau gyda’r deiliad yn bresennol
ra-holder-deed-repair = Atgyweirio’r cerdyn gyda’r deiliad yn bresennol
ra-holder-deed-cancel = Canslo’r cerdyn
ra-holder-deed-lockout = Clirio’r cloi allan
ra-holder-deed-email = Newid y cyfeiriad e-bost
ra-holder-deed-registration = Dod â’r cofrestriad ar gyfer hunanwasanaeth i ben
ra-holder-deed-rename = Newid yr enw
ra-holder-deed-move = Symud i sefydliad arall
ra-holder-deed-post-end = Newid diwedd y swydd
ra-holder-deed-close = Cau proffil rhywun sydd wedi gadael
ra-holder-deed-reopen = Agor y proffil eto

# Each follows a tag: “Closed”.
ra-holder-closed-since = ers { $time }
ra-holder-closed-post-ended = am fod y swydd wedi dod i ben
