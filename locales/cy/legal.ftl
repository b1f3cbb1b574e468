# Hygyrchedd, preifatrwydd, a thelerau defnyddio cerdyn clyfar.

accessibility-title = Hygyrchedd

accessibility-intro = Rydym am i bawb sydd â cherdyn clyfar allu defnyddio’r gwasanaeth hwn. Mae wedi’i adeiladu i fodloni Canllawiau Hygyrchedd Cynnwys y We 2.2 ar lefel AA.

accessibility-can = Beth y dylech allu ei wneud
accessibility-can-any-way = defnyddio pob tudalen gyda bysellfwrdd, darllenydd sgrin neu feddalwedd adnabod llais
accessibility-can-zoom = chwyddo’r testun nes ei fod bedair gwaith yn fwy a dal i’w ddarllen
accessibility-can-no-scripts = defnyddio pob tudalen heb JavaScript
accessibility-can-paste = gludo cod neu god pas, neu adael i’ch porwr ei lenwi
accessibility-can-welsh = darllen pob tudalen yn Gymraeg neu yn Saesneg

accessibility-hard = Beth allai fod yn anodd
accessibility-hard-memory = Mae cwestiynau diogelwch yn dibynnu ar y cof. Mae pob tudalen sy’n arwain atynt a thrwyddynt hefyd yn arwain at berson a all ddatgloi eich cerdyn yn eu lle.
accessibility-hard-codes = Mae codau a anfonir drwy e-bost yn dod i ben. Gallwch ofyn am un arall heb golli eich lle.
accessibility-hard-welsh = Nid yw’r Gymraeg wedi’i hadolygu eto gan siaradwr Cymraeg iaith gyntaf. Gallwch newid i’r Saesneg ar frig pob tudalen.

accessibility-tested = Sut rydym yn ei brofi
accessibility-tested-text = Mae profion awtomatig yn agor y tudalennau yn Chromium ac yn eu gwirio gyda’r offeryn axe, gyda’r bysellfwrdd yn unig, ar sgriniau cul ac wedi’u chwyddo. Nid yw profion o’r fath yn dod o hyd i bob problem. Nid yw’r gwasanaeth wedi cael archwiliad annibynnol.

accessibility-tell = Rhoi gwybod i ni am broblemau
accessibility-tell-desk = Os na allwch ddefnyddio tudalen, neu os oes ei hangen arnoch ar ffurf arall, <a href="/contact">rhowch wybod i ddesg eich Awdurdod Cofrestru</a>. Gallant ei wneud gyda chi a rhoi gwybod i eraill am y broblem.
accessibility-tell-service = Os nad ydych yn fodlon ar yr ateb, gall y <a href="https://www.equalityadvisoryservice.com/">Gwasanaeth Cynghori a Chefnogi Cydraddoldeb</a> roi cyngor i chi.

privacy-title = Preifatrwydd

privacy-keeps = Beth mae’r gwasanaeth hwn yn ei gadw amdanoch chi
privacy-keeps-card = eich enw, rhif eich cerdyn clyfar, eich sefydliad a chyflwr eich cerdyn
privacy-keeps-contact = eich cyfeiriad e-bost gwaith, eich rhif ffôn symudol a’r iaith rydych yn ei darllen
privacy-keeps-answers = pa gwestiynau diogelwch y gwnaethoch eu dewis, a’ch atebion ar ffurf wedi’i sgramblo na ellir ei darllen yn ôl
privacy-keeps-reports = adroddiadau am eich cerdyn, gyda’r rhif ffôn a roddwyd er mwyn ffonio’n ôl
privacy-keeps-trail = cofnod o’r hyn a wnaed gyda’ch cerdyn yma: pryd, gan bwy, ac o ba gyfeiriad rhwydwaith

privacy-never = Ni chaiff codau pas na chodau byth eu cadw ar ffurf y gellir ei darllen yn ôl ar ôl iddynt gael eu defnyddio neu eu hanfon.

privacy-why = Pam
privacy-why-text = Er mwyn i chi, a neb arall, allu datgloi eich cerdyn a gofalu amdano, ac er mwyn cadw’r cofnod y mae rheolau cardiau clyfar yn gofyn amdano.

privacy-who = Pwy sy’n ei weld
privacy-who-text = Gallwch weld eich cofnod eich hun o dan <a href="/me/activity">Fy ngweithgarwch</a>. Mae staff yr Awdurdod Cofrestru’n gweld yr hyn sydd ei angen ar gyfer eu rôl. Ni all neb weld eich atebion na’ch cod pas.

privacy-cookies = Cwcis
privacy-cookies-text = Mae un cwci’n eich cadw wedi’ch mewngofnodi, neu’n cadw eich lle tra byddwch yn datgloi cerdyn. Mae un arall yn cadw’r iaith a ddewiswyd gennych. Os byddwch yn anfon ffurflen ar ôl i’ch sesiwn ddod i ben, mae trydydd cwci yn cadw’r hyn a deipiwyd gennych am hyd at awr, er mwyn i chi ei weld eto ar ôl mewngofnodi; mae wedi’i amgryptio, ac nid yw byth yn cynnwys codau pas, codau nac atebion. Mae eu hangen er mwyn i’r gwasanaeth weithio. Nid oes dim tracio ac nid oes dim yn cael ei lwytho o wefannau eraill.

privacy-rights = Eich hawliau
privacy-rights-text = Gallwch ofyn am gael gweld neu gywiro’r hyn a gedwir amdanoch. <a href="/contact">Gofynnwch i ddesg eich Awdurdod Cofrestru</a>.

terms-title = Telerau defnyddio cerdyn clyfar

terms-changed = Mae’r telerau hyn wedi newid ers i chi eu derbyn ddiwethaf. Darllenwch nhw eto.

terms-old = Mae peth amser wedi mynd heibio ers i chi dderbyn y telerau hyn. Darllenwch nhw eto.

terms-first = Darllenwch a derbyniwch y telerau hyn cyn i chi barhau.

terms-version = Fersiwn { $version }

terms-accept = Rwyf wedi darllen y telerau hyn ac rwy’n eu derbyn
terms-accept-button = Derbyn a pharhau

terms-if-not = Os nad ydych yn eu derbyn, allgofnodwch ar frig y dudalen hon a <a href="/contact">siaradwch â’ch desg</a>.

terms-tick = Ticiwch y blwch i dderbyn y telerau, neu allgofnodwch
