# Y rhestr wirio gyda’r deiliad wrth y ddesg, a thro’r deiliad wrth y bysellfwrdd.

ra-check-cancelled = Mae’r cerdyn hwn wedi’i ganslo, ac ni ellir byth ailddechrau defnyddio cerdyn sydd wedi’i ganslo. Mae angen cerdyn newydd ar y deiliad.
ra-check-closed = Mae proffil y deiliad hwn wedi’i gau, neu mae dyddiad gorffen ei swydd wedi mynd heibio. Agorwch y proffil eto yn gyntaf.
ra-check-photograph = Llun: { $name }
ra-check-no-photograph = Nid oes llun yma. Cymharwch y person â’r llun ar y cerdyn ac ar y prawf adnabod.
ra-check-who = Gwirio pwy sydd yma
ra-check-face = Y person sydd yma yw’r un yn y llun
ra-check-document = Rwyf wedi gweld ei brawf adnabod â llun, ac mae’r enw yr un fath
ra-check-number = Mae’r rhif cerdyn clyfar ar y cerdyn yr un fath â’r un uchod
ra-check-next-new = Nesaf, bydd y deiliad yn teipio cod pas newydd ar y cyfrifiadur hwn. Edrychwch i ffwrdd: ni chaiff neb ond y deiliad ei weld.
ra-check-next-own = Nesaf, bydd y deiliad yn teipio ei god pas ar y cyfrifiadur hwn. Edrychwch i ffwrdd: ni chaiff neb ond y deiliad ei weld.
ra-check-hand-over = Y person cywir sydd yma: rhoi’r bysellfwrdd i’r deiliad
ra-check-unsure = Dydw i ddim yn siŵr pwy sydd yma
ra-check-doubt = Pam nad ydych yn siŵr
ra-check-your-turn = { $name }, eich tro chi yw hi. Ni chaiff neb arall weld yr hyn rydych yn ei deipio: gofynnwch i’r person sy’n eich helpu edrych i ffwrdd.
ra-check-choose-passcode = Dewiswch eich cod pas newydd
ra-check-stop = Stopio, a rhoi’r bysellfwrdd yn ôl

# Datgloi.

ra-unlock-title = Datgloi’r cerdyn gyda’r deiliad yn bresennol
ra-unlock-expired = Mae tystysgrifau’r cerdyn hwn wedi dod i ben, felly ni fyddai datgloi’r cerdyn yn helpu. Rhaid i Reolwr RA neu Asiant RA atgyweirio’r cerdyn, gyda phrawf adnabod â llun.
ra-unlock-locked = Mae’r cerdyn wedi’i gloi.
ra-unlock-not-locked = Nid yw’r cerdyn wedi’i gloi: bydd hyn yn gosod cod pas newydd beth bynnag.
ra-unlock-locked-out = Mae’r deiliad wedi’i gloi allan o hunanwasanaeth ar ôl tair set o atebion anghywir; bydd hyn yn clirio’r cloi allan.
ra-unlock-unsure = Peidiwch â datgloi’r cerdyn. Dywedwch pam, a rhowch wybod i’ch Rheolwr RA.
ra-unlock-refuse = Peidio â datgloi
ra-unlock-set = Gosod y cod pas a datgloi’r cerdyn

# Tystysgrifau newydd.

ra-certificates-renew-title = Adnewyddu’r tystysgrifau gyda’r deiliad yn bresennol
ra-certificates-repair-title = Atgyweirio’r cerdyn gyda’r deiliad yn bresennol
ra-certificates-expired = Mae tystysgrifau’r cerdyn hwn wedi dod i ben, felly ni ellir eu hadnewyddu. Rhaid i Reolwr RA neu Asiant RA atgyweirio’r cerdyn, gyda phrawf adnabod â llun.
ra-certificates-not-expired = Nid yw tystysgrifau’r cerdyn hwn wedi dod i ben, felly nid oes angen ei atgyweirio. <a href="{ $href }">Adnewyddwch nhw yn lle hynny</a>.
ra-certificates-locked = Mae’r cerdyn wedi’i gloi, ac mae angen y cod pas ar y deiliad ar gyfer hyn. <a href="{ $href }">Datglowch y cerdyn yn gyntaf</a>, yna dewch yn ôl.
ra-certificates-renew-what = Bydd y ddwy dystysgrif yn cael eu gwneud o’r newydd. Bydd y cod pas yn aros yr un fath. Bydd y cyfrif o adnewyddiadau gan y deiliad ei hun yn dechrau eto.
ra-certificates-repair-what = Mae’r tystysgrifau wedi dod i ben. Bydd y ddwy yn cael eu gwneud o’r newydd, a bydd y deiliad yn gosod cod pas newydd; bydd hynny hefyd yn datgloi cerdyn sydd wedi’i gloi.
ra-certificates-unsure = Peidiwch â mynd ymlaen. Dywedwch pam, a rhowch wybod i’ch Rheolwr RA.
ra-certificates-refuse-renew = Peidio ag adnewyddu
ra-certificates-refuse-repair = Peidio ag atgyweirio
ra-certificates-enter-passcode = Rhowch eich cod pas
ra-certificates-your-passcode = Eich cod pas
ra-certificates-passcode-hint = Bydd tri chod pas anghywir yn olynol yn cloi’r cerdyn
ra-certificates-renew = Adnewyddu fy nhystysgrifau
ra-certificates-repair = Gosod y cod pas ac atgyweirio’r cerdyn

# Beth sydd o’i le.

ra-check-confirm-face = Cadarnhewch mai’r person sydd yma yw’r un yn y llun
ra-check-confirm-document = Cadarnhewch eich bod wedi gweld ei brawf adnabod â llun, a bod yr enw yr un fath
ra-check-confirm-number = Cadarnhewch fod y rhif cerdyn clyfar ar y cerdyn yr un fath â’r un uchod
ra-check-same = Y cod pas newydd oedd yr un sydd ar y cerdyn nawr, felly ni newidiwyd dim. Cadarnhewch pwy sydd yma unwaith eto, a gadewch i’r deiliad ddewis un arall
ra-certificates-broken-off = Nid oedd modd gorffen y tystysgrifau newydd. Nid oes dim wedi’i golli: teipiwch y cod pas eto
ra-certificates-locked-now = Mae tri chod pas anghywir yn olynol wedi cloi’r cerdyn. Datglowch ef gyda’r deiliad yn bresennol, yna dewch yn ôl at yr adnewyddu
ra-check-first = Cadarnhewch pwy sydd yma yn gyntaf: mae’r rhestr wirio’n ddilys am 15 munud
