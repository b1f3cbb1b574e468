# Adroddiadau’r consol: cyfrifon, byth pobl.

ra-reports-menu = Adroddiadau
ra-reports-months = Misoedd
# $scope is whose figures these are: “All organisations”.
ra-reports-scope = { $scope }.
ra-reports-scope-counted = { $scope }. Cyfrifwyd am { $time }, ac eto bob chwarter awr.
ra-reports-nothing = Does dim i’w ddangos.
ra-reports-csv = Lawrlwytho fel CSV
