# What the Registration Authority changed in a holder's profile.

mail-profile-closed-subject = Cafodd proffil eich cerdyn clyfar ei gau
mail-profile-closed-intro = Caeodd eich Awdurdod Cofrestru (RA) broffil eich cerdyn clyfar am { $at }, oherwydd eich bod wedi gadael y sefydliad hwn: { $organisation }. Nid yw eich cerdyn yn gweithio mwyach. Mae hunanwasanaeth wedi dod i ben i chi, ac mae eich cwestiynau a’ch atebion wedi’u dileu.
mail-profile-closed-next = Cadwch eich cerdyn. Os byddwch yn dechrau gweithio yn y GIG eto, ewch ag ef i’r ddesg cardiau clyfar yno: gallant agor eich proffil eto.

mail-profile-reopened-subject = Mae proffil eich cerdyn clyfar ar agor eto
mail-profile-reopened-intro = Agorodd eich Awdurdod Cofrestru (RA) broffil eich cerdyn clyfar eto am { $at }. Mae eich cerdyn yn gweithio gyda’r cod pas a oedd ganddo. Eich sefydliad: { $organisation }.
mail-profile-reopened-next = Daeth hunanwasanaeth i ben pan gaewyd y proffil. Tra bydd eich cerdyn yn gweithio, mewngofnodwch a chofrestrwch eto:

mail-name-changed-subject = Cafodd yr enw ar broffil eich cerdyn clyfar ei newid
mail-name-changed-intro = Newidiodd eich Awdurdod Cofrestru (RA) eich enw ar broffil eich cerdyn clyfar am { $at }, o { $before } i { $name }.
mail-name-changed-next = Mae eich cerdyn yn gweithio fel o’r blaen. Bydd ei dystysgrifau yn cadw’r enw blaenorol nes iddynt gael eu hadnewyddu. Os oes angen cerdyn â’r enw newydd wedi’i argraffu arno, gofynnwch i’r ddesg.

mail-organisation-changed-subject = Mae proffil eich cerdyn clyfar wedi symud i sefydliad arall: { $organisation }
mail-organisation-changed-intro = Symudodd eich Awdurdod Cofrestru (RA) broffil eich cerdyn clyfar am { $at }. Y sefydliad blaenorol: { $before }. Y sefydliad newydd: { $organisation }. Mae eich cerdyn, ei god pas a’ch cofrestriad ar gyfer hunanwasanaeth yn aros fel y maent.
mail-organisation-changed-next = Os oes angen help arnoch gyda’ch cerdyn o hyn ymlaen, ewch i ddesg eich sefydliad newydd: { $organisation }.

mail-post-end-subject-set = Mae gan eich cerdyn clyfar ddyddiad gorffen newydd
mail-post-end-subject-none = Nid oes gan eich cerdyn clyfar ddyddiad gorffen mwyach
mail-post-end-set = Newidiodd eich Awdurdod Cofrestru (RA) ddiwedd eich swydd ({ $organisation }) am { $at }. Ei diwrnod olaf yw { $day }. Ar ôl y diwrnod hwnnw ni fydd eich cerdyn clyfar yn gweithio.
mail-post-end-none = Dileodd eich Awdurdod Cofrestru (RA) ddyddiad gorffen eich swydd ({ $organisation }) am { $at }. Mae eich cerdyn clyfar yn dal i weithio.
mail-post-end-set-next = Os byddwch yn gweithio’n hirach, gofynnwch i’ch rheolwr llinell neu’ch Noddwr ddweud wrth y ddesg cyn y diwrnod hwnnw.
mail-post-end-none-next = Nid oes dim i’w wneud.

mail-registration-ended-subject = Daeth hunanwasanaeth cardiau clyfar i ben i chi
mail-registration-ended-intro = Daeth eich Awdurdod Cofrestru (RA) â hunanwasanaeth i ben ar gyfer eich cerdyn clyfar am { $at }. Mae eich cwestiynau a’ch atebion wedi’u dileu. Mae eich cerdyn a’i god pas yn gweithio fel o’r blaen, ond os bydd y cerdyn yn cloi ni allwch ei ddatgloi eich hun mwyach.
mail-registration-ended-next = Tra bydd eich cerdyn yn gweithio, mewngofnodwch a chofrestrwch ar gyfer hunanwasanaeth eto:
