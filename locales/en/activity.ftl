# What was done, as the holder reads it.

activity-signed-in = You signed in
activity-signed-out = You signed out

activity-sign-in-failed = A wrong passcode was entered
activity-sign-in-refused = A sign-in was refused because the card can no longer be used

activity-card-locked = Three wrong passcodes in a row locked your card

activity-terms-accepted = You accepted the terms of smartcard use

activity-contact-changed = Your mobile number was changed

activity-email-change-asked = A code was sent to a new email address
activity-email-changed = Your email address was changed

activity-passcode-changed = Your passcode was changed

activity-registration-code-sent = A registration code was sent

activity-registered = You registered for self-service

activity-unlock-started = An unlock was started for your card

activity-strike-counted = Security answers were given

activity-answers-right = The security questions were answered correctly
activity-answers-wrong = The security questions were answered wrongly

activity-locked-out = Self-service was closed after three wrong sets of answers

activity-unlock-code-sent = An unlock code was sent
activity-unlock-not-possible = An unlock was asked for that cannot be done online

activity-code-right = An emailed code was entered
activity-code-wrong = A wrong or old code was entered

activity-unlocked = Your card was unlocked with a new passcode

activity-holder-seen = The Registration Authority looked at your details

activity-photograph-seen = The Registration Authority looked at your photograph
activity-photograph-imported = Your photograph was imported

activity-lockout-cleared = The Registration Authority opened self-service for you again

activity-identity-confirmed = The Registration Authority checked your identity

activity-unlocked-with-help = Your card was unlocked with a new passcode, with the Registration Authority’s help

activity-unlock-refused = The Registration Authority did not unlock your card

activity-registration-ended = The Registration Authority ended your registration for self-service

activity-email-proposed = A new email address was proposed for you
activity-email-approved = The Registration Authority changed your email address
activity-email-declined = A proposed email address was turned down

activity-attempts-reviewed = The Registration Authority reviewed failed attempts with your number

activity-mail-sent-again = The Registration Authority sent you a new code

activity-card-reported = Your card was reported lost, stolen, damaged or misused
activity-card-cancelled = Your card was cancelled

activity-report-dismissed = A report about your card was closed; the card was not cancelled

activity-crime-number-noted = The crime number of the theft was written down

activity-card-replaced = You were given a new card

activity-replacement-refused = The Registration Authority did not give out a new card

activity-holder-imported = Your details were imported

activity-renewed = You renewed the certificates on your card
activity-renewed-with-help = The certificates on your card were renewed with the Registration Authority’s help

activity-repaired = The Registration Authority put new certificates on your expired card

activity-renewal-refused = The Registration Authority did not put new certificates on your card
activity-renewal-broken-off = Making new certificates for your card stopped half way

activity-holder-closed = Your profile was closed
activity-holder-reopened = The Registration Authority opened your profile again
activity-holder-moved = The Registration Authority moved you to another organisation
activity-holder-renamed = The Registration Authority changed your name

activity-post-end-set = The Registration Authority changed the end of your post

activity-other = Something was done by the Registration Authority
