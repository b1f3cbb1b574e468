# The dashboard.

ra-dashboard-title = Dashboard
ra-dashboard-signed-in = Signed in as { $name }.
ra-dashboard-find = Find a holder
ra-dashboard-find-hint = Smartcard number, or the beginning of a name
ra-dashboard-find-button = Find
ra-dashboard-waiting = Waiting for somebody
ra-dashboard-nothing = Nothing is waiting.
ra-dashboard-figures = Today and the last { $days } days
ra-dashboard-what-was-done = What was done
ra-dashboard-what = What
ra-dashboard-today = Today
ra-dashboard-last-days = Last { $days } days
ra-dashboard-visits = Visits to a desk that were not needed in the last { $days } days: <strong>{ $visits }</strong>. At 20 minutes each that is <strong>{ $hours }</strong> hours of staff time.
ra-dashboard-how-long = How long it took
ra-dashboard-how-long-lately = How long it took in the last days
ra-dashboard-median = Half took at most
ra-dashboard-p90 = Nine in ten took at most
ra-dashboard-standings = How things stand
ra-dashboard-counted = Counted at { $at }, and again every quarter of an hour.
ra-dashboard-holders = Holders
ra-dashboard-registered = Registered for self-service
ra-dashboard-locked-out = Locked out of self-service
ra-dashboard-not-counted = This has not been counted yet. Look again in a minute.
ra-dashboard-reports = See the reports

# Charts, everywhere.

ra-chart-label = { $title }, chart
ra-chart-as-table = { $title } as a table
