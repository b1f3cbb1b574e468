# Tudalennau arddangosiad.

dev-codes-title = Staff yr arddangosiad
dev-codes-intro = Pwy all fewngofnodi i <a href="/ra">gonsol yr Awdurdod Cofrestru</a> yn yr arddangosiad hwn, a’r cod y mae eu hap dilysu yn ei ddangos nawr. Mae cod yn gweithio unwaith; llwythwch y dudalen eto ar ôl hanner munud i gael y nesaf.
dev-codes-role = Rôl
dev-codes-password = Cyfrinair
dev-codes-code = Cod nawr

dev-mailbox-title = Blwch post
dev-mailbox-intro = Pob e-bost y mae’r arddangosiad hwn wedi’i anfon, y diweddaraf yn gyntaf. Llwythwch y dudalen eto i chwilio am ragor.
dev-mailbox-to = At
dev-mailbox-sent = Anfonwyd
dev-mailbox-html = <a href="{ $href }">Ei weld fel HTML<span class="nhsuk-u-visually-hidden">: { $subject }</span></a>
dev-mailbox-none = Nid oes e-bost wedi’i anfon eto.
