# The start page.

start-title = Unlock and manage your smartcard

start-intro = If your smartcard is locked or you have forgotten its passcode, you can unlock it here yourself, day or night.

start-need = You need:
start-need-number = the 12-digit number under the photograph on your card
start-need-answers = the answers to your security questions, if you are asked for them
start-need-email = your work email, open on this computer or on your phone

start-unlock = Unlock my card
start-unlock-help = Never registered, or cannot do this? Get help to unlock your card

start-profile = My profile
start-profile-text = Register for self-service, change your passcode or contact details, and see when your certificates expire.

start-register = Register for self-service, or see my profile
start-register-text = Sign in with a working card. Once you are registered you can unlock your card yourself.

start-renew = Renew my certificates
start-renew-text = Sign in with a working card, before its certificates expire.

start-report = Report a card
start-report-text = Lost, stolen, damaged, or used by somebody else. Sign in and it is cancelled at once; or ask the desk to ring you.

start-help = Help
start-help-text = Codes that do not come, expired and lost cards, new names, locums: short answers, with a search.

start-desk = Find your desk
start-desk-text = Phone, email and opening hours of your Registration Authority desk.
