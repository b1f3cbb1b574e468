# The leaflet of an organisation: one sheet of A4.

leaflet-title = Leaflet for { $organisation }

leaflet-how-to-print = This page is one sheet of A4. To print it, choose Print in your browser’s menu. To download it, choose “Save as PDF” there in place of a printer.

leaflet-heading = Your smartcard at { $organisation }

leaflet-locked = Locked, or passcode forgotten
leaflet-locked-open = Open <strong>{ $address }/unlock</strong> on any computer or phone.
leaflet-locked-number = Type the 12-digit number under your photograph.
leaflet-locked-code = Type the code from your work email within { $minutes } minutes.
leaflet-locked-passcode = Choose a new passcode.
leaflet-locked-register = You must have registered before: sign in with your card and choose “Register for self-service”. Do it today, while your card works.

leaflet-renew = Certificates about to expire
leaflet-renew-yourself = Renew them yourself in the last { $days } days: sign in and choose “Renew my certificates”. It takes two minutes.
leaflet-renew-expired = Once they have expired, only the Registration Authority can help: in person, with your card and photo identification.

leaflet-report = Lost, stolen, damaged or misused
leaflet-report-where = Report it at once, at any hour: <strong>{ $address }/report</strong>, or ring the desk. A stolen card: tell the police too.
leaflet-report-never = Never share your card or passcode. Everything done with it is recorded as done by you.

leaflet-phone = Phone: <strong>{ $phone }</strong>

leaflet-email = Email: { $email }

leaflet-open = Open: { $hours }

leaflet-clinic-phone = Phone: { $phone }

leaflet-nights = Nights and weekends: ask the person in charge of your shift for a Sponsor or Local Smartcard Administrator.

leaflet-more = More clinics: { $address }
