# The checklist with the holder at the desk, and the holder’s own turn at the keyboard.

ra-check-cancelled = This card is cancelled, and a cancelled card never comes back. The holder needs a new card.
ra-check-closed = This holder’s profile is closed, or the end date of their post has passed. Open the profile again first.
ra-check-photograph = Photograph of { $name }
ra-check-no-photograph = There is no photograph here. Compare the person with the photograph on the card and with their photo ID.
ra-check-who = Check who is here
ra-check-face = The person here is the one in the photograph
ra-check-document = I have seen their photo ID, and the name is the same
ra-check-number = The smartcard number on the card is the one above
ra-check-next-new = Next, the holder types a new passcode on this computer. Look away: nobody but the holder may see it.
ra-check-next-own = Next, the holder types their passcode on this computer. Look away: nobody but the holder may see it.
ra-check-hand-over = It is them: hand over the keyboard
ra-check-unsure = I am not sure who this is
ra-check-doubt = Why you are not sure
ra-check-your-turn = { $name }, it is your turn. Nobody else may see what you type: ask the person who helps you to look away.
ra-check-choose-passcode = Choose your new passcode
ra-check-stop = Stop, and give the keyboard back

# An unlock.

ra-unlock-title = Unlock the card with the holder here
ra-unlock-expired = The certificates of this card have expired, so an unlock would not help. The card must be repaired by an RA Manager or RA Agent, with photo ID.
ra-unlock-locked = The card is locked.
ra-unlock-not-locked = The card is not locked: this sets a new passcode all the same.
ra-unlock-locked-out = The holder is locked out of self-service after three wrong sets of answers; this clears the lock-out.
ra-unlock-unsure = Do not unlock the card. Say why, and tell your RA Manager.
ra-unlock-refuse = Do not unlock
ra-unlock-set = Set passcode and unlock the card

# New certificates.

ra-certificates-renew-title = Renew the certificates with the holder here
ra-certificates-repair-title = Repair the card with the holder here
ra-certificates-expired = The certificates of this card have expired, so they cannot be renewed. The card must be repaired by an RA Manager or RA Agent, with photo ID.
ra-certificates-not-expired = The certificates of this card have not expired, so it needs no repair. <a href="{ $href }">Renew them instead</a>.
ra-certificates-locked = The card is locked, and the holder needs its passcode for this. <a href="{ $href }">Unlock the card first</a>, then come back.
ra-certificates-renew-what = Both certificates are made anew. The passcode stays. The holder’s count of renewals by themselves begins again.
ra-certificates-repair-what = The certificates have expired. Both are made anew, and the holder sets a new passcode; a locked card is unlocked with it.
ra-certificates-unsure = Do not go on. Say why, and tell your RA Manager.
ra-certificates-refuse-renew = Do not renew
ra-certificates-refuse-repair = Do not repair
ra-certificates-enter-passcode = Enter your passcode
ra-certificates-your-passcode = Your passcode
ra-certificates-passcode-hint = Three wrong passcodes in a row lock the card
ra-certificates-renew = Renew my certificates
ra-certificates-repair = Set passcode and repair the card

# What is wrong.

ra-check-confirm-face = Confirm that the person here is the one in the photograph
ra-check-confirm-document = Confirm that you have seen their photo ID, and that the name is the same
ra-check-confirm-number = Confirm that the smartcard number on the card is the one above
ra-check-same = The new passcode was the one the card has now, so nothing was changed. Confirm who is here once more, and let the holder choose another
ra-certificates-broken-off = The new certificates could not be finished. Nothing is lost: type the passcode again
ra-certificates-locked-now = Three wrong passcodes in a row have locked the card. Unlock it with the holder here, then come back to the renewal
ra-check-first = Confirm who is here first: the checklist is good for 15 minutes
