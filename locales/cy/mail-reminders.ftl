# What will happen soon.

mail-renewal-subject = Adnewyddwch eich cerdyn clyfar cyn iddo ddod i ben
mail-renewal-subject-desk = Trefnwch amser i adnewyddu eich cerdyn clyfar cyn iddo ddod i ben
mail-renewal-expires = Bydd y tystysgrifau ar eich cerdyn clyfar yn dod i ben am { $at }.
mail-renewal-days = { $days ->
    [one] Yfory yw hynny.
    [two] Mae hynny ymhen { $days } ddiwrnod.
   *[other] Mae hynny ymhen { $days } diwrnod.
 }
mail-renewal-book = Trefnwch amser gyda desg eich Awdurdod Cofrestru (RA) cyn hynny. Y tro hwn ni ellir adnewyddu’r tystysgrifau ar-lein: rhaid i rywun yno eich gweld yn gyntaf. Dewch â’ch cerdyn clyfar, a chofiwch ei god pas.
mail-renewal-needs = Gweld beth sydd ei angen ar eich cerdyn clyfar
mail-renewal-online = Adnewyddwch nhw cyn hynny. Mae’n cymryd dwy funud, gyda’ch cerdyn clyfar a’i god pas:
mail-renewal-go = Adnewyddu eich cerdyn clyfar
mail-renewal-desk-helps = Os na allwch adnewyddu ar-lein, gall y ddesg helpu:
mail-renewal-late-title = Os na fyddwch yn adnewyddu mewn pryd
mail-renewal-late = Nid yw cerdyn clyfar sydd wedi dod i ben yn gweithio, ac ni all neb ei adnewyddu ar-lein. Dim ond y ddesg all ei atgyweirio wedyn: bydd yn rhaid i chi fynd yno gyda’r cerdyn a phrawf adnabod â llun.
mail-renewal-already-title = Os ydych wedi adnewyddu’n barod
mail-renewal-already = Os felly, anwybyddwch yr e-bost hwn. Nid oes dim arall i’w wneud.

mail-post-ending-subject = Bydd eich cerdyn clyfar yn peidio â gweithio pan ddaw eich swydd i ben
mail-post-ending-subject-sponsor = Bydd cerdyn clyfar yn peidio â gweithio pan ddaw swydd i ben
mail-post-ending-intro = Mae ein cofnodion yn dweud bod eich swydd ({ $organisation }) yn dod i ben ar { $day }. Bydd eich cerdyn clyfar yn gweithio tan ddiwedd y diwrnod hwnnw. Wedyn bydd proffil eich cerdyn clyfar yn cael ei gau ac ni fydd y cerdyn yn gweithio mwyach.
mail-post-ending-intro-sponsor = Mae ein cofnodion yn dweud bod swydd { $holder } ({ $organisation }) yn dod i ben ar { $day }. Bydd y cerdyn clyfar yn gweithio tan ddiwedd y diwrnod hwnnw. Wedyn bydd proffil y cerdyn clyfar yn cael ei gau ac ni fydd y cerdyn yn gweithio mwyach.
mail-post-ending-right = Os yw’r dyddiad yn gywir, nid oes dim i’w wneud. Cadwch eich cerdyn clyfar: gellir ei agor eto ar gyfer eich swydd nesaf.
mail-post-ending-right-sponsor = Os yw’r dyddiad yn gywir, nid oes dim i’w wneud.
mail-post-ending-stay = Os byddwch yn aros yn hirach, dywedwch wrth eich Noddwr neu ddesg eich Awdurdod Cofrestru (RA) cyn y diwrnod hwnnw.
mail-post-ending-stay-sponsor = Os bydd y deiliad yn aros yn hirach, gofynnwch i ddesg yr Awdurdod Cofrestru (RA) newid y dyddiad cyn y diwrnod hwnnw.
mail-post-ending-why-sponsor = Rydych chi’n cael yr e-bost hwn oherwydd eich bod yn Noddwr yno.
mail-post-ending-wrong = Os nad yw’r swydd hon yn dod i ben, dywedwch wrth y ddesg ar unwaith.
