# Yr hyn sydd o amgylch pob tudalen, a geiriau ffurflenni a’r hyn sy’n sefyll allan.

components-skip-link = Neidio i’r prif gynnwys
components-back = Yn ôl

components-console-name = { $service } – Awdurdod Cofrestru
components-account = Cyfrif
components-sign-in = Mewngofnodi
components-sign-out = Allgofnodi
components-my-profile = Fy mhroffil<span class="nhsuk-u-visually-hidden">: { $name }</span>
components-holders-portal = Porth i ddeiliaid
components-menu = Dewislen
components-browse = Pori
components-more = Mwy

components-support-links = Dolenni cymorth
components-help = Help
components-find-desk = Dod o hyd i’ch desg
components-accessibility = Hygyrchedd
components-privacy = Preifatrwydd

components-demonstration = Arddangosiad
components-demonstration-holder = Arddangosiad – <a href="/dev/mailbox">mae e-byst yn mynd i’r blwch post</a>
components-demonstration-console = Arddangosiad – <a href="/dev/mailbox">mae e-byst yn mynd i’r blwch post</a>, <a href="/dev/codes">mae codau’r staff yma</a>

# Mae colon yn dilyn ar y dudalen.
components-error = Gwall
components-information = Gwybodaeth
components-important = Pwysig
components-success = Llwyddiant
components-problem = Mae problem

components-show = Dangos
components-hide = Cuddio
components-show-passcode = Dangos y cod pas
components-hide-passcode = Cuddio’r cod pas
components-passcode-shown = Mae eich cod pas i’w weld
components-passcode-hidden = Mae eich cod pas wedi’i guddio
components-show-password = Dangos y cyfrinair
components-hide-password = Cuddio’r cyfrinair
components-password-shown = Mae eich cyfrinair i’w weld
components-password-hidden = Mae eich cyfrinair wedi’i guddio

components-day = Diwrnod
components-month = Mis
components-year = Blwyddyn

# Mae’r hyn a newidir yn dilyn, i’r rhai sy’n clywed y ddolen yn unig.
components-change = Newid

components-pagination = Tudaleniad
# Mae’r hyn sydd ar y dudalen nesaf yn dilyn.
components-next-page = Nesaf<span class="nhsuk-u-visually-hidden"> (y dudalen nesaf)</span>
