# Yr hyn sy’n aros, ar y dangosfwrdd. Rhif yw $count, neu “mwy na 99”.

ra-waiting-alerts = Rhwydweithiau a roddodd gynnig ar lawer o gardiau: { $count }
ra-waiting-alert = { $count } o rifau gwahanol, yr olaf am { $at }
ra-waiting-locked-out = Deiliaid sydd wedi’u cloi allan o hunanwasanaeth: { $count }
ra-waiting-locked-out-since = { $number }, { $organisation }, ers { $at }
ra-waiting-reported = Adroddiadau am gardiau i benderfynu arnynt: { $count }
ra-waiting-reported-see = Gweld yr adroddiadau am gardiau
ra-waiting-replace = Cardiau wedi’u canslo sydd heb gerdyn newydd yn eu lle: { $count }
ra-waiting-replace-see = Gweld y cardiau sydd wedi’u canslo
ra-waiting-approvals = Cyfeiriadau e-bost i’w cymeradwyo: { $count }
ra-waiting-approvals-see = Gweld y cyfeiriadau e-bost
ra-waiting-mails = Negeseuon e-bost na ellid eu hanfon: { $count }
ra-waiting-mails-see = Gweld y negeseuon e-bost
ra-waiting-reminders = Negeseuon atgoffa na ellid eu hanfon yn y 30 diwrnod diwethaf: { $count }
ra-waiting-reminders-see = Gweld y negeseuon atgoffa
ra-waiting-newest = Dyma’r { $count } diweddaraf.
ra-waiting-more-than = mwy na { $count }

# Y ffigurau.

ra-scope-everywhere = Pob sefydliad
ra-scope-one = Eich sefydliad
ra-scope-some = Eich sefydliadau gyda’i gilydd
ra-figure-unlocked = Cardiau a gafodd eu datgloi gan eu deiliaid
ra-figure-unlocked-with-help = Cardiau a gafodd eu datgloi gyda help
ra-figure-failed = Atebion, codau a chodau pas anghywir
ra-figure-locked-out = Achosion o gloi allan
ra-figure-registered = Wedi cofrestru ar gyfer hunanwasanaeth
ra-figure-codes = Codau a anfonwyd
ra-figure-with-share = { $number } ({ $share })
ra-how-long-unlock = O ddechrau datgloi hyd nes gorffen
ra-how-long-code = O ofyn am god hyd nes ei anfon
ra-chart-unlocks = Cardiau a gafodd eu datgloi fesul diwrnod
ra-chart-unlocks-day = Diwrnod
ra-chart-unlocks-number = Wedi’u datgloi
ra-chart-unlocks-alone = Gan eu deiliaid
ra-chart-unlocks-helped = Gyda help
ra-chart-expiry = Cardiau y mae eu tystysgrifau’n dod i ben yn fuan
ra-chart-expiry-within = O fewn
ra-chart-expiry-number = Cardiau
ra-chart-expiry-days = { $count } diwrnod
ra-chart-summary = { $total } i gyd; y nifer mwyaf: { $label }, { $number }.
ra-chart-none = Nid oes yr un.
ra-how-long-minutes =
    { $count ->
        [one] 1 funud
        [two] 2 funud
       *[other] { $count } munud
    }
ra-how-long-seconds =
    { $count ->
        [one] 1 eiliad
       *[other] { $count } eiliad
    }
ra-how-long-both = { $minutes } { $seconds }
