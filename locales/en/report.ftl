# Reporting a card lost, stolen, damaged or misused.

report-start-title = Report my card
report-start-nothing-yet = Nothing happens to your card on this page. The next page says what will be done.
report-start-what = What happened to your card?
report-start-lost = I have lost it
report-start-stolen = It was stolen
report-start-damaged = It is damaged or does not work
report-start-misused = Somebody else has used it
report-start-note = Anything the desk should know (optional)
report-start-note-hint = Where and when, as far as you know. Never write a passcode or an answer here
report-start-crime-number = Crime number, if the card was stolen (optional)
report-start-crime-number-hint = The police give you one. You can tell the desk later
report-start-callback = Phone number for the desk to ring (optional)
report-start-callback-hint = An extension or a bleep will do

report-check-title = Cancel your card
report-check-warning = This cancels the card at once and for good
report-check-warning-text = Nobody can use it any more, and it cannot be brought back, even if you find it. You get a new one from your desk.
report-check-what = What happened
report-check-what-change = what happened
report-check-note = Note
report-check-note-change = note
report-check-none = None
report-check-crime-number = Crime number
report-check-crime-number-change = crime number
report-check-not-yet = Not yet
report-check-callback = Phone number
report-check-callback-change = phone number
report-check-fee = You have lost another card not long ago, so you may have to pay { $fee } for the new one.
report-check-free = The new card is free.
report-check-signed-out = You are signed out of this service when the card is cancelled, and you cannot use it until you have a new card.
report-check-button = Cancel my card for good
report-check-back = Do not cancel it: back to my profile

report-details-title = What happened
report-details-heading = What happened?
report-details-note = What happened (optional)
report-details-note-hint = Who used the card, when, where and for what, as far as you know. Never write a passcode or an answer here
report-details-manager = Your line manager’s email (optional)
report-details-manager-hint = We tell them that your card was used by somebody else. It must end in { $domains }
report-details-send = Send my report

report-passcode-title = Change your passcode now
report-passcode-already = Your report is with the desk already. Your card still works.
report-passcode-choose = Whoever used your card knows its passcode. Choose one that nobody else knows.
report-passcode-button = Change my passcode and continue
report-passcode-skip-text = If you do not have the card with you, go on without it. The desk may have to cancel the card.
report-passcode-skip = I cannot change it now

report-done-misused-title = Your report is with the desk
report-done-title = Your card is cancelled
report-done-misused-panel = They decide whether your card must be cancelled
report-done-misused-told = The desk and the Sponsors where you work have been told. The desk will speak to you.
report-done-misused-new-passcode = Your card works with your new passcode. Do not tell anybody.
report-done-misused-old-passcode = Your passcode is still the old one. <a href="/me/passcode">Change it</a> as soon as you have your card with you.
report-done-misused-look = Everything that is done with your card is recorded under your name. Look at <a href="/me/activity">what was done with it here</a>, and tell the desk what was not you.
report-done-panel = Nobody can use it any more
report-done-ask = Ask your desk, below, for a new card. They have been told that you need one.
report-done-bring-card = Bring photo identification and the damaged card.
report-done-bring = Bring photo identification.
report-done-police = Report the theft to the police if you have not. They give you a crime number: give it to the desk when you have it. You need not wait for it to get a new card.
report-done-keep-number = Keep the crime number. You may be asked for it again.
report-done-fee = You may have to pay { $fee } for the new card, because you have lost another one not long ago.
report-done-found = If you find the old card, bring it to the desk. It does not work any more.
report-done-patients = If you cannot look after your patients without your card, tell whoever is in charge of your shift now. Never borrow a colleague’s card.
report-done-mailed = We have emailed you to confirm it.
report-done-desk = Your desk

report-public-title = Report a lost, stolen or damaged card
report-public-sign-in = If you still know your card’s number and passcode, <a href="/me/card/report">sign in and report it</a>. Then the card is cancelled at once.
report-public-ring = If you cannot sign in, the desk rings you back before it cancels anything. If it is urgent, <a href="/contact">ring your desk</a>.
report-public-number-hint = The 12 digits under the photograph. If you do not know it, ring your desk
report-public-what = What happened to the card?
report-public-lost = It is lost
report-public-callback = Phone number for the desk to ring
report-public-note-hint = Never write a passcode or an answer here
report-public-send = Send report

report-sent-title = Your report is sent
report-sent-panel = No card is cancelled yet
report-sent-rings = The desk rings the card’s holder to check the report, and then cancels the card.
report-sent-told = The holder is told by email that the card was reported, if we have their address.
report-sent-same = We show the same page for every number, so that a stranger learns nothing about a card. Check that you typed the right one.
report-sent-never-asks = Nobody at the desk ever asks for a passcode or for the answers to security questions.
report-sent-urgent = If it cannot wait
report-sent-urgent-text = Ring the desk where the holder works. Out of hours, tell whoever is in charge of the shift.
