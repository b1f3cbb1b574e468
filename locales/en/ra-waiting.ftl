# What waits, on the dashboard. $count is a number, or “more than 99”.

ra-waiting-alerts = Networks that tried many cards: { $count }
ra-waiting-alert = { $count } different numbers, last at { $at }
ra-waiting-locked-out = Holders locked out of self-service: { $count }
ra-waiting-locked-out-since = { $number }, { $organisation }, since { $at }
ra-waiting-reported = Reported cards to decide on: { $count }
ra-waiting-reported-see = See the reported cards
ra-waiting-replace = Cancelled cards to replace: { $count }
ra-waiting-replace-see = See the cancelled cards
ra-waiting-approvals = Email addresses to approve: { $count }
ra-waiting-approvals-see = See the email addresses
ra-waiting-mails = Emails that could not be sent: { $count }
ra-waiting-mails-see = See the emails
ra-waiting-reminders = Reminders that could not be sent in the last 30 days: { $count }
ra-waiting-reminders-see = See the reminders
ra-waiting-newest = These are the newest { $count }.
ra-waiting-more-than = more than { $count }

# The figures.

ra-scope-everywhere = All organisations
ra-scope-one = Your organisation
ra-scope-some = Your organisations together
ra-figure-unlocked = Cards unlocked by their holders
ra-figure-unlocked-with-help = Cards unlocked with help
ra-figure-failed = Wrong answers, codes and passcodes
ra-figure-locked-out = Lock-outs
ra-figure-registered = Registered for self-service
ra-figure-codes = Codes sent
ra-figure-with-share = { $number } ({ $share })
ra-how-long-unlock = From starting to unlock to done
ra-how-long-code = From asking for a code to sending it
ra-chart-unlocks = Cards unlocked by day
ra-chart-unlocks-day = Day
ra-chart-unlocks-number = Unlocked
ra-chart-unlocks-alone = By their holders
ra-chart-unlocks-helped = With help
ra-chart-expiry = Cards whose certificates expire soon
ra-chart-expiry-within = Within
ra-chart-expiry-number = Cards
ra-chart-expiry-days = { $count } days
ra-chart-summary = { $total } in all; most at { $label }: { $number }.
ra-chart-none = There are none.
ra-how-long-minutes =
    { $count ->
        [one] 1 minute
       *[other] { $count } minutes
    }
ra-how-long-seconds =
    { $count ->
        [one] 1 second
       *[other] { $count } seconds
    }
ra-how-long-both = { $minutes } { $seconds }
