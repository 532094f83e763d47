# Promises: what either side said it would do by a day. The same words for both.
promises-subject = Request #{ $number }
promises-line =
    { $side ->
        [client] *The client* promised { $kind ->
            [work] this
            [material] the material
           *[answer] an answer
        } for { $due }
       *[agency] *The agency* promised { $kind ->
            [work] this
            [material] the material
           *[answer] an answer
        } for { $due }
    } · { $standing }
promises-ahead =
    { $days ->
        [one] tomorrow
       *[other] in { $days } days
    }
promises-today = today
promises-behind =
    { $days ->
        [one] its day was yesterday, not here yet
       *[other] its day was { $days } days ago, not here yet
    }
promises-kept = delivered on time, { $at }
promises-kept-later =
    { $days ->
        [one] delivered one day later, { $at }
       *[other] delivered { $days } days later, { $at }
    }
promises-received-by = received by { $who }
promises-delivered = Delivered
promises-received = Received
promises-tally =
    { $side ->
        [client] The client: { $kept } on time, { $later } later
       *[agency] The agency: { $kept } on time, { $later } later
    }

# Errors: what happened, and what to do.
promises-error-unknown = Nobody waits for this any more. `/plan requests` shows what was promised.
promises-error-already-delivered = { $who } has called this delivered already. Nothing more is needed.
promises-error-already-received = { $who } has said already that it arrived. Nothing more is needed.
promises-error-not-delivered = This was not delivered yet, so it cannot be received. Press *Delivered* first.
promises-error-own-delivery = Your side promised this, so *Received* is for the other side to press.
