# Yr hyn y mae tudalen wall yn ei ddweud: beth ddigwyddodd, na newidiwyd dim, a beth i’w wneud nesaf.

error-quote = Os byddwch yn cysylltu â’ch desg am hyn, dyfynnwch <strong class="latchkey-reference">{ $reference }</strong>.

error-status = Gwall { $status }

error-nothing-changed = Ni newidiwyd dim.

error-page-old = Mae’r dudalen hon wedi dyddio
error-page-old-why = Bu ar agor yn rhy hir, neu aethoch ymlaen mewn tab arall, neu nid yw eich porwr yn cadw cwcis ar gyfer y wefan hon.
error-page-old-next = Ni newidiwyd dim. Ewch yn ôl i’r lle roeddech a gwnewch y cam olaf eto.

error-not-found = Heb ddod o hyd i’r dudalen
error-not-found-text = Os gwnaethoch deipio’r cyfeiriad, gwiriwch ei fod yn gywir. Os gwnaethoch ddilyn dolen o e-bost, copïwch y ddolen gyfan.
error-not-here = Ni ellir gwneud hynny yma
error-not-here-text = Nid yw’r dudalen hon yn derbyn yr hyn a anfonodd eich porwr.

error-too-long = Cymerodd hynny ormod o amser
error-too-long-text = Ni chyrhaeddodd yr hyn a anfonodd eich porwr mewn pryd.
error-too-much = Roedd hynny’n ormod
error-too-much-text = Anfonwyd mwy nag y mae’r ffurflen hon yn ei dderbyn.

error-not-ours = Nid ein cyfeiriad ni yw hwn
error-not-ours-text = Roedd y cais yn enwi gwesteiwr nad yw’r gwasanaeth hwn yn ateb drosto. Gwiriwch y cyfeiriad.

error-wait = Arhoswch cyn rhoi cynnig arall arni
error-wait-text = Gofynnwyd am ormod o dudalennau mewn amser byr.
error-wait-until = Gallwch roi cynnig arall arni o { $time } ymlaen. Ni newidiwyd dim.
error-wait-seconds = Arhoswch ychydig eiliadau, yna rhowch gynnig arall arni. Ni newidiwyd dim.
error-wait-desk = Os bydd angen eich cerdyn cyn hynny, gall eich desg ei ddatgloi.

error-busy = Mae’r gwasanaeth yn brysur
error-busy-text = Ni all wneud hyn ar hyn o bryd. Nid yw dim a roesoch wedi’i ddefnyddio, oni bai bod y dudalen wedi dweud hynny o’r blaen.
error-busy-next = Arhoswch funud, yna rhowch gynnig arall arni. Os oes angen eich cerdyn nawr, cysylltwch â’ch desg.

error-done-already = Gwnaed hyn yn barod
error-done-already-text = Anfonwyd yr un ffurflen ddwywaith, neu aeth yr un broses ymlaen mewn tab arall. Unwaith yn unig y cafodd ei wneud.

error-foreign = Daeth y ffurflen hon o wefan arall
error-foreign-text = Er mwyn diogelu eich cerdyn, dim ond ffurflenni o dudalennau’r gwasanaeth hwn a dderbynnir.

error-forbidden = Nid yw eich rôl yn caniatáu hyn
error-forbidden-text = Gall rhywun â rôl arall ei wneud, neu gall Rheolwr RA roi’r rôl i chi.

error-own-card = Eich cerdyn chi eich hun yw hwn
error-own-card-text = Nid oes neb yn defnyddio rôl ar ei gerdyn ei hun. Gofynnwch i gydweithiwr wneud hyn drosoch.

error-fault = Aeth rhywbeth o’i le
error-fault-text = Ein bai ni yw hyn, nid eich bai chi, ac mae wedi’i nodi er mwyn i ni edrych arno.
error-fault-next = Rhowch gynnig arall arni. Os bydd yn digwydd eto, cysylltwch â’ch desg.

error-unreadable = Ni ellid darllen y ffurflen honno
error-unreadable-text = Nid oedd rhywbeth a anfonodd eich porwr fel y mae’r gwasanaeth hwn yn ei ddisgwyl.
error-unreadable-next = Ni newidiwyd dim. Ewch yn ôl a rhowch gynnig arall arni.

error-next-console = Mynd i’r dangosfwrdd
