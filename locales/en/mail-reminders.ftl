# What will happen soon.

mail-renewal-subject = Renew your smartcard before it expires
mail-renewal-subject-desk = Book your smartcard renewal before the card expires
mail-renewal-expires = The certificates on your smartcard expire at { $at }.
mail-renewal-days = { $days ->
    [one] That is tomorrow.
   *[other] That is in { $days } days.
 }
mail-renewal-book = Book a time with your Registration Authority (RA) desk before then. This time the certificates cannot be renewed online: somebody there has to see you first. Bring your smartcard, and know its passcode.
mail-renewal-needs = See what your smartcard needs
mail-renewal-online = Renew them before then. It takes two minutes, with your smartcard and its passcode:
mail-renewal-go = Renew your smartcard
mail-renewal-desk-helps = If you cannot renew online, the desk can help:
mail-renewal-late-title = If you do not renew in time
mail-renewal-late = An expired smartcard does not work, and nobody can renew it online. Only the desk can repair it then: you have to go there with the card and photo ID.
mail-renewal-already-title = If you have renewed already
mail-renewal-already = Then ignore this email. There is nothing more to do.

mail-post-ending-subject = Your smartcard stops working when your post ends
mail-post-ending-subject-sponsor = A smartcard stops working when a post ends
mail-post-ending-intro = Our records say that your post at { $organisation } ends on { $day }. Your smartcard works until the end of that day. After it your smartcard profile is closed and the card no longer works.
mail-post-ending-intro-sponsor = Our records say that the post of { $holder } at { $organisation } ends on { $day }. Their smartcard works until the end of that day. After it their smartcard profile is closed and the card no longer works.
mail-post-ending-right = If the date is right, there is nothing to do. Keep your smartcard: it can be opened again for your next post.
mail-post-ending-right-sponsor = If the date is right, there is nothing to do.
mail-post-ending-stay = If you stay longer, tell your Sponsor or your Registration Authority (RA) desk before that day.
mail-post-ending-stay-sponsor = If they stay longer, ask the Registration Authority (RA) desk before that day to change the date.
mail-post-ending-why-sponsor = You get this email because you are a Sponsor there.
mail-post-ending-wrong = If this post does not end, tell the desk at once.
