# Yr hyn y mae’r ddesg yn ei wneud dros ddeiliad: cloi allan, cyfeiriad e-bost, sefydliad, diwedd y swydd, enw.

ra-lockout-title = Clirio’r cloi allan
ra-lockout-what = Bydd hunanwasanaeth yn agor eto, a bydd y deiliad yn cael tair ymgais newydd i ateb ei gwestiynau diogelwch. Nid yw hyn yn datgloi’r cerdyn. Bydd y deiliad yn cael gwybod drwy e-bost.
ra-lockout-sure = Gwnewch hyn dim ond os ydych yn siŵr mai’r deiliad ei hun a roddodd yr atebion anghywir.
ra-lockout-reason = Rheswm
ra-lockout-reason-hint = Sut rydych yn gwybod mai’r deiliad oedd yno. Peidiwch byth ag ysgrifennu ateb, cod na chod pas yma
ra-lockout-none = Nid oes cloi allan i’w glirio: nid yw’r deiliad wedi’i gloi allan. Ewch yn ôl i weld beth arall y gallai fod ei angen.

ra-move-title = Symud i sefydliad arall
ra-move-what = Bydd y cerdyn, y cod pas a’r cofrestriad ar gyfer hunanwasanaeth yn aros fel y maent. Bydd staff y sefydliad newydd yn gweld y deiliad o hynny ymlaen, ac ni fydd staff yr hen un yn ei weld mwyach.
ra-move-q = Dod o hyd i’r sefydliad
ra-move-q-hint = Ei god, neu ran o’i enw neu ei leoliad
ra-move-find = Chwilio
ra-move-more = Mae mwy na’r rhain. Teipiwch fwy o’r enw.
ra-move-organisation = Ble mae’r deiliad yn gweithio nawr?
ra-move-reason = Rheswm
ra-move-reason-hint = Er enghraifft, pwy ddywedodd wrthych, ac o ba bryd
ra-move-save = Symud y deiliad
ra-move-none = Nid oes gan yr un sefydliad yma y cod hwn, na hyn yn ei enw na’i leoliad. Gwiriwch y sillafu, neu teipiwch lai o’r enw.

ra-post-end-title = Newid diwedd y swydd
ra-post-end-now = Diwrnod olaf y swydd ar hyn o bryd yw { $day }.
ra-post-end-none-now = Nid oes dyddiad gorffen i’r swydd ar hyn o bryd.
ra-post-end-what = Ar ôl y diwrnod olaf bydd y proffil yn cael ei gau: ni fydd y cerdyn yn agor dim nes i’r proffil gael ei agor eto. Bydd y deiliad yn cael gwybod drwy e-bost am unrhyw newid yma.
ra-post-end-hint = Er enghraifft, 31 3 2027. Gadewch y maes yn wag ar gyfer swydd heb ddyddiad gorffen
ra-post-end-reason = Rheswm
ra-post-end-reason-hint = Er enghraifft, bod contract locwm yn parhau
ra-post-end-save = Cadw

ra-propose-email-title = Newid y cyfeiriad e-bost
ra-propose-email-now = Ar hyn o bryd mae codau’n mynd i { $email }.
ra-propose-email-none-now = Nid oes gan y deiliad gyfeiriad e-bost, felly ni all yr un cod ei gyrraedd.
ra-propose-email-what = Rhaid i rywun arall o’r Awdurdod Cofrestru gymeradwyo’r cyfeiriad newydd. Yna bydd codau’n mynd yno, a bydd neges yn mynd i’r ddau gyfeiriad.
ra-propose-email-reason = Rheswm
ra-propose-email-reason-hint = Sut rydych yn gwybod mai blwch post y deiliad yw hwn
ra-propose-email-save = Cynnig y cyfeiriad hwn

ra-rename-title = Newid yr enw
ra-rename-what = Rhaid i chi weld y ddogfen wreiddiol yn gyntaf. Bydd y tystysgrifau ar y cerdyn yn cadw’r enw blaenorol nes iddynt gael eu hadnewyddu nesaf. Bydd yr enw blaenorol yn aros yn y trywydd archwilio, a bydd y deiliad yn cael gwybod drwy e-bost.
ra-rename-name = Enw llawn
ra-rename-proof = Pa brawf a welsoch chi?
ra-rename-note = Beth mae’n ei ddweud
ra-rename-note-hint = Er enghraifft, ei rif a’i ddyddiad, a phwy a’i gwelodd

# Errors.
ra-move-choose = Dewiswch y sefydliad lle mae’r deiliad yn gweithio nawr
ra-move-same = Mae’r deiliad yn gweithio yno’n barod
ra-move-unknown = Nid oes sefydliad â’r cod hwn
ra-propose-email-taken = Mae deiliad arall eisoes yn defnyddio’r cyfeiriad hwn
ra-propose-email-same = Dyma’r cyfeiriad sydd gan y deiliad nawr
ra-rename-choose-proof = Dewiswch y prawf a welsoch
ra-rename-same = Dyma’r enw sydd gan y deiliad nawr
ra-rename-not-a-name = Rhowch yr enw llawn, gyda llythrennau, mewn 100 nod neu lai
ra-rename-note-short = Rhowch yr hyn y mae’r ddogfen yn ei ddweud, mewn ychydig eiriau

# Proofs of another name.
ra-rename-proof-marriage = Tystysgrif priodas neu bartneriaeth sifil
ra-rename-proof-divorce = Archddyfarniad absoliwt neu orchymyn terfynol
ra-rename-proof-deed-poll = Gweithred newid enw
ra-rename-proof-new-certificate = Tystysgrif cydnabod rhywedd neu dystysgrif geni newydd
ra-rename-proof-photo-id = Pasbort neu drwydded yrru yn yr enw newydd
ra-rename-proof-correction = Cafodd yr enw ei ysgrifennu’n anghywir
