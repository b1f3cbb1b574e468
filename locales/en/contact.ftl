### A holder’s contact details, and the finder of desks.

contact-details-title = Change your contact details
contact-details-add-title = Add your contact details
contact-details-needed = You need an email address and a mobile number before you can register for self-service.
contact-details-which = Give a work email that you can read without your smartcard, on a phone for example. Unlock codes go there.
contact-details-mobile = Mobile number
contact-details-mobile-hint = For example, 07700 900123
contact-details-code = If the email address is new, we send a code there to check that you can read it.
contact-details-passcode = Passcode of your smartcard
contact-details-passcode-hint = Only if you give a new email address. Three wrong passcodes in a row lock the card.
contact-details-save = Save and continue

contact-desk-title = Find your desk
contact-desk-which = Your Registration Authority desk unlocks, replaces and renews cards. Use the desk of the organisation where you work.
contact-desk-search = Organisation, place or ODS code
contact-desk-search-hint = For example, part of a hospital’s name, or RXX00
contact-desk-search-button = Search
contact-desk-found-one = 1 desk found
contact-desk-found = Desks found
contact-desk-more-at = Clinics, opening times and who can unlock<span class="nhsuk-u-visually-hidden"> at { $organisation }</span>
contact-desk-too-many = There are more. Type more of the name to see fewer.
contact-desk-none = No desk found for “{ $query }”
contact-desk-none-next = Try fewer letters, the name of the town, or the ODS code, which your manager will know. If you still cannot find it, ask your IT service desk who looks after smartcards.
