# What stands around every page, and the words of forms and of what stands out.

components-skip-link = Skip to main content
components-back = Back

components-console-name = { $service } – Registration Authority
components-account = Account
components-sign-in = Sign in
components-sign-out = Sign out
components-my-profile = My profile<span class="nhsuk-u-visually-hidden">: { $name }</span>
components-holders-portal = Portal for holders
components-menu = Menu
components-browse = Browse
components-more = More

components-support-links = Support links
components-help = Help
components-find-desk = Find your desk
components-accessibility = Accessibility
components-privacy = Privacy

components-demonstration = Demonstration
components-demonstration-holder = Demonstration – <a href="/dev/mailbox">emails go to the mailbox</a>
components-demonstration-console = Demonstration – <a href="/dev/mailbox">emails go to the mailbox</a>, <a href="/dev/codes">codes of staff are here</a>

# A colon follows in the page.
components-error = Error
components-information = Information
components-important = Important
components-success = Success
components-problem = There is a problem

components-show = Show
components-hide = Hide
components-show-passcode = Show passcode
components-hide-passcode = Hide passcode
components-passcode-shown = Your passcode is visible
components-passcode-hidden = Your passcode is hidden
components-show-password = Show password
components-hide-password = Hide password
components-password-shown = Your password is visible
components-password-hidden = Your password is hidden

components-day = Day
components-month = Month
components-year = Year

# What is changed follows, for those who hear the link alone: “Change email address”.
components-change = Change

components-pagination = Pagination
# What is on the next page follows: “Older attempts”.
components-next-page = Next<span class="nhsuk-u-visually-hidden"> page</span>
