# What was done with a card by its holder, or for the holder.

mail-registered-subject = Smartcard self-service is set up
mail-registered-intro = Self-service was set up for your smartcard at { $at }. From now on you can unlock your card yourself, at any time of day.
mail-registered-next = There is nothing to do now. Remember your answers, and keep them to yourself.
mail-registered-unlock = If your card locks, unlock it here:
mail-registered-not-you = Somebody else may be using your smartcard. Tell your Registration Authority (RA) desk at { $organisation } at once.

mail-unlocked-subject = Your smartcard was unlocked
mail-unlocked-intro = Your smartcard was unlocked at { $at }, and a new passcode was set.
mail-unlocked-next = If this was you, there is nothing more to do. Use your new passcode from now on.

mail-passcode-changed-subject = Your smartcard passcode was changed
mail-passcode-changed-intro = The passcode of your smartcard was changed at { $at }.

mail-email-changed-subject = Your smartcard email address was changed
mail-email-changed-intro = The email address for your smartcard was changed at { $at }. The new address is { $email }.
mail-email-changed-next = If this was you, there is nothing more to do. Codes and messages go to the new address from now on, and no longer to this one.

mail-email-set-subject-old = Your smartcard email address was changed
mail-email-set-subject-new = This email address is now used for your smartcard
mail-email-set-intro-old = Your Registration Authority (RA) changed the email address for your smartcard at { $at }. The new address is { $email }.
mail-email-set-intro-new = Your Registration Authority (RA) put this email address, { $email }, on the profile of your smartcard at { $at }.
mail-email-set-next-old = If you asked for this, there is nothing more to do. Codes and messages go to the new address from now on, and no longer to this one.
mail-email-set-next-new = If you asked for this, there is nothing more to do. Codes and messages about your smartcard come to this address from now on.

mail-renewed-subject = The certificates on your smartcard are new
mail-renewed-intro-desk = Your Registration Authority (RA) put new certificates on your smartcard at { $at }, with you there. They last until { $expires }.
mail-renewed-intro = You renewed the certificates on your smartcard at { $at }. They last until { $expires }.
mail-renewed-next = There is nothing to do now. Your card works as before. We will remind you before the new certificates expire.
