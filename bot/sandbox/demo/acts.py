"""What people do in the demo, as data: who, when, what. The player knows how.

A time is a day of the demo's week and a time of day in the brand's zone (``tue 11:05``), or
minutes before the end of the demo (``end -6``). ``key`` remembers what came of an act, for the
acts that go on from it.
"""

from dataclasses import dataclass, field

from bot.sandbox.seed import Names

__all__ = [
    "Act",
    "Answer",
    "Ask",
    "Close",
    "Draft",
    "Edit",
    "Find",
    "Fix",
    "NeedChanges",
    "NoCredits",
    "Press",
    "React",
    "Read",
    "Reply",
    "Rush",
    "Say",
    "Script",
    "See",
    "Setting",
    "Slash",
    "Somebody",
    "Submit",
    "Take",
    "Tell",
    "Tweet",
    "TweetEdit",
    "Untweet",
    "Whisper",
]


@dataclass(frozen=True)
class Somebody:
    """A person besides the four of :class:`Names`."""

    key: str
    name: str
    part: str
    """``staff``, ``strategist``, ``coach``, ``client``."""
    as_: str
    """What a manager types after ``as``: ``staff Deliveries``."""
    of_client: bool = False
    """Of the client's own organisation."""


@dataclass(frozen=True)
class Act:
    """Something that a person does."""

    at: str
    who: str


@dataclass(frozen=True)
class Say(Act):
    """Ordinary talk; ``where`` is ``client``, ``team`` or ``all``; ``thread`` a key."""

    where: str
    text: str
    key: str = ""
    thread: str = ""
    answered: bool = False
    """Rapport says something to it, in the thread."""


@dataclass(frozen=True)
class Whisper(Act):
    """A direct message to ``to``: a person, or ``rapport``."""

    to: str
    text: str


@dataclass(frozen=True)
class React(Act):
    """An emoji on what ``to`` remembers."""

    to: str
    name: str


@dataclass(frozen=True)
class Find(Act):
    """Look for what Rapport has posted with these words, to go on from it."""

    where: str
    words: str
    key: str


@dataclass(frozen=True)
class Reply(Act):
    """Look for an answer with these words in the thread of ``on``, to go on from it."""

    on: str
    words: str
    key: str


@dataclass(frozen=True)
class Read(Act):
    """Everybody around the brand has read everything up to here."""


@dataclass(frozen=True)
class Slash(Act):
    """A command of which only the person sees the answer."""

    where: str
    line: str
    key: str = ""
    """Of the answer, to press what stands on it."""


@dataclass(frozen=True)
class Submit(Act):
    """The form in front, filled and sent; ``{fri}`` in a value is this week's Friday.

    Of a list several are chosen.
    """

    values: dict[str, str | list[str]]


@dataclass(frozen=True)
class Setting(Act):
    """``/rapport settings``: values by the inputs' ids; ``approvers`` are people's keys."""

    values: dict[str, str] = field(default_factory=dict)
    approvers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tell(Act):
    """A plan change, said to Rapport; ``key`` is its echo in the thread."""

    text: str
    key: str


@dataclass(frozen=True)
class Fix(Act):
    """The teller puts a change right."""

    on: str
    text: str


@dataclass(frozen=True)
class See(Act):
    """*Seen* on the card of the change with these words."""

    words: str
    key: str = ""


@dataclass(frozen=True)
class Press(Act):
    """A button, by its action id, on what ``on`` remembers or, without it, on the form in front.

    Of a menu ``value`` is chosen.
    """

    on: str
    what: str
    value: str = ""


@dataclass(frozen=True)
class Draft(Act):
    """``/post new``; ``key`` is its card."""

    text: str
    when: str
    key: str
    note: str = ""


@dataclass(frozen=True)
class NeedChanges(Act):
    """*Needs changes*, with the reason."""

    on: str
    reason: str


@dataclass(frozen=True)
class Edit(Act):
    """A new version of a post; what is empty stays."""

    on: str
    text: str = ""
    when: str = ""


@dataclass(frozen=True)
class Ask(Act):
    """``who``, a customer on X, writes to the brand; ``under``: a key, or ``latest`` post."""

    text: str
    key: str
    under: str = ""


@dataclass(frozen=True)
class Tweet(Act):
    """Somebody posts on X, by hand, what is no matter of the inbox."""

    text: str
    under: str = ""


@dataclass(frozen=True)
class Rush(Act):
    """Many customers at once, (customer, text); ``key.customer`` is the card with their line."""

    posts: tuple[tuple[str, str], ...]
    key: str


@dataclass(frozen=True)
class NoCredits(Act):
    """X wants to be paid before the next post."""


@dataclass(frozen=True)
class TweetEdit(Act):
    """The customer edits what they asked."""

    on: str
    text: str


@dataclass(frozen=True)
class Untweet(Act):
    """The customer deletes what they asked; the team finds out when somebody answers."""

    on: str


@dataclass(frozen=True)
class Take(Act):
    """*Reply* pressed: the item is in hand, the form open."""

    on: str


@dataclass(frozen=True)
class Close(Act):
    """The form in front is dismissed."""


@dataclass(frozen=True)
class Answer(Act):
    """*Reply*, written and sent; ``among``: the words of the line in a rolling card."""

    on: str
    text: str
    among: str = ""


@dataclass(frozen=True)
class Script:
    """One brand's people and week."""

    brand: str
    handle: str
    language: str
    zone: str
    names: Names
    mailed: str
    """Who reads at the client without Slack."""
    add: str
    """How a manager adds people: ``/rapport add @{name} as {role}``."""
    extras: tuple[Somebody, ...]
    customers: dict[str, str]
    """Handle → name."""
    acts: tuple[Act, ...]
    marks: dict[str, str]
    """What the page may point at, as it stands at the end: name → key."""
