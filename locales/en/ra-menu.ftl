# The menu of the console.

ra-menu-dashboard = Dashboard
ra-menu-attempts = Failed attempts
ra-menu-holders = Holders
ra-menu-incidents = Reported cards
ra-menu-approvals = Approvals
ra-menu-mail = Mail
ra-menu-reports = Reports
ra-menu-audit = Audit
ra-menu-staff = Staff
ra-menu-tokens = API tokens
ra-menu-clinics = Clinics
