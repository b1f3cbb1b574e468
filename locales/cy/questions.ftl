# Yr ugain cwestiwn diogelwch.
#
# Mae’r allwedd yn aros am byth; gellir gwella’r geiriad, ond byth er mwyn gofyn
# am rywbeth arall.

question-first-pet = Beth oedd enw’r anifail cyntaf yr oeddech chi’n hoff ohono?
question-first-friend = Beth oedd enw llawn eich ffrind agos cyntaf?
question-friend-road = Beth oedd enw’r stryd lle’r oedd eich ffrind plentyndod agosaf yn byw?
question-childhood-nickname = Pa lysenw oedd gan ychydig o bobl yn unig arnoch chi pan oeddech yn blentyn?
question-childhood-toy = Beth oedd eich enw ar y tegan pwysicaf i chi pan oeddech yn blentyn?
question-childhood-book = Pa stori yr oeddech chi’n gofyn amdani dro ar ôl tro pan oeddech yn blentyn?
question-childhood-song = Pa gân oedd y gyntaf i chi ei dysgu ar eich cof?
question-childhood-shop = Beth oedd enw’r siop yr oeddech chi’n hoffi mynd iddi fwyaf pan oeddech yn blentyn?
question-childhood-neighbour = Beth oedd enw’r cymydog yr ydych chi’n ei gofio orau o’ch plentyndod?
question-childhood-place = Beth oedd enw’r lle yr oeddech chi’n hoffi chwarae ynddo fwyaf pan oeddech yn blentyn?
question-childhood-gift = Beth yw’r anrheg orau a gawsoch chi pan oeddech yn blentyn?
question-wished-name = Pa enw yr oeddech chi’n dymuno ei gael pan oeddech yn blentyn?
question-lost-treasure = Beth wnaethoch chi ei golli pan oeddech yn blentyn yr ydych yn dal i feddwl amdano?
question-first-club = Beth oedd enw’r clwb, tîm neu grŵp cyntaf i chi ymuno ag ef?
question-helpful-teacher = Beth oedd enw’r athro neu’r athrawes a’ch helpodd fwyaf?
question-first-concert = Pwy aethoch chi i’w weld yn eich sioe fyw gyntaf?
question-first-trip = Beth oedd y lle cyntaf i chi deithio iddo heb eich teulu?
question-first-manager = Beth oedd enw llawn eich rheolwr cyntaf?
question-first-savings = Beth oedd y peth cyntaf i chi gynilo i’w brynu?
question-career-inspiration = Beth yw enw llawn y person a wnaeth i chi feddwl gyntaf am eich maes gwaith?
