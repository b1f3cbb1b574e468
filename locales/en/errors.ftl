# What an error page says: what happened, that nothing was changed, and what to do next.

error-quote = If you contact your desk about this, quote <strong class="latchkey-reference">{ $reference }</strong>.

error-status = Error { $status }

error-nothing-changed = Nothing was changed.

error-page-old = This page is out of date
error-page-old-why = It was open for too long, or you went on in another tab, or your browser does not keep cookies for this site.
error-page-old-next = Nothing was changed. Go back to where you were and do the last step again.

error-not-found = Page not found
error-not-found-text = If you typed the address, check that it is right. If you followed a link from an email, copy the whole link.
error-not-here = That cannot be done here
error-not-here-text = This page does not take what your browser sent.

error-too-long = That took too long
error-too-long-text = What your browser sent did not arrive in time.
error-too-much = That was too much
error-too-much-text = More was sent than this form takes.

error-not-ours = This address is not ours
error-not-ours-text = The request named a host that this service does not answer for. Check the address.

error-wait = Please wait before you try again
error-wait-text = Too many pages were asked for in a short time.
error-wait-until = You can try again from { $time }. Nothing was changed.
error-wait-seconds = Wait a few seconds, then try again. Nothing was changed.
error-wait-desk = If your card is needed before that, your desk can unlock it.

error-busy = The service is busy
error-busy-text = It cannot do this right now. Nothing you entered was used up, unless the page said so before.
error-busy-next = Wait a minute, then try again. If your card is needed now, contact your desk.

error-done-already = This was already done
error-done-already-text = The same form was sent twice, or the same journey went on in another tab. It was done once.

error-foreign = This form came from another site
error-foreign-text = To protect your card, forms are only taken from this service’s own pages.

error-forbidden = Your role does not allow this
error-forbidden-text = Somebody with another role can do it, or an RA Manager can give you the role.

error-own-card = This is your own card
error-own-card-text = Nobody uses a role on their own card. Ask a colleague to do this for you.

error-fault = Something went wrong
error-fault-text = This is our fault, not yours, and it has been written down for us to look into.
error-fault-next = Try again. If it happens again, contact your desk.

error-unreadable = That form could not be read
error-unreadable-text = Something in what your browser sent was not as this service expects.
error-unreadable-next = Nothing was changed. Go back and try again.

error-next-console = Go to the dashboard
