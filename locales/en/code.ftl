### An emailed code: the page that asks for it, and the page of the link in the email.

code-title = Check your email
code-none = No code is on its way that would still work. Ask for a new one below.
code-none-more = No code is on its way that would still work, and no more can be sent. Start again to get one.
code-sending-to = We are emailing a code to <strong class="nhsuk-u-nowrap">{ $address }</strong>.
code-sent-to = We have emailed a code to <strong class="nhsuk-u-nowrap">{ $address }</strong>.
code-sent-unproved = If this card can be unlocked here, we have emailed a code to the address we hold for it.
code-waiting = The email is about to leave us.
code-left = The email left us at { $time }. Your organisation’s mail system may take a few minutes to check it.
code-held-heading = The email has not left us yet
code-held = It has been waiting since { $time }. You have done nothing wrong, and another code will not come any sooner. It leaves as soon as the mail server takes it, as long as the code still works.
code-refused-heading = The email could not be delivered
code-refused = The mail server turned away the email to <strong class="nhsuk-u-nowrap">{ $address }</strong>, so this code will not come.
code-refused-unlock = A new code to the same address may be turned away too. Your desk can unlock your card with you, and correct the address for the next time.
code-times = You asked for the code at { $sent }. It works once, until <strong>{ $until }</strong>.
code-label = Code from the email
code-hint = 8 digits. Spaces and hyphens do not matter.
code-continue = Continue
code-help-summary = The code has not come or does not work
code-help-minutes = It can take a few minutes. Keep this page open: the code works only in this browser.
code-help-junk = Look in your junk or spam folder for an email from <strong>{ $sender }</strong>.
code-help-newest = If you have more than one email from us, use the newest. A new code ends the one before.
code-help-number = Make sure that you started with your own card’s number. If not, <a href="/unlock">start again</a>.
code-help-more = <a href="/help/codes">More about codes that do not come</a>
code-change-address = Use a different email address
code-sends-left = { $count ->
    [one] You can ask for 1 more code.
   *[other] You can ask for { $count } more codes.
}
code-send-again = Send a new code
code-sends-none = No more codes can be sent this time.
code-sends-too-late = There is too little time left to send another code.
code-sends-newest = You can still use the newest one until it runs out.
code-start-again = Start again
code-desk-heading = If no code comes
code-desk-unlock = Your Registration Authority desk, or a Sponsor or Local Smartcard Administrator, can unlock your card with you. You need no code for that.
code-desk-profile = Your Registration Authority desk can help, and can put a wrong email address right.

## The link in the email
code-link-ready-title = Use the code from your email
code-link-ready = Press the button to carry on. The code works once.
code-link-use = Use this code
code-link-not-mine = If you did not ask for this code, close this page and <a href="/contact">tell your desk</a>.
code-link-elsewhere-title = Go back to where you started
code-link-elsewhere = The link works only in the browser where you asked for the code. Opening it here has used nothing up.
code-link-elsewhere-back = Go back to the computer and browser where you started.
code-link-elsewhere-type = Type the code from the email there.
code-link-elsewhere-closed = If you have closed that page, <a href="/">start again</a>.
code-link-dead-title = This link no longer works
code-link-dead = It has been used, or it has expired, or a newer code has taken its place.
code-link-dead-next = What to do next
code-link-dead-newer = If you have a newer email from us, use the code in that one.
code-link-dead-locked = If your card is still locked, <a href="/unlock">start again and get a new code</a>.
code-link-dead-profile = If you were changing something on your profile, <a href="/me">go back to my profile</a>.
code-link-dead-desk = If you keep coming back to this page, <a href="/contact">your desk can help</a>.
