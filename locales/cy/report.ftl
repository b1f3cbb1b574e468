# Rhoi gwybod am gerdyn sydd ar goll, wedi’i ddwyn, wedi’i ddifrodi neu wedi’i gamddefnyddio.

report-start-title = Rhoi gwybod am fy ngherdyn
report-start-nothing-yet = Nid oes dim yn digwydd i’ch cerdyn ar y dudalen hon. Mae’r dudalen nesaf yn dweud beth fydd yn cael ei wneud.
report-start-what = Beth ddigwyddodd i’ch cerdyn?
report-start-lost = Rwyf wedi ei golli
report-start-stolen = Cafodd ei ddwyn
report-start-damaged = Mae wedi’i ddifrodi neu nid yw’n gweithio
report-start-misused = Mae rhywun arall wedi’i ddefnyddio
report-start-note = Unrhyw beth y dylai’r ddesg ei wybod (dewisol)
report-start-note-hint = Ble a phryd, hyd y gwyddoch. Peidiwch byth ag ysgrifennu cod pas nac ateb yma
report-start-crime-number = Rhif trosedd, os cafodd y cerdyn ei ddwyn (dewisol)
report-start-crime-number-hint = Bydd yr heddlu’n rhoi un i chi. Gallwch ei roi i’r ddesg yn ddiweddarach
report-start-callback = Rhif ffôn i’r ddesg ei ffonio (dewisol)
report-start-callback-hint = Mae estyniad neu flîp yn iawn

report-check-title = Canslo eich cerdyn
report-check-warning = Bydd hyn yn canslo’r cerdyn ar unwaith ac am byth
report-check-warning-text = Ni fydd neb yn gallu ei ddefnyddio mwyach, ac ni fydd yn gweithio byth eto, hyd yn oed os dewch o hyd iddo. Cewch un newydd gan eich desg.
report-check-what = Beth ddigwyddodd
report-check-what-change = beth ddigwyddodd
report-check-note = Nodyn
report-check-note-change = nodyn
report-check-none = Dim
report-check-crime-number = Rhif trosedd
report-check-crime-number-change = rhif trosedd
report-check-not-yet = Ddim eto
report-check-callback = Rhif ffôn
report-check-callback-change = rhif ffôn
report-check-fee = Rydych wedi colli cerdyn arall yn ddiweddar, felly efallai y bydd rhaid i chi dalu { $fee } am yr un newydd.
report-check-free = Mae’r cerdyn newydd am ddim.
report-check-signed-out = Byddwch yn cael eich allgofnodi o’r gwasanaeth hwn pan gaiff y cerdyn ei ganslo, ac ni allwch ei ddefnyddio nes bod gennych gerdyn newydd.
report-check-button = Canslo fy ngherdyn am byth
report-check-back = Peidio â’i ganslo: yn ôl i fy mhroffil

report-details-title = Beth ddigwyddodd
report-details-heading = Beth ddigwyddodd?
report-details-note = Beth ddigwyddodd (dewisol)
report-details-note-hint = Pwy ddefnyddiodd y cerdyn, pryd, ble ac ar gyfer beth, hyd y gwyddoch. Peidiwch byth ag ysgrifennu cod pas nac ateb yma
report-details-manager = E-bost eich rheolwr llinell (dewisol)
report-details-manager-hint = Byddwn yn rhoi gwybod i’ch rheolwr fod rhywun arall wedi defnyddio eich cerdyn. Rhaid i’r cyfeiriad orffen â { $domains }
report-details-send = Anfon fy adroddiad

report-passcode-title = Newidiwch eich cod pas nawr
report-passcode-already = Mae eich adroddiad gyda’r ddesg yn barod. Mae eich cerdyn yn dal i weithio.
report-passcode-choose = Mae pwy bynnag a ddefnyddiodd eich cerdyn yn gwybod ei god pas. Dewiswch un nad oes neb arall yn ei wybod.
report-passcode-button = Newid fy nghod pas a pharhau
report-passcode-skip-text = Os nad yw’r cerdyn gyda chi, ewch ymlaen hebddo. Efallai y bydd rhaid i’r ddesg ganslo’r cerdyn.
report-passcode-skip = Ni allaf ei newid nawr

report-done-misused-title = Mae eich adroddiad gyda’r ddesg
report-done-title = Mae eich cerdyn wedi’i ganslo
report-done-misused-panel = Byddant yn penderfynu a oes rhaid canslo eich cerdyn
report-done-misused-told = Mae’r ddesg a’r Noddwyr lle rydych yn gweithio wedi cael gwybod. Bydd y ddesg yn siarad â chi.
report-done-misused-new-passcode = Mae eich cerdyn yn gweithio gyda’ch cod pas newydd. Peidiwch â’i ddweud wrth neb.
report-done-misused-old-passcode = Yr hen god pas sydd gennych o hyd. <a href="/me/passcode">Newidiwch ef</a> cyn gynted ag y bydd eich cerdyn gyda chi.
report-done-misused-look = Caiff popeth a wneir gyda’ch cerdyn ei gofnodi o dan eich enw. Edrychwch ar <a href="/me/activity">yr hyn a wnaed gydag ef yma</a>, a dywedwch wrth y ddesg am unrhyw beth na wnaethoch chi.
report-done-panel = Ni all neb ei ddefnyddio mwyach
report-done-ask = Gofynnwch i’ch desg, isod, am gerdyn newydd. Maent wedi cael gwybod bod angen un arnoch.
report-done-bring-card = Dewch â phrawf adnabod â llun a’r cerdyn sydd wedi’i ddifrodi.
report-done-bring = Dewch â phrawf adnabod â llun.
report-done-police = Rhowch wybod i’r heddlu am y lladrad os nad ydych wedi gwneud hynny. Byddant yn rhoi rhif trosedd i chi: rhowch ef i’r ddesg pan fydd gennych. Nid oes rhaid i chi aros amdano i gael cerdyn newydd.
report-done-keep-number = Cadwch y rhif trosedd. Efallai y gofynnir i chi amdano eto.
report-done-fee = Efallai y bydd rhaid i chi dalu { $fee } am y cerdyn newydd, am eich bod wedi colli un arall yn ddiweddar.
report-done-found = Os dewch o hyd i’r hen gerdyn, dewch ag ef i’r ddesg. Nid yw’n gweithio mwyach.
report-done-patients = Os na allwch ofalu am eich cleifion heb eich cerdyn, dywedwch wrth y person sy’n gyfrifol am eich sifft nawr. Peidiwch byth â benthyg cerdyn cydweithiwr.
report-done-mailed = Rydym wedi anfon e-bost atoch i gadarnhau hyn.
report-done-desk = Eich desg

report-public-title = Rhoi gwybod am gerdyn sydd ar goll, wedi’i ddwyn neu wedi’i ddifrodi
report-public-sign-in = Os ydych yn dal i wybod rhif a chod pas eich cerdyn, <a href="/me/card/report">mewngofnodwch a rhowch wybod amdano</a>. Yna caiff y cerdyn ei ganslo ar unwaith.
report-public-ring = Os na allwch fewngofnodi, bydd y ddesg yn eich ffonio’n ôl cyn canslo dim. Os yw’n fater brys, <a href="/contact">ffoniwch eich desg</a>.
report-public-number-hint = Y 12 digid o dan y llun. Os nad ydych yn ei wybod, ffoniwch eich desg
report-public-what = Beth ddigwyddodd i’r cerdyn?
report-public-lost = Mae ar goll
report-public-callback = Rhif ffôn i’r ddesg ei ffonio
report-public-note-hint = Peidiwch byth ag ysgrifennu cod pas nac ateb yma
report-public-send = Anfon adroddiad

report-sent-title = Mae eich adroddiad wedi’i anfon
report-sent-panel = Nid oes cerdyn wedi’i ganslo eto
report-sent-rings = Bydd y ddesg yn ffonio deiliad y cerdyn i wirio’r adroddiad, ac yna’n canslo’r cerdyn.
report-sent-told = Caiff y deiliad wybod drwy e-bost fod rhywun wedi rhoi gwybod am y cerdyn, os yw’r cyfeiriad gennym.
report-sent-same = Rydym yn dangos yr un dudalen ar gyfer pob rhif, fel nad yw dieithryn yn dysgu dim am gerdyn. Gwiriwch eich bod wedi teipio’r un cywir.
report-sent-never-asks = Ni fydd neb wrth y ddesg byth yn gofyn am god pas nac am yr atebion i gwestiynau diogelwch.
report-sent-urgent = Os na all aros
report-sent-urgent-text = Ffoniwch y ddesg lle mae’r deiliad yn gweithio. Y tu allan i oriau, dywedwch wrth bwy bynnag sy’n gyfrifol am y sifft.
