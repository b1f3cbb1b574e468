### Datgloi cerdyn.

unlock-continue = Parhau

unlock-start-title = Datgloi eich cerdyn
unlock-start-what = Rydym yn gwirio mai chi ydych chi, yna byddwch yn dewis cod pas newydd. Gwnewch yr un peth os mai’r unig broblem yw eich bod wedi anghofio eich cod pas.
unlock-start-ended-heading = Mae’r datgloi hwn wedi dod i ben
unlock-start-ended = Cymerodd ormod o amser, neu aeth yn ei flaen mewn tab arall. Os oeddech newydd ddewis cod pas newydd, rhowch gynnig ar hwnnw yn gyntaf. Fel arall, dechreuwch eto gyda rhif eich cerdyn.
unlock-start-locked-heading = Mae’r cerdyn hwn wedi’i gloi
unlock-start-locked = Cafodd ei gloi gan dri chod pas anghywir yn olynol. Gallwch ei ddatgloi yma gyda’i rif.

unlock-questions-title = Atebwch eich cwestiynau diogelwch
unlock-questions-how = Atebwch bob un o’r pedwar. Nid oes ots am briflythrennau na bylchau ychwanegol.
unlock-questions-last-heading = Dyma eich ymgais olaf
unlock-questions-last = Os bydd ateb yn anghywir, bydd hunanwasanaeth yn cau ar gyfer y cerdyn hwn nes i ddesg eich Awdurdod Cofrestru, neu Noddwr neu Weinyddwr Cardiau Clyfar Lleol, eich helpu. Os nad ydych yn siŵr o bob un o’r pedwar, gofynnwch i’r ddesg nawr yn lle hynny.
unlock-questions-tries = Mae gennych <strong>{ $count } ymgais</strong>. Ar ôl y drydedd set o atebion anghywir, bydd hunanwasanaeth yn cau ar gyfer y cerdyn hwn nes i ddesg eich Awdurdod Cofrestru, neu Noddwr neu Weinyddwr Cardiau Clyfar Lleol, eich helpu.
unlock-questions-tries-left = Mae gennych <strong>{ $count } ymgais</strong> ar ôl. Ar ôl y drydedd set o atebion anghywir, bydd hunanwasanaeth yn cau ar gyfer y cerdyn hwn nes i ddesg eich Awdurdod Cofrestru, neu Noddwr neu Weinyddwr Cardiau Clyfar Lleol, eich helpu.
unlock-questions-unknown = <a href="/unlock/help">Ddim yn adnabod y cwestiynau hyn? Efallai nad ydych wedi cofrestru</a>. Nid yw dilyn y ddolen hon yn defnyddio ymgais.
unlock-questions-wrong = Nid yw’r atebion hyn yn cyfateb i’r hyn sydd gennym. Mae gennych { $left } ymgais arall

unlock-passcode-title = Dewiswch god pas newydd
unlock-passcode-unlock = Datgloi fy ngherdyn

unlock-done-title = Mae eich cerdyn wedi’i ddatgloi
unlock-done-from-now = Defnyddiwch eich cod pas newydd o hyn ymlaen
unlock-done-renew-heading = Un peth arall: adnewyddwch eich tystysgrifau
unlock-done-renew = Mae’r tystysgrifau ar eich cerdyn yn dod i ben am { $when }. Mewngofnodwch gyda’ch cod pas newydd a’u hadnewyddu nawr; mae’n cymryd ychydig eiliadau.
unlock-done-renew-button = Parhau i adnewyddu
unlock-done-back = Mae eich cerdyn yn barod. Ewch yn ôl at yr hyn roeddech yn ei wneud a rhowch eich cod pas newydd yno.
unlock-done-emailed = Rydym wedi anfon e-bost atoch i ddweud bod eich cerdyn wedi’i ddatgloi. Os nad chi wnaeth hynny, <a href="/contact">rhowch wybod i’ch desg</a> ar unwaith.
unlock-done-sign-in = <a href="/sign-in">Mewngofnodwch yma gyda’ch cod pas newydd</a> i weld eich proffil.

## Pan na all y datgloi fynd yn ei flaen
unlock-help-back = Yn ôl i ddechrau’r datgloi
unlock-help-locked-title = Mae hunanwasanaeth ar gau ar gyfer y cerdyn hwn
unlock-help-locked = Roedd tair set o atebion yn anghywir ar gyfer y rhif hwn. Ni ellir ei ddatgloi yma nes i ddesg eich Awdurdod Cofrestru, neu Noddwr neu Weinyddwr Cardiau Clyfar Lleol, eich helpu.
unlock-help-locked-waiting = Ni fydd aros yn ei agor eto. Os nad yw’r cerdyn ei hun wedi’i gloi a’ch bod yn gwybod ei god pas, mae’n dal i weithio fel o’r blaen.
unlock-help-locked-alike = Mae pob rhif yn cael ei drin yr un fath, fel na all dieithryn ddysgu dim am gerdyn. Os yw’r rhif wedi’i gofrestru, rydym wedi anfon e-bost at ddeiliad y cerdyn. Os nad eich ymgeisiau chi oedd y rheini, rhowch wybod i’r ddesg.
unlock-help-locked-more = <a href="/help/questions">Rhagor am gwestiynau nad ydych yn eu hadnabod</a>
unlock-help-locked-desk = Cadwch eich cerdyn wrth law. Mae’r ddesg yn gwirio mai chi ydych chi, yn datgloi’r cerdyn gyda chi, ac yn agor hunanwasanaeth eto.
unlock-help-cancelled-title = Mae’r cerdyn hwn wedi’i ganslo
unlock-help-cancelled = Ni ellir datgloi cerdyn sydd wedi’i ganslo na’i adfer. Gall desg eich Awdurdod Cofrestru argraffu un newydd i chi.
unlock-help-cancelled-more = <a href="/help/lost">Rhagor am gardiau sydd ar goll neu wedi’u dwyn, a chardiau newydd</a>
unlock-help-closed-title = Mae’r proffil hwn wedi’i gau
unlock-help-closed = Mae proffil y cerdyn hwn wedi’i gau, neu mae dyddiad gorffen y swydd wedi mynd heibio. Os ydych yn dal i weithio yma, gall desg eich Awdurdod Cofrestru ei agor eto. Cadwch eich cerdyn.
unlock-help-closed-more = <a href="/help/leaving">Rhagor am symud a gadael</a>
unlock-help-expired-title = Mae’r cerdyn hwn wedi dod i ben
unlock-help-expired = Mae ei dystysgrifau wedi dod i ben, felly ni ellir ei ddatgloi yma. Gall desg eich Awdurdod Cofrestru roi rhai newydd arno. Dewch â’r cerdyn a phrawf adnabod â llun.
unlock-help-expired-more = <a href="/help/expired">Rhagor am gardiau sydd wedi dod i ben</a>
unlock-help-no-mailbox-title = Ni allwn anfon cod atoch
unlock-help-no-mailbox = Roedd eich atebion yn gywir. Ond nid oes gennym gyfeiriad e-bost i chi y gallwn anfon cod iddo, felly ni ellir datgloi eich cerdyn yma.
unlock-help-no-mailbox-desk = Gall desg eich Awdurdod Cofrestru ei ddatgloi nawr, a chywiro eich cyfeiriad ar gyfer y tro nesaf.
unlock-help-no-mailbox-more = <a href="/help/codes">Rhagor am godau nad ydynt yn cyrraedd</a>
unlock-help-title = Cael help i ddatgloi eich cerdyn
unlock-help-no-try = Nid ydych wedi defnyddio ymgais drwy ddod yma. Gall desg eich Awdurdod Cofrestru ddatgloi eich cerdyn:
unlock-help-questions = os nad ydych yn adnabod y cwestiynau neu’n cofio’r atebion
unlock-help-not-registered = os nad ydych wedi cofrestru ar gyfer hunanwasanaeth
unlock-help-no-email = os na allwch ddarllen eich e-bost, neu os nad yw codau’n cyrraedd
unlock-help-hard = os yw’r gwasanaeth hwn yn anodd i chi ei ddefnyddio, am unrhyw reswm
unlock-help-bring = Dewch â’ch cerdyn. Byddant yn gwirio mai chi ydych chi, a byddwch chi’n teipio cod pas newydd eich hun.
unlock-help-more = Rhagor am <a href="/help/questions">gwestiynau nad ydych yn eu hadnabod</a>, <a href="/help/codes">codau nad ydynt yn cyrraedd</a> a <a href="/help/register">chofrestru</a>.
unlock-help-desk-heading = Cysylltu â’ch desg
unlock-help-another-desk = Dod o hyd i ddesg arall
unlock-help-find = Dewch o hyd i rif ffôn ac oriau agor y ddesg lle rydych yn gweithio.
unlock-help-find-button = Dod o hyd i’ch desg
unlock-desk-open = Ar agor
unlock-desk-closed = Ar gau
