# Yr help am gael cerdyn, symud, gadael, a defnyddio’r cerdyn.

help-new-card-intro = Gofynnwch i’ch rheolwr neu’ch Noddwr wneud cais am gerdyn i chi. Yna ewch i weld yr Awdurdod Cofrestru neu Wiriwr Hunaniaeth yn bersonol, a fydd yn gwirio eich hunaniaeth ac yn tynnu eich llun.
help-new-card-bring = Beth i ddod gyda chi
help-new-card-either = Y naill neu’r llall o’r rhain, tair dogfen i gyd:
help-new-card-one-photo = un prawf adnabod â llun a dau brawf o’ch cyfeiriad
help-new-card-two-photos = dau brawf adnabod â llun ac un prawf o’ch cyfeiriad
help-new-card-which = Prawf adnabod â llun yw pasbort, trwydded yrru cerdyn-llun neu drwydded breswylio fiometrig, a’r rheini heb ddod i ben. Prawf o gyfeiriad yw bil, cyfriflen banc neu gerdyn, neu fil treth gyngor o’r tri mis diwethaf. Dewch â’r dogfennau gwreiddiol; ni dderbynnir copïau.
help-new-card-no-photo = Os nad oes gennych basbort na thrwydded yrru
help-new-card-no-photo-ask = Siaradwch â’r <a href="/contact">ddesg</a> yn gyntaf. Fel arfer byddant yn gofyn am:
help-new-card-signed = llun ohonoch wedi’i lofnodi, gyda datganiad gan berson cyfrifol sy’n eich adnabod
help-new-card-two-documents = dwy ddogfen, fel tystysgrif geni neu briodas
help-new-card-two-proofs = dau brawf diweddar o’ch cyfeiriad
help-new-card-have-one = Os oes gennych gerdyn gan sefydliad arall yn y GIG, dewch ag ef. Byddwch yn ei gadw, a bydd eich sefydliad newydd yn ychwanegu eich mynediad.
help-new-name-intro = Rhowch wybod i’ch Noddwr neu i ddesg eich Awdurdod Cofrestru, a dewch â phrawf o’ch enw newydd: tystysgrif priodas neu bartneriaeth sifil, gweithred newid enw, neu basbort newydd. Bydd y ddesg yn newid eich cofnod ac yn argraffu cerdyn â’r enw newydd.
help-new-name-until = Daliwch ati i ddefnyddio eich cerdyn presennol tan hynny. Bydd rhif eich cerdyn clyfar yn aros yr un fath.
help-new-name-email = Os bydd eich cyfeiriad e-bost yn newid gyda’ch enw, <a href="/me/contact">cywirwch ef yn eich proffil</a> tra bydd eich cerdyn yn gweithio, er mwyn i’r codau eich cyrraedd.

help-leaving-intro = Cadwch eich cerdyn os byddwch yn symud i sefydliad arall yn y GIG neu ym maes gofal: eich cerdyn chi ydyw, nid un y sefydliad. Peidiwch â’i roi yn ôl oni bai eich bod yn gadael y GIG am byth, er enghraifft wrth ymddeol.
help-leaving-move = Wrth symud
help-leaving-tell = Rhowch wybod i’ch rheolwr neu’ch Noddwr pryd mae eich diwrnod olaf. Byddant yn rhoi gwybod i’r Awdurdod Cofrestru, a fydd yn dileu eich mynediad yno.
help-leaving-show = Dangoswch y cerdyn wrth ddesg eich sefydliad newydd. Byddant yn ei wirio ac yn rhoi mynediad i chi; nid oes angen cerdyn newydd arnoch.
help-leaving-email = Os yw eich e-bost gwaith yn dod i ben, <a href="/me/contact">rhowch eich cyfeiriad newydd</a> tra bydd eich cerdyn yn gweithio.
help-leaving-for-good = Wrth adael am byth
help-leaving-hand-in = Rhowch y cerdyn i’ch Noddwr neu i’r ddesg, a byddant yn ei ganslo.

help-locums-intro = Mae angen eu cerdyn eu hunain ar locymiaid, staff banc, staff asiantaeth a staff allanol eraill, fel pawb arall. Os oes gennych un o leoliad blaenorol, dewch ag ef: bydd y sefydliad newydd yn ychwanegu ei fynediad ato. Os nad oes, <a href="/help/new-card">byddwch yn cael eich cofrestru gyda’r un dogfennau â phob aelod arall o staff</a>.
help-locums-for-a-time = Am gyfnod penodol y cewch fynediad, fel arfer tan ddiwedd y lleoliad. Gellir ei ymestyn: gofynnwch i’ch Noddwr cyn iddo ddod i ben. Ar ôl y dyddiad hwnnw, bydd eich proffil wedi’i gau ac ni fydd y cerdyn yn agor dim, nes bydd desg Awdurdod Cofrestru yn ei ailagor.
help-locums-keep = Cadwch y cerdyn rhwng lleoliadau: bydd desg eich lleoliad nesaf yn ailagor eich proffil. <a href="/help/renew">Adnewyddwch ei dystysgrifau</a> cyn i leoliad ddod i ben os yw’n bryd gwneud hynny. Os ydynt wedi dod i ben yn y cyfamser, bydd y ddesg honno’n atgyweirio’r cerdyn.

help-application-intro = Mae eich cerdyn yn agor yr hyn y mae eich Noddwr wedi gofyn amdano. Os oes rhaglen ar goll, neu os yw’n dangos llai nag sydd ei angen arnoch, gofynnwch i’ch Noddwr wirio eich mynediad a chymeradwyo’r hyn sydd ar goll. Yna bydd yr Awdurdod Cofrestru yn ei ychwanegu.
help-application-say = Dywedwch pa raglen sydd ei hangen arnoch a beth y byddwch yn ei wneud gyda hi. Os oes gennych fwy nag un rôl, gwiriwch yn gyntaf a wnaethoch ddewis yr un gywir wrth fewngofnodi.
help-application-not-here = Nid oes angen cerdyn newydd na chod pas newydd arnoch. Ni all y porth hwn newid eich mynediad.

help-browsers-intro = Mae pob porwr cyfredol yn gweithio: Edge, Chrome, Firefox a Safari, ar gyfrifiadur, llechen neu ffôn. Nid oes angen Java, ategyn na gosodiadau arbennig arnoch, ac mae’r tudalennau’n gweithio heb JavaScript hefyd.
help-browsers-older = Os dywedwyd wrthych am ddefnyddio un porwr ac osgoi un arall, roedd hynny’n ymwneud â gwasanaethau hŷn. Dim ond cwcis y mae’n rhaid eu caniatáu: maent yn cadw eich lle a’ch iaith.
help-browsers-two-devices = Gallwch ddechrau ar gyfrifiadur ward a darllen y cod a anfonwyd drwy e-bost ar eich ffôn. Teipiwch y cod ar y cyfrifiadur lle gwnaethoch ddechrau.

help-sharing-intro = I chi yn unig y mae eich cerdyn a’i god pas. Peidiwch byth â’u rhoi ar fenthyg, peidiwch byth â defnyddio rhai neb arall, a pheidiwch byth â gadael y cerdyn mewn darllenydd wrth gerdded i ffwrdd.
help-sharing-recorded = Beth sy’n cael ei gofnodi
help-sharing-recorded-text = Caiff popeth a wneir gyda’ch cerdyn ei gofnodi gyda’ch enw, a gellir ei ddangos i’r person yr oedd y cofnod amdano. Chi sy’n gyfrifol am y cyfan, p’un ai chi wnaeth hynny ai peidio. Gall gadael i rywun ddefnyddio eich cerdyn arwain at gamau disgyblu.
help-sharing-bank-card = Dylech drin y cerdyn fel cerdyn banc. Os bydd cydweithiwr yn gofyn amdano am nad yw ei gerdyn yn gweithio, dangoswch iddo <a href="/unlock">sut i ddatgloi ei gerdyn ei hun</a>.
help-sharing-here-too = Cofnodir yr hyn a wneir yn y porth hwn hefyd. Gallwch ei weld o dan <a href="/me/activity">Fy ngweithgarwch</a>.

help-on-the-card-outside = Ar y tu allan: eich enw, eich llun a rhif 12 digid eich cerdyn clyfar.
help-on-the-card-chip = Ar y sglodyn: dwy dystysgrif a’u hallweddi, sy’n profi i’r systemau mai eich cerdyn chi ydyw. Mae ganddynt ddyddiad dod i ben, ac ni all neb gopïo’r allweddi o’r sglodyn. Nid oes dim byd am gleifion ar y sglodyn, na manylion eraill amdanoch chi.
help-on-the-card-passcode = Nid yw’r cerdyn yn agor dim heb eich cod pas. Nid yw’r rhif yn gyfrinach: gofynnir i chi amdano i ddatgloi’r cerdyn.

help-terms-intro = Byddwch yn derbyn y telerau hyn pan fyddwch yn mewngofnodi â’ch cerdyn am y tro cyntaf, ac eto pan fyddant yn newid neu ar ôl peth amser. Os na fyddwch yn eu derbyn, ni allwch ddefnyddio’r cerdyn: <a href="/contact">siaradwch â’ch desg</a> am yr hyn sy’n eich poeni.

help-who-sees-what-intro = Mae’r Awdurdod Cofrestru’n gweld eich enw, rhif eich cerdyn clyfar, eich sefydliad, eich llun, eich manylion cyswllt, cyflwr eich cerdyn, a’r hyn a wnaed gydag ef yma, gan gynnwys ymgeisiau aflwyddiannus. Dim ond pobl o’i sefydliad ei hun y mae Noddwr neu Weinyddwr Cardiau Clyfar Lleol yn eu gweld.
help-who-sees-what-nobody = Nid oes neb yn gweld eich cod pas, eich atebion na’r codau a anfonwn atoch. Nid oes eu hangen ar neb byth, ac ni fydd neb yn yr Awdurdod Cofrestru yn gofyn i chi amdanynt.
help-who-sees-what-looked-at = Pan fydd rhywun yn edrych ar eich manylion, caiff hynny ei gofnodi, a gallwch ei weld o dan <a href="/me/activity">Fy ngweithgarwch</a>.

help-roles-intro = Gellir rhoi tair rôl i bobl yn y sefydliadau eu hunain:
help-roles-sponsor = Mae <strong>Noddwr</strong> yn gofyn am fynediad i bobl ei sefydliad, ac yn gallu datgloi eu cardiau a’u helpu i adnewyddu.
help-roles-administrator = Mae <strong>Gweinyddwr Cardiau Clyfar Lleol</strong> yn datgloi cardiau ac yn helpu pobl i adnewyddu, yn y fan a’r lle.
help-roles-checker = Mae <strong>Gwiriwr Hunaniaeth</strong> yn gwirio hunaniaeth pobl y mae angen cerdyn arnynt.
help-roles-apart = Ni all neb fod yn Noddwr ac yn Wiriwr Hunaniaeth ar yr un pryd: mae’r naill yn tystio dros y person y mae’r llall yn ei wirio. Ac nid oes neb yn defnyddio rôl ar ei gerdyn ei hun.
help-roles-become = Sut i ddod yn un
help-roles-become-text = Bydd aelod uwch o staff eich sefydliad, fel cyfarwyddwr neu bartner yn y practis, yn eich enwebu. Bydd yn ysgrifennu at ddesg yr Awdurdod Cofrestru o’i gyfeiriad e-bost ei hun, gyda’ch enw llawn a’r rhif 12 digid ar eich cerdyn. Caiff Gwiriwr Hunaniaeth ei hyfforddi yn gyntaf.
