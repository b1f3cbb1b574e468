### The end of a session: when it comes, the warning before it, and a form that came too late.

session-idle = You will be signed out at <span class="latchkey-until">{ $time }</span> if you do nothing.
session-last = You will be signed out at <span class="latchkey-until">{ $time }</span>. To carry on after that, sign in again.
session-unlock-idle = This unlock ends at <span class="latchkey-until">{ $time }</span> if you do nothing. After that you start again.
session-unlock-last = This unlock ends at <span class="latchkey-until">{ $time }</span>. After that you start again.
session-warning = You will be signed out soon, at <span class="latchkey-until">{ $time }</span>.
session-warning-last = You will be signed out soon, at <span class="latchkey-until">{ $time }</span>. Finish what you are doing.
session-warning-unlock = This unlock ends soon, at <span class="latchkey-until">{ $time }</span>.
session-stay = Stay signed in
session-stay-unlock = I need more time
session-over = Your session has ended
session-over-unlock = This unlock has ended
session-over-hidden = What was on this page is hidden, so that nobody else sees it.
session-over-sign-in = Sign in again
session-over-start = Start again
session-restored-heading = What you typed is still here
session-restored = Nothing was sent when your session ended. Check it and send it now. Passcodes, answers and codes are never kept: type those again.
session-waiting = What you typed is kept for you. Sign in and you go straight back to it. Nothing was sent yet.
