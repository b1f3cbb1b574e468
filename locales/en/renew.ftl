# Renewing certificates.

renew-not-yet-title = Your certificates are not due yet

renew-with-help-title = Renew your certificates with your desk

renew-over-title = Your certificates cannot be renewed here

renew-title = Renew your certificates

renew-not-yet = They are good until { $expires }. You can renew them here from { $from }.
renew-not-yet-next = Nothing now. We will email you when it is time, and remind you when you sign in.

renew-back = Back to my profile

renew-with-help = Your certificates expire at { $expires }. You have renewed them yourself before; this time the Registration Authority must do it with you. They check who you are, and may give you a new card.
renew-with-help-next = Arrange it with your desk before then. A Sponsor or Local Smartcard Administrator where you work can do it too. Bring your card and photo identification.

renew-later = Later: go to my profile

renew-over = Something has changed with your card. Only your Registration Authority desk can help.
renew-over-next = Contact your desk and say what you see here. Have your card and photo identification ready.

renew-begun = A renewal was begun and not finished. Nothing is lost: your card works as before, and this goes on from where it stopped.
renew-begun-step = { $certificate ->
        [1] Authentication certificate
       *[other] Signing certificate
    }: { $step ->
        [on_the_card] on the card
        [issued] made, not on the card yet
       *[to_do] still to be made
    }
renew-begun-in-use = In use: not yet

renew-due = The certificates on your card expire at { $expires }, { $days ->
        [0] in less than a day
        [one] in 1 day
       *[other] in { $days } days
    }. Renew them now and your card goes on working.

renew-passcode = Your passcode

renew-again = Try again

renew-now = Renew now

renew-seconds = It takes a few seconds. Your passcode stays the same, and your old certificates work until the new ones are in use.

renew-no-later = No, later

renew-if-not = What happens if I do not renew
renew-if-not-text = Once they have expired, you cannot renew or unlock the card online. The Registration Authority must repair it, with you and photo identification there.

renew-done-title = Your certificates are renewed
renew-done-panel = They are good until { $expires }
renew-done-both = Both certificates on your card are new and in use. Your passcode has not changed.
renew-done-next = Nothing. We have emailed you to confirm it, and will remind you before they expire. If you are signed in elsewhere with this card, sign out there and in again.
renew-done-profile = Go to my profile

renew-broken-off = The new certificates could not be finished. Nothing is lost: try again
