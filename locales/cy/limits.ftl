# Yr hyn a ddywedir wrth rywun sy’n gorfod aros.

limit-request = Gofynnwyd am ormod o dudalennau o’ch rhwydwaith mewn amser byr.

limit-failed-sign-in = Mae gormod o ymgeisiau i fewngofnodi o’ch rhwydwaith wedi methu. Mae mewngofnodi wedi’i oedi ar eich rhwydwaith er mwyn diogelu cardiau pawb.
limit-failed-answers = Roedd gormod o atebion o’ch rhwydwaith yn anghywir. Mae ateb cwestiynau wedi’i oedi ar eich rhwydwaith er mwyn diogelu cardiau pawb.

limit-unlock-start = Dechreuwyd datgloi gormod o gardiau o’ch rhwydwaith mewn amser byr.
limit-unlock-of-number = Dechreuwyd datgloi’r rhif cerdyn clyfar hwn yn rhy aml o’ch rhwydwaith.

limit-failed-code = Teipiwyd gormod o godau anghywir ar gyfer y rhif cerdyn clyfar hwn.

limit-code-of-number = Anfonwyd gormod o godau ar gyfer y rhif cerdyn clyfar hwn.
limit-code-to-mailbox = Anfonwyd gormod o godau i’r blwch post hwn.

limit-failed-staff-sign-in = Mae gormod o ymgeisiau i fewngofnodi i’r consol o’ch rhwydwaith wedi methu.

limit-api-request = Anfonwyd gormod o geisiadau gyda’r tocyn hwn mewn amser byr.

limit-failed-token = Roedd gan ormod o geisiadau o’ch rhwydwaith docyn nad oedd yn ddilys.

limit-report-from-network = Rhoddwyd gwybod am ormod o gardiau o’ch rhwydwaith mewn amser byr. Os yw’n fater brys, ffoniwch eich desg.
limit-report-of-number = Rhoddwyd gwybod am y rhif cerdyn clyfar hwn sawl gwaith mewn amser byr, a bydd y ddesg yn edrych arno. Os yw’n fater brys, ffoniwch eich desg.
