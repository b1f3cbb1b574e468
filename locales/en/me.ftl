# The holder’s own pages.

card-state-cancelled-title = Your smartcard has been cancelled
card-state-closed-title = Your smartcard profile is closed
card-state-expired-title = Your smartcard has expired
card-state-cancelled = { $name }, this card has been cancelled. A cancelled card cannot be unlocked or brought back.
card-state-cancelled-next = Contact your Registration Authority desk. They can tell you why it was cancelled and print you a new card.
card-state-cancelled-more = More about lost, stolen and replaced cards
card-state-closed = { $name }, your Registration Authority has closed your profile, or the end date of your post has passed. Until it is open again, your card cannot be used, unlocked or renewed.
card-state-closed-next = If you still work here, or have moved to another organisation, contact your Registration Authority desk. Keep your card: they can open the profile again.
card-state-closed-more = More about moving and leaving
card-state-expired = { $name }, the certificates on this card have expired, so it cannot be used, unlocked or renewed here. The card itself can be put right.
card-state-expired-next = Contact your Registration Authority desk and arrange to see them. Bring your card and photo identification. They check who you are and put new certificates on it.
card-state-expired-more = More about expired cards

me-passcode-now = Your passcode now

me-profile-title = My profile
me-profile-details = My details
me-profile-name = Name
me-profile-organisation = Organisation
me-profile-last-day = Last day of my post
me-profile-email = email
me-profile-change = Change
me-profile-add = Add
me-profile-not-given = Not given
me-profile-mobile-key = Mobile number
me-profile-mobile = mobile number
me-profile-card = My card
me-profile-state = State
me-profile-working = Working
me-profile-locked = Locked
me-profile-cancelled = Cancelled
me-profile-certificate = { $kind ->
        [authentication] Authentication certificate
        [signing] Signing certificate
       *[other] { $kind }
    }
me-profile-expired = Expired
me-profile-expired-on = on { $date }
me-profile-expires-on = Expires on { $date }
me-profile-renew-due = Your certificates are due for renewal. Renew them now, before they expire.
me-profile-renew-with-help = Your certificates are due for renewal, this time with the Registration Authority. <a href="/me/renew">See what to do</a>
me-profile-renew-from = You can renew your certificates yourself from { $date }.
me-profile-change-passcode = Change my passcode
me-profile-cancelled-text = A cancelled card cannot be brought back. <a href="#desk">Contact your desk</a> for a new one.
me-profile-report = Report my card lost, stolen, damaged or used by somebody else
me-profile-expired-text = Only <a href="#desk">your Registration Authority desk</a> can replace expired certificates.
me-profile-self-service = Self-service
me-profile-closed = Self-service is closed for you after three wrong sets of answers. <a href="#desk">Your Registration Authority desk</a> can open it again.
me-profile-registered = You registered on { $date }.
me-profile-registered-unlock = If your card locks, you can unlock it yourself.
me-profile-set-questions = Set new security questions
me-profile-register-now = You are not registered. Register now, while your card works, and you can unlock it yourself if it ever locks.
me-profile-register = Register for self-service
me-profile-register-later = You are not registered. You can register once your card is working.
me-profile-latest = My latest activity

me-activity-when = When
me-activity-what = What

me-profile-all = See all activity
me-profile-nothing = Nothing has happened yet.

me-activity-title = My activity
me-activity-intro = What was done in this service with your card or about it, newest first.
me-activity-not-you = If you see something that was not you, <a href="/contact">tell your desk</a> at once and <a href="/me/passcode">change your passcode</a>.
me-activity-older = Older activity
me-activity-nothing = There is nothing to show.

me-passcode-title = Change your passcode
me-passcode-forgotten = Forgotten your passcode? Unlock your card

me-done-contact = Your contact details are saved.
me-done-email = Your new email address is in use.
me-done-passcode = Your passcode is changed. Use the new one from now on.
