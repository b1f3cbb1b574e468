# The way into the console.

ra-sign-in-title = Sign in to the console
ra-sign-in-heading = Sign in to the Registration Authority console
ra-sign-in-ended = You were signed out because your session had ended. Sign in again to go on.
ra-sign-in-chosen = Your password is set. Sign in with it.
ra-sign-in-who = For Registration Authority staff. To unlock or register your own card, <a href="/">use the portal</a>.
ra-sign-in-email = Email address
ra-sign-in-password = Password
ra-sign-in-continue = Continue
ra-sign-in-trouble = Forgotten your password, or lost your authenticator? Ask an RA Manager to send you a new link or to reset your second factor.

ra-code-title = Enter the code from your app
ra-code-hint = 6 digits from your authenticator app. If you do not have it with you, enter one of your recovery codes
ra-code-sign-in = Sign in
ra-code-neither = I have neither my app nor a recovery code
ra-code-reset = Ask an RA Manager to reset your second factor. An email brings you a link to choose a new password; then you set up a new second factor.

ra-enrol-title = Set up your second factor
ra-enrol-intro = Signing in takes a password and a code from an authenticator app, such as the one on your work phone.
ra-enrol-add = 1. Add the account to your app
ra-enrol-scan = Scan this code with the app.
ra-enrol-picture = QR code for { $account }; the same key is given as text below
ra-enrol-type = If you cannot scan it, type this key into the app. Choose a time-based code with 6 digits.
ra-enrol-enter = 2. Enter the code that the app shows
ra-enrol-code = 6-digit code
ra-enrol-finish = Finish and sign in
ra-enrol-keep = No new phone at hand? Nothing has changed yet: <a href="/ra/sign-in">sign in with your present authenticator</a>.

ra-recovery-title = Your recovery codes
ra-recovery-once = Shown only this once
ra-recovery-keep = Write these codes down or print this page, and keep them where only you can get at them. We cannot show them again.
ra-recovery-each = Each one works once in place of the code from your app. Any codes that you had before no longer work.
ra-recovery-on = Go to the dashboard

# Choosing a password, by the link of an invitation.

ra-welcome-title = Choose your password
ra-welcome-dead-title = This link no longer works
ra-welcome-hello = Hello { $name }. This is your password for the Registration Authority console. Nobody else can see it.
ra-welcome-length = It must have { $count } characters or more. Three or four random words are good.
ra-welcome-guess = It must not be one that many people use, and must not hold your name.
ra-welcome-new = New password
ra-welcome-again = New password again
ra-welcome-save = Save password
ra-welcome-dead = It was used before, a newer link was sent, or more than 3 days have passed.
ra-welcome-dead-next = If you have a password, <a href="/ra/sign-in">sign in</a>. If not, ask an RA Manager to send you a new link.

ra-sign-in-enter-password = Enter your password
ra-sign-in-wrong = The email address or password is not right
ra-enrol-enter-code = Enter the 6-digit code that your app shows
ra-enrol-wrong = The code is not right. Wait for the next one
