# Failed attempts: the list, the groups, one attempt with its review.

ra-attempts-title = Failed attempts
ra-attempts-alert-heading = One network tried many cards
ra-attempts-alert = <strong>{ $network }</strong> tried { $numbers } different smartcard numbers, { $attempts } failed attempts in all, since { $first }. The last was at { $last }.
ra-attempts-alert-next = <a href="{ $href }">See what it tried</a>. If this is the shared address of one of your sites, the holders there may need help. If not, tell your security team.
ra-attempts-acknowledge = Acknowledge
ra-attempts-views = Views
ra-attempts-one-by-one = One by one
ra-attempts-by-number = By smartcard number
ra-attempts-by-network = By network
ra-attempts-number = Smartcard number
ra-attempts-network = Network
ra-attempts-holder = Holder
ra-attempts-when = When
ra-attempts-what = What
ra-attempts-outcome = Outcome
ra-attempts-review = Review
ra-attempts-browser = Browser
ra-attempts-older = Older attempts
ra-attempts-since = Attempts since { $since }.
ra-attempts-cut = There were many: only the newest are grouped.
ra-attempts-groups = Groups
ra-attempts-count = Attempts
ra-attempts-networks = Networks
ra-attempts-numbers = Different numbers
ra-attempts-undecided = Not decided
ra-attempts-first = First
ra-attempts-last = Last
ra-attempts-see = See
ra-attempts-newest = Newest<span class="nhsuk-u-visually-hidden"> of { $key }</span>
ra-attempts-spray = Tried many cards

# One attempt.

ra-attempt-title = Failed attempt { $id }
ra-attempt-claimed = Claimed by { $by }.
ra-attempt-decided = Decided by { $by }.
ra-attempt-decision = Decision
ra-attempt-note = Note
ra-attempt-help = <a href="{ $href }">Go to the holder’s page to help them</a>: clear a lock-out, unlock the card with them, or change their email address.
ra-attempt-claim = Claim
ra-attempt-decide-heading = Decide what it was
ra-attempt-it-was = It was
ra-attempt-choose = Choose
ra-attempt-note-hint = What you found out, and from whom. Never write an answer, a code or a passcode here
ra-attempt-coverage = This decision is for
ra-attempt-this = this attempt
ra-attempt-undecided-of-number = every undecided attempt with this smartcard number
ra-attempt-undecided-of-network = every undecided attempt from this network
ra-attempt-decide = Decide
ra-attempt-close = Close
ra-attempt-close-when = Close it when nothing is left to do.
ra-attempt-decided-of-number = every decided attempt with this smartcard number
ra-attempt-decided-of-network = every decided attempt from this network
ra-attempt-of-number = With this smartcard number
ra-attempt-all-of-number = All with this smartcard number
ra-attempt-of-network = From this network
ra-attempt-all-of-network = All from this network
ra-attempt-numbers-of-network =
    { $count ->
        [one] Its newest attempts were all with one smartcard number.
       *[other] Its newest attempts were with { $count } different smartcard numbers.
    }

# How and where it failed, and what a review makes of it.

ra-attempt-unlock-answers = Unlock: security answers
ra-attempt-unlock-code = Unlock: emailed code
ra-attempt-sign-in = Sign-in: passcode
ra-attempt-registration-code = Registration: emailed code
ra-attempt-registration-passcode = Registration: passcode
ra-attempt-profile-passcode = Passcode change: old passcode
ra-attempt-renewal-passcode = Renewal: passcode
ra-attempt-desk-passcode = Renewal at the desk: passcode
ra-attempt-code = Emailed code
ra-attempt-other-step = Another step
ra-outcome-wrong = Wrong
ra-outcome-locked = Wrong, and locked the card
ra-outcome-refused = Refused: the card was locked
ra-outcome-dead = Code no longer good
ra-outcome-other = Failed
ra-outcome-strike = { $outcome }, strike { $strike }
ra-review-open = Open
ra-review-claimed = Claimed
ra-review-decided = Decided
ra-review-closed = Closed
ra-decision-forgot = The holder forgot their answers or passcode
ra-decision-mistyped = The holder mistyped, and got in afterwards
ra-decision-no-mailbox = The holder cannot reach their mailbox
ra-decision-helped = The desk helped the holder
ra-decision-somebody-else = Somebody else tried the holder’s number
ra-decision-spray = One network tried many cards
ra-decision-test = A test or training
ra-decision-unclear = It is not clear what it was; nothing more to do
ra-attempt-nobody = Nobody has this number
ra-attempt-news-claimed = You have claimed this attempt
ra-attempt-news-decided =
    { $count ->
        [one] 1 attempt was decided
       *[other] { $count } attempts were decided
    }
ra-attempt-news-closed =
    { $count ->
        [one] 1 attempt was closed
       *[other] { $count } attempts were closed
    }
ra-attempt-choose-decision = Choose what it was
