# What many mails say: the greeting, the desk, what to do if it was somebody else, the foot.

mail-hello = Helo { $name },
mail-next = Beth i’w wneud nesaf
mail-not-you = Os nad chi wnaeth hyn
mail-not-right = Os nad yw hyn yn gywir
mail-unexpected = Os nad oeddech yn disgwyl hyn

# The foot of every mail
mail-foot-sender = Anfonwyd gan { $service } ar ran { $organisation }.
mail-foot-run-by = { $owner } sy’n rhedeg { $service }.
mail-foot-why = Rydych chi’n cael yr e-bost hwn oherwydd bod gennych gerdyn clyfar y GIG.
mail-foot-why-staff = Rydych chi’n cael yr e-bost hwn oherwydd eich bod yn helpu i ofalu am gardiau clyfar y GIG.
mail-foot-automatic = E-bost awtomatig yw hwn. Nid oes neb yn darllen atebion iddo.
mail-foot-reference = Cyfeirnod: { $reference }
mail-foot-quote = Os byddwch yn holi’r ddesg am yr e-bost hwn, rhowch y cyfeirnod hwn iddynt.

# A desk
mail-desk-phone = Ffôn: { $phone }
mail-desk-email = E-bost: { $email }
mail-desk-hours = Ar agor: { $hours }
mail-desk-place = Lleoliad: { $place }
mail-desk-find = Dod o hyd i’ch desg
mail-desk-find-another = Dod o hyd i ddesg arall
mail-desk-find-the = Dod o hyd i’r ddesg
mail-desk-email-now = Os yw’r ddesg ar gau, anfonwch e-bost ati nawr.
mail-desk-wrong-address = Mae’r e-bost hwn yn mynd i ddesg y sefydliad hwn: { $organisation }. Os nad eich desg chi yw honno, dywedwch wrth y ddesg fod ganddi’r cyfeiriad anghywir.

# When the desk is closed
mail-closed-title = Os yw’r ddesg ar gau
mail-closed-others = Gall Noddwr neu Weinyddwr Cardiau Clyfar Lleol yn eich gweithle ddatgloi eich cerdyn hefyd. Gofynnwch i’r person sy’n gyfrifol am eich sifft.
mail-closed-who = Gweld pwy all helpu y tu allan i oriau
mail-closed-only-desk = Dim ond y ddesg sy’n gallu gwneud hyn. Os na allwch ofalu am eich cleifion heb eich cerdyn, dywedwch wrth y person sy’n gyfrifol am eich sifft nawr.

# If it was somebody else
mail-somebody-else = Efallai fod rhywun arall yn defnyddio eich cerdyn clyfar. Dywedwch wrth ddesg eich Awdurdod Cofrestru (RA) ar unwaith:
mail-somebody-pretended = Os nad ydych yn gwybod dim am hyn, neu os yw’n anghywir, efallai fod rhywun wedi esgus mai chi ydyw. Dywedwch wrth ddesg eich Awdurdod Cofrestru (RA) ar unwaith:

# Links that many mails have
mail-locked-here = Os yw eich cerdyn wedi’i gloi, datglowch ef yma:
mail-link-unlock = Datgloi eich cerdyn clyfar
mail-link-set-up = Cofrestru ar gyfer hunanwasanaeth
