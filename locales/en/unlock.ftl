### Unlocking a card.

unlock-continue = Continue

unlock-start-title = Unlock your card
unlock-start-what = We check that it is you, then you choose a new passcode. Do the same if you have only forgotten your passcode.
unlock-start-ended-heading = This unlock has ended
unlock-start-ended = It took too long, or it went on in another tab. If you had just chosen a new passcode, try that first. Otherwise start again with your card’s number.
unlock-start-locked-heading = This card is locked
unlock-start-locked = Three wrong passcodes in a row locked it. You can unlock it here with its number.

unlock-questions-title = Answer your security questions
unlock-questions-how = Answer all four. Capital letters and extra spaces make no difference.
unlock-questions-last-heading = This is your last try
unlock-questions-last = If an answer is wrong, self-service closes for this card until your Registration Authority desk, or a Sponsor or Local Smartcard Administrator, helps you. If you are not sure of all four, ask the desk now instead.
unlock-questions-tries = You have <strong>{ $count } tries</strong>. After the third wrong set of answers, self-service closes for this card until your Registration Authority desk, or a Sponsor or Local Smartcard Administrator, helps you.
unlock-questions-tries-left = You have <strong>{ $count } tries</strong> left. After the third wrong set of answers, self-service closes for this card until your Registration Authority desk, or a Sponsor or Local Smartcard Administrator, helps you.
unlock-questions-unknown = <a href="/unlock/help">Don’t recognise these questions? You may not be registered</a>. Following this link uses no try.
unlock-questions-wrong = { $left ->
    [one] These answers do not match what we hold. You have 1 more try
   *[other] These answers do not match what we hold. You have { $left } more tries
}

unlock-passcode-title = Choose a new passcode
unlock-passcode-unlock = Unlock my card

unlock-done-title = Your card is unlocked
unlock-done-from-now = Use your new passcode from now on
unlock-done-renew-heading = One thing more: renew your certificates
unlock-done-renew = The certificates on your card expire at { $when }. Sign in with your new passcode and renew them now; it takes a few seconds.
unlock-done-renew-button = Continue to renewal
unlock-done-back = Your card is ready. Go back to what you were doing and enter your new passcode there.
unlock-done-emailed = We have emailed you to say that your card was unlocked. If that was not you, <a href="/contact">tell your desk</a> at once.
unlock-done-sign-in = <a href="/sign-in">Sign in here with your new passcode</a> to see your profile.

## When an unlock cannot go on
unlock-help-back = Back to the start of unlocking
unlock-help-locked-title = Self-service is closed for this card
unlock-help-locked = Three sets of answers were wrong for this number. It cannot be unlocked here until your Registration Authority desk, or a Sponsor or Local Smartcard Administrator, helps you.
unlock-help-locked-waiting = Waiting does not open it again. If the card itself is not locked and you know its passcode, it still works as before.
unlock-help-locked-alike = Every number is treated alike, so that a stranger learns nothing about a card. If the number is registered, we have emailed the card’s holder. If those tries were not yours, tell the desk.
unlock-help-locked-more = <a href="/help/questions">More about questions you do not know</a>
unlock-help-locked-desk = Have your card with you. The desk checks that it is you, unlocks the card with you, and opens self-service again.
unlock-help-cancelled-title = This card has been cancelled
unlock-help-cancelled = A cancelled card cannot be unlocked or brought back. Your Registration Authority desk can print you a new one.
unlock-help-cancelled-more = <a href="/help/lost">More about lost, stolen and replaced cards</a>
unlock-help-closed-title = This profile is closed
unlock-help-closed = The profile of this card is closed, or the end date of the post has passed. If you still work here, your Registration Authority desk can open it again. Keep your card.
unlock-help-closed-more = <a href="/help/leaving">More about moving and leaving</a>
unlock-help-expired-title = This card has expired
unlock-help-expired = Its certificates have run out, so it cannot be unlocked here. Your Registration Authority desk can put new ones on it. Bring the card and photo identification.
unlock-help-expired-more = <a href="/help/expired">More about expired cards</a>
unlock-help-no-mailbox-title = We cannot send you a code
unlock-help-no-mailbox = Your answers were right. But we hold no email address for you that a code may go to, so your card cannot be unlocked here.
unlock-help-no-mailbox-desk = Your Registration Authority desk can unlock it now, and correct your address for the next time.
unlock-help-no-mailbox-more = <a href="/help/codes">More about codes that do not come</a>
unlock-help-title = Get help to unlock your card
unlock-help-no-try = You have used no try by coming here. Your Registration Authority desk can unlock your card if:
unlock-help-questions = you do not recognise the questions or remember the answers
unlock-help-not-registered = you have not registered for self-service
unlock-help-no-email = you cannot read your email, or codes do not come
unlock-help-hard = this service is hard for you to use, for any reason
unlock-help-bring = Bring your card. They check that it is you, and you type a new passcode yourself.
unlock-help-more = More about <a href="/help/questions">questions you do not know</a>, <a href="/help/codes">codes that do not come</a> and <a href="/help/register">registering</a>.
unlock-help-desk-heading = Contact your desk
unlock-help-another-desk = Find another desk
unlock-help-find = Find the phone number and opening hours of the desk where you work.
unlock-help-find-button = Find your desk
unlock-desk-open = Open
unlock-desk-closed = Closed
