# Pwy sy’n helpu mewn sefydliad.

contacts-title = Help gyda chardiau clyfar: { $organisation }

contacts-find-another = Dod o hyd i ddesg arall

contacts-yourself = Cerdyn wedi’i gloi? Efallai na fydd angen neb arnoch: gallwch <a href="/unlock">ei ddatgloi eich hun</a>, unrhyw bryd.

contacts-people = Pwy all ddatgloi eich cerdyn yma
contacts-people-text = Maent yn gweithio yma a gallant ddatgloi eich cerdyn tra byddwch gyda nhw, os ydynt ar sifft.

contacts-clinics = Clinigau

contacts-open = Ar agor

contacts-closed = Ar gau

contacts-services = Beth maent yn ei wneud

contacts-note = Sylwch

contacts-week = Oriau agor: { $clinic }

contacts-day = Diwrnod

contacts-holidays = Mae clinigau ar gau ar wyliau banc.
contacts-holidays-unknown = Ffoniwch i wirio cyn dod ar ŵyl y banc neu’n agos at un.

contacts-bring = Dewch â’ch cerdyn a phrawf adnabod â llun.

contacts-desk = Y ddesg

contacts-notice-board = Ar gyfer yr hysbysfwrdd

contacts-leaflet = <a href="{ $href }">Lawrlwytho neu argraffu taflen</a>: un dudalen A4 gyda hyn i gyd arni.

service-unlock = Datgloi cardiau

service-renew = Adnewyddu tystysgrifau

service-replace = Rhoi cardiau newydd yn lle rhai sydd ar goll, wedi’u dwyn neu wedi’u difrodi

service-new-cards = Cardiau newydd

contacts-open-until = Ar agor nawr tan { $time }
contacts-open-until-midnight = Ar agor nawr tan hanner nos

contacts-closed-now = Ar gau nawr.
contacts-closed-holiday = Ar gau heddiw: { $holiday }, gŵyl y banc.

contacts-opens-today = { $closed } Yn agor heddiw am { $time }
contacts-opens-weekday = { $closed } Yn agor ddydd { $weekday ->
        [1] Llun
        [2] Mawrth
        [3] Mercher
        [4] Iau
        [5] Gwener
        [6] Sadwrn
       *[7] Sul
    } am { $time }
contacts-opens-date = { $closed } Yn agor ddydd { $weekday ->
        [1] Llun
        [2] Mawrth
        [3] Mercher
        [4] Iau
        [5] Gwener
        [6] Sadwrn
       *[7] Sul
    } { $day } am { $time }

contacts-closed-for-now = { $closed } Gofynnwch dros y ffôn neu drwy e-bost pryd mae’n agor

contacts-span = { $from } tan { $to }

contacts-spans = { $first }, { $second }

contacts-weekday = { $weekday ->
        [1] Dydd Llun
        [2] Dydd Mawrth
        [3] Dydd Mercher
        [4] Dydd Iau
        [5] Dydd Gwener
        [6] Dydd Sadwrn
       *[7] Dydd Sul
    }

contacts-day-of-month = { $day } { $month ->
        [1] Ionawr
        [2] Chwefror
        [3] Mawrth
        [4] Ebrill
        [5] Mai
        [6] Mehefin
        [7] Gorffennaf
        [8] Awst
        [9] Medi
        [10] Hydref
        [11] Tachwedd
       *[12] Rhagfyr
    }

holiday-new-year = Dydd Calan

holiday-second-january = 2 Ionawr

holiday-st-patrick = Dydd Gŵyl Sant Padrig

holiday-good-friday = Dydd Gwener y Groglith

holiday-easter-monday = Dydd Llun y Pasg

holiday-early-may = Gŵyl banc dechrau mis Mai

holiday-spring = Gŵyl banc y gwanwyn

holiday-boyne = Brwydr y Boyne (Dydd yr Orangemen)

holiday-summer = Gŵyl banc yr haf

holiday-st-andrew = Dydd Gŵyl Andreas

holiday-christmas = Dydd Nadolig

holiday-boxing-day = Gŵyl San Steffan

holiday-substitute = { $holiday } (diwrnod yn lle’r ŵyl)
