### Cofrestru ar gyfer hunanwasanaeth.

register-continue = Parhau
register-question-number = Cwestiwn { $number }

register-passcode-title = Cofrestru ar gyfer hunanwasanaeth
register-passcode-why = Ar ôl cofrestru gallwch ddatgloi eich cerdyn eich hun, ddydd neu nos.
register-passcode-step-passcode = Rhowch eich cod pas.
register-passcode-step-questions = Dewiswch bedwar cwestiwn diogelwch a’u hateb.
register-passcode-step-email = Cadarnhewch eich cyfeiriad e-bost.
register-passcode-step-code = Teipiwch y cod y byddwn yn ei anfon atoch drwy e-bost.
register-passcode-label = Eich cod pas
register-passcode-hint = Bydd tri chod pas anghywir yn olynol yn cloi’r cerdyn

register-questions-title = Dewiswch bedwar cwestiwn diogelwch
register-questions-why = Byddwn yn gofyn pob un o’r pedwar i chi os bydd eich cerdyn yn cloi. Dewiswch atebion:
register-questions-lasting = y byddwch yn dal i’w gwybod ymhen blwyddyn, yng nghanol sifft nos
register-questions-secret = nad oes neb arall yn eu gwybod, nac yn gallu eu dyfalu na chwilio amdanynt
register-questions-different = sydd i gyd yn wahanol
register-questions-not-contain = nad ydynt yn cynnwys eich cod pas, rhif eich cerdyn clyfar na’ch cyfeiriad e-bost
register-questions-forgiving = Nid oes ots am briflythrennau na bylchau ychwanegol.
register-questions-screen-heading = Pwy all weld eich sgrin?
register-questions-screen = Mae eich atebion i’w gweld wrth i chi eu teipio. Rydym yn eu cadw ar ffurf wedi’i sgramblo, felly ni all neb eu dangos i chi yn nes ymlaen.
register-questions-choose = Dewiswch gwestiwn
register-questions-choose-one = Dewiswch un
register-questions-answer = Eich ateb
register-questions-none = Dewiswch gwestiwn
register-questions-repeated = Dewiswch gwestiwn gwahanol bob tro

register-email-title = Cadarnhewch eich cyfeiriad e-bost
register-email-why = Bydd eich cod cofrestru’n mynd yno nawr, a bydd eich codau datgloi’n mynd yno yn nes ymlaen.
register-email-readable = Rhowch gyfeiriad y gallwch ei ddarllen heb eich cerdyn clyfar, ar ffôn er enghraifft.

register-check-title = Gwiriwch cyn i chi gofrestru
register-check-email = E-bost
register-check-answers = Mae eich atebion yn cael eu cadw ar ffurf wedi’i sgramblo ac ni ellir eu dangos. I newid un, gosodwch eich cwestiynau eto.
register-check-send = Anfon fy nghod cofrestru

register-done-title = Rydych wedi cofrestru
register-done-still-closed = Mae angen i’ch desg agor hunanwasanaeth i chi o hyd
register-done-emailed = Rydym wedi anfon e-bost atoch i gadarnhau hyn.
register-done-closed = Cafodd hunanwasanaeth ei gau ar ôl tair set o atebion anghywir. Bydd eich atebion newydd yn gweithio cyn gynted ag y bydd desg eich Awdurdod Cofrestru wedi ei ailagor. <a href="/contact">Dewch o hyd i’ch desg</a>.
register-done-can-unlock = Gallwch nawr ddatgloi eich cerdyn eich hun
register-done-if-locked = Os bydd eich cerdyn yn cloi
register-done-open = Agorwch y gwasanaeth hwn mewn unrhyw borwr.
register-done-choose = Dewiswch “Datgloi fy ngherdyn”.
register-done-email-at-hand = Cadwch eich e-bost wrth law.
register-done-change = Gallwch osod cwestiynau newydd neu newid eich e-bost ar eich proffil pryd bynnag y mae eich cerdyn yn gweithio.
register-done-profile = Mynd i fy mhroffil
