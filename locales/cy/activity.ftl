# Yr hyn a wnaed, fel y mae’r deiliad yn ei ddarllen.

activity-signed-in = Gwnaethoch fewngofnodi
activity-signed-out = Gwnaethoch allgofnodi

activity-sign-in-failed = Rhoddwyd cod pas anghywir
activity-sign-in-refused = Gwrthodwyd mewngofnodi am na ellir defnyddio’r cerdyn mwyach

activity-card-locked = Cafodd eich cerdyn ei gloi gan dri chod pas anghywir yn olynol

activity-terms-accepted = Gwnaethoch dderbyn telerau defnyddio cerdyn clyfar

activity-contact-changed = Newidiwyd eich rhif ffôn symudol

activity-email-change-asked = Anfonwyd cod i gyfeiriad e-bost newydd
activity-email-changed = Newidiwyd eich cyfeiriad e-bost

activity-passcode-changed = Newidiwyd eich cod pas

activity-registration-code-sent = Anfonwyd cod cofrestru

activity-registered = Gwnaethoch gofrestru ar gyfer hunanwasanaeth

activity-unlock-started = Dechreuwyd datgloi eich cerdyn

activity-strike-counted = Rhoddwyd atebion diogelwch

activity-answers-right = Atebwyd y cwestiynau diogelwch yn gywir
activity-answers-wrong = Atebwyd y cwestiynau diogelwch yn anghywir

activity-locked-out = Caewyd hunanwasanaeth ar ôl tair set o atebion anghywir

activity-unlock-code-sent = Anfonwyd cod datgloi
activity-unlock-not-possible = Gofynnwyd am ddatgloi na ellir ei wneud ar-lein

activity-code-right = Rhoddwyd cod a anfonwyd drwy e-bost
activity-code-wrong = Rhoddwyd cod anghywir neu hen god

activity-unlocked = Cafodd eich cerdyn ei ddatgloi gyda chod pas newydd

activity-holder-seen = Edrychodd yr Awdurdod Cofrestru ar eich manylion

activity-photograph-seen = Edrychodd yr Awdurdod Cofrestru ar eich llun
activity-photograph-imported = Mewnforiwyd eich llun

activity-lockout-cleared = Ailagorodd yr Awdurdod Cofrestru hunanwasanaeth i chi

activity-identity-confirmed = Gwiriodd yr Awdurdod Cofrestru eich hunaniaeth

activity-unlocked-with-help = Cafodd eich cerdyn ei ddatgloi gyda chod pas newydd, gyda help yr Awdurdod Cofrestru

activity-unlock-refused = Ni wnaeth yr Awdurdod Cofrestru ddatgloi eich cerdyn

activity-registration-ended = Daeth yr Awdurdod Cofrestru â’ch cofrestriad ar gyfer hunanwasanaeth i ben

activity-email-proposed = Cynigiwyd cyfeiriad e-bost newydd ar eich cyfer
activity-email-approved = Newidiodd yr Awdurdod Cofrestru eich cyfeiriad e-bost
activity-email-declined = Gwrthodwyd cyfeiriad e-bost a gynigiwyd

activity-attempts-reviewed = Adolygodd yr Awdurdod Cofrestru ymgeisiau aflwyddiannus gyda’ch rhif

activity-mail-sent-again = Anfonodd yr Awdurdod Cofrestru god newydd atoch

activity-card-reported = Rhoddwyd gwybod bod eich cerdyn ar goll, wedi’i ddwyn, wedi’i ddifrodi neu wedi’i gamddefnyddio
activity-card-cancelled = Cafodd eich cerdyn ei ganslo

activity-report-dismissed = Caewyd adroddiad am eich cerdyn; ni chafodd y cerdyn ei ganslo

activity-crime-number-noted = Nodwyd rhif trosedd y lladrad

activity-card-replaced = Cawsoch gerdyn newydd

activity-replacement-refused = Ni roddodd yr Awdurdod Cofrestru gerdyn newydd

activity-holder-imported = Mewnforiwyd eich manylion

activity-renewed = Gwnaethoch adnewyddu’r tystysgrifau ar eich cerdyn
activity-renewed-with-help = Adnewyddwyd y tystysgrifau ar eich cerdyn gyda help yr Awdurdod Cofrestru

activity-repaired = Rhoddodd yr Awdurdod Cofrestru dystysgrifau newydd ar eich cerdyn a oedd wedi dod i ben

activity-renewal-refused = Ni roddodd yr Awdurdod Cofrestru dystysgrifau newydd ar eich cerdyn
activity-renewal-broken-off = Rhoddwyd y gorau i wneud tystysgrifau newydd ar gyfer eich cerdyn cyn eu gorffen

activity-holder-closed = Caewyd eich proffil
activity-holder-reopened = Ailagorodd yr Awdurdod Cofrestru eich proffil
activity-holder-moved = Symudodd yr Awdurdod Cofrestru chi i sefydliad arall
activity-holder-renamed = Newidiodd yr Awdurdod Cofrestru eich enw

activity-post-end-set = Newidiodd yr Awdurdod Cofrestru ddiwedd eich swydd

activity-other = Gwnaeth yr Awdurdod Cofrestru rywbeth
