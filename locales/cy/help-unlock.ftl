# Yr help am gardiau wedi’u cloi, codau pas a chodau.

help-unlock-intro = Bydd cerdyn yn cloi ar ôl tri chod pas anghywir yn olynol. Os ydych wedi cofrestru ar gyfer hunanwasanaeth, gallwch ei ddatgloi eich hun yma, unrhyw bryd, mewn ychydig funudau.
help-unlock-do-number = Teipiwch y rhif 12 digid sydd o dan y llun ar eich cerdyn.
help-unlock-do-answers = Atebwch eich pedwar cwestiwn diogelwch.
help-unlock-do-code = Agorwch eich e-bost gwaith a theipiwch y cod a anfonwn atoch. Mae’n gweithio am { $minutes } munud.
help-unlock-do-passcode = Dewiswch god pas newydd a’i deipio ddwywaith.
help-unlock-all = Dyna’r cyfan. Bydd y cerdyn yn gweithio eto ar unwaith, gyda’r cod pas newydd.
help-unlock-closed = Ar ôl tair set o atebion anghywir, bydd hunanwasanaeth yn cau ar gyfer eich cerdyn, a dim ond desg eich Awdurdod Cofrestru, Noddwr neu Weinyddwr Cardiau Clyfar Lleol all ei ddatgloi.
help-unlock-not = Ni all hunanwasanaeth ddatgloi cerdyn sydd wedi dod i ben neu sydd wedi’i ganslo.

help-passcode-intro = Os ydych wedi ei anghofio, peidiwch â dyfalu: <a href="/unlock">datglowch eich cerdyn</a>, a byddwch yn dewis un newydd ar y diwedd. Nid oes rhaid cloi’r cerdyn yn gyntaf. Os ydych yn ei wybod, <a href="/me/passcode">mewngofnodwch a’i newid</a>.
help-passcode-must = Rhaid i’ch cod pas newydd
help-passcode-three = Bydd y cerdyn yn cloi ar ôl tri chod pas anghywir yn olynol. Os nad ydych yn siŵr ar ôl dau, peidiwch â rhoi cynnig arall arni: dewiswch un newydd.
help-passcode-seen = Newidiwch ef ar unwaith os gallai rhywun fod wedi ei weld, a <a href="/help/misused">rhowch wybod i’ch desg os gallai fod wedi defnyddio eich cerdyn</a>.

help-codes-intro = Mae’r rhan fwyaf o godau’n cyrraedd o fewn munud neu ddwy. Os nad yw eich un chi wedi cyrraedd:
help-codes-junk = Edrychwch yn eich ffolder sothach neu sbam.
help-codes-open = Cadwch y dudalen lle gwnaethoch ofyn am y cod ar agor, a gofynnwch am un newydd yno. Dim ond y cod diweddaraf sy’n gweithio.
help-codes-number = Gwiriwch eich bod wedi teipio eich rhif eich hun. Mae’r dudalen yn edrych yr un fath ar gyfer pob rhif, fel nad yw dieithriaid yn dysgu dim.
help-codes-how-long = Mae cod yn gweithio unwaith, am { $minutes } munud; mae’r dudalen a’r e-bost yn dweud tan pryd. Os daw’r amser i ben, gofynnwch am un arall. Nid oes rhaid dechrau eto.
help-codes-none = Os na ddaw e-bost o gwbl
help-codes-none-text = Efallai fod gennym hen gyfeiriad ar eich cyfer, neu ddim cyfeiriad o gwbl. Tra bydd eich cerdyn yn gweithio, gallwch <a href="/me/contact">gywiro’r cyfeiriad yn eich proffil</a>. Tra bydd wedi’i gloi, gall eich desg wneud hynny, ar ôl gwirio mai chi ydych chi. Os yw’r ddesg ar gau, <a href="/help/out-of-hours">gall Gweinyddwr Cardiau Clyfar Lleol neu Noddwr ddatgloi’r cerdyn gyda chi</a>: nid oes angen cod ar gyfer hynny.

help-questions-intro = Peidiwch â dyfalu. Mae pob set o atebion anghywir yn defnyddio un o’ch tair ymgais; ar ôl y drydedd, dim ond desg eich Awdurdod Cofrestru, Noddwr neu Weinyddwr Cardiau Clyfar Lleol all ddatgloi eich cerdyn.
help-questions-strange = Os yw’r cwestiynau’n ddieithr i chi
help-questions-strange-text = Gwiriwch y rhif a deipiwyd gennych. Dangosir pedwar cwestiwn ar gyfer pob rhif, hyd yn oed un na chofrestrwyd erioed. Os yw’r rhif yn gywir ac nad ydych yn adnabod y cwestiynau, mae’n debyg nad ydych wedi cofrestru ar gyfer hunanwasanaeth.
help-questions-forgotten = Os ydych wedi anghofio’r atebion
help-questions-forgotten-text = Gadewch y dudalen; ni fyddwch yn colli ymgais. Gofynnwch i’ch desg, Noddwr neu Weinyddwr Cardiau Clyfar Lleol ddatgloi eich cerdyn gyda chi. Ni all neb weld beth yw eich atebion: cedwir hwy wedi’u sgramblo.
help-questions-again = Pan fydd eich cerdyn yn gweithio eto, <a href="/me/register">mewngofnodwch a gosodwch gwestiynau newydd</a>.

help-register-intro = Cofrestrwch tra bydd eich cerdyn yn gweithio. Unwaith y bydd wedi’i gloi, bydd yn rhy hwyr, a bydd rhaid i rywun arall ei ddatgloi i chi. Mae’n cymryd tua phum munud.
help-register-need = Bydd angen y canlynol arnoch
help-register-need-card = eich cerdyn, heb ei gloi, a’i god pas
help-register-need-address = eich cyfeiriad e-bost gwaith eich hun, sy’n gorffen â { $domains }
help-register-need-mailbox = y blwch post hwnnw ar agor, ar y cyfrifiadur hwn neu ar eich ffôn
help-register-do-sign-in = Mewngofnodwch, a gwiriwch fod eich cyfeiriad e-bost a’ch rhif ffôn symudol yn gywir.
help-register-do-choose = Dewiswch “Cofrestru ar gyfer hunanwasanaeth” a theipiwch eich cod pas eto.
help-register-do-answer = Dewiswch bedwar cwestiwn allan o ugain a’u hateb. Dewiswch atebion na fyddant yn newid ac na all cydweithwyr eu dyfalu.
help-register-do-code = Teipiwch y cod a anfonwn atoch drwy e-bost. Mae’n gweithio am { $minutes } munud.

help-out-of-hours-intro = Gallwch <a href="/unlock">ddatgloi eich cerdyn yma</a> unrhyw bryd, os ydych wedi cofrestru ac nad yw ei dystysgrifau wedi dod i ben.
help-out-of-hours-ask = Os na allwch, efallai y gall cydweithiwr ar y safle ei ddatgloi tra byddwch gydag ef. Gofynnwch i’r person sy’n gyfrifol am eich sifft am:
help-out-of-hours-look = Chwiliwch am eich sefydliad o dan <a href="/contact">Dod o hyd i’ch desg</a>. Mae ei dudalen yn dangos oriau agor y ddesg a’i chlinigau, a’r Noddwyr a’r gweinyddwyr sydd wedi cytuno i gael eu henwi yno.
help-out-of-hours-what = Byddant yn gwirio mai chi ydych chi, a byddwch chi eich hun yn teipio cod pas newydd. Rhaid i gerdyn sydd wedi dod i ben, sydd ar goll neu sydd wedi’i ganslo aros nes bydd y ddesg ar agor: dim ond yr Awdurdod Cofrestru all ddatrys hynny.
help-out-of-hours-never = Peidiwch byth â benthyg cerdyn cydweithiwr, ni waeth pa mor brysur yw’r sifft. Gweithiwch hebddo, yn ôl cynllun eich uned ar gyfer hynny.

help-not-working-intro = Chwiliwch am yr hyn a welwch, a dilynwch y ddolen.
help-not-working-locked = “Wedi’i gloi” neu “wedi’i rwystro” (“locked”, “blocked”), neu nid ydych yn gwybod y cod pas: <a href="/help/unlock">datgloi eich cerdyn</a>.
help-not-working-expired = “Wedi dod i ben” (“expired”), neu mae’r cerdyn wedi rhoi’r gorau i weithio’n sydyn ym mhobman: <a href="/help/expired">efallai fod eich tystysgrifau wedi dod i ben</a>.
help-not-working-cancelled = “Wedi’i ganslo” (“cancelled”): ni fydd y cerdyn yn gweithio byth eto. Bydd <a href="/contact">eich desg</a> yn argraffu un newydd i chi.
help-not-working-system = Gallwch fewngofnodi, ond mae system ar goll: <a href="/help/application">mae rhaglen ar goll ar eich cerdyn</a>.
help-not-working-chip = Mae’r sglodyn wedi’i grafu, wedi’i blygu neu’n rhydd: <a href="/help/lost">rhoi gwybod am gerdyn wedi’i ddifrodi</a>. Mae un newydd am ddim.
help-not-working-nothing = Os nad oes dim yn digwydd o gwbl
help-not-working-take-out = Tynnwch y cerdyn allan, arhoswch ychydig eiliadau, a rhowch ef yn ôl â’r sglodyn yn gyntaf.
help-not-working-other-computer = Rhowch gynnig arno mewn cyfrifiadur arall. Os yw’n gweithio yno, y darllenydd sydd ar fai: rhowch wybod i’ch desg wasanaeth TG.
help-not-working-nowhere = Os nad yw’n gweithio yn unman, ewch i <a href="/contact">ddesg eich Awdurdod Cofrestru</a>.
help-not-working-tells = Bydd <a href="/sign-in">mewngofnodi i’r porth hwn</a> yn dweud wrthych a yw eich cerdyn wedi’i gloi, wedi’i ganslo neu wedi dod i ben.
