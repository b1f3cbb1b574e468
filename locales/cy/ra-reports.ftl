# Adroddiadau’r consol: cyfrifon, byth pobl.

ra-reports-menu = Adroddiadau
ra-reports-months = Misoedd
# $scope is whose figures these are: “All organisations”.
ra-reports-scope = { $scope }.
ra-reports-scope-counted = { $scope }. Cyfrifwyd am { $time }, ac eto bob chwarter awr.
ra-reports-nothing = Nid oes dim i’w ddangos.
ra-reports-csv = Lawrlwytho fel CSV

# What each is called.
ra-reports-registration = Cofrestru ar gyfer hunanwasanaeth
ra-reports-unlocks = Cardiau a gafodd eu datgloi
ra-reports-lock-outs = Achosion o gloi allan
ra-reports-expiry = Tystysgrifau sy’n dod i ben

# Tables.
ra-reports-by-organisation = Yn ôl sefydliad
ra-reports-month-by-organisation = { $month }, yn ôl sefydliad
ra-reports-more = Dyma’r { $shown } cyntaf o { $all } sefydliad. Mae pob un yn y ffeil.
ra-reports-organisation = Sefydliad
ra-reports-month = Mis
ra-reports-holders = Deiliaid
ra-reports-registered = Wedi cofrestru
ra-reports-not-registered = Heb gofrestru
ra-reports-share = Cyfran
ra-reports-unlocked = Wedi’u datgloi
ra-reports-unlocks-alone = Gan eu deiliaid
ra-reports-unlocks-helped = Gyda help
ra-reports-unlocks-share = Cyfran heb help
ra-reports-lock-outs-cleared = Wedi’u clirio gan yr Awdurdod Cofrestru
ra-reports-lock-outs-helped = Cardiau a gafodd eu datgloi gyda help
ra-reports-expiry-7 = 7 diwrnod
ra-reports-expiry-30 = 30 diwrnod
ra-reports-expiry-60 = 60 diwrnod
ra-reports-expiry-90 = 90 diwrnod

# Charts.
ra-reports-registration-chart = Deiliaid sydd heb gofrestru eto, yn ôl sefydliad
ra-reports-unlocks-chart = Cardiau a gafodd eu datgloi fesul mis
ra-reports-lock-outs-chart = Achosion o gloi allan fesul mis

# What each says; the numbers are written with their thousands.
ra-reports-registration-says = Deiliaid sydd wedi cofrestru: { $registered } o { $holders }, sef { $share }. Rhaid i’r rhai sydd heb gofrestru ddod at ddesg pan fydd eu cerdyn yn cloi.
ra-reports-unlocks-says = Cardiau a gafodd eu datgloi mewn deuddeg mis: { $alone } gan eu deiliaid, { $helped } gyda help. Heb ymweliad â desg: { $share }.
ra-reports-lock-outs-says = Achosion o gloi allan mewn deuddeg mis: { $all }. Wedi’u clirio gan yr Awdurdod Cofrestru: { $cleared }; mae datgloi gyda help hefyd yn agor hunanwasanaeth eto. Deiliaid sydd wedi’u cloi allan nawr: { $now }.
ra-reports-expiry-says = Cardiau sy’n cael eu defnyddio ac y mae tystysgrif arnynt yn dod i ben o fewn 7 diwrnod: { $week }; o fewn 90 diwrnod: { $quarter }. Ar ôl i un ddod i ben, rhaid atgyweirio’r cerdyn wrth ddesg.
