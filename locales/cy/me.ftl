# Tudalennau’r deiliad ei hun.

card-state-cancelled-title = Mae eich cerdyn clyfar wedi’i ganslo
card-state-closed-title = Mae proffil eich cerdyn clyfar wedi’i gau
card-state-expired-title = Mae eich cerdyn clyfar wedi dod i ben
card-state-cancelled = { $name }, mae’r cerdyn hwn wedi’i ganslo. Ni ellir datgloi cerdyn sydd wedi’i ganslo, ac ni fydd yn gweithio byth eto.
card-state-cancelled-next = Cysylltwch â desg eich Awdurdod Cofrestru. Gallant ddweud wrthych pam y cafodd ei ganslo ac argraffu cerdyn newydd i chi.
card-state-cancelled-more = Rhagor am gardiau sydd ar goll neu wedi’u dwyn, a chardiau newydd
card-state-closed = { $name }, mae eich Awdurdod Cofrestru wedi cau eich proffil, neu mae dyddiad gorffen eich swydd wedi mynd heibio. Nes bydd ar agor eto, ni ellir defnyddio, datgloi nac adnewyddu eich cerdyn.
card-state-closed-next = Os ydych yn dal i weithio yma, neu wedi symud i sefydliad arall, cysylltwch â desg eich Awdurdod Cofrestru. Cadwch eich cerdyn: gallant agor y proffil eto.
card-state-closed-more = Rhagor am symud a gadael
card-state-expired = { $name }, mae’r tystysgrifau ar y cerdyn hwn wedi dod i ben, felly ni ellir ei ddefnyddio, ei ddatgloi na’i adnewyddu yma. Gellir atgyweirio’r cerdyn ei hun.
card-state-expired-next = Cysylltwch â desg eich Awdurdod Cofrestru a threfnwch apwyntiad i’w gweld. Dewch â’ch cerdyn a phrawf adnabod â llun. Byddant yn gwirio pwy ydych chi ac yn rhoi tystysgrifau newydd arno.
card-state-expired-more = Rhagor am gardiau sydd wedi dod i ben

me-passcode-now = Eich cod pas presennol

me-profile-title = Fy mhroffil
me-profile-details = Fy manylion
me-profile-name = Enw
me-profile-organisation = Sefydliad
me-profile-last-day = Diwrnod olaf fy swydd
me-profile-email = e-bost
me-profile-change = Newid
me-profile-add = Ychwanegu
me-profile-not-given = Heb ei nodi
me-profile-mobile-key = Rhif ffôn symudol
me-profile-mobile = rhif ffôn symudol
me-profile-card = Fy ngherdyn
me-profile-state = Cyflwr
me-profile-working = Yn gweithio
me-profile-locked = Wedi’i gloi
me-profile-cancelled = Wedi’i ganslo
me-profile-certificate = { $kind ->
        [authentication] Tystysgrif ddilysu
        [signing] Tystysgrif lofnodi
       *[other] { $kind }
    }
me-profile-expired = Wedi dod i ben
me-profile-expired-on = ar { $date }
me-profile-expires-on = Yn dod i ben ar { $date }
me-profile-renew-due = Mae’n bryd adnewyddu eich tystysgrifau. Adnewyddwch nhw nawr, cyn iddynt ddod i ben.
me-profile-renew-with-help = Mae’n bryd adnewyddu eich tystysgrifau, gyda’r Awdurdod Cofrestru y tro hwn. <a href="/me/renew">Gweld beth i’w wneud</a>
me-profile-renew-from = Gallwch adnewyddu eich tystysgrifau eich hun o { $date } ymlaen.
me-profile-change-passcode = Newid fy nghod pas
me-profile-cancelled-text = Ni fydd cerdyn wedi’i ganslo yn gweithio byth eto. <a href="#desk">Cysylltwch â’ch desg</a> i gael un newydd.
me-profile-report = Rhoi gwybod bod fy ngherdyn ar goll, wedi’i ddwyn, wedi’i ddifrodi neu wedi’i ddefnyddio gan rywun arall
me-profile-expired-text = Dim ond <a href="#desk">desg eich Awdurdod Cofrestru</a> all roi tystysgrifau newydd yn lle rhai sydd wedi dod i ben.
me-profile-self-service = Hunanwasanaeth
me-profile-closed = Mae hunanwasanaeth wedi’i gau i chi ar ôl tair set o atebion anghywir. Gall <a href="#desk">desg eich Awdurdod Cofrestru</a> ei ailagor.
me-profile-registered = Gwnaethoch gofrestru ar { $date }.
me-profile-registered-unlock = Os bydd eich cerdyn yn cloi, gallwch ei ddatgloi eich hun.
me-profile-set-questions = Gosod cwestiynau diogelwch newydd
me-profile-register-now = Nid ydych wedi cofrestru. Cofrestrwch nawr, tra bydd eich cerdyn yn gweithio, a gallwch ei ddatgloi eich hun os bydd byth yn cloi.
me-profile-register = Cofrestru ar gyfer hunanwasanaeth
me-profile-register-later = Nid ydych wedi cofrestru. Gallwch gofrestru pan fydd eich cerdyn yn gweithio.
me-profile-latest = Fy ngweithgarwch diweddaraf

me-activity-when = Pryd
me-activity-what = Beth

me-profile-all = Gweld pob gweithgarwch
me-profile-nothing = Nid oes dim wedi digwydd eto.

me-activity-title = Fy ngweithgarwch
me-activity-intro = Yr hyn a wnaed yn y gwasanaeth hwn gyda’ch cerdyn neu yn ei gylch, y diweddaraf yn gyntaf.
me-activity-not-you = Os gwelwch rywbeth na wnaethoch chi, <a href="/contact">rhowch wybod i’ch desg</a> ar unwaith a <a href="/me/passcode">newidiwch eich cod pas</a>.
me-activity-older = Gweithgarwch hŷn
me-activity-nothing = Nid oes dim i’w ddangos.

me-passcode-title = Newid eich cod pas
me-passcode-forgotten = Wedi anghofio eich cod pas? Datglowch eich cerdyn

me-done-contact = Mae eich manylion cyswllt wedi’u cadw.
me-done-email = Mae eich cyfeiriad e-bost newydd yn cael ei ddefnyddio.
me-done-passcode = Mae eich cod pas wedi’i newid. Defnyddiwch yr un newydd o hyn ymlaen.
