# Clinigau: y rhestr, a’r ffurflen sy’n ychwanegu ac yn newid un.

ra-clinics-title = Clinigau
ra-clinics-intro = Lle mae pobl yn dod i gael datgloi neu adnewyddu eu cardiau, neu i gael rhai newydd yn eu lle. Mae pawb yn eu gweld o dan “Dod o hyd i’ch desg”.
ra-clinics-organisation = Sefydliad
ra-clinics-organisation-hint = Rhan o’r enw, neu’r cod ODS
ra-clinics-search = Chwilio
ra-clinics-newest = Y rhain a gafodd eu hychwanegu ddiwethaf.
ra-clinics-empty = Dim clinigau.
ra-clinics-next = <a href="{ $add }">Ychwanegu clinig<span class="nhsuk-u-visually-hidden">: { $organisation }</span></a> neu <a href="{ $public }">gweld beth mae pawb yn ei weld<span class="nhsuk-u-visually-hidden">: { $organisation }</span></a>
ra-clinics-not-found = Ni chafwyd hyd i unrhyw sefydliad. Rhowch gynnig ar lai o lythrennau, neu ar y cod ODS.
ra-clinics-none = Nid oes clinigau eto. Chwiliwch am sefydliad i ychwanegu un.

# Un clinig.

ra-clinic-change = Newid clinig
ra-clinic-add = Ychwanegu clinig
ra-clinic-public = Gall pawb weld hyn, ar y rhyngrwyd hefyd. Peidiwch â rhoi rhif na chyfeiriad personol neb.
ra-clinic-name = Enw
ra-clinic-name-hint = Er enghraifft “Galw heibio cardiau clyfar”
ra-clinic-place = Ble mae’r clinig
ra-clinic-place-hint = Fel y gall rhywun nad yw’n adnabod yr adeilad ddod o hyd iddo
ra-clinic-phone = Ffôn (dewisol)
ra-clinic-email = E-bost (dewisol)
ra-clinic-note = Nodyn (dewisol)
ra-clinic-note-hint = Er enghraifft “Drwy apwyntiad yn unig”
ra-clinic-division = Ar gau ar wyliau banc
ra-clinic-services = Beth sy’n cael ei wneud yno
ra-clinic-times = Oriau agor
ra-clinic-times-hint = Defnyddiwch y cloc 24 awr, fel 09:30 a 15:30. Gadewch ddiwrnod yn wag os yw’r clinig ar gau. Defnyddiwch “Yn ailagor” os oes egwyl.
ra-clinic-save = Cadw
ra-clinic-remove-link = Dileu’r clinig hwn
ra-clinic-remove-title = Dileu’r clinig hwn?
ra-clinic-remove-what = Ni fydd neb yn gweld <strong>{ $name }</strong>, { $organisation }, mwyach. Bydd yr oriau agor yn cael eu colli.
ra-clinic-remove = Dileu’r clinig
ra-clinics-added = Mae’r clinig wedi’i ychwanegu.
ra-clinics-changed = Mae’r clinig wedi’i newid.
ra-clinics-removed = Mae’r clinig wedi’i ddileu.
ra-clinics-too-many = Mae gan y sefydliad hwn gynifer o glinigau ag y gellir eu dangos. Dilëwch un yn gyntaf

ra-clinic-opens = Yn agor
ra-clinic-closes = Yn cau
ra-clinic-opens-again = Yn ailagor
ra-clinic-closes-again = Yn cau eto
ra-clinic-unlock = Datgloi cardiau
ra-clinic-renew = Adnewyddu tystysgrifau
ra-clinic-replace = Rhoi cardiau newydd yn lle rhai sydd ar goll, wedi’u dwyn neu wedi’u difrodi
ra-clinic-new-cards = Cardiau newydd
ra-clinic-england-and-wales = Cymru a Lloegr
ra-clinic-scotland = Yr Alban
ra-clinic-northern-ireland = Gogledd Iwerddon

# Mae $day o 1 (dydd Llun) i 7.
ra-clinic-weekday = { $day ->
    [1] Dydd Llun
    [2] Dydd Mawrth
    [3] Dydd Mercher
    [4] Dydd Iau
    [5] Dydd Gwener
    [6] Dydd Sadwrn
   *[7] Dydd Sul
}

ra-clinic-enter-name = Rhowch enw’r clinig, mewn { $count } nod neu lai
ra-clinic-enter-place = Nodwch ble mae’r clinig, mewn { $count } nod neu lai
ra-clinic-enter-email = Rhowch gyfeiriad e-bost, fel clinic@example.org, neu gadewch y maes yn wag
ra-clinic-note-long = Rhaid i’r nodyn gynnwys { $count } nod neu lai
ra-clinic-choose-division = Dewiswch pa wyliau banc sy’n cau’r clinig
ra-clinic-enter-opening = { $day }: rhowch amser o 00:00 i 23:59, fel 09:30
ra-clinic-enter-closing = { $day }: rhowch amser hyd at 24:00, fel 15:30
ra-clinic-closes-early = { $day }: rhaid iddo gau’n hwyrach nag y mae’n agor
ra-clinic-reopens-early = { $day }: rhaid iddo ailagor yn hwyrach nag y caeodd
