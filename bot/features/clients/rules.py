"""Roles, settings and their limits, and the errors that tell people what does not fit."""

# ruff: noqa: N818 -- the errors are named by what happened: NotYourRole, BrandTaken

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import partial
from typing import Any, Literal, TypeVar, get_args
from uuid import UUID
from zoneinfo import ZoneInfo, available_timezones

from bot.errors import UserFacingError
from bot.i18n.reader import language_of

V = TypeVar("V")
Role = Literal["manager", "strategist", "client", "staff", "coach"]
ROLES: tuple[Role, ...] = get_args(Role)
Side = Literal["agency", "client"]

HOLD_MINUTES = range(11)
CUTOFF_MINUTES = range(24 * 60 + 1)
FIRST_ANSWER_MINUTES = range(1, 7 * 24 * 60 + 1)
ANSWER_DAYS = range(1, 11)
"""Working days that an answer to the other side may take, before anybody waits for it."""
CARDS_A_DAY = range(1, 51)
"""New cards a day that stand on their own where the client reads; the rest shares one."""
BRAND_LENGTH = 80
MOST_DAYS = 366
"""So far ahead covered hours are looked for."""
INITIALS = 2

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
OFFICE_HOURS: dict[str, Any] = {day: [["09:00", "18:00"]] for day in WEEKDAYS[:5]}
"""Day one: Monday to Friday, nine to six."""

DAY_ONE: dict[str, Any] = {
    "hours": OFFICE_HOURS,
    "change_hold_minutes": 2,
    "summary_time": "09:00",
    "cutoff_minutes": 30,
    "first_answer_minutes": 60,
    "answer_days": 1,
    "cards_a_day": 3,
    "approvers": [],
}
"""What holds until somebody changes it."""

FIRST_ROLES: dict[str, Role] = {"stand_in": "manager", "contact": "client", "answering": "staff"}
"""What those become who were chosen at set-up, by the question."""

# X: 4 to 15 letters, digits and underscores; shorter ones are older accounts.
# https://help.x.com/en/managing-your-account/x-username-rules
_HANDLE = re.compile(r"[A-Za-z0-9_]{1,15}")
_EMAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;.]+")
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")


class NotHere(UserFacingError):
    """A client of that id is not there, or not for this person: both are told alike."""

    key = "slack-nothing-there"


class NoClientHere(UserFacingError):
    """No brand lives in this channel."""

    key = "clients-no-client-here"


class NoClientYet(UserFacingError):
    """The workspace has no client, or this person has no part at any."""

    key = "clients-no-client-yet"


class WhichClient(UserFacingError):
    """In a DM, with several brands: asked, never guessed. Takes ``brands``."""

    key = "clients-which-client"


class NotYourRole(UserFacingError):
    """Somebody else does this here. Takes ``who`` (names) and ``count``."""

    key = "clients-not-your-role"


class NoAccount(UserFacingError):
    """The brand's account is not connected. Takes ``brand``, ``handle`` and ``slug``."""

    key = "clients-no-account"


class NotYourTeam(UserFacingError):
    """Setting up is for the people of the workspace itself."""

    key = "clients-not-your-team"


class NotInDirectMessage(UserFacingError):
    """Setting up needs a channel: it becomes the team's."""

    key = "clients-not-in-dm"


class BadBrand(UserFacingError):
    """A brand needs a name with letters or digits, of at most ``limit`` characters."""

    key = "clients-bad-brand"


class BrandTaken(UserFacingError):
    """The workspace serves this ``brand`` already."""

    key = "clients-brand-taken"


class ChannelTaken(UserFacingError):
    """A channel belongs to one brand, and ``brand`` has it."""

    key = "clients-channel-taken"


class SameChannel(UserFacingError):
    """The team's own channel cannot be the client's."""

    key = "clients-same-channel"


class BadHandle(UserFacingError):
    """Not the name of an X account."""

    key = "clients-bad-handle"


class HandleConnected(UserFacingError):
    """``handle`` is connected: another name would be another account."""

    key = "clients-handle-connected"


class BadEmail(UserFacingError):
    """Not an e-mail address."""

    key = "clients-bad-email"


class NoContact(UserFacingError):
    """Neither a person in Slack nor an address."""

    key = "clients-no-contact"


class BadZone(UserFacingError):
    """``zone`` is no time zone, or the name of several."""

    key = "clients-bad-zone"


class BadTime(UserFacingError):
    """Not a time of day."""

    key = "clients-bad-time"


class BadNumber(UserFacingError):
    """Not a whole number from ``low`` to ``high``."""

    key = "clients-bad-number"


class BadRole(UserFacingError):
    """Not a role; says which there are."""

    key = "clients-bad-role"


class NobodyNamed(UserFacingError):
    """A command about a person named none."""

    key = "clients-nobody-named"


class StrangerChosen(UserFacingError):
    """A bot was chosen, or a person whom Slack does not let us see."""

    key = "clients-stranger"


class AlreadyMember(UserFacingError):
    """``who`` has that ``role``."""

    key = "clients-already-member"


class NotAMember(UserFacingError):
    """``who`` has no part at ``brand``, or not this one."""

    key = "clients-not-a-member"


class LastManager(UserFacingError):
    """Somebody has to be the manager."""

    key = "clients-last-manager"


class AccountTaken(UserFacingError):
    """The profile ``handle`` is connected for another ``brand`` of this workspace."""

    key = "clients-account-taken"


class OtherAccount(UserFacingError):
    """The token is of ``handle``, where set-up named ``expected``."""

    key = "clients-other-account"


Problems = dict[str, UserFacingError]
"""What does not fit, by the block id of the input that is to blame."""


def fold(name: str) -> str:
    """Letters and digits alone, without case and accents: ``Café Año`` → ``cafe ano``."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[^\W_]+", plain))


def slug_of(brand: str) -> str:
    """The brand as it stands in commands: ``Café Año`` → ``cafe-ano``."""
    return fold(brand).replace(" ", "-")


def tidy_handle(typed: str) -> str:
    """The handle in ``@acme``, ``acme``, ``https://x.com/acme`` or ``twitter.com/acme?s=20``.

    Raises:
        BadHandle: it is none of these.
    """
    bare = re.sub(r"^(https?://)?(www\.|mobile\.)?(x|twitter)\.com/", "", typed.strip())
    bare = re.split(r"[/?#]", bare.removeprefix("@"), maxsplit=1)[0]
    if not _HANDLE.fullmatch(bare):
        raise BadHandle(field="x_handle")
    return bare


def tidy_email(typed: str | None) -> str | None:
    """The address without blanks around it; None for nothing.

    Raises:
        BadEmail: it cannot be an address. (Whether it exists only a mail can tell.)
    """
    address = (typed or "").strip()
    if not address:
        return None
    if not _EMAIL.fullmatch(address):
        raise BadEmail(field="contact_email")
    return address


def tidy_zone(typed: str) -> str:
    """The IANA name for what was typed, whatever its case: ``europe/madrid``, ``Mexico City``.

    Raises:
        BadZone: no zone or no single zone is called so.
    """
    asked = typed.strip().casefold().replace(" ", "_")
    names = {name.casefold(): name for name in available_timezones()}
    if asked in names:
        return names[asked]
    cities = [name for low, name in names.items() if low.rpartition("/")[2] == asked]
    if len(cities) != 1:
        raise BadZone(field="zone", zone=typed.strip())
    return cities[0]


def tidy_clock(typed: str, *, field: str) -> str:
    """``HH:MM`` for a time of day: ``9:00``, ``09.00``.

    Raises:
        BadTime: it is none.
    """
    found = _CLOCK.fullmatch(typed.strip())
    if found is None:
        raise BadTime(field=field)
    return f"{int(found[1]):02}:{found[2]}"


def tidy_number(typed: str, *, field: str, allowed: range) -> int:
    """The whole number, if it is allowed.

    Raises:
        BadNumber: it is not; tells the range.
    """
    bare = typed.strip()
    if not re.fullmatch(r"[0-9]{1,6}", bare) or int(bare) not in allowed:
        raise BadNumber(field=field, low=allowed[0], high=allowed[-1])
    return int(bare)


def is_ours(slack_locale: str | None) -> bool:
    """Whether Slack's locale is of a language we speak: then no default changes the answer."""
    return language_of(slack_locale, "en") == language_of(slack_locale, "es")


@dataclass(frozen=True)
class SetupAnswers:
    """The five answers of day one, tidied, without the people (they are looked up)."""

    brand: str
    x_handle: str
    contact_email: str | None


def check_setup(
    *, brand: str, x_handle: str, contact_email: str, has_contact: bool
) -> SetupAnswers | Problems:
    """Tidy the answers, or tell everything that does not fit at once."""
    problems: Problems = {}
    handle, email = "", None
    name = " ".join(brand.split())
    if not slug_of(name) or len(name) > BRAND_LENGTH:
        problems["brand"] = BadBrand(field="brand", limit=BRAND_LENGTH)
    try:
        handle = tidy_handle(x_handle)
    except BadHandle as bad:
        problems["x_handle"] = bad
    try:
        email = tidy_email(contact_email)
    except BadEmail as bad:
        problems["contact_email"] = bad
    else:
        if email is None and not has_contact:
            problems["contact_email"] = NoContact(field="contact_email")
    return problems or SetupAnswers(name, handle, email)


_TIDY: dict[str, Callable[[str], Any]] = {
    "answer_days": partial(tidy_number, field="answer_days", allowed=ANSWER_DAYS),
    "cards_a_day": partial(tidy_number, field="cards_a_day", allowed=CARDS_A_DAY),
    "change_hold_minutes": partial(tidy_number, field="change_hold_minutes", allowed=HOLD_MINUTES),
    "client_channel_id": lambda typed: typed or None,
    "contact_email": tidy_email,
    "cutoff_minutes": partial(tidy_number, field="cutoff_minutes", allowed=CUTOFF_MINUTES),
    "first_answer_minutes": partial(
        tidy_number, field="first_answer_minutes", allowed=FIRST_ANSWER_MINUTES
    ),
    "language": lambda typed: typed,
    "summary_time": partial(tidy_clock, field="summary_time"),
    "x_handle": tidy_handle,
    "zone": tidy_zone,
}


def check_settings(typed: Mapping[str, str]) -> tuple[dict[str, Any], Problems]:
    """What the settings modal holds, tidied, and everything that does not fit.

    ``typed`` has text by setting; only these settings are in the result.
    """
    values: dict[str, Any] = {}
    problems: Problems = {}
    for name, text in typed.items():
        try:
            values[name] = _TIDY[name](text)
        except UserFacingError as bad:
            problems[name] = bad
    return values, problems


_ROLE_WORDS: dict[str, Role] = {
    "manager": "manager",
    "responsable": "manager",
    "gestor": "manager",
    "gestora": "manager",
    "strategist": "strategist",
    "estratega": "strategist",
    "client": "client",
    "cliente": "client",
    "staff": "staff",
    "personal": "staff",
    "equipo": "staff",
    "coach": "coach",
    "mentor": "coach",
    "mentora": "coach",
}
_NAMED = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")


@dataclass(frozen=True)
class Naming:
    """Somebody named in a command, with what they are to be."""

    slack_user_id: str
    role: Role | None
    department: str | None


def parse_naming(text: str) -> Naming:
    """Read ``@ana as staff Service``, ``@ana como cliente``, or ``@ana`` alone.

    Raises:
        NobodyNamed: nobody is mentioned.
        BadRole: the word where the role stands is none.
    """
    named = _NAMED.search(text)
    if named is None:
        raise NobodyNamed(typed=text)
    rest = (text[: named.start()] + text[named.end() :]).split()
    words = rest[1:] if rest and rest[0].casefold() in {"as", "como"} else rest
    if not words:
        return Naming(named[1], None, None)
    role = _ROLE_WORDS.get(fold(words[0]))
    if role is None:
        raise BadRole(typed=text)
    return Naming(named[1], role, " ".join(words[1:]) or None)


def side_of(sides: Iterable[Side]) -> Side:
    """The client's as soon as one of the person's roles is the client's: an owner stays one."""
    return "client" if "client" in set(sides) else "agency"


def default_side(role: Role, *, of_another_organisation: bool) -> Side:
    """Contacts are the client's, and so are staff whose Slack is another organisation's."""
    if role == "client" or (role == "staff" and of_another_organisation):
        return "client"
    return "agency"


def choose_initials(name: str, taken: Collection[str]) -> str:
    """Two letters for the signature ``^AB``, unlike those taken; with a digit when all are."""
    words = fold(name).upper().split() or ["X"]
    first, rest = words[0][0], words[-1][1:] if len(words) == 1 else words[-1]
    candidates = [first + letter for letter in (*rest, *"".join(words)[1:])]
    candidates += [f"{first}{number}" for number in range(1, 100)]
    free = (one for one in candidates if one not in taken)
    return next(free, f"{first}{len(taken)}")


def open_spans(hours: Mapping[str, Any], weekday: int) -> list[tuple[time, time]]:
    """The covered spans of a weekday (Monday is 0), in the client's local time."""
    spans = hours.get(WEEKDAYS[weekday], [])
    return [(time.fromisoformat(start), time.fromisoformat(end)) for start, end in spans]


def after_covered(
    start: datetime, length: timedelta, *, hours: Mapping[str, Any], zone: ZoneInfo
) -> datetime:
    """When ``length`` of covered time has passed since ``start`` (both UTC).

    ``hours`` are a client's, local to ``zone``. Where nobody covers anything the clock on the wall
    counts: a time has to come.
    """
    left, day = length, start.astimezone(zone).date()
    for _ in range(MOST_DAYS):
        for opens, closes in open_spans(hours, day.weekday()):
            begin = max(datetime.combine(day, opens, zone).astimezone(UTC), start)
            end = datetime.combine(day, closes, zone).astimezone(UTC)
            if begin + left <= end:
                return begin + left
            left -= max(end - begin, timedelta())
        day += timedelta(days=1)
    return start + length


def common(found: set[V]) -> V | None:
    """What all have in common; None where they differ."""
    return found.pop() if len(found) == 1 else None


def card_key(client_id: UUID) -> str:
    """The set-up card's own key among messages."""
    return f"clients.set_up:{client_id}"
