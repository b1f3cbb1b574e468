### Beth sydd o’i le ar yr hyn a deipiwyd mewn maes, lle bynnag y mae.

field-number-empty = Rhowch rif eich cerdyn clyfar
field-number-not-twelve-digits = Rhowch y 12 digid sydd o dan y llun ar eich cerdyn

field-passcode-empty = Rhowch eich cod pas
field-passcode-too-long = Rhowch eich cod pas: nid yw byth yn fwy nag 8 nod
field-passcode-for-new-email = Rhowch god pas eich cerdyn clyfar i ddefnyddio cyfeiriad e-bost newydd
field-passcode-wrong = Nid yw’r cod pas hwnnw’n gywir. Mae gennych { $left } ymgais arall cyn i’ch cerdyn gloi

field-new-passcode-empty = Rhowch god pas newydd
field-new-passcode-too-short = Rhaid i’r cod pas gynnwys { $min } nod neu fwy
field-new-passcode-too-long = Rhaid i’r cod pas gynnwys { $max } nod neu lai
field-new-passcode-letters-or-digits = Rhaid i’r cod pas gynnwys llythrennau a digidau yn unig, heb fylchau nac acenion
field-new-passcode-digits = Rhaid i’r cod pas gynnwys digidau yn unig
field-new-passcode-common = Dewiswch god pas sy’n anoddach ei ddyfalu: mae llawer o bobl yn defnyddio hwn
field-new-passcode-sequential = Dewiswch god pas sy’n anoddach ei ddyfalu: mae hwn yn cyfrif i fyny neu i lawr
field-new-passcode-repeated = Dewiswch god pas sy’n anoddach ei ddyfalu: mae hwn yn ei ailadrodd ei hun
field-new-passcode-from-number = Dewiswch god pas nad yw’n rhan o rif eich cerdyn clyfar
field-new-passcode-mismatch = Rhaid i’r ddau god pas fod yr un fath
field-new-passcode-same = Dewiswch god pas gwahanol i’r un sydd ar eich cerdyn nawr

## Diwedd brawddegau “Rhaid i’ch cod pas newydd …”
field-rule-letters-or-digits-exactly = gynnwys { $count } llythyren neu ddigid
field-rule-digits-exactly = gynnwys { $count } digid
field-rule-letters-or-digits = gynnwys { $min } i { $max } llythyren neu ddigid
field-rule-digits = gynnwys { $min } i { $max } digid
field-rule-not-easy = beidio â bod yn hawdd ei ddyfalu, fel 1234, 1212 neu flwyddyn
field-rule-not-number = beidio â bod yn rhan o rif eich cerdyn clyfar
field-rule-not-current = beidio â bod yr un fath â’r cod pas sydd ar eich cerdyn nawr

field-email-empty = Rhowch eich cyfeiriad e-bost
field-email-malformed = Rhowch gyfeiriad e-bost yn y fformat cywir, fel enw@nhs.net
field-email-too-long = Mae’r cyfeiriad e-bost yn rhy hir
field-email-not-approved = Rhaid i’r cyfeiriad e-bost fod mewn parth a gymeradwywyd: { $domains }
field-email-taken = Mae’r cyfeiriad e-bost hwn eisoes yn cael ei ddefnyddio ar gyfer cerdyn arall. Mae angen ei gyfeiriad ei hun ar bawb, oherwydd bod y codau a anfonir ato yn agor y cerdyn
field-email-session-too-short = Allgofnodwch a mewngofnodwch eto yn gyntaf: bydd y sesiwn hon yn dod i ben cyn y gellid defnyddio cod a anfonir i gyfeiriad newydd

field-mobile-empty = Rhowch eich rhif ffôn symudol
field-mobile-malformed = Rhowch rif ffôn symudol, fel 07700 900123 neu +44 7700 900123

field-answer-empty = Atebwch y cwestiwn hwn
field-answer-too-short = Rhaid i’r ateb gynnwys 2 nod neu fwy
field-answer-too-long = Rhaid i’r ateb gynnwys 100 nod neu lai
field-answer-repeated = Rhowch ateb gwahanol i bob cwestiwn
field-answer-in-question = Ni chaiff yr ateb fod yn air o’r cwestiwn
field-answer-is-passcode = Ni chaiff yr ateb fod yr un fath â’ch cod pas
field-answer-is-number = Ni chaiff yr ateb fod yr un fath â rhif eich cerdyn clyfar
field-answer-is-email = Ni chaiff yr ateb fod yr un fath â’ch cyfeiriad e-bost

field-code-empty = Rhowch y cod o’r e-bost
field-code-not-eight-digits = Rhowch 8 digid y cod o’r e-bost
field-code-wrong = Nid yw’r cod hwnnw’n gywir. Mae gennych { $left } ymgais arall gyda’r cod hwn
field-code-dead = Nid yw’r cod hwnnw’n gweithio mwyach. Gofynnwch am god newydd isod

field-reason-empty = Dewiswch beth ddigwyddodd i’r cerdyn
field-callback-empty = Rhowch rif ffôn y gall y ddesg ei ddefnyddio i’ch ffonio’n ôl
field-callback-malformed = Rhowch rif ffôn, fel 01632 960123, neu estyniad
field-callback-too-long = Rhaid i’r rhif ffôn gynnwys { $max } nod neu lai
field-note-too-long = Rhaid i’r disgrifiad o’r hyn a ddigwyddodd gynnwys { $max } nod neu lai
field-crime-number-too-long = Rhaid i’r rhif trosedd gynnwys { $max } nod neu lai
