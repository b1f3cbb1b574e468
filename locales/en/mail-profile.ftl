# What the Registration Authority changed in a holder's profile.

mail-profile-closed-subject = Your smartcard profile was closed
mail-profile-closed-intro = Your Registration Authority (RA) closed the profile of your smartcard at { $at }, because you have left { $organisation }. Your card no longer works. Self-service has ended for you, and your questions and answers are deleted.
mail-profile-closed-next = Keep your card. If you start work in the NHS again, take it to the smartcard desk there: they can open your profile again.

mail-profile-reopened-subject = Your smartcard profile is open again
mail-profile-reopened-intro = Your Registration Authority (RA) opened the profile of your smartcard again at { $at }. Your card works with the passcode that it had, at { $organisation }.
mail-profile-reopened-next = Self-service was ended when the profile was closed. While your card works, sign in and set it up again:

mail-name-changed-subject = The name on your smartcard profile was changed
mail-name-changed-intro = Your Registration Authority (RA) changed your name on the profile of your smartcard at { $at }, from { $before } to { $name }.
mail-name-changed-next = Your card works as before. Its certificates keep the earlier name until they are next renewed. If you need a card with the new name printed on it, ask the desk.

mail-organisation-changed-subject = Your smartcard profile has moved to { $organisation }
mail-organisation-changed-intro = Your Registration Authority (RA) moved the profile of your smartcard from { $before } to { $organisation } at { $at }. Your card, its passcode and your registration for self-service stay as they are.
mail-organisation-changed-next = If you need help with your card from now on, go to the desk of { $organisation }.

mail-post-end-subject-set = Your smartcard has a new end date
mail-post-end-subject-none = Your smartcard has no end date any more
mail-post-end-set = Your Registration Authority (RA) changed the end of your post at { $organisation } at { $at }. Its last day is { $day }. After that day your smartcard no longer works.
mail-post-end-none = Your Registration Authority (RA) took away the end date of your post at { $organisation } at { $at }. Your smartcard goes on working.
mail-post-end-set-next = If you will work longer, ask your line manager or Sponsor to tell the desk before that day.
mail-post-end-none-next = There is nothing to do.

mail-registration-ended-subject = Smartcard self-service was ended for you
mail-registration-ended-intro = Your Registration Authority (RA) ended self-service for your smartcard at { $at }. Your questions and answers are deleted. Your card and its passcode work as before, but if the card locks you can no longer unlock it yourself.
mail-registration-ended-next = While your card works, sign in and set up self-service again:
