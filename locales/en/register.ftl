### Registering for self-service.

register-continue = Continue
register-question-number = Question { $number }

register-passcode-title = Register for self-service
register-passcode-why = Once you are registered you can unlock your card yourself, day or night.
register-passcode-step-passcode = Enter your passcode.
register-passcode-step-questions = Choose four security questions and answer them.
register-passcode-step-email = Confirm your email address.
register-passcode-step-code = Type the code that we email you.
register-passcode-label = Your passcode
register-passcode-hint = Three wrong passcodes in a row lock the card

register-questions-title = Choose four security questions
register-questions-why = You will be asked all four if your card locks. Choose answers that:
register-questions-lasting = you will still know in a year, in the middle of a night shift
register-questions-secret = nobody else knows, can guess or can look up
register-questions-different = are all different
register-questions-not-contain = do not contain your passcode, smartcard number or email address
register-questions-forgiving = Capital letters and extra spaces make no difference.
register-questions-screen-heading = Who can see your screen?
register-questions-screen = Your answers show as you type them. We keep them scrambled, so nobody can show them to you later.
register-questions-choose = Choose a question
register-questions-choose-one = Choose one
register-questions-answer = Your answer
register-questions-none = Choose a question
register-questions-repeated = Choose a different question each time

register-email-title = Confirm your email address
register-email-why = Your registration code goes there now, and your unlock codes go there later.
register-email-readable = Give an address that you can read without your smartcard, on a phone for example.

register-check-title = Check before you register
register-check-email = Email
register-check-answers = Your answers are kept scrambled and cannot be shown. To change one, set your questions again.
register-check-send = Send my registration code

register-done-title = You are registered
register-done-still-closed = Your desk still has to open self-service for you
register-done-emailed = We have emailed you to confirm it.
register-done-closed = Self-service was closed after three wrong sets of answers. Your new answers work as soon as your Registration Authority desk has opened it again. <a href="/contact">Find your desk</a>.
register-done-can-unlock = You can now unlock your own card
register-done-if-locked = If your card locks
register-done-open = Open this service in any browser.
register-done-choose = Choose “Unlock my card”.
register-done-email-at-hand = Have your email at hand.
register-done-change = You can set new questions or change your email on your profile whenever your card works.
register-done-profile = Go to my profile
