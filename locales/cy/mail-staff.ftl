# Mails to those who work at the console, and to desks.

mail-invitation-subject = Gwahoddiad i gonsol yr Awdurdod Cofrestru
mail-invitation-subject-again = Dewiswch gyfrinair newydd ar gyfer y consol
mail-invitation-intro = Rydych wedi cael cyfrif ar gyfer consol yr Awdurdod Cofrestru (RA), { $service }. Rydych yn mewngofnodi iddo gyda’r cyfeiriad e-bost y daeth yr e-bost hwn iddo.
mail-invitation-intro-again = Gallwch ddewis cyfrinair newydd ar gyfer consol yr Awdurdod Cofrestru (RA), { $service }.
mail-invitation-by = Anfonwyd y ddolen hon atoch gan { $by }.
mail-invitation-open = Dewis cyfrinair
mail-invitation-use-by = Defnyddiwch hi erbyn { $until }.
mail-invitation-once = Mae’n gweithio unwaith. Nid yw agor y dudalen yn defnyddio’r ddolen: dim ond pan fyddwch wedi dewis cyfrinair y caiff ei defnyddio.
mail-invitation-then = Yna mewngofnodwch. Y tro cyntaf, byddwch yn gosod ail ffactor, felly gwnewch yn siŵr bod ap dilysu’n barod ar eich ffôn neu’ch cyfrifiadur.
mail-invitation-then-again = Pan fyddwch wedi’i ddewis, cewch eich allgofnodi ym mhobman. Mewngofnodwch gyda’r cyfrinair newydd a’ch ail ffactor. Os nad oes gennych un, neu os cafodd ei ailosod, byddwch yn gosod un bryd hynny.
mail-invitation-run-out = Os yw’r ddolen wedi dod i ben, gofynnwch i Reolwr RA am un newydd.
mail-invitation-never = Ni fydd neb byth yn gofyn i chi am y ddolen hon nac am eich cyfrinair. Peidiwch ag anfon yr e-bost hwn ymlaen.
mail-invitation-not-you = Peidiwch ag agor y ddolen. Hebddi, ni ddewisir cyfrinair. Dywedwch wrth ddesg eich Awdurdod Cofrestru (RA), { $organisation }.

mail-second-factor-subject = Cafodd eich ail ffactor ar gyfer y consol ei ailosod
mail-second-factor-subject-by = Ailosodoch chi ail ffactor cydweithiwr
mail-second-factor-intro = Cafodd ail ffactor eich cyfrif ar gonsol yr Awdurdod Cofrestru (RA) ei ailosod am { $at } gan { $by }. Nid yw eich ap dilysu, eich codau adfer na’ch cyfrinair yn gweithio ar ei gyfer mwyach, ac rydych wedi’ch allgofnodi ym mhobman.
mail-second-factor-next = Os gofynnoch chi am hyn, agorwch y ddolen yn yr e-bost arall rydym wedi’i anfon atoch. Dewiswch gyfrinair newydd yno, mewngofnodwch gydag ef a gosodwch ail ffactor newydd.
mail-second-factor-not-you = Peidiwch ag aros. Ffoniwch ddesg eich Awdurdod Cofrestru (RA), { $organisation }, gofynnwch am Reolwr RA a dywedwch na ofynnoch chi am hyn. Gallai pwy bynnag sy’n gallu darllen eich e-bost ddewis cyfrinair a gosod ail ffactor yn eich lle nawr.
mail-second-factor-intro-by = Cafodd ail ffactor { $whose } ar gonsol yr Awdurdod Cofrestru (RA) ei ailosod am { $at } gan { $by }, gyda’ch cyfrif chi. Mae pob un o’u sesiynau wedi dod i ben.
mail-second-factor-next-by = Os chi wnaeth hyn, nid oes dim arall i’w wneud. Mae { $whose } wedi cael gwybod drwy e-bost, bydd yn dewis cyfrinair newydd drwy’r ddolen mewn e-bost arall, ac yna’n gosod ail ffactor newydd.

mail-account-subject = { $change ->
    [password] Cafodd eich cyfrinair ar gyfer y consol ei newid
    [second_factor] Cafodd ail ffactor eich cyfrif consol ei newid
    [recovery_codes] Gwnaed codau adfer newydd ar gyfer eich cyfrif consol
   *[recovery_code_used] Defnyddiwyd cod adfer i fewngofnodi i’r consol
 }
mail-account-intro = { $change ->
    [password] Cafodd cyfrinair eich cyfrif ar gonsol yr Awdurdod Cofrestru (RA) ei newid am { $at }. Rydych wedi’ch allgofnodi ym mhobman.
    [second_factor] Cafodd ail ffactor eich cyfrif ar gonsol yr Awdurdod Cofrestru (RA) ei newid am { $at }. Nid yw unrhyw un blaenorol yn gweithio mwyach.
    [recovery_codes] Gwnaed codau adfer newydd ar gyfer eich cyfrif ar gonsol yr Awdurdod Cofrestru (RA) am { $at }. Nid yw’r rhai blaenorol yn gweithio mwyach.
   *[recovery_code_used] Mewngofnododd rhywun i’ch cyfrif ar gonsol yr Awdurdod Cofrestru (RA) am { $at } gyda’ch cyfrinair ac un o’ch codau adfer, yn lle’r cod o’ch ap dilysu.
 }
mail-account-next = { $change ->
    [password] Os chi wnaeth hyn, nid oes dim arall i’w wneud. Mewngofnodwch gyda’r cyfrinair newydd o hyn ymlaen.
    [second_factor] Os chi wnaeth hyn, defnyddiwch y cofnod diweddaraf yn eich ap dilysu a dilëwch unrhyw un hŷn.
    [recovery_codes] Os chi wnaeth hyn, cadwch y codau newydd lle na all neb ond chi eu cyrraedd, a thaflwch y rhai blaenorol i ffwrdd.
   *[recovery_code_used] Os chi wnaeth hyn, croeswch y cod hwnnw allan: ni fydd yn gweithio byth eto. Os nad yw eich ap dilysu gennych mwyach, gosodwch un arall o dan “Fy nghyfrif”.
 }
mail-account-not-you = Efallai fod rhywun arall yn defnyddio eich cyfrif. Dywedwch wrth Reolwr RA arall yn eich sefydliad ({ $organisation }) ar unwaith, a gofynnwch am analluogi eich cyfrif nes ei fod yn ddiogel eto.
mail-account-sessions = Os gallwch fewngofnodi o hyd, dewch â phob sesiwn arall sydd gennych i ben:
mail-account-open = Agor “Fy nghyfrif”

mail-spray-subject = Rhoddwyd cynnig ar lawer o rifau cardiau clyfar o un rhwydwaith
mail-spray-intro = Rhoddodd rhywun ar y rhwydwaith { $network } gynnig ar { $numbers } o rifau cardiau clyfar gwahanol, o { $first } hyd { $last }, mewn { $attempts } o ymgeisiau aflwyddiannus. Efallai mai ymgais yw hon i ddyfalu manylion cardiau’r bobl rydych yn gofalu amdanynt.
mail-spray-look = Edrych ar yr ymgeisiau aflwyddiannus o’r rhwydwaith hwn
mail-spray-shared = Gwiriwch a yw { $network } yn gyfeiriad sy’n cael ei rannu yn un o’ch safleoedd eich hun. Gall llawer o bobl y tu ôl i un cyfeiriad edrych fel hyn, er enghraifft pan fydd sifft yn dechrau ar ôl adnewyddu cardiau.
mail-spray-call = Os nad eich un chi ydyw, ffoniwch ddeiliaid y cardiau hynny. Gofynnwch a wnaethant geisio mewngofnodi neu ddatgloi, a dywedwch wrthynt am gadw eu cod pas a’u hatebion iddyn nhw eu hunain. Peidiwch byth â gofyn iddynt am y naill na’r llall.
mail-spray-none = Ni wnaeth yr un o’r ymgeisiau hyn ddatgloi cerdyn.
