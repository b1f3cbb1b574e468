# Why a card cannot be unlocked online, and when it can be again.

mail-locked-out-subject = Ni ellir datgloi eich cerdyn clyfar ar-lein am y tro
mail-locked-out-intro = Rhoddodd rhywun atebion anghywir 3 gwaith wrth geisio datgloi eich cerdyn clyfar ar-lein. Roedd yr ymgais olaf am { $at }. Er mwyn cadw eich cerdyn yn ddiogel, rydym wedi atal datgloi ar-lein ar ei gyfer.
mail-locked-out-unregistered = Nid ydych wedi cofrestru ar gyfer hunanwasanaeth, felly ni allai unrhyw atebion fod yn gywir.
mail-locked-out-same = Nid yw’r cerdyn clyfar ei hun wedi newid. Os oedd wedi’i gloi o’r blaen, mae wedi’i gloi o hyd.
mail-locked-out-desk = Os oes angen datgloi eich cerdyn, cysylltwch â desg eich Awdurdod Cofrestru (RA). Dewch â’ch cerdyn clyfar a phrawf adnabod â llun.
mail-locked-out-after = Ar ôl iddynt eich helpu, gallwch ddatgloi ar-lein eto.
mail-locked-out-set-up = Pan fydd eich cerdyn yn gweithio, mewngofnodwch a chofrestrwch ar gyfer hunanwasanaeth. Yna gallwch ddatgloi eich cerdyn eich hun y tro nesaf.
mail-locked-out-not-you = Efallai fod rhywun arall yn ceisio defnyddio eich cerdyn clyfar. Dywedwch wrth y ddesg ar unwaith, hyd yn oed os yw eich cerdyn yn gweithio. Os yw’r ddesg ar gau, anfonwch e-bost ati nawr.

mail-lockout-cleared-subject = Gallwch ddatgloi eich cerdyn clyfar ar-lein eto
mail-lockout-cleared-intro = Roedd datgloi ar-lein wedi’i atal ar gyfer eich cerdyn clyfar ar ôl atebion anghywir. Caniataodd eich Awdurdod Cofrestru (RA) hynny eto am { $at }. Nid yw’r cerdyn clyfar ei hun wedi newid. Os oedd wedi’i gloi o’r blaen, mae wedi’i gloi o hyd.
mail-lockout-cleared-forgotten = Os nad ydych yn cofio eich atebion mwyach, gofynnwch i’r ddesg ddatgloi eich cerdyn. Yna mewngofnodwch a chofrestrwch ar gyfer hunanwasanaeth eto.

mail-not-possible-subject = Ni ellir datgloi eich cerdyn clyfar ar-lein
mail-not-possible-unregistered = Gofynnodd rhywun am gael datgloi eich cerdyn clyfar ar-lein. Nid ydych wedi cofrestru ar gyfer hunanwasanaeth, felly ni allwn ei ddatgloi fel hyn.
mail-not-possible-cancelled = Gofynnodd rhywun am gael datgloi eich cerdyn clyfar ar-lein. Mae’r cerdyn wedi’i ganslo. Ni fydd cerdyn sydd wedi’i ganslo yn gweithio byth eto.
mail-not-possible-cancelled-next = Mae angen cerdyn clyfar newydd arnoch. Cysylltwch â desg eich Awdurdod Cofrestru (RA). Bydd angen iddynt weld prawf adnabod â llun. Rhowch yr hen gerdyn iddynt os yw gennych o hyd.
mail-not-possible-closed = Gofynnodd rhywun am gael datgloi eich cerdyn clyfar ar-lein. Mae proffil eich cerdyn clyfar ar gau, felly ni ellir defnyddio na datgloi’r cerdyn.
mail-not-possible-closed-next = Os ydych yn dal i weithio i’r GIG, cysylltwch â desg eich Awdurdod Cofrestru (RA). Gallant agor eich proffil eto. Dewch â’ch cerdyn clyfar a phrawf adnabod â llun.
mail-not-possible-expired = Gofynnodd rhywun am gael datgloi eich cerdyn clyfar ar-lein. Mae’r tystysgrifau ar y cerdyn wedi dod i ben, felly ni ellir ei ddatgloi fel hyn.
mail-not-possible-expired-next = Ewch i ddesg eich Awdurdod Cofrestru (RA) gyda’ch cerdyn clyfar a phrawf adnabod â llun. Gallant adnewyddu’r tystysgrifau tra byddwch yno.
mail-not-possible-not-you = Nid yw hyn wedi newid eich cerdyn clyfar. Efallai fod rhywun arall yn ceisio ei ddefnyddio, felly dywedwch wrth y ddesg. Os yw’r ddesg ar gau, anfonwch e-bost ati nawr.
