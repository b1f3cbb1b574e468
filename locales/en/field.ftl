### What is wrong with what was typed into a field, wherever it stands.

field-number-empty = Enter your smartcard number
field-number-not-twelve-digits = Enter the 12 digits under the photograph on your card

field-passcode-empty = Enter your passcode
field-passcode-too-long = Enter your passcode, which is at most 8 characters
field-passcode-for-new-email = Enter the passcode of your smartcard to use a new email address
field-passcode-wrong = { $left ->
    [one] That passcode is not right. You have 1 more try before your card locks
   *[other] That passcode is not right. You have { $left } more tries before your card locks
}

field-new-passcode-empty = Enter a new passcode
field-new-passcode-too-short = Passcode must have { $min } characters or more
field-new-passcode-too-long = Passcode must have { $max } characters or fewer
field-new-passcode-letters-or-digits = Passcode must have only letters and digits, without spaces or accents
field-new-passcode-digits = Passcode must have only digits
field-new-passcode-common = Choose a passcode that is harder to guess: this one is used by many people
field-new-passcode-sequential = Choose a passcode that is harder to guess: this one counts up or down
field-new-passcode-repeated = Choose a passcode that is harder to guess: this one repeats itself
field-new-passcode-from-number = Choose a passcode that is not part of your smartcard number
field-new-passcode-mismatch = The two passcodes must be the same
field-new-passcode-same = Choose a passcode that is not the one your card has now

## Ends of “Your new passcode must …”
field-rule-letters-or-digits-exactly = be { $count } letters or digits
field-rule-digits-exactly = be { $count } digits
field-rule-letters-or-digits = be { $min } to { $max } letters or digits
field-rule-digits = be { $min } to { $max } digits
field-rule-not-easy = not be easy to guess, such as 1234, 1212 or a year
field-rule-not-number = not be part of your smartcard number
field-rule-not-current = not be the passcode your card has now

field-email-empty = Enter your email address
field-email-malformed = Enter an email address in the correct format, like name@nhs.net
field-email-too-long = Email address is too long
field-email-not-approved = Email address must be at an approved domain: { $domains }
field-email-taken = This email address is already used for another card. Each person needs their own, because codes sent to it open their card
field-email-session-too-short = Sign out and sign in again first: this session ends before a code to a new address could be used

field-mobile-empty = Enter your mobile number
field-mobile-malformed = Enter a mobile number, like 07700 900123 or +44 7700 900123

field-answer-empty = Answer this question
field-answer-too-short = Answer must have 2 characters or more
field-answer-too-long = Answer must have 100 characters or fewer
field-answer-repeated = Give a different answer to each question
field-answer-in-question = Answer must not be a word of the question
field-answer-is-passcode = Answer must not be your passcode
field-answer-is-number = Answer must not be your smartcard number
field-answer-is-email = Answer must not be your email address

field-code-empty = Enter the code from the email
field-code-not-eight-digits = Enter the 8 digits of the code from the email
field-code-wrong = { $left ->
    [one] That code is not right. You have 1 more try with this code
   *[other] That code is not right. You have { $left } more tries with this code
}
field-code-dead = That code does not work any more. Ask for a new code below

field-reason-empty = Choose what happened to the card
field-callback-empty = Enter a phone number at which the desk can ring you back
field-callback-malformed = Enter a phone number, like 01632 960123, or an extension
field-callback-too-long = Phone number must have { $max } characters or fewer
field-note-too-long = What happened must have { $max } characters or fewer
field-crime-number-too-long = Crime number must have { $max } characters or fewer
