# Email addresses that one person proposes and another approves.

ra-approvals-title = Approvals
ra-approvals-approved = The new address is in use. An email about it goes to the new address, and to the old one if there was one.
ra-approvals-declined = The proposal is declined. Nothing was changed.
ra-approvals-taken = Another holder has taken this mailbox meanwhile, so the proposal is declined.
ra-approvals-intro = An email address that one person proposes for a holder is put in use when somebody else approves it.
ra-approvals-waiting = Waiting
ra-approvals-holder = Holder
ra-approvals-new-address = New address
ra-approvals-proposed-by = Proposed by
ra-approvals-decide = Decide
ra-approvals-mine = Yours: somebody else decides
ra-approvals-decide-on = Decide<span class="nhsuk-u-visually-hidden"> on the address of { $name }</span>
ra-approvals-none = Nothing waits for approval.

# One of them.

ra-approval-title = Decide on an email address
ra-approval-present = Present address
ra-approval-no-address = None
ra-approval-reason-given = Reason given
ra-approval-mine = You proposed this yourself, so somebody else must decide.
ra-approval-care = Whoever reads this mailbox can get unlock codes for the card. Approve it only if you are sure that it is the holder’s.
ra-approval-decision = Decision
ra-approval-approve = Approve: put the new address in use
ra-approval-decline = Decline: change nothing
ra-approval-reason-hint = How you checked it
ra-approval-save = Save decision
ra-approval-choose = Choose whether to approve or to decline
ra-approval-own = Somebody else must decide on your own proposal
