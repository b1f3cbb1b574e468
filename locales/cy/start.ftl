# Y dudalen gychwyn.

start-title = Datgloi a rheoli eich cerdyn clyfar

start-intro = Os yw eich cerdyn clyfar wedi’i gloi neu os ydych wedi anghofio ei god pas, gallwch ei ddatgloi eich hun yma, ddydd neu nos.

start-need = Bydd angen y canlynol arnoch:
start-need-number = y rhif 12 digid o dan y llun ar eich cerdyn
start-need-answers = yr atebion i’ch cwestiynau diogelwch, os gofynnir amdanynt
start-need-email = eich e-bost gwaith, ar agor ar y cyfrifiadur hwn neu ar eich ffôn

start-unlock = Datgloi fy ngherdyn
start-unlock-help = Heb gofrestru, neu’n methu gwneud hyn? Cael help i ddatgloi eich cerdyn

start-profile = Fy mhroffil
start-profile-text = Cofrestru ar gyfer hunanwasanaeth, newid eich cod pas neu’ch manylion cyswllt, a gweld pryd mae eich tystysgrifau’n dod i ben.

start-register = Cofrestru ar gyfer hunanwasanaeth, neu weld fy mhroffil
start-register-text = Mewngofnodwch â cherdyn sy’n gweithio. Ar ôl cofrestru, gallwch ddatgloi eich cerdyn eich hun.

start-renew = Adnewyddu fy nhystysgrifau
start-renew-text = Mewngofnodwch â cherdyn sy’n gweithio, cyn i’w dystysgrifau ddod i ben.

start-report = Rhoi gwybod am gerdyn
start-report-text = Ar goll, wedi’i ddwyn, wedi’i ddifrodi, neu wedi’i ddefnyddio gan rywun arall. Mewngofnodwch a chaiff ei ganslo ar unwaith; neu gofynnwch i’r ddesg eich ffonio.

start-help = Help
start-help-text = Codau nad ydynt yn cyrraedd, cardiau sydd wedi dod i ben neu ar goll, enwau newydd, locymiaid: atebion byr, a modd i chwilio.

start-desk = Dod o hyd i’ch desg
start-desk-text = Ffôn, e-bost ac oriau agor desg eich Awdurdod Cofrestru.
