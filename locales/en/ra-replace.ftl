# A new card in the place of a cancelled one.

ra-replace-title = Issue a new card
ra-replace-has-card = This holder’s card is not cancelled. <a href="{ $href }/cancel">Cancel it first</a> if it is lost, stolen, damaged or used by somebody else.
ra-replace-closed = This holder’s profile is closed, or the end date of their post has passed. Open the profile again first.
ra-replace-fee = The holder has lost another card not long ago: this one may cost { $fee }.
ra-replace-no-crime-number = The old card was stolen, and there is no crime number yet. Ask for it, and write it down with the report. Do not wait for it.
ra-replace-photograph = Photograph of { $name }
ra-replace-no-photograph = There is no photograph here. Compare the person with the photograph on their photo ID.
ra-replace-check = Check who is here
ra-replace-check-photograph = The person here is the one in the photograph
ra-replace-check-document = I have seen their photo ID, and the name is the same
ra-replace-check-number = They gave the smartcard number above, or their details match it
ra-replace-next = Next, the holder types a passcode for the new card on this computer. Look away: nobody but the holder may see it.
ra-replace-hand-over = It is them: hand over the keyboard
ra-replace-doubt = I am not sure who this is
ra-replace-doubt-what = Do not issue a card. Say why, and tell your RA Manager.
ra-replace-doubt-reason = Why you are not sure
ra-replace-doubt-save = Do not issue a card

# The holder’s turn at the keyboard.
ra-replace-passcode-title = Choose a passcode for your new card
ra-replace-passcode-turn = { $name }, it is your turn. Nobody else may see what you type: ask the person who helps you to look away.
ra-replace-passcode-set = Set passcode and issue the card
ra-replace-passcode-stop = Stop, and give the keyboard back

# What must be ticked.
ra-replace-confirm-photograph = Confirm that the person here is the one in the photograph
ra-replace-confirm-document = Confirm that you have seen their photo ID
ra-replace-confirm-number = Confirm that they gave the smartcard number above
