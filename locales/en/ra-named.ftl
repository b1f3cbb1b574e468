# Being named to everybody: what was done, and what is wrong.

ra-named-now = You are named now.
ra-named-no-longer = You are no longer named.
ra-named-no-role = Only Sponsors and Local Smartcard Administrators are named
ra-named-choose = Choose whether you want to be named
