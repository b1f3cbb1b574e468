# Cards that were reported, cancelled and replaced.

mail-card-cancelled-subject = Your smartcard was cancelled
mail-card-cancelled-intro = Your smartcard was cancelled at { $at }. { $reason ->
    [lost] It was reported lost.
    [stolen] It was reported stolen.
    [damaged] It was reported damaged.
    [misused] It was reported used by somebody else.
    [left] You have left the organisation that gave it to you.
   *[replaced] A new card takes its place.
 } Nobody can use it any more, and it cannot be brought back, even if it is found.
mail-card-cancelled-closed = Self-service is closed for you until you have a new card.
mail-card-cancelled-give-back = Give the card back to your Registration Authority (RA) desk, or destroy it.
mail-card-cancelled-new = Ask your Registration Authority (RA) desk for a new card. Bring photo ID. If you still have the old card, bring it too.
mail-card-cancelled-collect = Ask your Registration Authority (RA) desk for your new card. You choose its passcode there. Bring photo ID, and the old card.
mail-card-cancelled-police = If you have not told the police yet, do it now. They give you a crime number. Give it to the desk when you have it. A new card in the place of a stolen one is free.
mail-card-cancelled-fee = You may have to pay { $fee } for the new card, because you have lost another one not long ago.
mail-card-cancelled-shift = If you cannot look after your patients without your card, tell whoever is in charge of your shift now. Never borrow a colleague’s card.
mail-card-cancelled-not-you = If you did not ask for this and know nothing of it, tell the desk at once. If the desk is closed, send it an email now.

mail-card-issued-subject = Your new smartcard is in use
mail-card-issued-intro = You were given a new smartcard at { $at }. It has the passcode that you typed at the desk. Your old card stays cancelled.
mail-card-issued-next = Sign in with the new card and register for self-service again, so that you can unlock it yourself if it ever locks:
mail-card-issued-go = Register for self-service

mail-card-reported-subject = { $what ->
    [lost] A smartcard was reported lost
    [stolen] A smartcard was reported stolen
    [damaged] A smartcard was reported damaged
   *[misused] A smartcard was reported used by somebody else
 }
mail-card-reported-intro = { $what ->
    [lost] The smartcard of { $whose }, number { $number }, was reported lost at { $at }.
    [stolen] The smartcard of { $whose }, number { $number }, was reported stolen at { $at }.
    [damaged] The smartcard of { $whose }, number { $number }, was reported damaged at { $at }.
   *[misused] The smartcard of { $whose }, number { $number }, was reported used by somebody else at { $at }.
 }
mail-card-reported-by-stranger = Somebody who had not signed in reported it.
mail-card-reported-by-holder = Its holder reported it.
mail-card-reported-cancelled = The card is cancelled already. Nobody can use it any more.
mail-card-reported-not-cancelled = The card is not cancelled.
mail-card-reported-replace = Arrange with { $whose } to come for a new card, with photo ID.
mail-card-reported-ring-record = Ring { $whose } on the number that you have on record, not on the one that was typed. Cancel the card only if they confirm the report.
mail-card-reported-ring = Ring { $whose }, find out what happened, and decide whether the card must be cancelled.
mail-card-reported-open = Open the report
mail-card-reported-sponsor = The desk deals with it. Find out what was done with the card where you work, and tell the desk what you learn. Remind your colleagues never to share a card or a passcode.
mail-card-reported-manager = The desk deals with it. Talk to { $whose } about what happened, and follow what your organisation asks of you when records may have been seen by the wrong person.
mail-card-reported-to-sponsor = This email goes to the Sponsors of { $organisation }. If you are not one, tell the desk.
mail-card-reported-to-manager = { $whose } named you as their line manager. If you are not, delete this email and tell the desk.
mail-card-reported-why-manager = You get this email because somebody named you as their line manager.

mail-report-received-subject = Somebody reported your smartcard
mail-report-received-intro = { $what ->
    [lost] Somebody reported your smartcard lost at { $at }.
    [stolen] Somebody reported your smartcard stolen at { $at }.
    [damaged] Somebody reported your smartcard damaged at { $at }.
   *[misused] Somebody reported your smartcard used by somebody else at { $at }.
 } They had not signed in, so we do not know who it was. Nothing has happened to your card: it works as before.
mail-report-received-wait = If it was you, wait for your Registration Authority (RA) desk to ring you back. They cancel the card only when you have confirmed it. If you cannot wait, ring them:
mail-report-received-sign-in = If you can still sign in, report it there. Then the card is cancelled at once:
mail-report-received-go = Report your card
mail-report-received-never = The desk will never ask for your passcode or your answers.
mail-report-received-not-you = You need not do anything. The desk will ring you, and your card is not cancelled unless you say so.
