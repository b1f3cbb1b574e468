# Who helps at an organisation.

contacts-title = Smartcard help at { $organisation }

contacts-find-another = Find another desk

contacts-yourself = Locked card? You may not need anybody: <a href="/unlock">unlock it yourself</a>, at any hour.

contacts-people = Who can unlock your card here
contacts-people-text = They work here and can unlock your card while you are with them, if they are on shift.

contacts-clinics = Clinics

contacts-open = Open

contacts-closed = Closed

contacts-services = What they do

contacts-note = Please note

contacts-week = Opening times of { $clinic }

contacts-day = Day

contacts-holidays = Clinics are closed on bank holidays.
contacts-holidays-unknown = Check by phone before you come on or near a bank holiday.

contacts-bring = Bring your card and photo identification.

contacts-desk = The desk

contacts-notice-board = For the notice board

contacts-leaflet = <a href="{ $href }">Download or print a leaflet</a>: one A4 page with all this on it.

service-unlock = Unlock cards

service-renew = Renew certificates

service-replace = Replace lost, stolen and damaged cards

service-new-cards = New cards

contacts-open-until = Open now until { $time }
contacts-open-until-midnight = Open now until midnight

contacts-closed-now = Closed now.
contacts-closed-holiday = Closed today: { $holiday }, a bank holiday.

contacts-opens-today = { $closed } Opens today at { $time }
contacts-opens-weekday = { $closed } Opens { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    } at { $time }
contacts-opens-date = { $closed } Opens on { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    } { $day } at { $time }

contacts-closed-for-now = { $closed } Ring or email to ask when it opens

contacts-span = { $from } to { $to }

contacts-spans = { $first }, { $second }

contacts-weekday = { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    }

contacts-day-of-month = { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }

holiday-new-year = New Year’s Day

holiday-second-january = 2nd January

holiday-st-patrick = St Patrick’s Day

holiday-good-friday = Good Friday

holiday-easter-monday = Easter Monday

holiday-early-may = Early May bank holiday

holiday-spring = Spring bank holiday

holiday-boyne = Battle of the Boyne (Orangemen’s Day)

holiday-summer = Summer bank holiday

holiday-st-andrew = St Andrew’s Day

holiday-christmas = Christmas Day

holiday-boxing-day = Boxing Day

holiday-substitute = { $holiday } (substitute day)
