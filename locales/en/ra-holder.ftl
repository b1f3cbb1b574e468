# A holder’s page in the console: card, certificates, registration, and what can be done.

ra-holder-back = Find a holder
ra-holder-own = This is your own card. Nobody uses a role on their own card: ask a colleague.
ra-holder-report-waits = A report about this card waits: <a href="{ $href }">{ $report }</a>

ra-holder-number = Smartcard number
ra-holder-organisation = Organisation
ra-holder-profile = Profile
ra-holder-profile-closed = Closed
ra-holder-last-day = Last day of the post
ra-holder-email = Email
ra-holder-email-waits = { $email } (a new one waits for approval)
ra-holder-no-email-waits = None (a new one waits for approval)
ra-holder-mobile = Mobile
ra-holder-none = None
ra-holder-card = Card
ra-holder-card-not-in-use = Not in use
ra-holder-card-working = Working
ra-holder-card-locked = Locked
ra-holder-card-cancelled = Cancelled
# $kind is authentication or signing.
ra-holder-certificate = Certificate: { $kind }
# Follows a tag: “Expired”.
ra-holder-certificate-expired = Expired
ra-holder-certificate-expired-on = on { $date }
ra-holder-certificate-expires-on = Expires on { $date }
ra-holder-renewals = Renewed by the holder
ra-holder-renewals-times =
    { $count ->
        [0] Not since the card was issued or last renewed with help
        [one] Once
       *[other] { $count } times
    }
ra-holder-self-service = Self-service
# Follows a tag: “Locked out”.
ra-holder-locked-out = Locked out
ra-holder-locked-out-why = after three wrong sets of answers
ra-holder-registered = Registered on { $date }
ra-holder-registered-strikes = Registered on { $date }; strikes: { $count } of 3
ra-holder-not-registered = Not registered
ra-holder-not-registered-strikes = Not registered; strikes: { $count } of 3
ra-holder-questions = Questions chosen

ra-holder-deeds = What you can do
ra-holder-needs-new-card = A cancelled card never comes back. The holder needs a new one from the desk.
ra-holder-no-deeds = Nothing with your roles. Ask an RA Manager if you need to do more.
ra-holder-no-deeds-own = Nothing with your roles on your own card.
ra-holder-photograph = The photograph comes up when you unlock the card with the holder.

ra-holder-attempts = Failed attempts with this number
ra-holder-attempts-all = All failed attempts with this number
ra-holder-attempts-none = None.
ra-holder-events = What was done
ra-holder-events-when = When
ra-holder-events-what = What
ra-holder-events-network = Network
ra-holder-trail = The audit trail of this holder

# What has just been done.
ra-holder-news-lockout = The lock-out is cleared. The holder can use self-service again, and was told if they have an email address.
ra-holder-news-no-lockout = There was no lock-out to clear. Nothing was changed.
ra-holder-news-unlocked = The card is unlocked with the holder’s new passcode. They were told if they have an email address.
ra-holder-news-renewed = The card has new certificates. The holder was told if they have an email address.
ra-holder-news-repaired = The card has new certificates and the holder’s new passcode. They were told if they have an email address.
ra-holder-news-doubt = Nothing was done. Your doubt is written down; tell your RA Manager now.
ra-holder-news-registration = The registration for self-service is ended. The holder was told if they have an email address.
ra-holder-news-no-registration = There was no registration to end. Nothing was changed.
ra-holder-news-cancelled = The card is cancelled for good, and everything that was open with it is closed. The holder was told if they have an email address.
ra-holder-news-replaced = The new card is in use with the passcode that the holder typed. They were told if they have an email address.
ra-holder-news-not-certified = The new card is issued, but its certificates could not be made yet. Finish it with “Repair” while the holder is here.
ra-holder-news-no-new-card = No new card was issued. Your doubt is written down; tell your RA Manager now.
ra-holder-news-not-cancelled = There was no card to cancel. Nothing was changed.
ra-holder-news-email = The email address is proposed. Somebody else at the Registration Authority must approve it under Approvals.
ra-holder-news-email-waits = An email address for this holder waits for approval already. Nothing was changed.
ra-holder-news-closed = The profile is closed: the card opens nothing any more. The holder keeps it, and was told if they have an email address.
ra-holder-news-reopened = The profile is open again and the card works. The holder registers again for self-service, and was told if they have an email address.
ra-holder-news-moved = The holder works at another organisation now. They were told if they have an email address.
ra-holder-news-end = The end of the post is changed. The holder was told if they have an email address.
ra-holder-news-renamed = The name is changed. The certificates keep the earlier name until they are next renewed. The holder was told if they have an email address.
ra-holder-news-as-before = It was so already. Nothing was changed.

# What can be done.
ra-holder-deed-new-card = Issue a new card
ra-holder-deed-unlock = Unlock the card with the holder here
ra-holder-deed-renew = Renew the certificates with the holder here
ra-holder-deed-repair = Repair the expired card with the holder here
ra-holder-deed-cancel = Cancel the card
ra-holder-deed-lockout = Clear the lock-out
ra-holder-deed-email = Change the email address
ra-holder-deed-registration = End the registration for self-service
ra-holder-deed-rename = Change the name
ra-holder-deed-move = Move to another organisation
ra-holder-deed-post-end = Change the end of the post
ra-holder-deed-close = Close the profile of a leaver
ra-holder-deed-reopen = Open the profile again

# Each follows a tag: “Closed”.
ra-holder-closed-since = since { $time }
ra-holder-closed-post-ended = as the post has ended
