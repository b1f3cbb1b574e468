# Taflen sefydliad: un ddalen A4.

leaflet-title = Taflen: { $organisation }

leaflet-how-to-print = Un ddalen A4 yw’r dudalen hon. I’w hargraffu, dewiswch Argraffu (Print) yn newislen eich porwr. I’w lawrlwytho, dewiswch gadw fel PDF (Save as PDF) yno yn lle argraffydd.

leaflet-heading = Eich cerdyn clyfar: { $organisation }

leaflet-locked = Wedi’i gloi, neu wedi anghofio’r cod pas
leaflet-locked-open = Agorwch <strong>{ $address }/unlock</strong> ar unrhyw gyfrifiadur neu ffôn.
leaflet-locked-number = Teipiwch y rhif 12 digid sydd o dan eich llun.
leaflet-locked-code = Teipiwch y cod o’ch e-bost gwaith o fewn { $minutes } munud.
leaflet-locked-passcode = Dewiswch god pas newydd.
leaflet-locked-register = Rhaid i chi fod wedi cofrestru yn barod: mewngofnodwch â’ch cerdyn a dewiswch “Cofrestru ar gyfer hunanwasanaeth”. Gwnewch hynny heddiw, tra bydd eich cerdyn yn gweithio.

leaflet-renew = Tystysgrifau ar fin dod i ben
leaflet-renew-yourself = Adnewyddwch nhw eich hun yn ystod y { $days } diwrnod olaf: mewngofnodwch a dewiswch “Adnewyddu fy nhystysgrifau”. Mae’n cymryd dwy funud.
leaflet-renew-expired = Ar ôl iddynt ddod i ben, dim ond yr Awdurdod Cofrestru all helpu: yn bersonol, gyda’ch cerdyn a phrawf adnabod â llun.

leaflet-report = Ar goll, wedi’i ddwyn, wedi’i ddifrodi neu wedi’i gamddefnyddio
leaflet-report-where = Rhowch wybod ar unwaith, unrhyw bryd: <strong>{ $address }/report</strong>, neu ffoniwch y ddesg. Os cafodd y cerdyn ei ddwyn, rhowch wybod i’r heddlu hefyd.
leaflet-report-never = Peidiwch byth â rhannu eich cerdyn na’ch cod pas. Caiff popeth a wneir ag ef ei gofnodi yn eich enw chi.

leaflet-phone = Ffôn: <strong>{ $phone }</strong>

leaflet-email = E-bost: { $email }

leaflet-open = Ar agor: { $hours }

leaflet-clinic-phone = Ffôn: { $phone }

leaflet-nights = Yn y nos ac ar benwythnosau: gofynnwch i’r person sy’n gyfrifol am eich sifft am Noddwr neu Weinyddwr Cardiau Clyfar Lleol.

leaflet-more = Rhagor o glinigau: { $address }
