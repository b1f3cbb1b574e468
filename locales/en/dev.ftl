# Pages of a demonstration.

dev-codes-title = Demonstration staff
dev-codes-intro = Who can sign in to the <a href="/ra">Registration Authority console</a> of this demonstration, and the code that their authenticator app shows now. A code works once; load the page again after half a minute for the next.
dev-codes-role = Role
dev-codes-password = Password
dev-codes-code = Code now

dev-mailbox-title = Mailbox
dev-mailbox-intro = Every email that this demonstration has sent, newest first. Load the page again to look for more.
dev-mailbox-to = To
dev-mailbox-sent = Sent
dev-mailbox-html = <a href="{ $href }">See it as HTML<span class="nhsuk-u-visually-hidden">: { $subject }</span></a>
dev-mailbox-none = No email has been sent yet.
