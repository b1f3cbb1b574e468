# Cael eich enwi, i bawb, yn rhywun sy’n gallu datgloi cerdyn.

ra-listing-title = Cael eich enwi fel rhywun sy’n gallu datgloi cardiau
ra-listing-back = Fy nghyfrif
ra-listing-why = Yn y nos ac ar benwythnosau, mae cydweithwyr sydd â cherdyn wedi’i gloi yn chwilio am rywun sy’n gallu ei ddatgloi. Gallwch eu helpu i ddod o hyd i chi.
# A list of organisations follows.
ra-listing-shown = Os ydych yn cytuno, bydd eich enw, eich rôl a’r rhif ffôn a roddwch yma i’w gweld ar dudalen gyswllt y sefydliadau hyn:
ra-listing-anyone = <strong>Gall unrhyw un ar y rhyngrwyd sy’n chwilio am y sefydliad eu gweld.</strong> Ni ddangosir byth y cyfeiriad e-bost rydych yn mewngofnodi ag ef.
ra-listing-free = Nid oes rhaid i chi gytuno, a gallwch newid eich meddwl unrhyw bryd, ac ar unwaith. Mae’n dod i ben ohono’i hun pan ddaw eich rôl i ben neu pan gaiff eich cyfrif ei analluogi.
# Each follows a tag.
ra-listing-named = Wedi’ch enwi
ra-listing-named-now = Rydych wedi’ch enwi ar hyn o bryd.
ra-listing-not-named = Heb eich enwi
ra-listing-not-named-now = Nid ydych wedi’ch enwi ar hyn o bryd.
ra-listing-phone = Ffôn gwaith i’w ddangos (dewisol)
ra-listing-phone-hint = Rhif eich ward neu’ch desg. Nid eich ffôn symudol eich hun, oni bai eich bod am i ddieithriaid ei ffonio.
ra-listing-save = Cadw
ra-listing-agree = Rwy’n cytuno: enwch fi
ra-listing-no-role = Dim ond Noddwyr a Gweinyddwyr Cardiau Clyfar Lleol sy’n cael eu henwi, ac nid oes gennych y naill rôl na’r llall ar hyn o bryd. Nid ydych yn cael eich dangos i neb.
ra-listing-stop = Peidio â’m henwi
