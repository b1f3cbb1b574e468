# The twenty security questions.
#
# A good one has a single answer that stays true for life, that few other people
# know, and that could be almost anything. None asks for what a public record or
# a web page tells, and none takes a family, a home or money for granted.
# The key is fixed for ever; the sentence may be worded better, never to ask
# for something else.

question-first-pet = What was the name of the first animal you were fond of?
question-first-friend = What was the full name of your first close friend?
question-friend-road = What was the name of the road where your closest childhood friend lived?
question-childhood-nickname = What childhood nickname did only a few people call you?
question-childhood-toy = What did you call the toy you cared about most as a child?
question-childhood-book = Which story did you ask for again and again as a child?
question-childhood-song = Which song did you first know by heart?
question-childhood-shop = What was the name of the shop you most liked going to as a child?
question-childhood-neighbour = What was the name of the neighbour you remember best from childhood?
question-childhood-place = What was the name of the place where you most liked to play as a child?
question-childhood-gift = What is the best present you were given as a child?
question-wished-name = Which name did you wish for yourself as a child?
question-lost-treasure = What did you lose as a child that you still think about?
question-first-club = What was the name of the first club, team or group you joined?
question-helpful-teacher = What was the name of the teacher who helped you most?
question-first-concert = Who did you go to see at your first live show?
question-first-trip = What was the first place you travelled to without your family?
question-first-manager = What was the full name of your first manager?
question-first-savings = What was the first thing you saved up to buy?
question-career-inspiration = What is the full name of the person who first made you think of your line of work?
