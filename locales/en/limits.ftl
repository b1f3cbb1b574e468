# What somebody is told who has to wait.

limit-request = Too many pages were asked for from your network in a short time.

limit-failed-sign-in = Too many sign-ins from your network have failed. Signing in is paused for your network to protect everyone’s cards.
limit-failed-answers = Too many answers from your network were wrong. Answering is paused for your network to protect everyone’s cards.

limit-unlock-start = Too many unlocks were started from your network in a short time.
limit-unlock-of-number = Unlocking this smartcard number was started too often from your network.

limit-failed-code = Too many wrong codes were typed for this smartcard number.

limit-code-of-number = Too many codes were sent for this smartcard number.
limit-code-to-mailbox = Too many codes were sent to this mailbox.

limit-failed-staff-sign-in = Too many console sign-ins from your network have failed.

limit-api-request = Too many requests were sent with this token in a short time.

limit-failed-token = Too many requests from your network had a token that is not valid.

limit-report-from-network = Too many cards were reported from your network in a short time. If it is urgent, ring your desk.
limit-report-of-number = This smartcard number was reported several times in a short time, and the desk will look at it. If it is urgent, ring your desk.
