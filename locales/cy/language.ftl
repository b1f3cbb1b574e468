# Y botwm at yr iaith arall, yn yr iaith honno.

language-switch = English
