### Signing in with the card.

sign-in-title = Sign in
sign-in-heading = Sign in with your smartcard
sign-in-ended-heading = Your session ended
sign-in-ended = To protect your card, you are signed out after 20 minutes without a click, and after an hour in any case. Sign in again to carry on.
sign-in-then-renew = Sign in first. Then you can renew the certificates on your card.
sign-in-number = Smartcard number
sign-in-number-hint = The 12 digits under your photograph
sign-in-passcode = Passcode
sign-in-passcode-hint = Three wrong passcodes in a row lock the card
sign-in-accept = By entering your passcode you confirm that you accept the terms of smartcard use.
sign-in-button = Sign in
sign-in-unlock = Locked or forgotten passcode? Unlock your card
sign-in-not-working = Card not working? Find out why
sign-in-report = Lost, stolen or damaged card? Report it
sign-in-by-card = Sign in with your card in a reader
sign-in-by-card-title = Sign in with your card
sign-in-by-card-heading = Sign in with your card in a reader
sign-in-by-card-ready = Your browser has shown the certificate on your card.
sign-in-by-card-accept = By signing in you confirm that you accept the terms of smartcard use.
sign-in-by-card-none = Your browser has not shown the certificate on your card.
sign-in-by-card-refused = The certificate that your browser has shown is no longer in use.
sign-in-by-card-close = Close every window of your browser.
sign-in-by-card-insert = Put your card in the reader, and open this page again.
sign-in-by-card-choose = When your browser asks for a certificate, choose the newest one with your name, and enter your passcode if you are asked for it.
sign-in-by-card-new = A card has such a certificate once it has been renewed or replaced in this portal.
sign-in-by-card-other = Sign in with your smartcard number and passcode
sign-in-wrong = { $left ->
    [one] The smartcard number or passcode is not right. You have 1 more try before the card locks
   *[other] The smartcard number or passcode is not right. You have { $left } more tries before the card locks
}
