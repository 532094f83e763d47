"""Roles, settings and their limits, and the errors that tell people what does not fit."""

# ruff: noqa: N818 -- the errors are named by what happened: NotYourRole, BrandTaken

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any, Literal, get_args
from zoneinfo import available_timezones

from bot.errors import UserFacingError
from bot.i18n.reader import language_of

Role = Literal["manager", "strategist", "client", "staff", "coach"]
ROLES: tuple[Role, ...] = get_args(Role)
Side = Literal["agency", "client"]

HOLD_MINUTES = range(11)
CUTOFF_MINUTES = range(24 * 60 + 1)
FIRST_ANSWER_MINUTES = range(1, 7 * 24 * 60 + 1)
BRAND_LENGTH = 80
INITIALS = 2

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
OFFICE_HOURS: dict[str, Any] = {day: [["09:00", "18:00"]] for day in WEEKDAYS[:5]}
"""Day one: Monday to Friday, nine to six."""

# X: 4 to 15 letters, digits and underscores; shorter ones are older accounts.
# https://help.x.com/en/managing-your-account/x-username-rules
_HANDLE = re.compile(r"[A-Za-z0-9_]{1,15}")
_EMAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;.]+")
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")


class NoClientHere(UserFacingError):
    """No brand lives in this channel."""

    key = "clients-no-client-here"


class NoClientYet(UserFacingError):
    """The workspace has no client, or this person has no part at any."""

    key = "clients-no-client-yet"


class WhichClient(UserFacingError):
    """In a DM, with several brands: asked, never guessed."""

    key = "clients-which-client"

    def __init__(self, brands: str) -> None:
        super().__init__(brands=brands)


class NotYourRole(UserFacingError):
    """Somebody else does this here; ``who`` are mentions, ``count`` how many."""

    key = "clients-not-your-role"

    def __init__(self, *, who: str, count: int) -> None:
        super().__init__(who=who, count=count)


class NoAccount(UserFacingError):
    """The brand's account on the network is not connected."""

    key = "clients-no-account"

    def __init__(self, *, brand: str, handle: str, slug: str) -> None:
        super().__init__(brand=brand, handle=handle, slug=slug)


class BadBrand(UserFacingError):
    """A brand needs a name with letters or digits."""

    key = "clients-bad-brand"

    def __init__(self) -> None:
        super().__init__(field="brand", limit=BRAND_LENGTH)


class BrandTaken(UserFacingError):
    """The workspace serves this brand already."""

    key = "clients-brand-taken"

    def __init__(self, brand: str) -> None:
        super().__init__(field="brand", brand=brand)


class ChannelTaken(UserFacingError):
    """A channel belongs to one brand, and this one has it."""

    key = "clients-channel-taken"

    def __init__(self, brand: str, *, field: str | None = None) -> None:
        super().__init__(field=field, brand=brand)


class SameChannel(UserFacingError):
    """The team's own channel cannot be the client's."""

    key = "clients-same-channel"

    def __init__(self) -> None:
        super().__init__(field="client_channel_id")


class BadHandle(UserFacingError):
    """Not the name of an X account."""

    key = "clients-bad-handle"

    def __init__(self) -> None:
        super().__init__(field="x_handle")


class HandleConnected(UserFacingError):
    """The account is connected: another name would be another account."""

    key = "clients-handle-connected"

    def __init__(self, handle: str) -> None:
        super().__init__(field="x_handle", handle=handle)


class BadEmail(UserFacingError):
    """Not an e-mail address."""

    key = "clients-bad-email"

    def __init__(self) -> None:
        super().__init__(field="contact_email")


class NoContact(UserFacingError):
    """Neither a person in Slack nor an address."""

    key = "clients-no-contact"

    def __init__(self) -> None:
        super().__init__(field="contact_email")


class BadZone(UserFacingError):
    """Not a time zone."""

    key = "clients-bad-zone"

    def __init__(self, zone: str) -> None:
        super().__init__(field="zone", zone=zone)


class BadTime(UserFacingError):
    """Not a time of day."""

    key = "clients-bad-time"

    def __init__(self, field: str) -> None:
        super().__init__(field=field)


class BadNumber(UserFacingError):
    """Not a whole number in the range."""

    key = "clients-bad-number"

    def __init__(self, field: str, allowed: range) -> None:
        super().__init__(field=field, low=allowed[0], high=allowed[-1])


class BadRole(UserFacingError):
    """Not a role; says which there are."""

    key = "clients-bad-role"


class NobodyNamed(UserFacingError):
    """A command about a person named none."""

    key = "clients-nobody-named"


class StrangerChosen(UserFacingError):
    """A person was chosen whom Slack does not let us see, or a bot."""

    key = "clients-stranger"

    def __init__(self, field: str | None = None) -> None:
        super().__init__(field=field)


class AlreadyMember(UserFacingError):
    """The person has that role."""

    key = "clients-already-member"

    def __init__(self, *, who: str, role: Role) -> None:
        super().__init__(who=who, role=role)


class NotAMember(UserFacingError):
    """The person has no part here, or not this one."""

    key = "clients-not-a-member"

    def __init__(self, *, who: str, brand: str) -> None:
        super().__init__(who=who, brand=brand)


class LastManager(UserFacingError):
    """Somebody has to be the manager."""

    key = "clients-last-manager"


class AccountTaken(UserFacingError):
    """The profile is connected for another brand of this workspace."""

    key = "clients-account-taken"

    def __init__(self, *, handle: str, brand: str) -> None:
        super().__init__(handle=handle, brand=brand)


class OtherAccount(UserFacingError):
    """The token is of another profile than the one that set-up named."""

    key = "clients-other-account"

    def __init__(self, *, handle: str, expected: str) -> None:
        super().__init__(handle=handle, expected=expected)


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
        raise BadHandle
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
        raise BadEmail
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
        raise BadZone(typed.strip())
    return cities[0]


def tidy_clock(typed: str, *, field: str) -> str:
    """``HH:MM`` for a time of day: ``9:00``, ``09.00``.

    Raises:
        BadTime: it is none.
    """
    found = _CLOCK.fullmatch(typed.strip())
    if found is None:
        raise BadTime(field)
    return f"{int(found[1]):02}:{found[2]}"


def tidy_number(typed: str, *, field: str, allowed: range) -> int:
    """The whole number, if it is allowed.

    Raises:
        BadNumber: it is not; tells the range.
    """
    bare = typed.strip()
    if not re.fullmatch(r"[0-9]{1,6}", bare) or int(bare) not in allowed:
        raise BadNumber(field, allowed)
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
        problems["brand"] = BadBrand()
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
            problems["contact_email"] = NoContact()
    return problems or SetupAnswers(name, handle, email)


def check_settings(typed: Mapping[str, str | Sequence[str] | None]) -> dict[str, Any] | Problems:
    """Tidy what the settings modal holds, or tell everything that does not fit at once.

    Only the settings in ``typed`` are in the result.
    """
    raise NotImplementedError


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
