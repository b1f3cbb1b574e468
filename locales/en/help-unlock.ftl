# The help about locked cards, passcodes and codes.

help-unlock-intro = Three wrong passcodes in a row lock a card. If you registered for self-service, you can unlock it here yourself, at any hour, in a few minutes.
help-unlock-do-number = Type the 12-digit number under the photograph on your card.
help-unlock-do-answers = Answer your four security questions.
help-unlock-do-code = Open your work email and type the code that we send you. It works for { $minutes } minutes.
help-unlock-do-passcode = Choose a new passcode and type it twice.
help-unlock-all = That is all. The card works again straight away, with the new passcode.
help-unlock-closed = After three wrong sets of answers, self-service closes for your card, and only your Registration Authority desk, or a Sponsor or Local Smartcard Administrator, can unlock it.
help-unlock-not = Self-service cannot unlock a card that has expired or has been cancelled.

help-passcode-intro = If you have forgotten it, do not guess: <a href="/unlock">unlock your card</a>, and you choose a new one at the end. You need not lock the card first. If you know it, <a href="/me/passcode">sign in and change it</a>.
help-passcode-must = Your new passcode must
help-passcode-three = Three wrong passcodes in a row lock the card. If you are not sure after two, stop and choose a new one.
help-passcode-seen = Change it at once if anybody may have seen it, and <a href="/help/misused">tell your desk if they may have used your card</a>.

help-codes-intro = Most codes come within a minute or two. If yours has not:
help-codes-junk = Look in your junk or spam folder.
help-codes-open = Keep the page open where you asked for the code, and ask for a new one there. Only the newest code works.
help-codes-number = Check that you typed your own number. The page looks the same for every number, so that strangers learn nothing.
help-codes-how-long = A code works once, for { $minutes } minutes; the page and the email say until when. If it runs out, ask for another. You need not start again.
help-codes-none = If no email comes at all
help-codes-none-text = We may hold an old address for you, or none. While your card works, you can <a href="/me/contact">correct the address in your profile</a>. While it is locked, your desk can do it, once they have checked that it is you. If the desk is closed, <a href="/help/out-of-hours">a Local Smartcard Administrator or Sponsor can unlock the card with you</a>: that takes no code.

help-questions-intro = Do not guess. Each wrong set of answers uses up one of three tries; after the third, only your Registration Authority desk, a Sponsor or a Local Smartcard Administrator can unlock your card.
help-questions-strange = If the questions mean nothing to you
help-questions-strange-text = Check the number that you typed. Every number is shown four questions, even one that was never registered. If the number is right and you do not know the questions, you are probably not registered for self-service.
help-questions-forgotten = If you have forgotten the answers
help-questions-forgotten-text = Leave the page; that costs no try. Ask your desk, a Sponsor or a Local Smartcard Administrator to unlock your card with you. Nobody can look your answers up: they are kept scrambled.
help-questions-again = Once your card works again, <a href="/me/register">sign in and set new questions</a>.

help-register-intro = Register while your card works. Once it is locked, it is too late, and somebody else has to unlock it for you. It takes about five minutes.
help-register-need = You need
help-register-need-card = your card, unlocked, and its passcode
help-register-need-address = a work email address of your own that ends in { $domains }
help-register-need-mailbox = that mailbox open, on this computer or on your phone
help-register-do-sign-in = Sign in, and check that your email address and mobile number are right.
help-register-do-choose = Choose “Register for self-service” and type your passcode again.
help-register-do-answer = Choose four questions out of twenty and answer them. Choose answers that will not change and that colleagues cannot guess.
help-register-do-code = Type the code that we email you. It works for { $minutes } minutes.

help-out-of-hours-intro = You can <a href="/unlock">unlock your card here</a> at any hour, if you are registered and its certificates have not expired.
help-out-of-hours-ask = If you cannot, a colleague on site may be able to unlock it while you are with them. Ask the person in charge of your shift for:
help-out-of-hours-look = Look up your organisation under <a href="/contact">Find your desk</a>. Its page shows the opening times of the desk and its clinics, and the Sponsors and administrators who have agreed to be named there.
help-out-of-hours-what = They check that it is you, and you type a new passcode yourself. An expired, lost or cancelled card has to wait for the desk: only the Registration Authority can put it right.
help-out-of-hours-never = Never borrow a colleague’s card, however busy the shift is. Work without it, as your unit’s plan for that says.

help-not-working-intro = Find what you see, and follow the link.
help-not-working-locked = “Locked” or “blocked”, or you do not know the passcode: <a href="/help/unlock">unlock your card</a>.
help-not-working-expired = “Expired”, or the card suddenly stopped working everywhere: <a href="/help/expired">your certificates may have expired</a>.
help-not-working-cancelled = “Cancelled”: the card cannot come back. <a href="/contact">Your desk</a> prints you a new one.
help-not-working-system = You can sign in, but a system is missing: <a href="/help/application">an application is missing on your card</a>.
help-not-working-chip = The chip is scratched, bent or loose: <a href="/help/lost">report a damaged card</a>. A new one is free.
help-not-working-nothing = If nothing happens at all
help-not-working-take-out = Take the card out, wait a few seconds, and put it back with the chip first.
help-not-working-other-computer = Try it in another computer. If it works there, the reader is at fault: tell your IT service desk.
help-not-working-nowhere = If it works nowhere, see your <a href="/contact">Registration Authority desk</a>.
help-not-working-tells = <a href="/sign-in">Signing in to this portal</a> tells you whether your card is locked, cancelled or expired.
