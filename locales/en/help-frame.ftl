# The help: its list, its search, and what stands around every topic.

help-title-for = Help for “{ $query }”
help-title = Help

help-all = All help

help-search-label = What do you need help with?
help-search-hint = For example: card blocked, code not coming, new name
help-search = Search

help-found = { $count ->
        [one] 1 answer for “{ $query }”
       *[other] Answers for “{ $query }”
    }
help-found-other = Not what you need? <a href="/help">See all help</a> or <a href="/contact">ask your desk</a>.

help-nothing = Nothing found for “{ $query }”
help-nothing-try = Try one or two other words. People often look for these:
help-nothing-other = Or <a href="/help">see all help</a>. Your desk can help with anything about cards: <a href="/contact">find your desk</a>.

help-speak = Speak to somebody
help-speak-text = <a href="/contact">Find your desk</a>: its phone number, its opening times, and who else near you can help.

help-see-also = See also

help-still = Still need help?

help-what-to-do = What to do
