# Ymgeisiau aflwyddiannus: y rhestr, y grwpiau, un ymgais gyda’i hadolygiad.

ra-attempts-title = Ymgeisiau aflwyddiannus
ra-attempts-alert-heading = Rhoddodd un rhwydwaith gynnig ar lawer o gardiau
ra-attempts-alert = Rhoddodd <strong>{ $network }</strong> gynnig ar { $numbers } o rifau cardiau clyfar gwahanol, { $attempts } o ymgeisiau aflwyddiannus i gyd, ers { $first }. Roedd yr un olaf am { $last }.
ra-attempts-alert-next = <a href="{ $href }">Gweld yr hyn y rhoddodd gynnig arno</a>. Os mai cyfeiriad cyffredin un o’ch safleoedd yw hwn, efallai y bydd angen help ar y deiliaid yno. Fel arall, rhowch wybod i’ch tîm diogelwch.
ra-attempts-acknowledge = Cydnabod
ra-attempts-views = Ffyrdd o weld
ra-attempts-one-by-one = Fesul un
ra-attempts-by-number = Yn ôl rhif cerdyn clyfar
ra-attempts-by-network = Yn ôl rhwydwaith
ra-attempts-number = Rhif cerdyn clyfar
ra-attempts-network = Rhwydwaith
ra-attempts-holder = Deiliad
ra-attempts-when = Pryd
ra-attempts-what = Beth
ra-attempts-outcome = Canlyniad
ra-attempts-review = Adolygiad
ra-attempts-browser = Porwr
ra-attempts-older = Ymgeisiau hŷn
ra-attempts-since = Ymgeisiau ers { $since }.
ra-attempts-cut = Roedd llawer ohonynt: dim ond y rhai diweddaraf sydd wedi’u grwpio.
ra-attempts-groups = Grwpiau
ra-attempts-count = Ymgeisiau
ra-attempts-networks = Rhwydweithiau
ra-attempts-numbers = Rhifau gwahanol
ra-attempts-undecided = Heb eu penderfynu
ra-attempts-first = Cyntaf
ra-attempts-last = Olaf
ra-attempts-see = Gweld
ra-attempts-newest = Y diweddaraf<span class="nhsuk-u-visually-hidden"> o { $key }</span>
ra-attempts-spray = Cynnig ar lawer o gardiau

# Un ymgais.

ra-attempt-title = Ymgais aflwyddiannus { $id }
ra-attempt-claimed = Hawliwyd gan { $by }.
ra-attempt-decided = Penderfynwyd gan { $by }.
ra-attempt-decision = Penderfyniad
ra-attempt-note = Nodyn
ra-attempt-help = <a href="{ $href }">Ewch i dudalen y deiliad i roi help</a>: clirio’r cloi allan, datgloi’r cerdyn gyda’r deiliad, neu newid y cyfeiriad e-bost.
ra-attempt-claim = Hawlio
ra-attempt-decide-heading = Penderfynu beth oedd hyn
ra-attempt-it-was = Beth oedd hyn
ra-attempt-choose = Dewiswch
ra-attempt-note-hint = Yr hyn a ddysgoch, a chan bwy. Peidiwch byth ag ysgrifennu ateb, cod na chod pas yma
ra-attempt-coverage = Mae’r penderfyniad hwn ar gyfer
ra-attempt-this = yr ymgais hon
ra-attempt-undecided-of-number = pob ymgais gyda’r rhif cerdyn clyfar hwn sydd heb benderfyniad
ra-attempt-undecided-of-network = pob ymgais o’r rhwydwaith hwn sydd heb benderfyniad
ra-attempt-decide = Penderfynu
ra-attempt-close = Cau
ra-attempt-close-when = Caewch yr ymgais pan na fydd dim ar ôl i’w wneud.
ra-attempt-decided-of-number = pob ymgais gyda’r rhif cerdyn clyfar hwn sydd â phenderfyniad
ra-attempt-decided-of-network = pob ymgais o’r rhwydwaith hwn sydd â phenderfyniad
ra-attempt-of-number = Gyda’r rhif cerdyn clyfar hwn
ra-attempt-all-of-number = Pob un gyda’r rhif cerdyn clyfar hwn
ra-attempt-of-network = O’r rhwydwaith hwn
ra-attempt-all-of-network = Pob un o’r rhwydwaith hwn
ra-attempt-numbers-of-network =
    { $count ->
        [one] Roedd ei ymgeisiau diweddaraf i gyd gydag un rhif cerdyn clyfar.
       *[other] Roedd ei ymgeisiau diweddaraf gyda { $count } o rifau cardiau clyfar gwahanol.
    }

# Sut a ble y methodd, a beth mae adolygiad yn ei ddweud.

ra-attempt-unlock-answers = Datgloi: atebion diogelwch
ra-attempt-unlock-code = Datgloi: cod drwy e-bost
ra-attempt-sign-in = Mewngofnodi: cod pas
ra-attempt-registration-code = Cofrestru: cod drwy e-bost
ra-attempt-registration-passcode = Cofrestru: cod pas
ra-attempt-profile-passcode = Newid cod pas: hen god pas
ra-attempt-renewal-passcode = Adnewyddu: cod pas
ra-attempt-desk-passcode = Adnewyddu wrth y ddesg: cod pas
ra-attempt-code = Cod drwy e-bost
ra-attempt-other-step = Cam arall
ra-outcome-wrong = Anghywir
ra-outcome-locked = Anghywir, a chafodd y cerdyn ei gloi
ra-outcome-refused = Gwrthodwyd: roedd y cerdyn wedi’i gloi
ra-outcome-dead = Cod nad yw’n ddilys mwyach
ra-outcome-other = Methodd
ra-outcome-strike = { $outcome }, ymgais { $strike }
ra-review-open = Agored
ra-review-claimed = Hawliwyd
ra-review-decided = Penderfynwyd
ra-review-closed = Caewyd
ra-decision-forgot = Anghofiodd y deiliad yr atebion neu’r cod pas
ra-decision-mistyped = Teipiodd y deiliad yn anghywir, a llwyddodd wedyn
ra-decision-no-mailbox = Ni all y deiliad agor ei flwch post
ra-decision-helped = Cafodd y deiliad help gan y ddesg
ra-decision-somebody-else = Rhoddodd rhywun arall gynnig ar rif y deiliad
ra-decision-spray = Rhoddodd un rhwydwaith gynnig ar lawer o gardiau
ra-decision-test = Prawf neu hyfforddiant
ra-decision-unclear = Nid yw’n glir beth oedd hyn; dim byd arall i’w wneud
ra-attempt-nobody = Nid oes gan neb y rhif hwn
ra-attempt-news-claimed = Rydych wedi hawlio’r ymgais hon
ra-attempt-news-decided =
    { $count ->
        [one] Penderfynwyd ar 1 ymgais
       *[other] Penderfynwyd ar { $count } o ymgeisiau
    }
ra-attempt-news-closed =
    { $count ->
        [one] Caewyd 1 ymgais
       *[other] Caewyd { $count } o ymgeisiau
    }
ra-attempt-choose-decision = Dewiswch beth oedd hyn
