# The reports of the console: counts, never people.

ra-reports-menu = Reports
ra-reports-months = Months
# $scope is whose figures these are: “All organisations”.
ra-reports-scope = { $scope }.
ra-reports-scope-counted = { $scope }. Counted at { $time }, and again every quarter of an hour.
ra-reports-nothing = There is nothing to show.
ra-reports-csv = Download as CSV
