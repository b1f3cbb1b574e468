# Cyfeiriadau e-bost y mae un person yn eu cynnig ac un arall yn eu cymeradwyo.

ra-approvals-title = Cymeradwyaethau
ra-approvals-approved = Mae’r cyfeiriad newydd yn cael ei ddefnyddio. Bydd e-bost am hyn yn mynd i’r cyfeiriad newydd, ac i’r hen un os oedd un.
ra-approvals-declined = Mae’r cynnig wedi’i wrthod. Ni newidiwyd dim.
ra-approvals-taken = Mae deiliad arall wedi cymryd y blwch post hwn yn y cyfamser, felly mae’r cynnig wedi’i wrthod.
ra-approvals-intro = Pan fydd un person yn cynnig cyfeiriad e-bost ar gyfer deiliad, ni chaiff ei ddefnyddio nes i rywun arall ei gymeradwyo.
ra-approvals-waiting = Yn aros
ra-approvals-holder = Deiliad
ra-approvals-new-address = Cyfeiriad newydd
ra-approvals-proposed-by = Cynigiwyd gan
ra-approvals-decide = Penderfynu
ra-approvals-mine = Eich cynnig chi: rhywun arall sy’n penderfynu
ra-approvals-decide-on = Penderfynu<span class="nhsuk-u-visually-hidden">: cyfeiriad { $name }</span>
ra-approvals-none = Nid oes dim yn aros i’w gymeradwyo.

# Un ohonynt.

ra-approval-title = Penderfynu ar gyfeiriad e-bost
ra-approval-present = Cyfeiriad presennol
ra-approval-no-address = Dim
ra-approval-reason-given = Y rheswm a roddwyd
ra-approval-mine = Chi a gynigiodd hwn, felly rhaid i rywun arall benderfynu.
ra-approval-care = Gall unrhyw un sy’n darllen y blwch post hwn gael codau datgloi ar gyfer y cerdyn. Peidiwch â’i gymeradwyo oni bai eich bod yn siŵr mai blwch post y deiliad ydyw.
ra-approval-decision = Penderfyniad
ra-approval-approve = Cymeradwyo: defnyddio’r cyfeiriad newydd
ra-approval-decline = Gwrthod: newid dim
ra-approval-reason-hint = Sut y gwnaethoch ei wirio
ra-approval-save = Cadw’r penderfyniad
ra-approval-choose = Dewiswch a ydych am gymeradwyo neu wrthod
ra-approval-own = Rhaid i rywun arall benderfynu ar eich cynnig eich hun
