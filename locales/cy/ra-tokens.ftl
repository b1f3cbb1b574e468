# Tocynnau’r API: y rhestr, gwneud un, a’r un a wnaed.

ra-tokens-title = Tocynnau API
ra-tokens-revoked = Mae’r tocyn wedi’i ddirymu. Nid yw’n agor dim mwyach.
ra-tokens-what = Mae tocyn yn gadael i raglen ddefnyddio’r <a href="/api/v1/openapi.json">API</a>. Mae’n stopio gweithio pan ddaw i ben, pan gaiff ei ddirymu, a thra na chaiff y sawl a’i creodd reoli tocynnau.
ra-tokens-list = Tocynnau
ra-tokens-name = Enw
ra-tokens-scopes = Yn ddilys ar gyfer
ra-tokens-maker = Crëwyd gan
ra-tokens-until = Tan
ra-tokens-used = Defnyddiwyd ddiwethaf
ra-tokens-never = Heb ei ddefnyddio
ra-tokens-revoke = Dirymu
ra-tokens-none = Nid oes tocynnau.
ra-tokens-make-heading = Creu tocyn
ra-tokens-name-hint = Diben y tocyn, fel “Mewnforio bob nos”
ra-tokens-scopes-legend = Yr hyn y mae’n ddilys ar ei gyfer
ra-tokens-days = Dyddiau nes iddo ddod i ben
ra-tokens-days-hint = 1 i 365
ra-tokens-make = Creu’r tocyn

ra-token-made-title = Eich tocyn
ra-token-made-once = Dim ond unwaith y dangosir hwn
ra-token-made-keep = Rhowch ef lle mae’r rhaglen yn cadw ei chyfrinachau. Ni allwn ei ddangos eto. Os aiff ar goll, neu os gallai rhywun arall fod wedi’i weld, dirymwch ef a chrëwch un arall.
# The token follows.
ra-token-made-which = “{ $name }”, yn y trywydd archwilio <span class="latchkey-reference">{ $reference }</span>:
ra-token-made-on = Mynd i’r tocynnau

ra-tokens-revoked-at = Dirymwyd am { $time }
ra-tokens-ended-at = Daeth i ben am { $time }
ra-tokens-name-wrong = Rhowch enw o { $count } nod neu lai
ra-tokens-no-scopes = Dewiswch yr hyn y mae’r tocyn yn ddilys ar ei gyfer
ra-tokens-beyond = Dewiswch yr hyn y cewch ei wneud eich hun yn unig
ra-tokens-days-wrong = Rhaid i nifer y dyddiau fod yn rhif o { $from } i { $to }

# What a token may be good for.
ra-scope-holders-read = Dod o hyd i ddeiliaid a’u gweld
ra-scope-attempts-read = Gweld ymgeisiau aflwyddiannus
ra-scope-audit-read = Gweld y trywydd archwilio
ra-scope-mail-read = Gweld beth a anfonwyd drwy e-bost
ra-scope-reports-read = Gweld adroddiadau
ra-scope-lockouts-clear = Clirio achosion o gloi allan
ra-scope-holders-import = Mewnforio deiliaid
