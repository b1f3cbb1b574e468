### Mewngofnodi gyda’r cerdyn.

sign-in-title = Mewngofnodi
sign-in-heading = Mewngofnodwch gyda’ch cerdyn clyfar
sign-in-ended-heading = Daeth eich sesiwn i ben
sign-in-ended = I ddiogelu eich cerdyn, byddwch yn cael eich allgofnodi ar ôl 20 munud heb glicio, ac ar ôl awr beth bynnag. Mewngofnodwch eto i barhau.
sign-in-then-renew = Mewngofnodwch yn gyntaf. Yna gallwch adnewyddu’r tystysgrifau ar eich cerdyn.
sign-in-number = Rhif cerdyn clyfar
sign-in-number-hint = Y 12 digid o dan eich llun
sign-in-passcode = Cod pas
sign-in-passcode-hint = Bydd tri chod pas anghywir yn olynol yn cloi’r cerdyn
sign-in-accept = Drwy roi eich cod pas rydych yn cadarnhau eich bod yn derbyn telerau defnyddio cerdyn clyfar.
sign-in-button = Mewngofnodi
sign-in-unlock = Cerdyn wedi’i gloi neu wedi anghofio’r cod pas? Datglowch eich cerdyn
sign-in-not-working = Cerdyn ddim yn gweithio? Dewch i wybod pam
sign-in-report = Cerdyn ar goll, wedi’i ddwyn neu wedi’i ddifrodi? Rhowch wybod amdano
sign-in-wrong = Nid yw rhif y cerdyn clyfar neu’r cod pas yn gywir. Mae gennych { $left } ymgais arall cyn i’r cerdyn gloi
