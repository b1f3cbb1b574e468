# Pynciau’r help: enw pob un, ei linell yn y rhestr, a’r geiriau y mae pobl yn chwilio amdanynt.

help-group-unlock = Cardiau wedi’u cloi, codau pas a chodau
help-group-certificates = Adnewyddu
help-group-lost = Ar goll, wedi’i gamddefnyddio neu ddim gyda chi
help-group-getting = Cael cerdyn, symud a gadael
help-group-using = Defnyddio eich cerdyn, a phwy sy’n gwneud beth

help-unlock-title = Datgloi eich cerdyn
help-unlock-summary = Cafodd ei gloi gan dri chod pas anghywir. Gallwch ei ddatgloi eich hun, unrhyw bryd.
help-unlock-words = cloi wedi’i gloi datgloi rhwystro cod pas anghywir tair gwaith gormod o gynigion cod dros dro ailosod hunanwasanaeth cloi allan

help-passcode-title = Newid neu anghofio eich cod pas
help-passcode-summary = Dewiswch god pas newydd, p’un a ydych yn gwybod yr hen un ai peidio.
help-passcode-words = pin cyfrinair wedi anghofio newid ailosod newydd cofio rhif mewngofnodi

help-codes-title = Nid yw’r cod yn cyrraedd
help-codes-summary = Ble i chwilio am y cod a anfonwyd drwy e-bost, a sut i gael un arall.
help-codes-words = e-bost sothach sbam hwyr heb gyrraedd derbyn aros cod datgloi cod cofrestru ailanfon wedi dod i ben munudau anghywir hen gyfeiriad

help-questions-title = Nid ydych yn adnabod y cwestiynau
help-questions-summary = Peidiwch â dyfalu. Mae’n debyg nad ydych wedi cofrestru, neu fod angen help arnoch wrth eich desg.
help-questions-words = cwestiynau diogelwch atebion adnabod cofio wedi anghofio ateb anghywir heb gofrestru cloi allan cynigion
help-questions-step = Cael help i ddatgloi eich cerdyn

help-register-title = Cofrestru ar gyfer hunanwasanaeth
help-register-summary = Pum munud nawr, er mwyn i chi allu datgloi eich cerdyn eich hun yn ddiweddarach.
help-register-words = hunanwasanaeth cofrestru ymuno gosod cwestiynau diogelwch cod cofrestru e-bost cymeradwy cyfrif tro cyntaf

help-out-of-hours-title = Pwy all ddatgloi eich cerdyn nawr
help-out-of-hours-summary = Yn y nos ac ar benwythnosau, pan fydd y ddesg ar gau.
help-out-of-hours-words = y tu allan i oriau sifft nos penwythnos ar gau desg gyda’r nos brys argyfwng gŵyl y banc noddwr gweinyddwr datgloi pwy oriau agor

help-not-working-title = Nid yw eich cerdyn yn gweithio
help-not-working-summary = Chwiliwch am yr hyn a welwch, a beth i’w wneud yn ei gylch.
help-not-working-words = gweithio wedi torri darllenydd gwall problem dim yn digwydd adnabod cyfrifiadur darllen mewngofnodi mynediad methu gwrthod stopio

help-renew-title = Adnewyddu eich tystysgrifau
help-renew-summary = Dwy funud, cyn iddynt ddod i ben, gyda’ch cerdyn a’ch cod pas.
help-renew-words = tystysgrif adnewyddiad adnewyddu dod i ben yn fuan nodyn atgoffa dyddiad diweddaru trydydd

help-expired-title = Mae eich tystysgrifau wedi dod i ben
help-expired-summary = Dim ond yr Awdurdod Cofrestru all atgyweirio’r cerdyn, a hynny’n bersonol.
help-expired-words = wedi dod i ben hen gerdyn atgyweirio hen dystysgrif heb ei ddefnyddio ers tro absenoldeb mamolaeth

help-lost-title = Cerdyn ar goll, wedi’i ddwyn neu wedi’i ddifrodi
help-lost-summary = Rhowch wybod ar unwaith. Caiff y cerdyn ei ganslo a chewch un newydd.
help-lost-words = ar goll colli dwyn difrodi torri cracio rhoi gwybod disodli cerdyn newydd rhif trosedd heddlu ffi cost tâl talu dod o hyd eto

help-misused-title = Mae rhywun arall wedi defnyddio eich cerdyn
help-misused-summary = Rhowch wybod i’r Awdurdod Cofrestru, a newidiwch eich cod pas.
help-misused-words = camddefnyddio defnyddio gan rywun arall dieithryn cydweithiwr twyll amheus nid fi gwybod cod pas wedi gweld hacio
help-misused-step = Rhoi gwybod amdano

help-forgot-card-title = Rydych wedi gadael eich cerdyn gartref
help-forgot-card-summary = Ni allwch fenthyg un. Beth i’w wneud ar gyfer y sifft hon.
help-forgot-card-words = wedi anghofio cerdyn gartref heb gerdyn gadael benthyg gwaith sifft heddiw

help-new-card-title = Cael cerdyn: beth i ddod gyda chi
help-new-card-summary = Prawf adnabod â llun a phrofion o’ch cyfeiriad, y dogfennau gwreiddiol yn unig.
help-new-card-words = cerdyn newydd gwneud cais cyntaf dechrau ymuno dogfennau prawf adnabod pasbort trwydded yrru prawf cyfeiriad dod hunaniaeth gwirio llun tystysgrif geni heb basbort
help-new-name-title = Mae eich enw wedi newid
help-new-name-summary = I bwy y dylech roi gwybod, a pha brawf i ddod gyda chi.
help-new-name-words = enw newydd priodi cyfenw newid enw gweithred newid enw ysgariad enw cyn priodi tystysgrif priodas diweddaru manylion

help-leaving-title = Symud neu adael
help-leaving-summary = Cadwch eich cerdyn, oni bai eich bod yn gadael y GIG am byth.
help-leaving-words = gadael symud swydd newydd sefydliad cyflogwr bwrdd iechyd ymddiriedolaeth trosglwyddo dychwelyd rhoi’n ôl ymddeol ymddiswyddo blaenorol ymuno cadw
help-leaving-step = Gweld fy mhroffil

help-locums-title = Locymiaid a staff asiantaeth
help-locums-summary = Eich cerdyn eich hun, gyda mynediad am gyfnod y gellir ei ymestyn.
help-locums-words = locwm asiantaeth banc staff dros dro allanol contractwr myfyriwr mynediad dyddiad gorffen ymestyn lleoliad cyfnod

help-application-title = Mae rhaglen ar goll
help-application-summary = Gofynnwch i’ch Noddwr am fynediad. Nid oes angen cerdyn newydd arnoch.
help-application-words = rhaglen ar goll mynediad system rôl swydd methu gweld ap caniatâd meddalwedd proffil rôl anghywir ychwanegu

help-browsers-title = Pa borwyr sy’n gweithio
help-browsers-summary = Pob un cyfredol. Dim Java, dim ategyn.
help-browsers-words = porwr chrome edge firefox safari internet explorer java ategyn ffôn llechen symudol ap javascript cwcis gosod
help-browsers-step = Mynd i’r dudalen gychwyn

help-sharing-title = Peidiwch byth â rhannu eich cerdyn na’ch cod pas
help-sharing-summary = Pam, a beth sy’n cael ei gofnodi.
help-sharing-words = rhannu rhoi benthyg benthyg cydweithiwr cofnodi cofnod archwilio heb ofal cyfrifol disgyblu dweud cod pas
help-sharing-step = Gweld fy ngweithgarwch

help-on-the-card-title = Beth sydd ar y cerdyn
help-on-the-card-summary = Ar y tu allan, ac ar y sglodyn.
help-on-the-card-words = gwybodaeth wedi’i storio data sglodyn llun rhif digidau personol rhif cerdyn clyfar dod o hyd ble

help-terms-title = Telerau defnyddio cerdyn clyfar
help-terms-summary = Beth rydych yn ei dderbyn, a phryd.
help-terms-words = telerau amodau derbyn cytuno rheolau polisi

help-who-sees-what-title = Beth all yr Awdurdod Cofrestru ei weld
help-who-sees-what-summary = Eich manylion a’r hyn a wnaed, ond byth eich cod pas na’ch atebion.
help-who-sees-what-words = gweld preifatrwydd data ra desg pwy sy’n edrych ar fy manylion atebion gwybodaeth bersonol cyfrinachol gdpr cofnodi

help-roles-title = Noddwyr, gweinyddwyr a Gwirwyr Hunaniaeth
help-roles-summary = Beth maent yn ei wneud, a sut i ddod yn un.
help-roles-words = dod yn noddwr gweinyddwr cardiau clyfar lleol gwiriwr hunaniaeth rôl enwebu hyfforddiant beth yw pwy yw fy
