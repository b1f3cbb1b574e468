# What the desk does for a holder: lock-out, email address, organisation, end of the post, name.

ra-lockout-title = Clear the lock-out
ra-lockout-what = Self-service opens again, and the holder gets three new tries at their security questions. It does not unlock the card. The holder is told by email.
ra-lockout-sure = Only do this if you are sure that the wrong answers were the holder’s own.
ra-lockout-reason = Reason
ra-lockout-reason-hint = How you know that it was the holder. Never write an answer, a code or a passcode here
ra-lockout-none = There is no lock-out to clear: the holder is not locked out. Go back to see what else they may need.

ra-move-title = Move to another organisation
ra-move-what = Card, passcode and registration for self-service stay as they are. The staff of the new organisation see the holder from then on, and those of the old one no longer do.
ra-move-q = Find the organisation
ra-move-q-hint = Its code, or a part of its name or place
ra-move-find = Find
ra-move-more = There are more than these. Type more of the name.
ra-move-organisation = Where does the holder work now?
ra-move-reason = Reason
ra-move-reason-hint = For example, who told you, and from when
ra-move-save = Move the holder
ra-move-none = No organisation here has this code, or this in its name or place. Check the spelling, or type less of the name.

ra-post-end-title = Change the end of the post
ra-post-end-now = The last day of the post is { $day } now.
ra-post-end-none-now = The post has no end now.
ra-post-end-what = After its last day the profile is closed: the card opens nothing until the profile is opened again. The holder is told by email of any change here.
ra-post-end-hint = For example, 31 3 2027. Leave it empty for a post without an end
ra-post-end-reason = Reason
ra-post-end-reason-hint = For example, that a locum’s contract goes on
ra-post-end-save = Save

ra-propose-email-title = Change the email address
ra-propose-email-now = Codes go to { $email } now.
ra-propose-email-none-now = The holder has no email address, so no code can reach them.
ra-propose-email-what = Somebody else at the Registration Authority must approve the new address. Then codes go there, and both addresses are told.
ra-propose-email-reason = Reason
ra-propose-email-reason-hint = How you know that this mailbox is the holder’s
ra-propose-email-save = Propose this address

ra-rename-title = Change the name
ra-rename-what = See the original document first. The certificates on the card keep the earlier name until they are next renewed. The earlier name stays in the audit trail, and the holder is told by email.
ra-rename-name = Full name
ra-rename-proof = Which proof did you see?
ra-rename-note = What it says
ra-rename-note-hint = For example, its number and date, and who saw it

# Errors.
ra-move-choose = Choose the organisation where the holder works now
ra-move-same = The holder works there already
ra-move-unknown = There is no organisation with this code
ra-propose-email-taken = Another holder is reached at this address
ra-propose-email-same = This is the address that the holder has now
ra-rename-choose-proof = Choose the proof that you saw
ra-rename-same = This is the name that the holder has now
ra-rename-not-a-name = Enter the full name, with letters, in 100 characters or fewer
ra-rename-note-short = Enter what the document says, in a few words

# Proofs of another name.
ra-rename-proof-marriage = Marriage or civil partnership certificate
ra-rename-proof-divorce = Decree absolute or final order
ra-rename-proof-deed-poll = Deed poll
ra-rename-proof-new-certificate = Gender recognition or new birth certificate
ra-rename-proof-photo-id = Passport or driving licence in the new name
ra-rename-proof-correction = The name was written wrongly
