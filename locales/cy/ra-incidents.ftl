# Adroddiadau am gardiau yn y consol: y ciw, ac un adroddiad.

ra-incidents-title = Adroddiadau am gardiau
ra-incidents-about = Cardiau y rhoddwyd gwybod eu bod ar goll, wedi’u dwyn, wedi’u difrodi neu wedi’u defnyddio gan rywun arall. Mae deiliaid sy’n mewngofnodi yn canslo eu cerdyn eu hunain os yw ar goll, wedi’i ddwyn neu wedi’i ddifrodi; chi sy’n penderfynu yma am y lleill.
ra-incidents-states = Adroddiadau yn ôl cyflwr
ra-incidents-list = Adroddiadau am gardiau, y diweddaraf yn gyntaf
ra-incidents-reported = Adroddwyd
ra-incidents-what = Beth ddigwyddodd
ra-incidents-number = Rhif cerdyn clyfar
ra-incidents-holder = Deiliad
ra-incidents-by = Adroddwyd gan
ra-incidents-nobody = Nid oes gan neb y rhif hwn
ra-incidents-older = Adroddiadau hŷn
ra-incidents-none = Nid oes yr un.

ra-incident-title = Adroddiad am gerdyn { $reference }
# $what is what happened, such as “Stolen”; $whose is the holder’s name, or a smartcard number.
ra-incident-heading = { $what }: { $whose }
ra-incident-state = Cyflwr
ra-incident-crime = Rhif trosedd
ra-incident-crime-none = Ddim eto
ra-incident-line-manager = Rheolwr llinell a gafodd wybod
ra-incident-cancelled = Canslwyd y cerdyn
ra-incident-new-card = Cerdyn newydd
ra-incident-fee = Gall gostio { $fee }: collwyd cerdyn arall yn ddiweddar
ra-incident-closed = Caewyd
ra-incident-reference = Cyfeirnod

ra-incident-decide = Penderfynu
ra-incident-advice-nobody = Nid oes gan neb y rhif hwn. Ffoniwch y rhif isod os oes un: efallai fod rhif y cerdyn wedi’i deipio’n anghywir. Yna caewch yr adroddiad.
ra-incident-advice-no-card = Mae cerdyn y deiliad eisoes wedi’i ganslo, neu nid oes un. Caewch yr adroddiad.
ra-incident-advice-public = Gall unrhyw un anfon adroddiad fel hwn. Ffoniwch y deiliad yn ôl cyn i chi ganslo’r cerdyn: ar y rhif sydd ar gofnod, neu drwy ei ward, nid yn unig ar y rhif a deipiwyd.
ra-incident-advice-public-mobile = Gall unrhyw un anfon adroddiad fel hwn. Ffoniwch y deiliad yn ôl cyn i chi ganslo’r cerdyn: ar y rhif sydd ar gofnod, { $number }, neu drwy ei ward, nid yn unig ar y rhif a deipiwyd.
ra-incident-advice-signed-in = Roedd y deiliad wedi mewngofnodi. Ffoniwch y deiliad, holwch beth ddigwyddodd, a chanslwch y cerdyn os gall rhywun arall ei ddefnyddio o hyd.
ra-incident-advice-signed-in-mobile = Roedd y deiliad wedi mewngofnodi. Ffoniwch y deiliad ar { $number }, holwch beth ddigwyddodd, a chanslwch y cerdyn os gall rhywun arall ei ddefnyddio o hyd.
ra-incident-check-rung = Ffoniais y deiliad ar y rhif sydd ar gofnod, a chadarnhaodd yr adroddiad
ra-incident-check-name = Rhoddodd ei enw llawn fel y mae uchod
ra-incident-check-organisation = Dywedodd wrthyf ble mae’n gweithio, fel y mae uchod
ra-incident-decision = Penderfyniad
ra-incident-decision-cancel = Canslo’r cerdyn, ar unwaith ac am byth
ra-incident-decision-leave = Cau’r adroddiad a gadael y cerdyn fel y mae
ra-incident-decision-close = Cau’r adroddiad
ra-incident-reason = Rheswm
ra-incident-reason-hint = Â phwy y buoch yn siarad, a beth ddywedwyd. Peidiwch byth ag ysgrifennu cod pas nac ateb yma
ra-incident-save = Cadw’r penderfyniad
ra-incident-next = <a href="{ $href }">Ewch i dudalen y deiliad i roi cerdyn newydd</a>.
ra-incident-next-crime = <a href="{ $href }">Ewch i dudalen y deiliad i roi cerdyn newydd</a>. Nid oes rhif trosedd eto: gofynnwch amdano, ond peidiwch ag aros amdano.
ra-incident-crime-field = Rhif trosedd gan yr heddlu
ra-incident-crime-save = Cofnodi’r rhif

ra-incident-entries = Beth a ddywedwyd ac a wnaed
ra-incident-entries-newest = Beth a ddywedwyd ac a wnaed, y diweddaraf yn gyntaf
ra-incident-entries-when = Pryd
ra-incident-entries-who = Pwy
ra-incident-entries-what = Beth
ra-incident-entries-note = Yn eu geiriau eu hunain
ra-incident-entries-callback = Rhif i ffonio’n ôl
ra-incident-entries-network = Rhwydwaith

# What has just been done.
ra-incident-news-cancelled = Mae’r cerdyn wedi’i ganslo am byth. Cafodd y deiliad wybod os oes cyfeiriad e-bost ar gofnod.
ra-incident-news-dismissed = Mae’r adroddiad wedi’i gau. Mae’r cerdyn fel yr oedd.
ra-incident-news-crime = Mae’r rhif trosedd wedi’i gofnodi.
ra-incident-news-taken = Roedd rhywun arall wedi gwneud hyn yn barod, neu nid oedd dim i’w ganslo. Ni newidiwyd dim.

# What happened.
ra-incident-lost = Ar goll
ra-incident-stolen = Wedi’i ddwyn
ra-incident-damaged = Wedi’i ddifrodi
ra-incident-misused = Wedi’i ddefnyddio gan rywun arall

# Where a report stands.
ra-incident-waiting = Angen penderfyniad
ra-incident-card-cancelled = Wedi’i ganslo: angen cerdyn newydd
ra-incident-replaced = Rhoddwyd cerdyn newydd
ra-incident-dismissed = Wedi’i gau, heb ganslo’r cerdyn

# Who reported it; $count is how often.
ra-incidents-by-holder =
    { $count ->
        [one] Y deiliad
        [two] Y deiliad, ddwywaith
        [few] Y deiliad, deirgwaith
       *[other] Y deiliad, { $count } gwaith
    }
ra-incidents-by-desk =
    { $count ->
        [one] Y ddesg
        [two] Y ddesg, ddwywaith
        [few] Y ddesg, deirgwaith
       *[other] Y ddesg, { $count } gwaith
    }
ra-incidents-by-public =
    { $count ->
        [one] Rhywun nad oedd wedi mewngofnodi
        [two] Rhywun nad oedd wedi mewngofnodi, ddwywaith
        [few] Rhywun nad oedd wedi mewngofnodi, deirgwaith
       *[other] Rhywun nad oedd wedi mewngofnodi, { $count } gwaith
    }
# $what is what happened, $state where it stands: “Lost, reported at 09:00 on 22 November 2026. To decide”.
ra-incident-summary = { $what }, adroddwyd am { $time }. { $state }
ra-incident-closed-by = { $who } am { $time }: { $reason }

# What was said and done.
ra-incident-entry-reported = Adroddodd am y cerdyn
ra-incident-entry-reported-as =
    { $kind ->
        [lost] Adroddodd am y cerdyn: ar goll
        [stolen] Adroddodd am y cerdyn: wedi’i ddwyn
        [damaged] Adroddodd am y cerdyn: wedi’i ddifrodi
       *[misused] Adroddodd am y cerdyn: wedi’i ddefnyddio gan rywun arall
    }
ra-incident-entry-said = Ychwanegodd beth ddigwyddodd
ra-incident-entry-passcode-changed = Newidiodd y cod pas
ra-incident-entry-passcode-kept = Ni allodd newid y cod pas
ra-incident-entry-cancelled = Canslodd y cerdyn
ra-incident-entry-dismissed = Gadawodd y cerdyn fel y mae
ra-incident-entry-crime-number = Cofnododd y rhif trosedd
ra-incident-entry-replaced = Rhoddodd gerdyn newydd
ra-incident-entry-other = Gwnaeth rywbeth arall

# Errors.
ra-incident-choose = Dewiswch a ddylid canslo’r cerdyn ynteu ei adael
ra-incident-confirm-rung = Ffoniwch y deiliad ar y rhif sydd ar gofnod, a chadarnhewch hynny
ra-incident-confirm-name = Cadarnhewch fod y person wedi rhoi ei enw llawn
ra-incident-confirm-organisation = Cadarnhewch fod y person wedi dweud wrthych ble mae’n gweithio
ra-incident-crime-enter = Rhowch y rhif trosedd
