### Cod a anfonwyd drwy e-bost: y dudalen sy’n gofyn amdano, a thudalen y ddolen yn yr e-bost.

code-title = Edrychwch ar eich e-bost
code-none = Nid oes cod ar ei ffordd a fyddai’n dal i weithio. Gofynnwch am un newydd isod.
code-none-more = Nid oes cod ar ei ffordd a fyddai’n dal i weithio, ac ni ellir anfon rhagor. Dechreuwch eto i gael un.
code-sending-to = Rydym yn anfon cod drwy e-bost i <strong class="nhsuk-u-nowrap">{ $address }</strong>.
code-sent-to = Rydym wedi anfon cod drwy e-bost i <strong class="nhsuk-u-nowrap">{ $address }</strong>.
code-sent-unproved = Os gellir datgloi’r cerdyn hwn yma, rydym wedi anfon cod drwy e-bost i’r cyfeiriad sydd gennym ar ei gyfer.
code-waiting = Mae’r e-bost ar fin gadael ein system.
code-left = Gadawodd yr e-bost ein system am { $time }. Gall system e-bost eich sefydliad gymryd ychydig funudau i’w wirio.
code-held-heading = Nid yw’r e-bost wedi gadael ein system eto
code-held = Mae wedi bod yn aros ers { $time }. Nid ydych wedi gwneud dim o’i le, ac ni fydd cod arall yn dod ddim cynt. Bydd yn gadael cyn gynted ag y bydd y gweinydd e-bost yn ei dderbyn, cyhyd â bod y cod yn dal i weithio.
code-refused-heading = Nid oedd modd dosbarthu’r e-bost
code-refused = Gwrthododd y gweinydd e-bost y neges i <strong class="nhsuk-u-nowrap">{ $address }</strong>, felly ni fydd y cod hwn yn dod.
code-refused-unlock = Efallai y caiff cod newydd i’r un cyfeiriad ei wrthod hefyd. Gall eich desg ddatgloi eich cerdyn gyda chi, a chywiro’r cyfeiriad ar gyfer y tro nesaf.
code-times = Gofynnoch am y cod am { $sent }. Mae’n gweithio unwaith, tan <strong>{ $until }</strong>.
code-label = Cod o’r e-bost
code-hint = 8 digid. Nid oes ots am fylchau na chysylltnodau.
code-continue = Parhau
code-help-summary = Nid yw’r cod wedi cyrraedd neu nid yw’n gweithio
code-help-minutes = Gall gymryd ychydig funudau. Cadwch y dudalen hon ar agor: dim ond yn y porwr hwn y mae’r cod yn gweithio.
code-help-junk = Edrychwch yn eich ffolder sothach am e-bost gan <strong>{ $sender }</strong>.
code-help-newest = Os oes gennych fwy nag un e-bost gennym, defnyddiwch yr un diweddaraf. Mae cod newydd yn disodli’r un blaenorol.
code-help-number = Gwnewch yn siŵr eich bod wedi dechrau gyda rhif eich cerdyn eich hun. Os na, <a href="/unlock">dechreuwch eto</a>.
code-help-more = <a href="/help/codes">Rhagor am godau nad ydynt yn cyrraedd</a>
code-change-address = Defnyddio cyfeiriad e-bost gwahanol
code-sends-left = { $count ->
    [one] Gallwch ofyn am 1 cod arall.
    [two] Gallwch ofyn am 2 god arall.
    [few] Gallwch ofyn am 3 chod arall.
    [many] Gallwch ofyn am 6 chod arall.
   *[other] Gallwch ofyn am { $count } cod arall.
}
code-send-again = Anfon cod newydd
code-sends-none = Ni ellir anfon rhagor o godau y tro hwn.
code-sends-too-late = Nid oes digon o amser ar ôl i anfon cod arall.
code-sends-newest = Gallwch ddal i ddefnyddio’r un diweddaraf nes iddo ddod i ben.
code-start-again = Dechrau eto
code-desk-heading = Os na ddaw cod
code-desk-unlock = Gall desg eich Awdurdod Cofrestru, neu Noddwr neu Weinyddwr Cardiau Clyfar Lleol, ddatgloi eich cerdyn gyda chi. Nid oes angen cod arnoch ar gyfer hynny.
code-desk-profile = Gall desg eich Awdurdod Cofrestru helpu, a gall gywiro cyfeiriad e-bost anghywir.

## Y ddolen yn yr e-bost
code-link-ready-title = Defnyddiwch y cod o’ch e-bost
code-link-ready = Pwyswch y botwm i barhau. Mae’r cod yn gweithio unwaith.
code-link-use = Defnyddio’r cod hwn
code-link-not-mine = Os na ofynnoch am y cod hwn, caewch y dudalen hon a <a href="/contact">rhowch wybod i’ch desg</a>.
code-link-elsewhere-title = Ewch yn ôl i’r lle gwnaethoch ddechrau
code-link-elsewhere = Dim ond yn y porwr lle gwnaethoch ofyn am y cod y mae’r ddolen yn gweithio. Nid yw ei hagor yma wedi defnyddio dim.
code-link-elsewhere-back = Ewch yn ôl i’r cyfrifiadur a’r porwr lle gwnaethoch ddechrau.
code-link-elsewhere-type = Teipiwch y cod o’r e-bost yno.
code-link-elsewhere-closed = Os ydych wedi cau’r dudalen honno, <a href="/">dechreuwch eto</a>.
code-link-dead-title = Nid yw’r ddolen hon yn gweithio mwyach
code-link-dead = Mae wedi’i defnyddio, neu mae wedi dod i ben, neu mae cod mwy diweddar wedi cymryd ei lle.
code-link-dead-next = Beth i’w wneud nesaf
code-link-dead-newer = Os oes gennych e-bost mwy diweddar gennym, defnyddiwch y cod yn hwnnw.
code-link-dead-locked = Os yw eich cerdyn yn dal wedi’i gloi, <a href="/unlock">dechreuwch eto a chael cod newydd</a>.
code-link-dead-profile = Os oeddech yn newid rhywbeth ar eich proffil, <a href="/me">ewch yn ôl i’ch proffil</a>.
code-link-dead-desk = Os ydych yn dod yn ôl i’r dudalen hon o hyd, <a href="/contact">gall eich desg helpu</a>.
