# The help about renewing, and about cards that are lost, misused or not there.

help-renew-intro = You can renew your certificates yourself in the last { $days } days before they expire. You need your card, unlocked, and its passcode. It takes about two minutes.
help-renew-do-sign-in = Sign in. Your profile shows when your certificates expire.
help-renew-do-choose = Choose “Renew my certificates”. We also ask you at every sign-in once it is time; you can say “No, later”.
help-renew-do-passcode = Type your passcode, and leave the card where it is until the page says that you are done.
help-renew-locked = If your card is locked, <a href="/help/unlock">unlock it first</a>.
help-renew-every = { $every ->
        [1] Every renewal
        [2] Every second renewal
        [3] Every third renewal
        [4] Every fourth renewal
        [5] Every fifth renewal
       *[other] One renewal in { $every }
    }
help-renew-every-text = { $every ->
        [1] Every renewal
        [2] Every second renewal
        [3] Every third renewal
        [4] Every fourth renewal
        [5] Every fifth renewal
       *[other] One renewal in { $every }
    } is done with your Registration Authority desk, or with a Sponsor or Local Smartcard Administrator, who check that it is you. We tell you when it is that time.
help-renew-last-day = Do not leave it to the last day. <a href="/help/expired">Once they have expired</a>, you have to see the desk in person.

help-expired-intro = An expired card cannot be renewed or unlocked here, or by a Sponsor or a Local Smartcard Administrator. Only the Registration Authority, an RA Manager or RA Agent, can repair it: in person, and with your photo identification.
help-expired-do-find = <a href="/contact">Find your desk</a> and ask when you can come. If you do not know where to go, your Sponsor or Local Smartcard Administrator can direct you.
help-expired-do-bring = Bring the card and photo identification, such as a passport or driving licence.
help-expired-do-check = They check that it is you and put new certificates on the card. You need no new card.
help-expired-next-time = Next time, <a href="/help/renew">renew before the expiry date</a>. Your profile shows it, and we remind you.

help-lost-intro = Report it at once, at any hour. If you <a href="/me/card/report">sign in with the card’s number and passcode</a>, it is cancelled straight away. If you cannot sign in, send a report: your Registration Authority desk rings you back, and the card stays valid until then. The desk prints you a new one. A cancelled card cannot come back, not even if you find it again.
help-lost-lost = <strong>Lost:</strong> look where you last used it, but do not wait for long before you report it.
help-lost-stolen = <strong>Stolen:</strong> tell the police too. You may be asked for the crime number.
help-lost-damaged = <strong>Damaged or worn out:</strong> report it, and bring the card to the desk.
help-lost-cost = Does a new card cost anything?
help-lost-cost-text = A stolen or damaged card is replaced free of charge. Your organisation may charge people who lose cards again and again.

help-misused-intro = If somebody else has used your card, or may know your passcode:
help-misused-do-tell = Tell your Registration Authority at once: report it here or <a href="/contact">ring the desk</a>.
help-misused-do-change = <a href="/me/passcode">Change your passcode</a>.
help-misused-do-manager = Tell your manager and your Sponsor.
help-misused-answer = You answer for what is done with your card, so the sooner you say it, the better for you. Look at <a href="/me/activity">My activity</a> for anything that was not you.

help-forgot-card-intro = Without your card you cannot use the systems that need it. Tell the person in charge of your shift, and work without those systems, or fetch the card if you can.
help-forgot-card-never = Never borrow a card or use a computer that is signed in as somebody else: everything you did would be recorded as done by them.
help-forgot-card-unsure = If you are not certain that the card is at home, treat it as lost and <a href="/report">report it</a>. Better a new card than a stranger with yours.
