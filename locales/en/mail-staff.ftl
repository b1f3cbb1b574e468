# Mails to those who work at the console, and to desks.

mail-invitation-subject = You are invited to the Registration Authority console
mail-invitation-subject-again = Choose a new password for the console
mail-invitation-intro = You have been given an account for the Registration Authority (RA) console of { $service }. You sign in to it with the email address that this email came to.
mail-invitation-intro-again = You can choose a new password for the Registration Authority (RA) console of { $service }.
mail-invitation-by = This link was sent to you by { $by }.
mail-invitation-open = Choose a password
mail-invitation-use-by = Use it by { $until }.
mail-invitation-once = It works once. Opening the page does not use the link up: it is used up only when you have chosen a password.
mail-invitation-then = Then sign in. The first time, you set up a second factor, so have an authenticator app ready on your phone or computer.
mail-invitation-then-again = When you have chosen it, you are signed out everywhere. Sign in with the new password and your second factor. If you have none, or it was reset, you set one up then.
mail-invitation-run-out = If the link has run out, ask an RA Manager for a new one.
mail-invitation-never = Nobody will ever ask you for this link or for your password. Do not forward this email.
mail-invitation-not-you = Do not open the link. Without it, no password is chosen. Tell your Registration Authority (RA) desk at { $organisation }.

mail-second-factor-subject = Your second factor for the console was reset
mail-second-factor-subject-by = You reset the second factor of a colleague
mail-second-factor-intro = The second factor of your account at the Registration Authority (RA) console was reset at { $at } by { $by }. Your authenticator app and your recovery codes no longer work for it, nor does your password, and you are signed out everywhere.
mail-second-factor-next = If you asked for this, open the link in the other email that we have sent you. Choose a new password there, sign in with it and set up a new second factor.
mail-second-factor-not-you = Do not wait. Call your Registration Authority (RA) desk at { $organisation }, ask for an RA Manager and say that you did not ask for this. Whoever can read your email could now choose a password and set up a second factor in your place.
mail-second-factor-intro-by = The second factor of { $whose } at the Registration Authority (RA) console was reset at { $at } by { $by }, with your account. All their sessions have ended.
mail-second-factor-next-by = If this was you, there is nothing more to do. { $whose } has been told by email, chooses a new password by the link in another email, and then sets up a new second factor.

mail-account-subject = { $change ->
    [password] Your password for the console was changed
    [second_factor] The second factor of your console account was changed
    [recovery_codes] New recovery codes were made for your console account
   *[recovery_code_used] A recovery code was used to sign in to the console
 }
mail-account-intro = { $change ->
    [password] The password of your account at the Registration Authority (RA) console was changed at { $at }. You are signed out everywhere.
    [second_factor] The second factor of your account at the Registration Authority (RA) console was changed at { $at }. Any earlier one no longer works.
    [recovery_codes] New recovery codes were made for your account at the Registration Authority (RA) console at { $at }. The earlier ones no longer work.
   *[recovery_code_used] Somebody signed in to your account at the Registration Authority (RA) console at { $at } with your password and one of your recovery codes, in place of the code from your authenticator app.
 }
mail-account-next = { $change ->
    [password] If this was you, there is nothing more to do. Sign in with the new password from now on.
    [second_factor] If this was you, use the newest entry in your authenticator app and delete any older one.
    [recovery_codes] If this was you, keep the new codes where only you can get at them, and throw the earlier ones away.
   *[recovery_code_used] If this was you, cross that code out: it does not work again. If your authenticator is gone, set up another one under “My account”.
 }
mail-account-not-you = Somebody else may be using your account. Tell another RA Manager at { $organisation } at once, and ask them to disable your account until it is safe again.
mail-account-sessions = If you can still sign in, end every other session of yours:
mail-account-open = Open “My account”

mail-spray-subject = Many smartcard numbers were tried from one network
mail-spray-intro = Somebody on the network { $network } tried { $numbers } different smartcard numbers between { $first } and { $last }, in { $attempts } attempts that failed. They may be guessing at the cards of people you look after.
mail-spray-look = Look at the failed attempts from this network
mail-spray-shared = Check whether { $network } is a shared address of one of your own sites. Many people behind one address can look like this, for instance when a shift begins after cards were renewed.
mail-spray-call = If it is not yours, call the holders of those cards. Ask whether they tried to sign in or to unlock, and tell them to keep their passcode and answers to themselves. Never ask them for either.
mail-spray-none = None of these attempts unlocked a card.
