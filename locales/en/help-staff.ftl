# The help about getting a card, moving, leaving, and using it.

help-new-card-intro = Ask your manager or Sponsor to request a card for you. Then see the Registration Authority or an ID Checker in person, who check your identity and take your photograph.
help-new-card-bring = What to bring
help-new-card-either = Either of these, three documents in all:
help-new-card-one-photo = one photo identification and two proofs of your address
help-new-card-two-photos = two pieces of photo identification and one proof of your address
help-new-card-which = Photo identification is a passport, a photocard driving licence or a biometric residence permit, in date. A proof of address is a bill, a bank or card statement, or a council tax bill from the last three months. Bring originals; copies are not accepted.
help-new-card-no-photo = If you have no passport or driving licence
help-new-card-no-photo-ask = Speak to <a href="/contact">the desk</a> first. They usually ask for:
help-new-card-signed = a signed photograph of you, with a statement from a person of standing who knows you
help-new-card-two-documents = two documents such as a birth or marriage certificate
help-new-card-two-proofs = two recent proofs of your address
help-new-card-have-one = If you have a card from another NHS organisation, bring it. You keep it, and your new organisation adds your access.
help-new-name-intro = Tell your Sponsor or your Registration Authority desk, and bring proof of your new name: a marriage or civil partnership certificate, a deed poll, or a new passport. The desk changes your record and prints a card with the new name.
help-new-name-until = Keep using your present card until then. Your smartcard number stays the same.
help-new-name-email = If your email address changes with your name, <a href="/me/contact">correct it in your profile</a> while your card works, so that codes reach you.

help-leaving-intro = Keep your card if you move to another NHS or care organisation: it is yours, not the organisation’s. Give it back only if you leave the NHS for good, for example when you retire.
help-leaving-move = When you move
help-leaving-tell = Tell your manager or Sponsor your last day. They tell the Registration Authority, who take away your access there.
help-leaving-show = Show the card at your new organisation’s desk. They check it and give you access; you need no new card.
help-leaving-email = If your work email ends, <a href="/me/contact">give your new address</a> while your card works.
help-leaving-for-good = When you leave for good
help-leaving-hand-in = Hand the card to your Sponsor or the desk, and they cancel it.

help-locums-intro = Locums, bank, agency and other external staff each need a card of their own, like everybody else. If you have one from an earlier placement, bring it: the new organisation adds its access to it. If not, <a href="/help/new-card">you are registered with the same documents as all staff</a>.
help-locums-for-a-time = Your access is for a time, usually to the end of the placement. It can be extended: ask your Sponsor before it ends. Once the date has passed, your profile is closed and the card opens nothing, until a Registration Authority desk opens it again.
help-locums-keep = Keep the card between placements: the desk of your next one opens your profile again. <a href="/help/renew">Renew its certificates</a> before a placement ends if they are due. If they have expired meanwhile, that desk repairs the card.

help-application-intro = Your card opens what your Sponsor has asked for. If an application is missing, or shows less than you need, ask your Sponsor to check your access and to approve what is missing. The Registration Authority then adds it.
help-application-say = Say which application you need and what you do with it. If you hold more than one role, look first whether you chose the right one when you signed in.
help-application-not-here = You need no new card and no new passcode for it. This portal cannot change your access.

help-browsers-intro = Every current browser works: Edge, Chrome, Firefox and Safari, on a computer, a tablet or a phone. You need no Java, no plug-in and no particular settings, and the pages work without JavaScript too.
help-browsers-older = If you were told to use one browser and avoid another, that was about older services. Only cookies must be allowed: they keep your place and your language.
help-browsers-two-devices = You may start on a ward computer and read the emailed code on your phone. Type the code on the computer where you started.

help-sharing-intro = Your card and its passcode are for you alone. Never lend them, never use anybody else’s, and never leave the card in a reader when you walk away.
help-sharing-recorded = What is recorded
help-sharing-recorded-text = Everything that is done with your card is recorded with your name, and can be shown to the person whose record it was. You answer for all of it, whether or not it was you. Letting somebody use your card can lead to disciplinary action.
help-sharing-bank-card = Treat the card as you would a bank card. If a colleague asks for it because theirs does not work, show them <a href="/unlock">how to unlock their own</a>.
help-sharing-here-too = What is done in this portal is recorded too. You can see it under <a href="/me/activity">My activity</a>.

help-on-the-card-outside = On the outside: your name, your photograph and your 12-digit smartcard number.
help-on-the-card-chip = On the chip: two certificates with their keys, which prove to the systems that it is your card. They have an expiry date, and nobody can copy the keys out of the chip. The chip holds nothing about patients and no other details about you.
help-on-the-card-passcode = The card opens nothing without your passcode. The number is not secret: you are asked for it to unlock the card.

help-terms-intro = You accept these terms when you first sign in with your card, and again when they change or some time has passed. If you do not accept them, you cannot use the card: <a href="/contact">speak to your desk</a> about what worries you.

help-who-sees-what-intro = The Registration Authority sees your name, smartcard number, organisation, photograph, contact details, the state of your card, and what was done with it here, failed attempts among it. A Sponsor or Local Smartcard Administrator sees only people of their own organisation.
help-who-sees-what-nobody = Nobody sees your passcode, your answers or the codes that we send you. They never need them, and nobody at the Registration Authority will ask you for them.
help-who-sees-what-looked-at = When somebody looks at your details, that is recorded, and you find it under <a href="/me/activity">My activity</a>.

help-roles-intro = Three roles can be given to people in the organisations themselves:
help-roles-sponsor = A <strong>Sponsor</strong> asks for access for people of their organisation, and can unlock their cards and help them renew.
help-roles-administrator = A <strong>Local Smartcard Administrator</strong> unlocks cards and helps people renew, on the spot.
help-roles-checker = An <strong>ID Checker</strong> checks the identity of people who need a card.
help-roles-apart = Nobody can be Sponsor and ID Checker at the same time: one vouches for whom the other checks. And nobody uses a role on their own card.
help-roles-become = How to become one
help-roles-become-text = A senior person of your organisation, such as a director or a partner of the practice, nominates you. They write to the Registration Authority desk from their own email address, with your full name and the 12-digit number on your card. An ID Checker is trained first.
