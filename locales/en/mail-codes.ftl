# The mails that bring a code.

mail-registration-code-subject = Your code to set up smartcard self-service
mail-registration-code-intro = You are setting up self-service, so that you can unlock your smartcard yourself. Your registration code is:
mail-registration-code-not-you = Do not use the code. Without it, self-service is not set up. Somebody else may be signed in with your smartcard, so tell your Registration Authority (RA) desk at { $organisation } at once.

mail-unlock-code-subject = Your code to unlock your smartcard
mail-unlock-code-intro = You asked to unlock your smartcard. Your unlock code is:
mail-unlock-code-not-you = Do not use the code. Without it, your smartcard stays as it is. Somebody else may be trying to use your smartcard, so tell your Registration Authority (RA) desk at { $organisation }.

mail-email-change-code-subject = Your code to confirm your new email address
mail-email-change-code-intro = You asked us to use this email address for your smartcard. Your code to confirm it is:
mail-email-change-code-not-you = Do not use the code. Without it, your email address is not changed.
mail-email-change-code-who = If you have a smartcard, somebody else may be signed in with it. Tell your Registration Authority (RA) desk at once. If you have no smartcard, somebody typed your address by mistake and you can delete this email.
mail-email-change-code-why = You get this email because somebody who is signed in with a smartcard typed this address.

mail-code-use-by = Use it by { $until }.
mail-code-once = { $minutes ->
    [one] It works for { $minutes } minute and only once.
   *[other] It works for { $minutes } minutes and only once.
 } If you asked more than once, only the newest code works.
mail-code-type = Go back to the page where you started and type the code there.
mail-code-or-link = Or open this link in the same browser where you started:
mail-code-link = Go on without typing the code
mail-code-elsewhere = In another browser or on another device the link does not work. Type the code where you started instead.
mail-code-never = We will never ask you for this code by phone. Do not give it to anybody.
mail-code-preview = The code in this email works until { $until }. Do not give it to anybody.
