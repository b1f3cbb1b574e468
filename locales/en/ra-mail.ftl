# What was mailed and what became of it; never what it said.

ra-mail-title = Mail
# $count is a number in words or figures, such as “more than 10,000”.
ra-mail-waiting = Waiting now: { $count }
ra-mail-totals = Mail so far
ra-mail-today = Today
ra-mail-month = Last 30 days
ra-mail-q = Smartcard number or reference
ra-mail-q-hint = The reference is at the foot of every mail and begins with LK-
ra-mail-became = What became of it
ra-mail-any-state = Anything
ra-mail-which = Which mail
ra-mail-any-kind = Any
ra-mail-show = Show
ra-mail-list = Mails, newest first
ra-mail-queued = Queued
ra-mail-kind = Mail
ra-mail-to = To
ra-mail-about = About
ra-mail-tries = Tries
ra-mail-why = Why
# Follows a tag: “Sent”.
ra-mail-sent-at = at { $time }
ra-mail-older = Older mails
ra-mail-none = There are no such mails. Check the number, or look for any state and any mail.

ra-mail-one-title = Mail { $reference }
ra-mail-one-sent = A new code is on its way. The earlier one no longer works.
ra-mail-one-over = No new code was sent: nothing waits for it any more.
ra-mail-one-reference = Reference
ra-mail-one-sent-at = Sent
ra-mail-one-not-sent = Not yet
ra-mail-one-private = Nobody but the holder can read a mail. Neither its words nor its code are kept here.
ra-mail-one-again = Send a new code
ra-mail-one-again-what = The holder is waiting for this code. A new one goes to the same address, and the earlier one stops working. The code itself is shown to nobody else.
ra-mail-one-reason = Why is a new code needed?
ra-mail-one-reason-hint = Kept in the audit trail. For example: called the desk, nothing has arrived
ra-mail-one-what-to-do = What to do
ra-mail-one-start-again = This code cannot be replaced: it was used, a newer one was sent, or what it was for is over. Ask the holder to start again. If the address is wrong, correct it first.
ra-mail-one-new-link = A link to choose a password is never sent twice. An RA Manager can send a new one from the person’s page under Staff.
ra-mail-one-tell = This mail only tells of something that was done, and is not sent again. If it did not arrive, tell the person in another way.

# What is counted, and what became of a mail.
ra-mail-more-than = more than { $number }
ra-mail-sent = Sent
ra-mail-tried-in-vain = Tried in vain
ra-mail-given-up = Given up
ra-mail-ran-out = Ran out unsent
ra-mail-waits = Waiting
ra-mail-waiting-failed = Waiting: the last try failed
ra-mail-expired = Not sent: no longer of use
# $why is the mail server’s own words.
ra-mail-next-try = { $why }. Next try at { $time }
ra-mail-about-staff = Staff: { $email }
ra-mail-about-network = Network { $network }
ra-mail-enter = Enter a smartcard number of 12 digits, or a reference that begins with LK-

# Which mail.
ra-mail-kind-unlock-code = Code to unlock a card
ra-mail-kind-registration-code = Code to set up self-service
ra-mail-kind-email-change-code = Code to confirm a new address
ra-mail-kind-registered = Self-service is set up
ra-mail-kind-unlocked = Card unlocked
ra-mail-kind-passcode-changed = Passcode changed
ra-mail-kind-email-changed = Address changed by the holder
ra-mail-kind-email-set-by-desk = Address changed by the desk
ra-mail-kind-locked-out = Online unlock blocked
ra-mail-kind-lockout-cleared = Online unlock opened again
ra-mail-kind-unlock-not-possible = Card cannot be unlocked online
ra-mail-kind-registration-ended = Self-service ended by the desk
ra-mail-kind-card-cancelled = Card cancelled
ra-mail-kind-card-reported = Card reported: to desk, Sponsors, manager
ra-mail-kind-report-received = Card reported by somebody: to its holder
ra-mail-kind-card-issued = New card in use
ra-mail-kind-renewed = Certificates renewed
ra-mail-kind-renewal-reminder = Reminder: certificates expire
ra-mail-kind-post-ending = Reminder: a post ends
ra-mail-kind-profile-closed = Profile closed
ra-mail-kind-profile-reopened = Profile opened again
ra-mail-kind-name-changed = Name changed by the desk
ra-mail-kind-post-end-changed = End of the post changed
ra-mail-kind-organisation-changed = Moved to another organisation
ra-mail-kind-staff-invitation = Link to choose a console password
ra-mail-kind-second-factor-reset = Second factor reset
ra-mail-kind-staff-account-changed = Console account changed
ra-mail-kind-spray-alert = Alert: many numbers tried
