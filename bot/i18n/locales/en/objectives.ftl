# Goals: setting, changing and closing them.
objectives-error-no-such-goal = There is no such goal here. `/plan goal` shows those there are, with their numbers.
objectives-error-no-goal-yet = There is no open goal yet. Set one with `/plan goal set weekly orders from 40 to 60 orders by 31 March`.
objectives-error-closed = Goal { $number } is closed, so it stays as it is. `/plan goal` shows the open ones.
objectives-error-shown = Goal { $number } stands in the channel by now. To change its target or its date, use `/plan goal change { $number }`; the other side is told.
objectives-error-missing = Please fill this in.
objectives-error-long = That is { $length } characters, and there is room for { $limit }. Say the main point, and link the document with the rest.
objectives-error-number = I read no number in that. Write it in digits, like 60, 1200 or 4.5, without the unit.
objectives-error-number-unclear = That can be read in two ways. Write { $high } or { $low }, whichever you mean.
objectives-error-target-is-baseline = The target is what you have today. Where should it go?
objectives-error-target-same = The target and the date stand like this already. Change one of them, or cancel.
objectives-error-past-due = That day is over or is today. By which day ahead should it be reached?
objectives-error-owner = Choose somebody who has a part at this client.

# Words of a goal.
objectives-goal = Goal { $number }
objectives-amount =
    { $kind ->
        [currency] { $unit }{ $value }
        [percent] { $value }{ $unit }
       *[word] { $value } { $unit }
    }
objectives-aim = { $amount } by { $due }
objectives-to = *{ $indicator }*: to { $aim }
objectives-from-to = *{ $indicator }*: from { $baseline } to { $aim }
objectives-owner = Owner: { $who }
objectives-note = For: { $note }
objectives-moved = Changed on { $day } by { $who }: { $before } → { $after }. Why: { $reason }

# To whoever does it.
objectives-set = Goal { $number } of { $brand } is set:
objectives-set-until = Its card is posted at { $until }. Until then you can put it right.
objectives-fix = Fix
objectives-change = Change the target
objectives-close = Close the goal
objectives-closed = Goal { $number } is closed. Its readings stay.
objectives-target-moved = The target of goal { $number } is changed. The other side is told as a change to the plan.

# The modals.
objectives-modal-set = Set a goal
objectives-modal-fix = Fix a goal
objectives-modal-target = Change the target
objectives-modal-close = Close a goal
objectives-save = Save
objectives-cancel = Cancel
objectives-read-so-far = I could not read all of this, so please fill in the rest:
objectives-label-indicator = What is measured
objectives-placeholder-indicator = Weekly orders
objectives-label-unit = Unit
objectives-placeholder-unit = orders
objectives-label-baseline = Where it stands today
objectives-label-number =
    { $field ->
        [target] Target
       *[amount] Value
    }
objectives-label-due = By when
objectives-label-owner = Owner
objectives-hint-owner = Whoever keeps an eye on it.
objectives-label-note = What it is for
objectives-target-now = Until now: { $aim }
objectives-label-reason = Why
objectives-hint-reason = The other side reads this.
objectives-label-why-closed = Why is it closed?
objectives-hint-closed = For example: reached, or no longer wanted. Both sides read it.
