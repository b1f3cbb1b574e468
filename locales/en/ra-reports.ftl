# The reports of the console: counts, never people.

ra-reports-menu = Reports
ra-reports-months = Months
# $scope is whose figures these are: “All organisations”.
ra-reports-scope = { $scope }.
ra-reports-scope-counted = { $scope }. Counted at { $time }, and again every quarter of an hour.
ra-reports-nothing = There is nothing to show.
ra-reports-csv = Download as CSV

# What each is called.
ra-reports-registration = Registration for self-service
ra-reports-unlocks = Unlocked cards
ra-reports-lock-outs = Lock-outs
ra-reports-expiry = Certificates that expire

# Tables.
ra-reports-by-organisation = By organisation
ra-reports-month-by-organisation = { $month }, by organisation
ra-reports-more = These are the first { $shown } of { $all } organisations. The file has them all.
ra-reports-organisation = Organisation
ra-reports-month = Month
ra-reports-holders = Holders
ra-reports-registered = Registered
ra-reports-not-registered = Not registered
ra-reports-share = Share
ra-reports-unlocked = Unlocked
ra-reports-unlocks-alone = By their holders
ra-reports-unlocks-helped = With help
ra-reports-unlocks-share = Share without help
ra-reports-lock-outs-cleared = Cleared by the Registration Authority
ra-reports-lock-outs-helped = Cards unlocked with help
ra-reports-expiry-7 = 7 days
ra-reports-expiry-30 = 30 days
ra-reports-expiry-60 = 60 days
ra-reports-expiry-90 = 90 days

# Charts.
ra-reports-registration-chart = Holders not registered yet, by organisation
ra-reports-unlocks-chart = Cards unlocked by month
ra-reports-lock-outs-chart = Lock-outs by month

# What each says; the numbers are written with their thousands.
ra-reports-registration-says = { $registered } of { $holders } holders are registered: { $share }. Those who are not must come to a desk when their card locks.
ra-reports-unlocks-says = Cards unlocked in twelve months: { $alone } by their holders and { $helped } with help. Without a visit to a desk: { $share }.
ra-reports-lock-outs-says = Lock-outs in twelve months: { $all }. Cleared by the Registration Authority: { $cleared }; an unlock with help opens self-service again too. Holders who are locked out now: { $now }.
ra-reports-expiry-says = Cards in use with a certificate that expires within 7 days: { $week }; within 90 days: { $quarter }. Once one has expired, the card must be repaired at a desk.
