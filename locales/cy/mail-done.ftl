# What was done with a card by its holder, or for the holder.

mail-registered-subject = Rydych wedi cofrestru ar gyfer hunanwasanaeth cardiau clyfar
mail-registered-intro = Cofrestrwyd eich cerdyn clyfar ar gyfer hunanwasanaeth am { $at }. O hyn ymlaen gallwch ddatgloi eich cerdyn eich hun, ar unrhyw adeg o’r dydd.
mail-registered-next = Nid oes dim i’w wneud nawr. Cofiwch eich atebion, a chadwch nhw i chi’ch hun.
mail-registered-unlock = Os bydd eich cerdyn yn cloi, datglowch ef yma:
mail-registered-not-you = Efallai fod rhywun arall yn defnyddio eich cerdyn clyfar. Dywedwch wrth ddesg eich Awdurdod Cofrestru (RA), { $organisation }, ar unwaith.

mail-unlocked-subject = Cafodd eich cerdyn clyfar ei ddatgloi
mail-unlocked-intro = Cafodd eich cerdyn clyfar ei ddatgloi am { $at }, a gosodwyd cod pas newydd.
mail-unlocked-next = Os chi wnaeth hyn, nid oes dim arall i’w wneud. Defnyddiwch eich cod pas newydd o hyn ymlaen.

mail-passcode-changed-subject = Cafodd cod pas eich cerdyn clyfar ei newid
mail-passcode-changed-intro = Cafodd cod pas eich cerdyn clyfar ei newid am { $at }.

mail-email-changed-subject = Cafodd cyfeiriad e-bost eich cerdyn clyfar ei newid
mail-email-changed-intro = Cafodd y cyfeiriad e-bost ar gyfer eich cerdyn clyfar ei newid am { $at }. Y cyfeiriad newydd yw { $email }.
mail-email-changed-next = Os chi wnaeth hyn, nid oes dim arall i’w wneud. Bydd codau a negeseuon yn mynd i’r cyfeiriad newydd o hyn ymlaen, ac nid i’r un hwn.

mail-email-set-subject-old = Cafodd cyfeiriad e-bost eich cerdyn clyfar ei newid
mail-email-set-subject-new = Defnyddir y cyfeiriad e-bost hwn nawr ar gyfer eich cerdyn clyfar
mail-email-set-intro-old = Newidiodd eich Awdurdod Cofrestru (RA) y cyfeiriad e-bost ar gyfer eich cerdyn clyfar am { $at }. Y cyfeiriad newydd yw { $email }.
mail-email-set-intro-new = Rhoddodd eich Awdurdod Cofrestru (RA) y cyfeiriad e-bost hwn, { $email }, ar broffil eich cerdyn clyfar am { $at }.
mail-email-set-next-old = Os gofynnoch chi am hyn, nid oes dim arall i’w wneud. Bydd codau a negeseuon yn mynd i’r cyfeiriad newydd o hyn ymlaen, ac nid i’r un hwn.
mail-email-set-next-new = Os gofynnoch chi am hyn, nid oes dim arall i’w wneud. Bydd codau a negeseuon am eich cerdyn clyfar yn dod i’r cyfeiriad hwn o hyn ymlaen.

mail-renewed-subject = Mae tystysgrifau newydd ar eich cerdyn clyfar
mail-renewed-intro-desk = Rhoddodd eich Awdurdod Cofrestru (RA) dystysgrifau newydd ar eich cerdyn clyfar am { $at }, a chithau yno. Maent yn para tan { $expires }.
mail-renewed-intro = Adnewyddoch chi’r tystysgrifau ar eich cerdyn clyfar am { $at }. Maent yn para tan { $expires }.
mail-renewed-next = Nid oes dim i’w wneud nawr. Mae eich cerdyn yn gweithio fel o’r blaen. Byddwn yn eich atgoffa cyn i’r tystysgrifau newydd ddod i ben.
