# Yr help am adnewyddu, ac am gardiau ar goll, wedi’u camddefnyddio neu ddim yno.

help-renew-intro = Gallwch adnewyddu eich tystysgrifau eich hun yn ystod y { $days } diwrnod olaf cyn iddynt ddod i ben. Bydd angen eich cerdyn arnoch, heb ei gloi, a’i god pas. Mae’n cymryd tua dwy funud.
help-renew-do-sign-in = Mewngofnodwch. Mae eich proffil yn dangos pryd mae eich tystysgrifau’n dod i ben.
help-renew-do-choose = Dewiswch “Adnewyddu fy nhystysgrifau”. Byddwn hefyd yn gofyn i chi bob tro y byddwch yn mewngofnodi pan ddaw’n amser; gallwch ddweud “Na, nes ymlaen”.
help-renew-do-passcode = Teipiwch eich cod pas, a gadewch y cerdyn lle y mae nes bydd y dudalen yn dweud eich bod wedi gorffen.
help-renew-locked = Os yw eich cerdyn wedi’i gloi, rhaid <a href="/help/unlock">ei ddatgloi yn gyntaf</a>.
help-renew-every = { $every ->
        [1] Pob adnewyddiad
        [2] Pob ail adnewyddiad
        [3] Pob trydydd adnewyddiad
        [4] Pob pedwerydd adnewyddiad
        [5] Pob pumed adnewyddiad
       *[other] Un adnewyddiad ym mhob { $every }
    }
help-renew-every-text = Gwneir { $every ->
        [1] pob adnewyddiad
        [2] pob ail adnewyddiad
        [3] pob trydydd adnewyddiad
        [4] pob pedwerydd adnewyddiad
        [5] pob pumed adnewyddiad
       *[other] un adnewyddiad ym mhob { $every }
    } gyda desg eich Awdurdod Cofrestru, neu gyda Noddwr neu Weinyddwr Cardiau Clyfar Lleol, a fydd yn gwirio mai chi ydych chi. Byddwn yn dweud wrthych pan ddaw’r amser hwnnw.
help-renew-last-day = Peidiwch â’i gadael hi tan y diwrnod olaf. <a href="/help/expired">Ar ôl iddynt ddod i ben</a>, bydd rhaid i chi fynd i’r ddesg yn bersonol.

help-expired-intro = Ni ellir adnewyddu na datgloi cerdyn sydd wedi dod i ben yma, ac ni all Noddwr na Gweinyddwr Cardiau Clyfar Lleol wneud hynny chwaith. Dim ond yr Awdurdod Cofrestru, sef Rheolwr RA neu Asiant RA, all ei atgyweirio: yn bersonol, a gyda’ch prawf adnabod â llun.
help-expired-do-find = <a href="/contact">Dewch o hyd i’ch desg</a> a gofynnwch pryd y gallwch ddod. Os nad ydych yn gwybod ble i fynd, gall eich Noddwr neu’ch Gweinyddwr Cardiau Clyfar Lleol eich cyfeirio.
help-expired-do-bring = Dewch â’r cerdyn a phrawf adnabod â llun, fel pasbort neu drwydded yrru.
help-expired-do-check = Byddant yn gwirio mai chi ydych chi ac yn rhoi tystysgrifau newydd ar y cerdyn. Nid oes angen cerdyn newydd arnoch.
help-expired-next-time = Y tro nesaf, cofiwch <a href="/help/renew">adnewyddu cyn y dyddiad dod i ben</a>. Mae eich proffil yn ei ddangos, a byddwn yn eich atgoffa.

help-lost-intro = Rhowch wybod ar unwaith, unrhyw bryd. Os ydych yn <a href="/me/card/report">mewngofnodi gyda rhif a chod pas y cerdyn</a>, caiff ei ganslo yn syth. Os na allwch fewngofnodi, anfonwch adroddiad: bydd desg eich Awdurdod Cofrestru yn eich ffonio’n ôl, a bydd y cerdyn yn ddilys tan hynny. Bydd y ddesg yn argraffu un newydd i chi. Ni fydd cerdyn wedi’i ganslo yn gweithio byth eto, hyd yn oed os dewch o hyd iddo.
help-lost-lost = <strong>Ar goll:</strong> edrychwch lle gwnaethoch ei ddefnyddio ddiwethaf, ond peidiwch ag aros yn hir cyn rhoi gwybod.
help-lost-stolen = <strong>Wedi’i ddwyn:</strong> rhowch wybod i’r heddlu hefyd. Efallai y gofynnir i chi am y rhif trosedd.
help-lost-damaged = <strong>Wedi’i ddifrodi neu wedi treulio:</strong> rhowch wybod, a dewch â’r cerdyn i’r ddesg.
help-lost-cost = A yw cerdyn newydd yn costio unrhyw beth?
help-lost-cost-text = Mae cerdyn newydd am ddim yn lle un a gafodd ei ddwyn neu ei ddifrodi. Gall eich sefydliad godi tâl ar bobl sy’n colli cardiau dro ar ôl tro.

help-misused-intro = Os yw rhywun arall wedi defnyddio eich cerdyn, neu os gallai wybod eich cod pas:
help-misused-do-tell = Cysylltwch â’ch Awdurdod Cofrestru ar unwaith: rhowch wybod yma neu <a href="/contact">ffoniwch y ddesg</a>.
help-misused-do-change = <a href="/me/passcode">Newidiwch eich cod pas</a>.
help-misused-do-manager = Rhowch wybod i’ch rheolwr a’ch Noddwr.
help-misused-answer = Chi sy’n gyfrifol am yr hyn a wneir gyda’ch cerdyn, felly gorau po gyntaf y rhowch wybod. Edrychwch ar <a href="/me/activity">Fy ngweithgarwch</a> am unrhyw beth na wnaethoch chi.

help-forgot-card-intro = Heb eich cerdyn ni allwch ddefnyddio’r systemau sy’n gofyn amdano. Dywedwch wrth y person sy’n gyfrifol am eich sifft, a gweithiwch heb y systemau hynny, neu ewch i nôl y cerdyn os gallwch.
help-forgot-card-never = Peidiwch byth â benthyg cerdyn na defnyddio cyfrifiadur sydd wedi’i fewngofnodi yn enw rhywun arall: byddai popeth a wnaech yn cael ei gofnodi yn enw’r person hwnnw.
help-forgot-card-unsure = Os nad ydych yn siŵr bod y cerdyn gartref, ystyriwch ei fod ar goll a <a href="/report">rhowch wybod amdano</a>. Gwell cerdyn newydd na bod eich un chi gan ddieithryn.
