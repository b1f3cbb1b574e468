### Diwedd sesiwn: pryd y daw, y rhybudd cyn hynny, a ffurflen a ddaeth yn rhy hwyr.

session-idle = Byddwch yn cael eich allgofnodi am <span class="latchkey-until">{ $time }</span> os na wnewch chi ddim byd.
session-last = Byddwch yn cael eich allgofnodi am <span class="latchkey-until">{ $time }</span>. I barhau ar ôl hynny, mewngofnodwch eto.
session-unlock-idle = Bydd y datgloi hwn yn dod i ben am <span class="latchkey-until">{ $time }</span> os na wnewch chi ddim byd. Ar ôl hynny byddwch yn dechrau eto.
session-unlock-last = Bydd y datgloi hwn yn dod i ben am <span class="latchkey-until">{ $time }</span>. Ar ôl hynny byddwch yn dechrau eto.
session-warning = Byddwch yn cael eich allgofnodi’n fuan, am <span class="latchkey-until">{ $time }</span>.
session-warning-last = Byddwch yn cael eich allgofnodi’n fuan, am <span class="latchkey-until">{ $time }</span>. Gorffennwch yr hyn rydych yn ei wneud.
session-warning-unlock = Bydd y datgloi hwn yn dod i ben yn fuan, am <span class="latchkey-until">{ $time }</span>.
session-stay = Aros wedi mewngofnodi
session-stay-unlock = Mae angen rhagor o amser arnaf
session-over = Mae eich sesiwn wedi dod i ben
session-over-unlock = Mae’r datgloi hwn wedi dod i ben
session-over-hidden = Mae’r hyn a oedd ar y dudalen hon wedi’i guddio, fel na fydd neb arall yn ei weld.
session-over-sign-in = Mewngofnodi eto
session-over-start = Dechrau eto
session-restored-heading = Mae’r hyn a deipioch yn dal yma
session-restored = Ni chafodd dim ei anfon pan ddaeth eich sesiwn i ben. Gwiriwch ef a’i anfon nawr. Nid ydym byth yn cadw codau pas, atebion na chodau: teipiwch y rheini eto.
session-waiting = Mae’r hyn a deipioch wedi’i gadw i chi. Mewngofnodwch a byddwch yn mynd yn syth yn ôl ato. Nid oes dim wedi’i anfon eto.
