# Cancelling a card.

ra-cancel-title = Cancel the card
ra-cancel-report = <a href="{ $href }">A report about this card waits</a>. Decide there if this is about the same matter.
ra-cancel-what = The card stops working at once and never comes back. Its certificates are revoked, the registration for self-service ends, and the holder is signed out everywhere. The holder is told by email.
ra-cancel-fee = This holder has lost another card not long ago: if this one is lost, the new one may cost { $fee }.
ra-cancel-reason = What happened to the card
ra-cancel-lost = It is lost
ra-cancel-stolen = It was stolen
ra-cancel-damaged = It is damaged or does not work
ra-cancel-misused = Somebody else has used it
ra-cancel-crime-number = Crime number, if the card was stolen and there is one
ra-cancel-note-hint = Who told you, and how you know that it was them. Never write a passcode or an answer here
ra-cancel-confirm = I mean to cancel this card for good
ra-cancel-none = There is no card to cancel: it is cancelled already, or the holder has none.

# Closing a leaver’s profile, and opening it again.

ra-close-open-title = Open the profile again
ra-close-title = Close the profile
ra-close-heading = Close the profile of a leaver
ra-close-closed-on = The profile was closed on { $date }.
ra-close-post-ended = The post ended on { $date }.
ra-close-open-what = When it is open again, the card works with the passcode that it had, unless it is cancelled or its certificates have expired. The holder registers again for self-service. They are told by email.
ra-close-last-day = A last day that has passed is taken away. Set a new one afterwards if the post is for a time.
ra-close-open-hint = For example, that the holder is back in a post here
ra-close-open = Open the profile
ra-close-from-now = From now on:
ra-close-card = the card opens nothing, and nobody can unlock or renew it
ra-close-signed-out = the holder is signed out, and their registration for self-service ends with its questions and answers
ra-close-told = the holder is told by email, and keeps the card
ra-close-back = You can open the profile again when they come back. If the holder also uses this console, disable their account under Staff.
ra-close-hint = For example, who reported that the holder has left

# Ending a registration.

ra-end-title = End the registration
ra-end-heading = End the registration for self-service
ra-end-what = The holder can no longer unlock their card themselves until they register again with a working card. They are told by email.
ra-end-hint = For example, that somebody else may know the answers
ra-end-none = The holder is not registered for self-service.
ra-cancel-enter-confirm = Confirm that the card is to be cancelled for good

# The end of a post.

ra-post-end-past = The last day must be today or later
ra-post-end-closed = This profile is closed. Open it again first
