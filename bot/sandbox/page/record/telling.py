"""Entries as links of the chain: in the viewer's words, with the hashes that tie them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.sandbox.page.frame import Viewer
from bot.sandbox.page.record.chains import Link
from bot.telling.entries import Told
from bot.telling.entries import tell as tell_entry
from bot.telling.values import Known, Values

__all__ = ["Drawn", "short", "tell"]


@dataclass(frozen=True)
class Drawn(Told):
    """One entry, ready to be drawn as a link of its chain."""

    short: str
    hash: str
    prev_short: str
    prev_hash: str
    fits: bool


def short(hash_: bytes) -> str:
    """The beginning of a hash, as head lines show it: ``9f3c-21ab``."""
    beginning = hash_.hex()[:8]
    return f"{beginning[:4]}-{beginning[4:]}"


def tell(
    link: Link, viewer: Viewer, now: datetime, names: Mapping[str, str], called: Mapping[str, str]
) -> Drawn:
    """An entry in the viewer's words; ``names`` by the app's ids, ``called`` by Slack's."""
    told = tell_entry(link, Values(viewer.reader, now, Known(names, called)))
    return Drawn(
        **vars(told),
        short=short(link.hash),
        hash=link.hash.hex(),
        prev_short=short(link.prev_hash),
        prev_hash=link.prev_hash.hex(),
        fits=link.fits,
    )
