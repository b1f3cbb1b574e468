# The staff of the console: the list, one person, and what is changed about them.

ra-staff-title = Staff
ra-staff-invite = Invite somebody
ra-staff-q = Part of a name or an email address
ra-staff-search = Search
ra-staff-name = Name
ra-staff-email = Email
ra-staff-roles-now = Roles now
ra-staff-account = Account
ra-staff-no-roles = None
ra-staff-disabled = Disabled
ra-staff-enabled = Enabled
ra-staff-more = More staff
ra-staff-nobody = Nobody was found. Check the spelling, or invite them.

# One person.
ra-staff-own-card = Own smartcard
ra-staff-own-card-unknown = Not known
# Follows a tag: “Disabled”.
ra-staff-disabled-since = since { $date }
ra-staff-password = Password
ra-staff-password-chosen = Chosen
ra-staff-password-not-chosen = Not chosen yet
ra-staff-second-factor = Second factor
ra-staff-factor-set-up = Set up. Recovery codes left: { $left }
ra-staff-factor-not-set-up = Not set up
ra-staff-role = Role
ra-staff-within = Within
ra-staff-granted = Granted
ra-staff-until = Until
ra-staff-change = Change
ra-staff-change-role = Change<span class="nhsuk-u-visually-hidden"> { $role } at { $organisation }</span>
ra-staff-no-end = No end
ra-staff-roles-none = None.
ra-staff-roles-before = Roles before
ra-staff-yourself = This is you. Nobody changes their own account here: your second factor and sessions are under <a href="/ra/me">My account</a>, and your roles are another RA Manager’s matter.

# What has just been done.
ra-staff-news-invited = The invitation is on its way to { $email }.
ra-staff-news-granted = The role is granted.
ra-staff-news-moved = The last day of the role is saved.
ra-staff-news-taken = The role is taken back.
ra-staff-news-disabled = The account is disabled, and every session of it has ended.
ra-staff-news-enabled = The account is enabled.
ra-staff-news-reset = The second factor and the password are reset. Both of you are told by email, and they have a link to choose a new password.
ra-staff-news-link = A new link is on its way to { $email }.

# Inviting somebody.
ra-staff-invite-heading = Invite somebody to the console
ra-staff-invite-what = They are sent a link to choose their own password, which nobody else ever sees.
ra-staff-invite-name = Full name
ra-staff-invite-email = Email address
ra-staff-invite-email-hint = They sign in with it. It cannot be changed later
ra-staff-invite-card = Their own smartcard number
ra-staff-invite-card-hint = So that they cannot act on their own card
ra-staff-invite-send = Send the invitation

# Granting a role, moving its end, taking it back.
ra-staff-choose-role = Choose a role
ra-staff-organisation = Organisation
ra-staff-choose-organisation = Choose an organisation
ra-staff-last-day-hint = For locums and agency staff. Leave it empty for no end
ra-staff-grant = Grant a role
ra-staff-grant-heading = Grant { $name } a role
ra-staff-grant-excludes = Nobody may be Sponsor and ID Checker, even at different organisations.
ra-staff-grant-save = Grant the role
ra-staff-role-title = Change a role
ra-staff-role-at = { $role } at { $organisation }
ra-staff-role-held = Held by { $name }, without a last day.
ra-staff-role-held-until = Held by { $name } until { $date }.
ra-staff-role-end = Change its last day
ra-staff-role-end-hint = Leave it empty for no end
ra-staff-role-end-save = Save the last day
ra-staff-role-take = Take it back now
ra-staff-role-take-reason = Why is the role taken back?
ra-staff-role-take-save = Take the role back
ra-staff-reason-hint = Kept in the audit trail

# Before an account is changed.
ra-staff-disable = Disable the account
ra-staff-disable-title = Disable an account
ra-staff-disable-heading = Disable the account of { $name }
ra-staff-disable-what = They are signed out everywhere at once and cannot sign in until the account is enabled again. Their roles are kept.
ra-staff-disable-reason = Why is the account disabled?
ra-staff-enable = Enable the account
ra-staff-enable-title = Enable an account
ra-staff-enable-heading = Enable the account of { $name }
ra-staff-enable-what = They can sign in again as before, with the roles that have not ended meanwhile.
ra-staff-factor = Reset the second factor
ra-staff-factor-title = Reset a second factor
ra-staff-factor-heading = Reset the second factor of { $name }
ra-staff-factor-sure = Make sure that it is really { $name } who asks: speak to them in person, or call them back on a number that you know. Whoever reads their email sets up the next authenticator.
ra-staff-factor-what = Their authenticator, recovery codes and password stop working, and they are signed out everywhere. An email brings them a link to choose a new password; then they set up a new authenticator. Both of you are told by email.
ra-staff-factor-reason = Why is it reset?
ra-staff-factor-reason-hint = Kept in the audit trail. For example: lost phone, called back on the ward’s number
ra-staff-link = Send a new link to choose a password
ra-staff-link-title = Send a new link
ra-staff-link-heading = Send { $name } a new link
ra-staff-link-what = A link to choose a password goes to { $email }. Earlier links stop working. The present password works until a new one is chosen.
ra-staff-link-send = Send the link

# Roles as they are held.
ra-staff-role-within = { $role } at { $code }
ra-staff-roles-row = { $all }, { $next }
ra-staff-granted-by = { $date } by { $who }

# Errors.
ra-staff-enter-name = Enter their full name, in { $count } characters or fewer
ra-staff-enter-email = Enter an email address, such as name@example.org
ra-staff-wrong-number = Enter their smartcard number: 12 digits
ra-staff-not-a-day = The last day must be a real date, such as 31 3 2027
ra-staff-no-longer-so = That is no longer so: look at the person again
ra-staff-not-yourself = Nobody changes their own account here. Ask another RA Manager
ra-staff-last-manager = No RA Manager would remain. Make somebody else RA Manager first
ra-staff-excluded = They are { $role } already. Nobody may be Sponsor and ID Checker
ra-staff-held-already = They hold this role there already
ra-staff-end-is-past = The last day must be in the future
ra-staff-is-disabled = The account is disabled. Enable it first
ra-staff-address-taken = Somebody has this email address or this card already
ra-staff-card-taken = Somebody on the list has this smartcard number
