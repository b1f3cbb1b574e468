# The mails that bring a code.

mail-registration-code-subject = Eich cod i gofrestru ar gyfer hunanwasanaeth cardiau clyfar
mail-registration-code-intro = Rydych chi’n cofrestru ar gyfer hunanwasanaeth, er mwyn i chi allu datgloi eich cerdyn clyfar eich hun. Eich cod cofrestru yw:
mail-registration-code-not-you = Peidiwch â defnyddio’r cod. Hebddo, ni fydd y cofrestriad yn digwydd. Efallai fod rhywun arall wedi mewngofnodi â’ch cerdyn clyfar, felly dywedwch wrth ddesg eich Awdurdod Cofrestru (RA), { $organisation }, ar unwaith.

mail-unlock-code-subject = Eich cod i ddatgloi eich cerdyn clyfar
mail-unlock-code-intro = Gofynnoch chi am gael datgloi eich cerdyn clyfar. Eich cod datgloi yw:
mail-unlock-code-not-you = Peidiwch â defnyddio’r cod. Hebddo, bydd eich cerdyn clyfar yn aros fel y mae. Efallai fod rhywun arall yn ceisio defnyddio eich cerdyn clyfar, felly dywedwch wrth ddesg eich Awdurdod Cofrestru (RA), { $organisation }.

mail-email-change-code-subject = Eich cod i gadarnhau eich cyfeiriad e-bost newydd
mail-email-change-code-intro = Gofynnoch i ni ddefnyddio’r cyfeiriad e-bost hwn ar gyfer eich cerdyn clyfar. Eich cod i’w gadarnhau yw:
mail-email-change-code-not-you = Peidiwch â defnyddio’r cod. Hebddo, ni fydd eich cyfeiriad e-bost yn newid.
mail-email-change-code-who = Os oes gennych gerdyn clyfar, efallai fod rhywun arall wedi mewngofnodi ag ef. Dywedwch wrth ddesg eich Awdurdod Cofrestru (RA) ar unwaith. Os nad oes gennych gerdyn clyfar, mae rhywun wedi teipio eich cyfeiriad drwy gamgymeriad, a gallwch ddileu’r e-bost hwn.
mail-email-change-code-why = Rydych chi’n cael yr e-bost hwn oherwydd bod rhywun sydd wedi mewngofnodi â cherdyn clyfar wedi teipio’r cyfeiriad hwn.

mail-code-use-by = Defnyddiwch y cod erbyn { $until }.
mail-code-once = { $minutes ->
    [one] Mae’n gweithio am { $minutes } funud, ac unwaith yn unig.
    [two] Mae’n gweithio am { $minutes } funud, ac unwaith yn unig.
   *[other] Mae’n gweithio am { $minutes } munud, ac unwaith yn unig.
 } Os gofynnoch chi fwy nag unwaith, dim ond y cod diweddaraf sy’n gweithio.
mail-code-type = Ewch yn ôl i’r dudalen lle dechreuoch chi a theipiwch y cod yno.
mail-code-or-link = Neu agorwch y ddolen hon yn yr un porwr ag y dechreuoch chi ynddo:
mail-code-link = Mynd ymlaen heb deipio’r cod
mail-code-elsewhere = Nid yw’r ddolen yn gweithio mewn porwr arall nac ar ddyfais arall. Teipiwch y cod lle dechreuoch chi yn lle hynny.
mail-code-never = Ni fyddwn byth yn gofyn i chi am y cod hwn dros y ffôn. Peidiwch â’i roi i neb.
mail-code-preview = Mae’r cod yn yr e-bost hwn yn gweithio tan { $until }. Peidiwch â’i roi i neb.
