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
sign-in-wrong = { $left ->
    [one] The smartcard number or passcode is not right. You have 1 more try before the card locks
   *[other] The smartcard number or passcode is not right. You have { $left } more tries before the card locks
}
