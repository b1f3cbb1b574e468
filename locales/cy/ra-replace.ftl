# Cerdyn newydd yn lle un a ganslwyd.

ra-replace-title = Rhoi cerdyn newydd
ra-replace-has-card = Nid yw cerdyn y deiliad hwn wedi’i ganslo. <a href="{ $href }/cancel">Canslwch ef yn gyntaf</a> os yw ar goll, wedi’i ddwyn, wedi’i ddifrodi neu wedi’i ddefnyddio gan rywun arall.
ra-replace-closed = Mae proffil y deiliad hwn wedi’i gau, neu mae dyddiad gorffen ei swydd wedi mynd heibio. Agorwch y proffil eto yn gyntaf.
ra-replace-fee = Collodd y deiliad gerdyn arall yn ddiweddar: gall hwn gostio { $fee }.
ra-replace-no-crime-number = Cafodd yr hen gerdyn ei ddwyn, ac nid oes rhif trosedd eto. Gofynnwch amdano, a’i gofnodi gyda’r adroddiad. Peidiwch ag aros amdano.
ra-replace-photograph = Llun: { $name }
ra-replace-no-photograph = Nid oes llun yma. Cymharwch y person â’r llun ar ei brawf adnabod.
ra-replace-check = Gwirio pwy sydd yma
ra-replace-check-photograph = Y person sydd yma yw’r un yn y llun
ra-replace-check-document = Rwyf wedi gweld ei brawf adnabod â llun, ac mae’r enw yr un fath
ra-replace-check-number = Rhoddodd y rhif cerdyn clyfar uchod, neu mae ei fanylion yn cyfateb iddo
ra-replace-next = Nesaf, bydd y deiliad yn teipio cod pas ar gyfer y cerdyn newydd ar y cyfrifiadur hwn. Edrychwch i ffwrdd: ni chaiff neb ond y deiliad ei weld.
ra-replace-hand-over = Y person cywir sydd yma: rhoi’r bysellfwrdd i’r deiliad
ra-replace-doubt = Dydw i ddim yn siŵr pwy sydd yma
ra-replace-doubt-what = Peidiwch â rhoi cerdyn. Dywedwch pam, a rhowch wybod i’ch Rheolwr RA.
ra-replace-doubt-reason = Pam nad ydych yn siŵr
ra-replace-doubt-save = Peidio â rhoi cerdyn

# The holder’s turn at the keyboard.
ra-replace-passcode-title = Dewiswch god pas ar gyfer eich cerdyn newydd
ra-replace-passcode-turn = { $name }, eich tro chi yw hi. Ni chaiff neb arall weld yr hyn rydych yn ei deipio: gofynnwch i’r person sy’n eich helpu edrych i ffwrdd.
ra-replace-passcode-set = Gosod y cod pas a rhoi’r cerdyn
ra-replace-passcode-stop = Stopio, a rhoi’r bysellfwrdd yn ôl

# What must be ticked.
ra-replace-confirm-photograph = Cadarnhewch mai’r person sydd yma yw’r un yn y llun
ra-replace-confirm-document = Cadarnhewch eich bod wedi gweld ei brawf adnabod â llun
ra-replace-confirm-number = Cadarnhewch fod y person wedi rhoi’r rhif cerdyn clyfar uchod
