"""Times as people write them: finds the moment in a sentence such as "moved to Friday 17:30".

`understand` never guesses in silence: two honest readings come back as `Unclear`, a day without a
clock time as `DayOnly`, what is over as `Past`; and whoever calls shows the result with its zone.

How it reads. `folding` brings the text into one form; `figures`, `english` and `spanish` find the
pieces (days, clock times, parts of the day), in both languages at once, for people mix them;
`grouping` joins them and tells the new time from the old ("from Thursday to Friday");
`resolving` lets dateparser work out the day, in the piece's own language and from a naive local
now, and attaches the zone afterwards (dateparser's own zone handling is an hour off across
changes of the clocks).
"""

from bot.i18n.when.results import DayOnly, Moment, Nothing, Past, Unclear, Understood
from bot.i18n.when.understanding import understand, warm

__all__ = [
    "DayOnly",
    "Moment",
    "Nothing",
    "Past",
    "Unclear",
    "Understood",
    "understand",
    "warm",
]
