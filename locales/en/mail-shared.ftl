# What many mails say: the greeting, the desk, what to do if it was somebody else, the foot.

mail-hello = Hello { $name },
mail-next = What to do next
mail-not-you = If this was not you
mail-not-right = If this is not right
mail-unexpected = If you did not expect this

# The foot of every mail
mail-foot-sender = Sent by { $service } for { $organisation }.
mail-foot-run-by = { $service } is run by { $owner }.
mail-foot-why = You get this email because you have an NHS smartcard.
mail-foot-why-staff = You get this email because you help to look after NHS smartcards.
mail-foot-automatic = This is an automatic email. Nobody reads replies to it.
mail-foot-reference = Reference: { $reference }
mail-foot-quote = If you ask the desk about this email, give them this reference.

# A desk
mail-desk-phone = Phone: { $phone }
mail-desk-email = Email: { $email }
mail-desk-hours = Open: { $hours }
mail-desk-place = Where: { $place }
mail-desk-find = Find your desk
mail-desk-find-another = Find another desk
mail-desk-find-the = Find the desk
mail-desk-email-now = If the desk is closed, send it an email now.
mail-desk-wrong-address = This email goes to the desk of { $organisation }. If that is not you, tell the desk that it has the wrong address.

# When the desk is closed
mail-closed-title = If the desk is closed
mail-closed-others = A Sponsor or Local Smartcard Administrator where you work can unlock your card too. Ask whoever is in charge of your shift.
mail-closed-who = See who can help out of hours
mail-closed-only-desk = Only the desk can do this. If you cannot look after your patients without your card, tell whoever is in charge of your shift now.

# If it was somebody else
mail-somebody-else = Somebody else may be using your smartcard. Tell your Registration Authority (RA) desk at once:
mail-somebody-pretended = If you know nothing of this, or it is wrong, somebody may have pretended to be you. Tell your Registration Authority (RA) desk at once:

# Links that many mails have
mail-locked-here = If your card is locked, unlock it here:
mail-link-unlock = Unlock your smartcard
mail-link-set-up = Set up self-service
