# Canslo cerdyn.

ra-cancel-title = Canslo’r cerdyn
ra-cancel-report = <a href="{ $href }">Mae adroddiad am y cerdyn hwn yn aros</a>. Penderfynwch yno os yw hyn am yr un mater.
ra-cancel-what = Bydd y cerdyn yn stopio gweithio ar unwaith ac ni fydd byth yn gweithio eto. Bydd ei dystysgrifau’n cael eu dirymu, bydd y cofrestriad ar gyfer hunanwasanaeth yn dod i ben, a bydd y deiliad yn cael ei allgofnodi ym mhobman. Bydd y deiliad yn cael gwybod drwy e-bost.
ra-cancel-fee = Collodd y deiliad hwn gerdyn arall yn ddiweddar: os yw hwn ar goll, gallai’r un newydd gostio { $fee }.
ra-cancel-reason = Beth ddigwyddodd i’r cerdyn
ra-cancel-lost = Mae ar goll
ra-cancel-stolen = Cafodd ei ddwyn
ra-cancel-damaged = Mae wedi’i ddifrodi neu nid yw’n gweithio
ra-cancel-misused = Mae rhywun arall wedi’i ddefnyddio
ra-cancel-crime-number = Rhif trosedd, os cafodd y cerdyn ei ddwyn ac os oes un
ra-cancel-note-hint = Pwy ddywedodd wrthych, a sut rydych yn gwybod pwy oedd y person. Peidiwch byth ag ysgrifennu cod pas nac ateb yma
ra-cancel-confirm = Rwy’n bwriadu canslo’r cerdyn hwn am byth
ra-cancel-none = Nid oes cerdyn i’w ganslo: mae wedi’i ganslo’n barod, neu nid oes gan y deiliad un.

# Cau proffil rhywun sydd wedi gadael, a’i agor eto.

ra-close-open-title = Agor y proffil eto
ra-close-title = Cau’r proffil
ra-close-heading = Cau proffil rhywun sydd wedi gadael
ra-close-closed-on = Caewyd y proffil ar { $date }.
ra-close-post-ended = Daeth y swydd i ben ar { $date }.
ra-close-open-what = Pan fydd ar agor eto, bydd y cerdyn yn gweithio gyda’r cod pas a oedd ganddo, oni bai ei fod wedi’i ganslo neu fod ei dystysgrifau wedi dod i ben. Bydd y deiliad yn cofrestru eto ar gyfer hunanwasanaeth. Bydd y deiliad yn cael gwybod drwy e-bost.
ra-close-last-day = Os yw’r diwrnod olaf wedi mynd heibio, bydd yn cael ei ddileu. Gosodwch un newydd wedyn os yw’r swydd am gyfnod penodol.
ra-close-open-hint = Er enghraifft, bod y deiliad yn ôl mewn swydd yma
ra-close-open = Agor y proffil
ra-close-from-now = O hyn ymlaen:
ra-close-card = ni fydd y cerdyn yn agor dim, ac ni all neb ei ddatgloi na’i adnewyddu
ra-close-signed-out = bydd y deiliad yn cael ei allgofnodi, a bydd y cofrestriad ar gyfer hunanwasanaeth yn dod i ben gyda’i gwestiynau a’i atebion
ra-close-told = bydd y deiliad yn cael gwybod drwy e-bost, ac yn cadw’r cerdyn
ra-close-back = Gallwch agor y proffil eto pan ddaw’r deiliad yn ôl. Os yw’r deiliad hefyd yn defnyddio’r consol hwn, analluogwch y cyfrif o dan Staff.
ra-close-hint = Er enghraifft, pwy roddodd wybod bod y deiliad wedi gadael

# Dod â chofrestriad i ben.

ra-end-title = Dod â’r cofrestriad i ben
ra-end-heading = Dod â’r cofrestriad ar gyfer hunanwasanaeth i ben
ra-end-what = Ni fydd y deiliad yn gallu datgloi’r cerdyn ar ei ben ei hun mwyach nes cofrestru eto gyda cherdyn sy’n gweithio. Bydd y deiliad yn cael gwybod drwy e-bost.
ra-end-hint = Er enghraifft, y gallai rhywun arall wybod yr atebion
ra-end-none = Nid yw’r deiliad wedi cofrestru ar gyfer hunanwasanaeth.
ra-cancel-enter-confirm = Cadarnhewch fod y cerdyn i gael ei ganslo am byth

# Diwedd swydd.

ra-post-end-past = Rhaid i’r diwrnod olaf fod heddiw neu’n hwyrach
ra-post-end-closed = Mae’r proffil hwn wedi’i gau. Agorwch ef eto yn gyntaf
