# Dewislen y consol.

ra-menu-dashboard = Dangosfwrdd
ra-menu-attempts = Ymgeisiau aflwyddiannus
ra-menu-holders = Deiliaid
ra-menu-incidents = Adroddiadau am gardiau
ra-menu-approvals = Cymeradwyaethau
ra-menu-mail = Negeseuon e-bost
ra-menu-reports = Adroddiadau
ra-menu-audit = Archwilio
ra-menu-staff = Staff
ra-menu-tokens = Tocynnau API
ra-menu-clinics = Clinigau
