# Cards that were reported, cancelled and replaced.

mail-card-cancelled-subject = Cafodd eich cerdyn clyfar ei ganslo
mail-card-cancelled-intro = Cafodd eich cerdyn clyfar ei ganslo am { $at }. { $reason ->
    [lost] Rhoddwyd gwybod ei fod ar goll.
    [stolen] Rhoddwyd gwybod ei fod wedi’i ddwyn.
    [damaged] Rhoddwyd gwybod ei fod wedi’i ddifrodi.
    [misused] Rhoddwyd gwybod bod rhywun arall wedi’i ddefnyddio.
    [left] Rydych wedi gadael y sefydliad a’i rhoddodd i chi.
   *[replaced] Mae cerdyn newydd yn cymryd ei le.
 } Ni all neb ei ddefnyddio mwyach, ac ni ellir ei adfer, hyd yn oed os daw i’r golwg.
mail-card-cancelled-closed = Mae hunanwasanaeth ar gau i chi nes bod gennych gerdyn newydd.
mail-card-cancelled-give-back = Rhowch y cerdyn yn ôl i ddesg eich Awdurdod Cofrestru (RA), neu ei ddinistrio.
mail-card-cancelled-new = Gofynnwch i ddesg eich Awdurdod Cofrestru (RA) am gerdyn newydd. Dewch â phrawf adnabod â llun. Os yw’r hen gerdyn gennych o hyd, dewch â hwnnw hefyd.
mail-card-cancelled-collect = Gofynnwch i ddesg eich Awdurdod Cofrestru (RA) am eich cerdyn newydd. Yno y byddwch yn dewis ei god pas. Dewch â phrawf adnabod â llun, a’r hen gerdyn.
mail-card-cancelled-police = Os nad ydych wedi dweud wrth yr heddlu eto, gwnewch hynny nawr. Byddant yn rhoi rhif trosedd i chi. Rhowch y rhif i’r ddesg pan fydd gennych. Mae cerdyn newydd yn lle un sydd wedi’i ddwyn am ddim.
mail-card-cancelled-fee = Efallai y bydd rhaid i chi dalu { $fee } am y cerdyn newydd, am eich bod wedi colli un arall yn ddiweddar.
mail-card-cancelled-shift = Os na allwch ofalu am eich cleifion heb eich cerdyn, dywedwch wrth y person sy’n gyfrifol am eich sifft nawr. Peidiwch byth â benthyg cerdyn cydweithiwr.
mail-card-cancelled-not-you = Os na ofynnoch chi am hyn ac nad ydych yn gwybod dim amdano, dywedwch wrth y ddesg ar unwaith. Os yw’r ddesg ar gau, anfonwch e-bost ati nawr.

mail-card-issued-subject = Mae eich cerdyn clyfar newydd yn barod i’w ddefnyddio
mail-card-issued-intro = Cawsoch gerdyn clyfar newydd am { $at }. Y cod pas a deipioch wrth y ddesg sydd arno. Mae eich hen gerdyn wedi’i ganslo o hyd.
mail-card-issued-next = Mewngofnodwch gyda’r cerdyn newydd a chofrestrwch ar gyfer hunanwasanaeth eto, er mwyn i chi allu ei ddatgloi eich hun os bydd byth yn cloi:
mail-card-issued-go = Cofrestru ar gyfer hunanwasanaeth

mail-card-reported-subject = { $what ->
    [lost] Rhoddwyd gwybod bod cerdyn clyfar ar goll
    [stolen] Rhoddwyd gwybod bod cerdyn clyfar wedi’i ddwyn
    [damaged] Rhoddwyd gwybod bod cerdyn clyfar wedi’i ddifrodi
   *[misused] Rhoddwyd gwybod bod rhywun arall wedi defnyddio cerdyn clyfar
 }
mail-card-reported-intro = { $what ->
    [lost] Rhoddwyd gwybod am { $at } fod cerdyn clyfar { $whose }, rhif { $number }, ar goll.
    [stolen] Rhoddwyd gwybod am { $at } fod cerdyn clyfar { $whose }, rhif { $number }, wedi’i ddwyn.
    [damaged] Rhoddwyd gwybod am { $at } fod cerdyn clyfar { $whose }, rhif { $number }, wedi’i ddifrodi.
   *[misused] Rhoddwyd gwybod am { $at } fod rhywun arall wedi defnyddio cerdyn clyfar { $whose }, rhif { $number }.
 }
mail-card-reported-by-stranger = Rhywun nad oedd wedi mewngofnodi roddodd wybod.
mail-card-reported-by-holder = Deiliad y cerdyn roddodd wybod.
mail-card-reported-cancelled = Mae’r cerdyn wedi’i ganslo’n barod. Ni all neb ei ddefnyddio mwyach.
mail-card-reported-not-cancelled = Nid yw’r cerdyn wedi’i ganslo.
mail-card-reported-replace = Trefnwch i { $whose } ddod am gerdyn newydd, gyda phrawf adnabod â llun.
mail-card-reported-ring-record = Ffoniwch { $whose } ar y rhif sydd yn eich cofnodion, nid ar yr un a deipiwyd. Peidiwch â chanslo’r cerdyn oni bai bod y deiliad yn cadarnhau’r adroddiad.
mail-card-reported-ring = Ffoniwch { $whose }, holwch beth ddigwyddodd, a phenderfynwch a oes rhaid canslo’r cerdyn.
mail-card-reported-open = Agor yr adroddiad
mail-card-reported-sponsor = Mae’r ddesg yn delio â hyn. Holwch beth a wnaed gyda’r cerdyn yn eich gweithle, a rhowch wybod i’r ddesg am yr hyn a ddysgwch. Atgoffwch eich cydweithwyr i beidio byth â rhannu cerdyn na chod pas.
mail-card-reported-manager = Mae’r ddesg yn delio â hyn. Siaradwch â’r deiliad, { $whose }, am yr hyn a ddigwyddodd, a dilynwch yr hyn y mae eich sefydliad yn ei ofyn pan fydd posibilrwydd bod y person anghywir wedi gweld cofnodion.
mail-card-reported-to-sponsor = Mae’r e-bost hwn yn mynd i Noddwyr y sefydliad hwn: { $organisation }. Os nad ydych yn un ohonynt, dywedwch wrth y ddesg.
mail-card-reported-to-manager = Rhoddodd { $whose } eich enw chi fel rheolwr llinell. Os nad yw hynny’n gywir, dilëwch yr e-bost hwn a dywedwch wrth y ddesg.
mail-card-reported-why-manager = Rydych chi’n cael yr e-bost hwn oherwydd bod rhywun wedi’ch enwi fel rheolwr llinell.

mail-report-received-subject = Rhoddodd rhywun wybod am eich cerdyn clyfar
mail-report-received-intro = { $what ->
    [lost] Rhoddodd rhywun wybod am { $at } fod eich cerdyn clyfar ar goll.
    [stolen] Rhoddodd rhywun wybod am { $at } fod eich cerdyn clyfar wedi’i ddwyn.
    [damaged] Rhoddodd rhywun wybod am { $at } fod eich cerdyn clyfar wedi’i ddifrodi.
   *[misused] Rhoddodd rhywun wybod am { $at } fod rhywun arall wedi defnyddio eich cerdyn clyfar.
 } Nid oedd wedi mewngofnodi, felly nid ydym yn gwybod pwy oedd. Nid oes dim wedi digwydd i’ch cerdyn: mae’n gweithio fel o’r blaen.
mail-report-received-wait = Os chi wnaeth hyn, arhoswch i ddesg eich Awdurdod Cofrestru (RA) eich ffonio’n ôl. Ni fyddant yn canslo’r cerdyn nes i chi gadarnhau hynny. Os na allwch aros, ffoniwch nhw:
mail-report-received-sign-in = Os gallwch fewngofnodi o hyd, rhowch wybod yno. Yna caiff y cerdyn ei ganslo ar unwaith:
mail-report-received-go = Rhoi gwybod am eich cerdyn
mail-report-received-never = Ni fydd y ddesg byth yn gofyn am eich cod pas na’ch atebion.
mail-report-received-not-you = Nid oes angen i chi wneud dim. Bydd y ddesg yn eich ffonio, ac ni chaiff eich cerdyn ei ganslo oni bai eich bod chi’n dweud hynny.
