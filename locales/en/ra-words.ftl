# Words that many pages of the console share.

ra-words-show = Show
ra-words-any = Any
ra-words-organisation-code = Organisation code
ra-words-date-from = Date from
ra-words-date-to = Date to
ra-words-nothing = There is nothing to show.
ra-words-nothing-found = There is nothing to show. Leave a field empty to look more widely.
ra-words-csv = Download as CSV
ra-words-reason = Reason
ra-words-no-role = You hold no role at present, so there is little that you can see here. Ask an RA Manager.
ra-words-about = <strong>{ $name }</strong>, smartcard number { $number }
ra-words-by-at = { $who } at { $at }

# What is wrong with what was typed.

ra-password-enter = Enter a new password
ra-password-short = Password must have { $count } characters or more
ra-password-long = Password must have { $count } characters or fewer
ra-password-guessable = Choose a password that is harder to guess: this one is common, counts up, or has your name in it
ra-password-mismatch = The two passwords must be the same
ra-words-wait = Too many wrong tries in a row. You can try again at { $time }
ra-words-wrong-factor = The code is not right, or it was used before. Wait for the next code and try again
ra-words-enter-factor = Enter the 6-digit code from your app, or a recovery code
ra-words-reason-short = Enter the reason, in a few words
ra-words-reason-long = Reason must have { $count } characters or fewer
ra-words-no-organisation = There is no organisation with this code
ra-words-enter-number = Enter the 12 digits of a smartcard number
ra-words-enter-date = Enter a date, such as 2026-11-22
ra-words-enter-phone = Enter a phone number, such as 01632 960100, or leave it empty

# Days and months in figures; $month is 1 to 12.

ra-period-month-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
ra-period-month-long = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
ra-period-day = { $day } { $month }
ra-period-month = { $month } { $year }
ra-period-date = { $day } { $month } { $year }
