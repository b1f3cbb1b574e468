# The switch to the other language, in that language.

language-switch = Cymraeg
