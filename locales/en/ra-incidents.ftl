# Reported cards in the console: the queue, and one report.

ra-incidents-title = Reported cards
ra-incidents-about = Cards reported lost, stolen, damaged or used by somebody else. Holders who sign in cancel a lost, stolen or damaged card themselves; you decide on the others here.
ra-incidents-states = Reports by state
ra-incidents-list = Reported cards, newest first
ra-incidents-reported = Reported
ra-incidents-what = What happened
ra-incidents-number = Smartcard number
ra-incidents-holder = Holder
ra-incidents-by = Reported by
ra-incidents-nobody = Nobody has this number
ra-incidents-older = Older reports
ra-incidents-none = There are none.

ra-incident-title = Reported card { $reference }
# $what is what happened, such as “Stolen”; $whose is the holder’s name, or a smartcard number.
ra-incident-heading = { $what }: { $whose }
ra-incident-state = State
ra-incident-crime = Crime number
ra-incident-crime-none = Not yet
ra-incident-line-manager = Line manager told
ra-incident-cancelled = Card cancelled
ra-incident-new-card = New card
ra-incident-fee = May cost { $fee }: another card was lost not long ago
ra-incident-closed = Closed
ra-incident-reference = Reference

ra-incident-decide = Decide
ra-incident-advice-nobody = Nobody has this number. Ring the callback number below if there is one: it may have been mistyped. Then close the report.
ra-incident-advice-no-card = The holder’s card is cancelled already, or there is none. Close the report.
ra-incident-advice-public = Anybody can send such a report. Ring the holder back before you cancel the card: on the number on record, or through their ward, not only on the one that was typed.
ra-incident-advice-public-mobile = Anybody can send such a report. Ring the holder back before you cancel the card: on the number on record, { $number }, or through their ward, not only on the one that was typed.
ra-incident-advice-signed-in = The holder was signed in. Ring them, find out what happened, and cancel the card if somebody else may still use it.
ra-incident-advice-signed-in-mobile = The holder was signed in. Ring them on { $number }, find out what happened, and cancel the card if somebody else may still use it.
ra-incident-check-rung = I rang the holder on the number on record, and they confirmed the report
ra-incident-check-name = They gave their full name as it is above
ra-incident-check-organisation = They told me where they work, as it is above
ra-incident-decision = Decision
ra-incident-decision-cancel = Cancel the card, at once and for good
ra-incident-decision-leave = Close the report and leave the card as it is
ra-incident-decision-close = Close the report
ra-incident-reason = Reason
ra-incident-reason-hint = Whom you spoke to, and what they said. Never write a passcode or an answer here
ra-incident-save = Save decision
ra-incident-next = <a href="{ $href }">Go to the holder’s page to issue a new card</a>.
ra-incident-next-crime = <a href="{ $href }">Go to the holder’s page to issue a new card</a>. There is no crime number yet: ask for it, but do not wait for it.
ra-incident-crime-field = Crime number from the police
ra-incident-crime-save = Write it down

ra-incident-entries = What was said and done
ra-incident-entries-newest = What was said and done, newest first
ra-incident-entries-when = When
ra-incident-entries-who = Who
ra-incident-entries-what = What
ra-incident-entries-note = In their words
ra-incident-entries-callback = Ring them on
ra-incident-entries-network = Network

# What has just been done.
ra-incident-news-cancelled = The card is cancelled for good. The holder was told if they have an email address.
ra-incident-news-dismissed = The report is closed. The card is as it was.
ra-incident-news-crime = The crime number is written down.
ra-incident-news-taken = Somebody was first, or there was nothing to cancel. Nothing was changed.

# What happened.
ra-incident-lost = Lost
ra-incident-stolen = Stolen
ra-incident-damaged = Damaged
ra-incident-misused = Used by somebody else

# Where a report stands.
ra-incident-waiting = To decide
ra-incident-card-cancelled = Cancelled: new card needed
ra-incident-replaced = New card issued
ra-incident-dismissed = Closed, card not cancelled

# Who reported it; $count is how often.
ra-incidents-by-holder =
    { $count ->
        [one] The holder
       *[other] The holder, { $count } times
    }
ra-incidents-by-desk =
    { $count ->
        [one] The desk
       *[other] The desk, { $count } times
    }
ra-incidents-by-public =
    { $count ->
        [one] Somebody who had not signed in
       *[other] Somebody who had not signed in, { $count } times
    }
# $what is what happened, $state where it stands: “Lost, reported at 09:00 on 22 November 2026. To decide”.
ra-incident-summary = { $what }, reported at { $time }. { $state }
ra-incident-closed-by = { $who } at { $time }: { $reason }

# What was said and done.
ra-incident-entry-reported = Reported
ra-incident-entry-reported-as =
    { $kind ->
        [lost] Reported: lost
        [stolen] Reported: stolen
        [damaged] Reported: damaged
       *[misused] Reported: used by somebody else
    }
ra-incident-entry-said = Added what happened
ra-incident-entry-passcode-changed = Changed the passcode
ra-incident-entry-passcode-kept = Could not change the passcode
ra-incident-entry-cancelled = Cancelled the card
ra-incident-entry-dismissed = Left the card as it is
ra-incident-entry-crime-number = Wrote the crime number down
ra-incident-entry-replaced = Issued a new card
ra-incident-entry-other = Did something else

# Errors.
ra-incident-choose = Choose whether to cancel the card or to leave it
ra-incident-confirm-rung = Ring the holder on the number on record, and confirm it
ra-incident-confirm-name = Confirm that they gave their full name
ra-incident-confirm-organisation = Confirm that they told you where they work
ra-incident-crime-enter = Enter the crime number
