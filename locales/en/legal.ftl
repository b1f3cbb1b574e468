# Accessibility, privacy, and the terms of smartcard use.

accessibility-title = Accessibility

accessibility-intro = We want everybody who has a smartcard to be able to use this service. It is built to meet the Web Content Accessibility Guidelines 2.2 at level AA.

accessibility-can = What you should be able to do
accessibility-can-any-way = use every page with a keyboard, a screen reader or speech recognition
accessibility-can-zoom = zoom in until the text is four times as large and still read it
accessibility-can-no-scripts = use every page without JavaScript
accessibility-can-paste = paste a code or a passcode, or let your browser fill it in
accessibility-can-welsh = read every page in English or in Welsh

accessibility-hard = What may be hard
accessibility-hard-memory = Security questions rely on memory. Every page that leads to them and through them also leads to a person who can unlock your card instead.
accessibility-hard-codes = Emailed codes run out. You can ask for another one without losing your place.
accessibility-hard-welsh = The Welsh has not yet been reviewed by a native speaker. You can switch to English at the top of every page.

accessibility-tested = How we test it
accessibility-tested-text = Automatic tests open the pages in Chromium and check them with the tool axe, with the keyboard alone, on narrow screens and zoomed in. Such tests do not find every problem. The service has not had an independent audit.

accessibility-tell = Tell us about problems
accessibility-tell-desk = If you cannot use a page, or need it in another form, <a href="/contact">tell your Registration Authority desk</a>. They can do it with you and pass the problem on.
accessibility-tell-service = If you are not content with the answer, the <a href="https://www.equalityadvisoryservice.com/">Equality Advisory and Support Service</a> can advise you.

privacy-title = Privacy

privacy-keeps = What this service keeps about you
privacy-keeps-card = your name, smartcard number, organisation and the state of your card
privacy-keeps-contact = your work email address, your mobile number and the language you read
privacy-keeps-answers = which security questions you chose, and your answers in a scrambled form that cannot be read back
privacy-keeps-reports = reports about your card, with the phone number that was given to ring back
privacy-keeps-trail = a record of what was done with your card here: when, by whom, and from which network address

privacy-never = Passcodes and codes are never kept in a form that can be read back once they have been used or sent.

privacy-why = Why
privacy-why-text = To let you, and nobody else, unlock and look after your card, and to keep the record that smartcard rules require.

privacy-who = Who sees it
privacy-who-text = You see your own record under <a href="/me/activity">My activity</a>. Registration Authority staff see what their role needs. Nobody can see your answers or your passcode.

privacy-cookies = Cookies
privacy-cookies-text = One cookie keeps you signed in, or keeps your place while you unlock a card. Another keeps the language that you chose. If you send a form after your session has ended, a third keeps what you typed for up to an hour, so that you find it again when you sign in; it is encrypted, and passcodes, codes and answers are never in it. They are needed for the service to work. There is no tracking and nothing is loaded from other websites.

privacy-rights = Your rights
privacy-rights-text = You can ask to see or correct what is kept about you. <a href="/contact">Ask your Registration Authority desk</a>.

terms-title = Terms of smartcard use

terms-changed = These terms have changed since you last accepted them. Please read them again.

terms-old = It is some time since you accepted these terms. Please read them again.

terms-first = Read and accept these terms before you carry on.

terms-version = Version { $version }

terms-accept = I have read these terms and accept them
terms-accept-button = Accept and continue

terms-if-not = If you do not accept them, sign out at the top of this page and <a href="/contact">speak to your desk</a>.

terms-tick = Tick the box to accept the terms, or sign out
