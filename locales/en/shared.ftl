# Parts that several pages share.

shared-local-administrator = a Local Smartcard Administrator

shared-sponsor = a Sponsor

shared-where = Where

shared-phone = Phone

shared-email = Email

shared-next = What to do next

shared-continue = Continue

shared-three-passcodes = Three wrong passcodes in a row lock the card

shared-happens-next = What happens next

shared-smartcard-number = Smartcard number

shared-assisted-route = Can’t do this? Your Registration Authority desk can unlock your card

shared-if-closed = If the desk is closed
shared-if-closed-ask = A colleague on site may be able to unlock your card while you are with them. Ask the person in charge of your shift for:

shared-never-borrow = Never borrow a colleague’s card, however busy the shift is.

shared-or-last = or { $item }

shared-email-address = Email address
shared-email-ends = It must end in { $domains }

shared-passcode-must = Your new passcode must:

shared-new-passcode = New passcode
shared-new-passcode-again = New passcode again

shared-last-day = Last day

shared-done = Done

shared-terms-yourself = Keep it to yourself
shared-terms-alone = Your card and its passcode are for you alone. Never share or lend them, and never use anybody else’s.
shared-terms-unattended = Never leave your card unattended. Take it with you when you leave the computer.
shared-terms-only = Use it only for the work that you were given access for.
shared-terms-recorded = What is done with your card is recorded
shared-terms-audited = Everything done with your card is recorded and audited, and can be shown to the person it is about.
shared-terms-answer = You answer for all of it, whether or not it was you who did it.
shared-terms-report = Report trouble at once
shared-terms-lost = If your card is lost, stolen or damaged, tell your Registration Authority desk straight away.
shared-terms-somebody = If somebody else may have used your card or may know your passcode, change the passcode and tell the desk.
shared-terms-each-time = Each time you enter your passcode you confirm that you accept these terms.

role-ra-manager = RA Manager
role-ra-agent = RA Agent

role-sponsor = Sponsor

role-local-administrator = Local Smartcard Administrator

role-id-checker = ID Checker
