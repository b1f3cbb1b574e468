# Why a card cannot be unlocked online, and when it can be again.

mail-locked-out-subject = Online unlock is blocked for your smartcard
mail-locked-out-intro = Somebody gave wrong answers 3 times while trying to unlock your smartcard online. The last try was at { $at }. To keep your card safe, we have blocked online unlock for it.
mail-locked-out-unregistered = You have not set up self-service, so no answers could have been right.
mail-locked-out-same = Your smartcard itself has not changed. If it was locked before, it is still locked.
mail-locked-out-desk = If you need your card unlocked, contact your Registration Authority (RA) desk. Have your smartcard and photo ID with you.
mail-locked-out-after = Once they have helped you, online unlock works for you again.
mail-locked-out-set-up = Once your card works, sign in and set up self-service. Then you can unlock your card yourself next time.
mail-locked-out-not-you = Somebody else may be trying to use your smartcard. Tell the desk at once, even if your card works. If the desk is closed, send it an email now.

mail-lockout-cleared-subject = You can unlock your smartcard online again
mail-lockout-cleared-intro = Online unlock was blocked for your smartcard after wrong answers. Your Registration Authority (RA) opened it again at { $at }. Your smartcard itself has not changed. If it was locked before, it is still locked.
mail-lockout-cleared-forgotten = If you no longer know your answers, ask the desk to unlock your card. Then sign in and set up self-service again.

mail-not-possible-subject = Your smartcard cannot be unlocked online
mail-not-possible-unregistered = Somebody asked to unlock your smartcard online. You have not set up self-service, so we cannot unlock it that way.
mail-not-possible-cancelled = Somebody asked to unlock your smartcard online. The card has been cancelled. A cancelled card cannot be used again.
mail-not-possible-cancelled-next = You need a new smartcard. Contact your Registration Authority (RA) desk. They will need to see photo ID. Give them the old card if you still have it.
mail-not-possible-closed = Somebody asked to unlock your smartcard online. Your smartcard profile is closed, so the card cannot be used or unlocked.
mail-not-possible-closed-next = If you still work for the NHS, contact your Registration Authority (RA) desk. They can open your profile again. Have your smartcard and photo ID with you.
mail-not-possible-expired = Somebody asked to unlock your smartcard online. The certificates on the card have expired, so it cannot be unlocked that way.
mail-not-possible-expired-next = Go to your Registration Authority (RA) desk with your smartcard and photo ID. They can renew the certificates while you are there.
mail-not-possible-not-you = Your smartcard has not been changed by this. Somebody else may be trying to use it, so tell the desk. If the desk is closed, send it an email now.
