# Rhannau y mae sawl tudalen yn eu rhannu.

shared-local-administrator = Gweinyddwr Cardiau Clyfar Lleol

shared-sponsor = Noddwr

shared-where = Ble

shared-phone = Ffôn

shared-email = E-bost

shared-next = Beth i’w wneud nesaf

shared-continue = Parhau

shared-three-passcodes = Bydd tri chod pas anghywir yn olynol yn cloi’r cerdyn

shared-happens-next = Beth sy’n digwydd nesaf

shared-smartcard-number = Rhif cerdyn clyfar

shared-assisted-route = Methu gwneud hyn? Gall desg eich Awdurdod Cofrestru ddatgloi eich cerdyn

shared-if-closed = Os yw’r ddesg ar gau
shared-if-closed-ask = Efallai y gall cydweithiwr ar y safle ddatgloi eich cerdyn tra byddwch gydag ef. Gofynnwch i’r person sy’n gyfrifol am eich sifft am:

shared-never-borrow = Peidiwch byth â benthyg cerdyn cydweithiwr, ni waeth pa mor brysur yw’r sifft.

shared-or-last = neu { $item }

shared-email-address = Cyfeiriad e-bost
shared-email-ends = Rhaid iddo orffen â { $domains }

shared-passcode-must = Rhaid i’ch cod pas newydd:

shared-new-passcode = Cod pas newydd
shared-new-passcode-again = Cod pas newydd eto

shared-last-day = Diwrnod olaf

shared-done = Wedi’i wneud

shared-terms-yourself = Cadwch ef i chi’ch hun
shared-terms-alone = I chi yn unig y mae eich cerdyn a’i god pas. Peidiwch byth â’u rhannu na’u rhoi ar fenthyg, a pheidiwch byth â defnyddio rhai neb arall.
shared-terms-unattended = Peidiwch byth â gadael eich cerdyn heb neb yn gofalu amdano. Ewch ag ef gyda chi pan fyddwch yn gadael y cyfrifiadur.
shared-terms-only = Defnyddiwch ef ar gyfer y gwaith y cawsoch fynediad ar ei gyfer yn unig.
shared-terms-recorded = Caiff yr hyn a wneir gyda’ch cerdyn ei gofnodi
shared-terms-audited = Caiff popeth a wneir gyda’ch cerdyn ei gofnodi a’i archwilio, a gellir ei ddangos i’r person y mae’n ymwneud ag ef.
shared-terms-answer = Chi sy’n gyfrifol am y cyfan, p’un ai chi wnaeth hynny ai peidio.
shared-terms-report = Rhowch wybod am broblem ar unwaith
shared-terms-lost = Os yw eich cerdyn ar goll, wedi’i ddwyn neu wedi’i ddifrodi, rhowch wybod i ddesg eich Awdurdod Cofrestru ar unwaith.
shared-terms-somebody = Os gallai rhywun arall fod wedi defnyddio eich cerdyn neu os gallai wybod eich cod pas, newidiwch y cod pas a rhowch wybod i’r ddesg.
shared-terms-each-time = Bob tro y byddwch yn rhoi eich cod pas, rydych yn cadarnhau eich bod yn derbyn y telerau hyn.

role-ra-manager = Rheolwr RA
role-ra-agent = Asiant RA

role-sponsor = Noddwr

role-local-administrator = Gweinyddwr Cardiau Clyfar Lleol

role-id-checker = Gwiriwr Hunaniaeth
