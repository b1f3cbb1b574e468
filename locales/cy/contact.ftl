### Manylion cyswllt deiliad, a’r chwiliad am ddesgiau.

contact-details-title = Newid eich manylion cyswllt
contact-details-add-title = Ychwanegu eich manylion cyswllt
contact-details-needed = Mae angen cyfeiriad e-bost a rhif ffôn symudol arnoch cyn y gallwch gofrestru ar gyfer hunanwasanaeth.
contact-details-which = Rhowch e-bost gwaith y gallwch ei ddarllen heb eich cerdyn clyfar, ar ffôn er enghraifft. Mae codau datgloi’n mynd yno.
contact-details-mobile = Rhif ffôn symudol
contact-details-mobile-hint = Er enghraifft, 07700 900123
contact-details-code = Os yw’r cyfeiriad e-bost yn newydd, byddwn yn anfon cod yno i wirio y gallwch ei ddarllen.
contact-details-passcode = Cod pas eich cerdyn clyfar
contact-details-passcode-hint = Dim ond os ydych yn rhoi cyfeiriad e-bost newydd. Bydd tri chod pas anghywir yn olynol yn cloi’r cerdyn.
contact-details-save = Cadw a pharhau

contact-desk-title = Dod o hyd i’ch desg
contact-desk-which = Mae desg eich Awdurdod Cofrestru yn datgloi ac yn adnewyddu cardiau, ac yn rhoi rhai newydd yn lle hen rai. Defnyddiwch ddesg y sefydliad lle rydych yn gweithio.
contact-desk-search = Sefydliad, lle neu god ODS
contact-desk-search-hint = Er enghraifft, rhan o enw ysbyty, neu RXX00
contact-desk-search-button = Chwilio
contact-desk-found-one = 1 ddesg wedi’i chanfod
contact-desk-found = Desgiau a ganfuwyd
contact-desk-more-at = Clinigau, oriau agor a phwy all ddatgloi<span class="nhsuk-u-visually-hidden">: { $organisation }</span>
contact-desk-too-many = Mae rhagor. Teipiwch fwy o’r enw i weld llai.
contact-desk-none = Ni chanfuwyd desg ar gyfer “{ $query }”
contact-desk-none-next = Rhowch gynnig ar lai o lythrennau, enw’r dref, neu’r cod ODS, y bydd eich rheolwr yn ei wybod. Os na allwch ddod o hyd iddi o hyd, gofynnwch i’ch desg wasanaeth TG pwy sy’n gofalu am gardiau clyfar.
