# Geiriau y mae llawer o dudalennau’r consol yn eu rhannu.

ra-words-show = Dangos
ra-words-any = Unrhyw un
ra-words-organisation-code = Cod sefydliad
ra-words-date-from = O’r dyddiad
ra-words-date-to = Hyd at y dyddiad
ra-words-nothing = Nid oes dim i’w ddangos.
ra-words-nothing-found = Nid oes dim i’w ddangos. Gadewch faes yn wag i chwilio’n ehangach.
ra-words-csv = Lawrlwytho fel CSV
ra-words-reason = Rheswm
ra-words-no-role = Nid oes gennych rôl ar hyn o bryd, felly ychydig y gallwch ei weld yma. Gofynnwch i Reolwr RA.
ra-words-about = <strong>{ $name }</strong>, rhif cerdyn clyfar { $number }
ra-words-by-at = { $who } am { $at }

# Beth sydd o’i le ar yr hyn a deipiwyd.

ra-password-enter = Rhowch gyfrinair newydd
ra-password-short = Rhaid i’r cyfrinair gynnwys { $count } nod neu fwy
ra-password-long = Rhaid i’r cyfrinair gynnwys { $count } nod neu lai
ra-password-guessable = Dewiswch gyfrinair sy’n anoddach ei ddyfalu: mae hwn yn gyffredin, yn rhes o rifau neu lythrennau, neu’n cynnwys eich enw
ra-password-mismatch = Rhaid i’r ddau gyfrinair fod yr un fath
ra-words-wait = Gormod o ymgeisiau anghywir yn olynol. Gallwch roi cynnig arall arni am { $time }
ra-words-wrong-factor = Nid yw’r cod yn gywir, neu mae wedi’i ddefnyddio o’r blaen. Arhoswch am y cod nesaf a rhowch gynnig arall arni
ra-words-enter-factor = Rhowch y cod 6 digid o’ch ap, neu god adfer
ra-words-reason-short = Rhowch y rheswm, mewn ychydig eiriau
ra-words-reason-long = Rhaid i’r rheswm gynnwys { $count } nod neu lai
ra-words-no-organisation = Nid oes sefydliad â’r cod hwn
ra-words-enter-number = Rhowch 12 digid rhif cerdyn clyfar
ra-words-enter-date = Rhowch ddyddiad, fel 2026-11-22
ra-words-enter-phone = Rhowch rif ffôn, fel 01632 960100, neu gadewch y maes yn wag

# Dyddiau a misoedd mewn ffigurau; mae $month o 1 i 12.

ra-period-month-short = { $month ->
    [1] Ion
    [2] Chwef
    [3] Maw
    [4] Ebr
    [5] Mai
    [6] Meh
    [7] Gorff
    [8] Awst
    [9] Medi
    [10] Hyd
    [11] Tach
   *[12] Rhag
}
ra-period-month-long = { $month ->
    [1] Ionawr
    [2] Chwefror
    [3] Mawrth
    [4] Ebrill
    [5] Mai
    [6] Mehefin
    [7] Gorffennaf
    [8] Awst
    [9] Medi
    [10] Hydref
    [11] Tachwedd
   *[12] Rhagfyr
}
ra-period-day = { $day } { $month }
ra-period-month = { $month } { $year }
ra-period-date = { $day } { $month } { $year }
