# Fy nghyfrif yn y consol.

ra-me-title = Fy nghyfrif
ra-me-ended = Rydych wedi allgofnodi ym mhobman arall. Sesiynau a ddaeth i ben: { $count }.
ra-me-name = Enw
ra-me-email = E-bost
ra-me-roles = Fy rolau
ra-me-role = Rôl
ra-me-within = O fewn
ra-me-until = Tan
ra-me-factor = Ail ffactor
ra-me-new-codes = Creu codau adfer newydd
ra-me-new-factor = Gosod ap dilysu arall
ra-me-out-of-hours = Y tu allan i oriau
ra-me-listing = Gall Noddwyr a Gweinyddwyr Cardiau Clyfar Lleol <a href="/ra/me/listing">gael eu henwi i gydweithwyr fel rhywun sy’n gallu datgloi</a>.
ra-me-sessions = Sesiynau
ra-me-left-signed-in = Os gallech fod wedi gadael cyfrifiadur heb allgofnodi, dewch â phob sesiwn ond hon i ben.
ra-me-elsewhere = Allgofnodi ym mhobman arall

# Yr ail ffactor unwaith eto, cyn rhywbeth pwysig.

ra-step-up-codes = Bydd eich codau adfer blaenorol yn stopio gweithio. Bydd y rhai newydd yn cael eu dangos unwaith.
ra-step-up-factor = Byddwch yn gosod yr ap dilysu newydd ar y dudalen nesaf, ac yn mewngofnodi o’r newydd gydag ef. Nes bydd hynny wedi’i wneud, bydd yr un presennol a’i godau adfer yn dal i weithio. Yna byddant yn stopio, a byddwch yn cael eich allgofnodi ym mhobman arall.
ra-step-up-code = Cod o’ch ap, neu god adfer
ra-step-up-make = Creu codau newydd
ra-step-up-go-on = Parhau
