# Tokens of the API: the list, making one, and the one that was made.

ra-tokens-title = API tokens
ra-tokens-revoked = The token is revoked. It opens nothing any more.
ra-tokens-what = A token lets a program use <a href="/api/v1/openapi.json">the API</a>. It stops working when it ends, when it is revoked, and while whoever made it may not manage tokens.
ra-tokens-list = Tokens
ra-tokens-name = Name
ra-tokens-scopes = Good for
ra-tokens-maker = Made by
ra-tokens-until = Until
ra-tokens-used = Last used
ra-tokens-never = Never
ra-tokens-revoke = Revoke
ra-tokens-none = There are no tokens.
ra-tokens-make-heading = Make a token
ra-tokens-name-hint = What it is for, such as “Nightly import”
ra-tokens-scopes-legend = What it is good for
ra-tokens-days = Days until it ends
ra-tokens-days-hint = 1 to 365
ra-tokens-make = Make the token

ra-token-made-title = Your token
ra-token-made-once = Shown only this once
ra-token-made-keep = Put it where the program keeps its secrets. We cannot show it again. If it is lost, or somebody else may have seen it, revoke it and make another.
# The token follows.
ra-token-made-which = “{ $name }”, in the audit trail <span class="latchkey-reference">{ $reference }</span>:
ra-token-made-on = Go to the tokens

ra-tokens-revoked-at = Revoked at { $time }
ra-tokens-ended-at = Ended at { $time }
ra-tokens-name-wrong = Enter a name of { $count } characters or fewer
ra-tokens-no-scopes = Select what the token is good for
ra-tokens-beyond = Select only what you may do yourself
ra-tokens-days-wrong = Days must be a number from { $from } to { $to }

# What a token may be good for.
ra-scope-holders-read = Find holders and see them
ra-scope-attempts-read = See failed attempts
ra-scope-audit-read = See the audit trail
ra-scope-mail-read = See what was mailed
ra-scope-reports-read = See reports
ra-scope-lockouts-clear = Clear lock-outs
ra-scope-holders-import = Import holders
