# The day's news: a line for each thing, in the mail at the day's end.
news-seen = I have seen this
news-seen-means = Seen does not mean agreed.
news-seen-since = { $who } has seen it, { $at }.
news-short = Plan change #{ $number }: { $words }

# Changes of the plan.
news-line-change-told = { $at } · { $who } told of plan change #{ $number }:
news-line-change-seen = { $at } · { $who } has seen plan change #{ $number }.
news-line-change-detailed = { $at } · More was said about plan change #{ $number }:
news-line-change-disputed = { $at } · { $who } sees plan change #{ $number } differently:
news-line-change-discussed = { $at } · { $who } would like to talk about plan change #{ $number }.

# The plan.
news-line-item-proposed = { $at } · { $who } proposed item { $number } of the plan, “{ $title }”, version { $version }.
news-line-item-revised = { $at } · { $who } proposed version { $version } of item { $number } of the plan, “{ $title }”. Until both sides have agreed, the one before holds.
news-line-item-agreed =
    { $has-who ->
        [yes] { $at } · Item { $number } of the plan, “{ $title }”, is agreed in version { $version }. { $who } was the second to agree.
       *[no] { $at } · Item { $number } of the plan, “{ $title }”, is agreed in version { $version }. The client agreed on the page that the mail leads to.
    }
news-line-item-moved = { $at } · Item { $number } of the plan, “{ $title }”, moved: { $before } → { $after }.
news-line-item-closed = { $at } · { $who } closed item { $number } of the plan, “{ $title }”{ $has-reason ->
        [yes] : { $reason }
       *[no] .
    }

# Goals.
news-line-objective-set = { $at } · { $who } set goal { $number }, “{ $title }”: { $aim }.
news-line-objective-closed = { $at } · { $who } closed goal { $number }, “{ $title }”{ $has-reason ->
        [yes] : { $reason }
       *[no] .
    }
news-line-reading-logged =
    { $corrects ->
        [yes] { $at } · { $who } corrected where goal { $number }, “{ $title }”, stood on { $day }: { $amount }, says { $source }.
       *[no] { $at } · { $who } told where goal { $number }, “{ $title }”, stood on { $day }: { $amount }, says { $source }.
    }

# Requests, and what was promised.
news-line-request-sent =
    { $has-behalf ->
        [yes] { $at } · { $who } wrote down what { $behalf } asked for, request #{ $number }: “{ $text }”
       *[no] { $at } · { $who } asked for something, request #{ $number }: “{ $text }”
    }{ $has-wanted ->
        [yes] , for { $wanted }.
       *[no] .
    }
news-line-request-accepted = { $at } · { $who } accepted request #{ $number } and promised it for { $due }: “{ $text }”.
news-line-request-declined = { $at } · { $who } declined request #{ $number }, “{ $text }”: { $reason }
news-line-request-asked = { $at } · { $who } has a question about request #{ $number }, “{ $text }”: { $question }
news-line-request-answered = { $at } · { $who } answered the question about request #{ $number }, “{ $question }”: { $answer }
news-line-request-withdrawn = { $at } · { $who } does not need request #{ $number } any more: “{ $text }”.
news-line-promise-made =
    { $what ->
        [material] { $at } · { $who } promised the material for request #{ $number }, “{ $title }”, for { $due }.
       *[answer] { $at } · { $who } promised an answer about request #{ $number }, “{ $title }”, for { $due }.
    }
news-line-promise-kept =
    { $what ->
        [material] { $at } · { $who } delivered the material for request #{ $number }, “{ $title }”, promised for { $due }.
       *[work] { $at } · { $who } delivered what request #{ $number }, “{ $title }”, asks for, promised for { $due }.
    }
news-line-promise-received =
    { $what ->
        [material] { $at } · { $who } has received the material for request #{ $number }, “{ $title }”.
       *[work] { $at } · { $who } has received what request #{ $number }, “{ $title }”, asks for.
    }

# The account.
news-line-direct-sorted = { $at } · Posted directly on @{ $handle }: “{ $text }”. { $verdict ->
        [part] { $has-title ->
            [yes] { $who } counts it as part of “{ $title }”.
           *[no] { $who } counts it as part of the plan.
        }
        [one_off] { $has-who ->
            [yes] { $who } says: a one-off, and fine.
           *[no] Nobody said otherwise, so it is a one-off.
        }
       *[permitted] That is allowed here.
    }
news-line-post-edited = { $at } · A post of @{ $handle } was edited on the network itself. Before: “{ $before }”. Now: “{ $text }”.
news-line-post-deleted = { $at } · A post of @{ $handle } was deleted on the network itself: “{ $text }”.
news-line-post-back = { $at } · A post of @{ $handle } that was gone from the network is there again: “{ $text }”.

# How both sides work.
news-line-working-changed = { $at } · How you work together reads differently from what was agreed: { $what }. Both sides are asked to agree to it as it is now.
news-line-working-agreed =
    { $both ->
        [yes] { $has-who ->
            [yes] { $at } · { $who } agreed to how you work together, version { $version }. Both sides have agreed now.
           *[no] { $at } · The client agreed to how you work together, version { $version }, on the page that the mail leads to. Both sides have agreed now.
        }
       *[no] { $has-who ->
            [yes] { $at } · { $who } agreed to how you work together, version { $version }. The other side is asked.
           *[no] { $at } · The client agreed to how you work together, version { $version }, on the page that the mail leads to. The agency is asked.
        }
    }

# Why it was late.
news-line-delay-confirmed =
    { $corrects ->
        [yes] { $at } · { $who } corrected what moved a date. { $what } What moved it: { $causes }.
       *[no] { $at } · { $who } confirmed what moved a date. { $what } What moved it: { $causes }.
    }
news-line-delay-disputed = { $at } · { $who } sees it differently. It was confirmed: { $what } What moved it: { $causes }.
