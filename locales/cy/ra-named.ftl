# Cael eich enwi i bawb: beth a wnaed, a beth sydd o’i le.

ra-named-now = Rydych yn cael eich enwi nawr.
ra-named-no-longer = Nid ydych yn cael eich enwi mwyach.
ra-named-no-role = Dim ond Noddwyr a Gweinyddwyr Cardiau Clyfar Lleol sy’n cael eu henwi
ra-named-choose = Dewiswch a ydych am gael eich enwi
