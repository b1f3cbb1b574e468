# Being named, to everybody, as somebody who can unlock a card.

ra-listing-title = Be named as somebody who can unlock
ra-listing-back = My account
ra-listing-why = At night and at weekends, colleagues with a locked card look for somebody who can unlock it. You can help them to find you.
# A list of organisations follows.
ra-listing-shown = If you agree, your name, your role and the phone number that you give here are shown on the contact page of:
ra-listing-anyone = <strong>Anyone on the internet who looks up the organisation can see them.</strong> The email address that you sign in with is never shown.
ra-listing-free = You need not agree, and you can take it back at any time, at once. It ends by itself when your role ends or your account is disabled.
# Each follows a tag.
ra-listing-named = Named
ra-listing-named-now = You are named at present.
ra-listing-not-named = Not named
ra-listing-not-named-now = You are not named at present.
ra-listing-phone = Work phone to show (optional)
ra-listing-phone-hint = A number of your ward or desk. Not your own mobile, unless you want strangers to ring it.
ra-listing-save = Save
ra-listing-agree = I agree: name me
ra-listing-no-role = Only Sponsors and Local Smartcard Administrators are named, and you hold neither role at present. You are not shown to anybody.
ra-listing-stop = Stop naming me
