# My account at the console.

ra-me-title = My account
ra-me-ended = Signed out everywhere else. Sessions ended: { $count }.
ra-me-name = Name
ra-me-email = Email
ra-me-roles = My roles
ra-me-role = Role
ra-me-within = Within
ra-me-until = Until
ra-me-factor = Second factor
ra-me-new-codes = Make new recovery codes
ra-me-new-factor = Set up another authenticator
ra-me-out-of-hours = Out of hours
ra-me-listing = Sponsors and Local Smartcard Administrators can <a href="/ra/me/listing">be named to colleagues as somebody who can unlock</a>.
ra-me-sessions = Sessions
ra-me-left-signed-in = If you may have left a computer signed in, end every session but this one.
ra-me-elsewhere = Sign out everywhere else

# The second factor once more, before something that matters.

ra-step-up-codes = Your earlier recovery codes stop working. The new ones are shown once.
ra-step-up-factor = You set up the new authenticator on the next page, and sign in anew with it. Until that is done, the present one and its recovery codes go on working. Then they stop, and you are signed out everywhere else.
ra-step-up-code = Code from your app, or a recovery code
ra-step-up-make = Make new codes
ra-step-up-go-on = Continue
