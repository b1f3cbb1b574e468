# Clinics: the list, and the form that adds and changes one.

ra-clinics-title = Clinics
ra-clinics-intro = Where people come to have cards unlocked, renewed or replaced. Everybody sees them under “Find your desk”.
ra-clinics-organisation = Organisation
ra-clinics-organisation-hint = Part of its name, or its ODS code
ra-clinics-search = Search
ra-clinics-newest = These were added last.
ra-clinics-empty = No clinics.
ra-clinics-next = <a href="{ $add }">Add a clinic<span class="nhsuk-u-visually-hidden"> to { $organisation }</span></a> or <a href="{ $public }">see what everybody sees<span class="nhsuk-u-visually-hidden"> of { $organisation }</span></a>
ra-clinics-not-found = No organisation was found. Try fewer letters, or the ODS code.
ra-clinics-none = There are no clinics yet. Look for an organisation to add one.

# One clinic.

ra-clinic-change = Change a clinic
ra-clinic-add = Add a clinic
ra-clinic-public = Everybody can see this, on the internet too. Give no number or address that is somebody’s own.
ra-clinic-name = Name
ra-clinic-name-hint = Such as “Smartcard drop-in”
ra-clinic-place = Where it is
ra-clinic-place-hint = So that somebody who does not know the building finds it
ra-clinic-phone = Phone (optional)
ra-clinic-email = Email (optional)
ra-clinic-note = Note (optional)
ra-clinic-note-hint = Such as “By appointment only”
ra-clinic-division = Closed on the bank holidays of
ra-clinic-services = What is done there
ra-clinic-times = Opening times
ra-clinic-times-hint = Use the 24-hour clock, such as 09:30 and 15:30. Leave a day empty when it is closed. “Opens again” is for after a break.
ra-clinic-save = Save
ra-clinic-remove-link = Remove this clinic
ra-clinic-remove-title = Remove this clinic?
ra-clinic-remove-what = <strong>{ $name }</strong>, { $organisation }, will no longer be shown to anybody. Its opening times are lost.
ra-clinic-remove = Remove the clinic
ra-clinics-added = The clinic is added.
ra-clinics-changed = The clinic is changed.
ra-clinics-removed = The clinic is removed.
ra-clinics-too-many = This organisation has as many clinics as are shown. Remove one first

ra-clinic-opens = Opens
ra-clinic-closes = Closes
ra-clinic-opens-again = Opens again
ra-clinic-closes-again = Closes again
ra-clinic-unlock = Unlock cards
ra-clinic-renew = Renew certificates
ra-clinic-replace = Replace lost, stolen and damaged cards
ra-clinic-new-cards = New cards
ra-clinic-england-and-wales = England and Wales
ra-clinic-scotland = Scotland
ra-clinic-northern-ireland = Northern Ireland

# $day is 1 (Monday) to 7.
ra-clinic-weekday = { $day ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}

ra-clinic-enter-name = Enter what the clinic is called, in { $count } characters or fewer
ra-clinic-enter-place = Enter where it is, in { $count } characters or fewer
ra-clinic-enter-email = Enter an email address, such as clinic@example.org, or leave it empty
ra-clinic-note-long = The note must have { $count } characters or fewer
ra-clinic-choose-division = Choose whose bank holidays close it
ra-clinic-enter-opening = Enter a time from 00:00 to 23:59 for { $day }, such as 09:30
ra-clinic-enter-closing = Enter a time up to 24:00 for { $day }, such as 15:30
ra-clinic-closes-early = It must close later than it opens on { $day }
ra-clinic-reopens-early = It must open again later on { $day } than it closed before
