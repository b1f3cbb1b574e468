# Adnewyddu tystysgrifau.

renew-not-yet-title = Nid yw’n bryd adnewyddu eich tystysgrifau eto

renew-with-help-title = Adnewyddu eich tystysgrifau gyda’ch desg

renew-over-title = Ni ellir adnewyddu eich tystysgrifau yma

renew-title = Adnewyddu eich tystysgrifau

renew-not-yet = Maent yn ddilys tan { $expires }. Gallwch eu hadnewyddu yma o { $from } ymlaen.
renew-not-yet-next = Dim byd nawr. Byddwn yn anfon e-bost atoch pan ddaw’n amser, ac yn eich atgoffa pan fyddwch yn mewngofnodi.

renew-back = Yn ôl i fy mhroffil

renew-with-help = Daw eich tystysgrifau i ben am { $expires }. Rydych wedi eu hadnewyddu eich hun o’r blaen; y tro hwn rhaid i’r Awdurdod Cofrestru wneud hynny gyda chi. Byddant yn gwirio pwy ydych chi, ac efallai y byddant yn rhoi cerdyn newydd i chi.
renew-with-help-next = Trefnwch hyn gyda’ch desg cyn y dyddiad hwnnw. Gall Noddwr neu Weinyddwr Cardiau Clyfar Lleol lle rydych yn gweithio ei wneud hefyd. Dewch â’ch cerdyn a phrawf adnabod â llun.

renew-later = Nes ymlaen: mynd i fy mhroffil

renew-over = Mae rhywbeth wedi newid gyda’ch cerdyn. Dim ond desg eich Awdurdod Cofrestru all helpu.
renew-over-next = Cysylltwch â’ch desg a dywedwch beth a welwch yma. Dylech fod â’ch cerdyn a phrawf adnabod â llun wrth law.

renew-begun = Dechreuwyd adnewyddiad na chafodd ei orffen. Nid oes dim wedi’i golli: mae eich cerdyn yn gweithio fel o’r blaen, a bydd hwn yn parhau o’r lle y stopiodd.
renew-begun-step = { $certificate ->
        [1] Tystysgrif ddilysu
       *[other] Tystysgrif lofnodi
    }: { $step ->
        [on_the_card] ar y cerdyn
        [issued] wedi’i gwneud, ond nid ar y cerdyn eto
       *[to_do] heb ei gwneud eto
    }
renew-begun-in-use = Yn cael eu defnyddio: ddim eto

renew-due = Daw’r tystysgrifau ar eich cerdyn i ben am { $expires }, { $days ->
        [0] ymhen llai na diwrnod
        [1] ymhen 1 diwrnod
        [2] ymhen 2 ddiwrnod
       *[other] ymhen { $days } diwrnod
    }. Adnewyddwch nhw nawr a bydd eich cerdyn yn parhau i weithio.

renew-passcode = Eich cod pas

renew-again = Rhoi cynnig arall arni

renew-now = Adnewyddu nawr

renew-seconds = Mae’n cymryd ychydig eiliadau. Bydd eich cod pas yn aros yr un fath, a bydd eich hen dystysgrifau’n gweithio nes bydd y rhai newydd yn cael eu defnyddio.

renew-no-later = Na, nes ymlaen

renew-if-not = Beth sy’n digwydd os na fyddaf yn adnewyddu
renew-if-not-text = Ar ôl iddynt ddod i ben, ni allwch adnewyddu na datgloi’r cerdyn ar-lein. Rhaid i’r Awdurdod Cofrestru ei atgyweirio, a rhaid i chi fod yno gyda phrawf adnabod â llun.

renew-done-title = Mae eich tystysgrifau wedi’u hadnewyddu
renew-done-panel = Maent yn ddilys tan { $expires }
renew-done-both = Mae’r ddwy dystysgrif ar eich cerdyn yn newydd ac yn cael eu defnyddio. Nid yw eich cod pas wedi newid.
renew-done-next = Dim byd. Rydym wedi anfon e-bost atoch i gadarnhau hyn, a byddwn yn eich atgoffa cyn iddynt ddod i ben. Os ydych wedi mewngofnodi yn rhywle arall â’r cerdyn hwn, allgofnodwch yno a mewngofnodwch eto.
renew-done-profile = Mynd i fy mhroffil

renew-broken-off = Ni ellid gorffen y tystysgrifau newydd. Nid oes dim wedi’i golli: rhowch gynnig arall arni
