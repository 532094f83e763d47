"""What entries are about, for people who look for some of them."""

import re
from functools import cache

from bot.i18n.catalogues import resources

__all__ = ["AREAS", "area_of", "kinds_of"]

AREAS: dict[str, tuple[str, ...]] = {
    "plan": ("plan", "item", "evidence", "delay"),
    "goals": ("objective",),
    "requests": ("request", "promise"),
    "posts": ("post", "direct"),
    "inbox": ("inbox", "reply"),
    "told": ("notice", "receipt", "receipts", "address", "summary"),
    "people": ("member", "reading"),
    "settings": ("client", "account", "working", "record"),
}
"""Area → the first words of kinds that belong to it: ``plan`` of ``plan.change_told``."""


def area_of(kind: str) -> str | None:
    """The area of a kind; None for one that belongs to none (yet)."""
    first = kind.partition(".")[0]
    return next((area for area, words in AREAS.items() if first in words), None)


def kinds_of(area: str) -> tuple[str, ...]:
    """Every kind of an area that has words, sorted; none for an area that is none."""
    return tuple(kind for kind in _told_kinds() if area_of(kind) == area)


@cache
def _told_kinds() -> tuple[str, ...]:
    """Every kind that the catalogues have words for: there is no other list of them."""
    keys = re.compile(r"^record-kind-([a-z0-9_]+)-([a-z0-9_]+) *=", re.MULTILINE)
    found = {match for _, text in resources("en") for match in keys.findall(text)}
    return tuple(sorted(f"{first}.{rest}" for first, rest in found))
