# Yr help: y rhestr, y chwilio, a’r hyn sydd o gwmpas pob pwnc.

help-title-for = Help: “{ $query }”
help-title = Help

help-all = Pob pwnc help

help-search-label = Gyda beth mae angen help arnoch?
help-search-hint = Er enghraifft: cerdyn wedi’i gloi, cod ddim yn cyrraedd, enw newydd
help-search = Chwilio

help-found = { $count ->
        [one] 1 ateb ar gyfer “{ $query }”
       *[other] Atebion ar gyfer “{ $query }”
    }
help-found-other = Ddim yr hyn sydd ei angen arnoch? <a href="/help">Edrychwch ar bob pwnc help</a> neu <a href="/contact">gofynnwch i’ch desg</a>.

help-nothing = Heb ddod o hyd i ddim byd ar gyfer “{ $query }”
help-nothing-try = Rhowch gynnig ar un neu ddau o eiriau eraill. Dyma bethau y mae pobl yn chwilio amdanynt yn aml:
help-nothing-other = Neu <a href="/help">edrychwch ar bob pwnc help</a>. Gall eich desg helpu gydag unrhyw beth am gardiau: <a href="/contact">dewch o hyd i’ch desg</a>.

help-speak = Siarad â rhywun
help-speak-text = <a href="/contact">Dod o hyd i’ch desg</a>: ei rhif ffôn, ei horiau agor, a phwy arall yn eich ardal chi all helpu.

help-see-also = Gweler hefyd

help-still = Angen help o hyd?

help-what-to-do = Beth i’w wneud
