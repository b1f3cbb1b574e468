# The topics of the help: what each is called, its line in the list, and the words by which people look for it.

help-group-unlock = Locked cards, passcodes and codes
help-group-certificates = Renewing
help-group-lost = Lost, misused or not with you
help-group-getting = Getting a card, moving and leaving
help-group-using = Using your card, and who does what

help-unlock-title = Unlock your card
help-unlock-summary = Three wrong passcodes locked it. Unlock it yourself, at any hour.
help-unlock-words = locked blocked unlock unblock wrong passcode three times too many tries temporary passcode reset self-service locked out

help-passcode-title = Change or forget your passcode
help-passcode-summary = Choose a new passcode, whether or not you know the old one.
help-passcode-words = pin password forgotten forget change reset new remember number login

help-codes-title = The code does not come
help-codes-summary = Where to look for the emailed code, and how to get another.
help-codes-words = email junk spam late not arrived received receive waiting unlock registration code resend expired minutes wrong old address

help-questions-title = You do not know the questions
help-questions-summary = Do not guess. You are probably not registered, or need help at your desk.
help-questions-words = security questions answers recognise remember forgotten wrong answer never registered locked out tries
help-questions-step = Get help to unlock your card

help-register-title = Register for self-service
help-register-summary = Five minutes now, so that you can unlock your own card later.
help-register-words = self service sign up set up enrol security questions registration code register email approved account first time

help-out-of-hours-title = Who can unlock your card now
help-out-of-hours-summary = Nights and weekends, when the desk is closed.
help-out-of-hours-words = out of hours night shift weekend closed desk evening urgent emergency bank holiday sponsor lsa administrator unlock who opening times

help-not-working-title = Your card does not work
help-not-working-summary = Find what you see, and what to do about it.
help-not-working-words = working broken reader error problem nothing happens recognised computer read log on login access cannot denied stopped sign

help-renew-title = Renew your certificates
help-renew-summary = Two minutes, before they expire, with your card and passcode.
help-renew-words = certificate renewal renew expiring expires soon reminder due date update third

help-expired-title = Your certificates have expired
help-expired-summary = Only the Registration Authority can repair the card, in person.
help-expired-words = expired out of date card ran out repair old certificate long unused maternity leave

help-lost-title = Lost, stolen or damaged card
help-lost-summary = Report it at once. The card is cancelled and you get a new one.
help-lost-words = lost stolen damaged broken cracked missing report replace replacement new card crime number police fee cost charge pay found again

help-misused-title = Somebody else used your card
help-misused-summary = Tell the Registration Authority, and change your passcode.
help-misused-words = misuse used by someone else somebody stranger colleague fraud suspicious not me knows passcode seen hacked breach
help-misused-step = Report it

help-forgot-card-title = You left your card at home
help-forgot-card-summary = You cannot borrow one. What to do for this shift.
help-forgot-card-words = forgotten card at home without left behind borrow work shift today

help-new-card-title = Get a card: what to bring
help-new-card-summary = Photo identification and proofs of your address, originals only.
help-new-card-words = new card apply first starter joining documents identification id passport driving licence proof of address bring register identity check photo birth certificate no passport
help-new-name-title = Your name has changed
help-new-name-summary = Who to tell, and which proof to bring.
help-new-name-words = new name married surname change of name deed poll divorce maiden marriage certificate update details

help-leaving-title = Moving or leaving
help-leaving-summary = Keep your card, unless you leave the NHS for good.
help-leaving-words = leaving leave moving new job organisation employer trust transfer return hand back retire retiring resign previous joining move keep
help-leaving-step = See my profile

help-locums-title = Locums and agency staff
help-locums-summary = Your own card, with access for a time that can be extended.
help-locums-words = locum agency bank temporary staff external contractor student access end date extend extended placement time-limited

help-application-title = An application is missing
help-application-summary = Ask your Sponsor for access. You need no new card.
help-application-words = application missing access system role position cannot see app permission software profile wrong role add

help-browsers-title = Which browsers work
help-browsers-summary = All current ones. No Java, no plug-in.
help-browsers-words = browser chrome edge firefox safari internet explorer java plug-in plugin phone tablet mobile app javascript cookies install
help-browsers-step = Go to the start page

help-sharing-title = Never share your card or passcode
help-sharing-summary = Why not, and what is recorded.
help-sharing-words = share sharing lend borrow colleague recorded record audit logged unattended responsible disciplinary tell someone passcode
help-sharing-step = See my activity

help-on-the-card-title = What is on the card
help-on-the-card-summary = On the outside, and on the chip.
help-on-the-card-words = stored information data chip photograph number digits uuid personal smartcard number find where

help-terms-title = Terms of smartcard use
help-terms-summary = What you accept, and when.
help-terms-words = terms conditions accept agree rules policy

help-who-sees-what-title = What the Registration Authority can see
help-who-sees-what-summary = Your details and what was done, never your passcode or answers.
help-who-sees-what-words = see privacy data ra desk who looks at my details answers personal information confidential gdpr recorded

help-roles-title = Sponsors, administrators and ID Checkers
help-roles-summary = What they do, and how to become one.
help-roles-words = become sponsor lsa local smartcard administrator id checker role nominate nominated training what is who is my
