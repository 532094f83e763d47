"""How often something is to appear, as people say it: "3 posts a week on X"."""

import re
import unicodedata
from dataclasses import dataclass

__all__ = ["MOST", "Cadence", "read_cadence"]

MOST = 99
"""A week; more is no plan."""


@dataclass(frozen=True)
class Cadence:
    """How often something is to appear, as it was said."""

    per_week: int
    network: str | None
    """Its word in code: ``x``, ``instagram``."""
    whole: bool
    """There is nothing else in the sentence."""


_WORDS = {
    **dict.fromkeys(("a", "an", "one", "un", "una", "uno", "once"), 1),
    **dict.fromkeys(("two", "dos", "twice"), 2),
    **dict.fromkeys(("three", "tres"), 3),
    **dict.fromkeys(("four", "cuatro"), 4),
    **dict.fromkeys(("five", "cinco"), 5),
    **dict.fromkeys(("six", "seis"), 6),
    **dict.fromkeys(("seven", "siete"), 7),
    **dict.fromkeys(("eight", "ocho"), 8),
    **dict.fromkeys(("nine", "nueve"), 9),
    **dict.fromkeys(("ten", "diez"), 10),
}
_NETWORKS = {
    "x": "x",
    "twitter": "x",
    "bluesky": "bluesky",
    "facebook": "facebook",
    "fb": "facebook",
    "instagram": "instagram",
    "insta": "instagram",
    "ig": "instagram",
    "linkedin": "linkedin",
    "mastodon": "mastodon",
    "pinterest": "pinterest",
    "threads": "threads",
    "tiktok": "tiktok",
    "youtube": "youtube",
    "yt": "youtube",
}
_HOW_OFTEN = re.compile(
    rf"\b(?P<count>\d{{1,3}}|{'|'.join(_WORDS)})\s*"
    r"(?:x|times|vez|veces|posts?|tweets?|tuits?|publications?|publicacion(?:es)?)?\s*"
    r"(?:/|\ba la\b|\ban?\b|\bper\b|\beach\b|\bevery\b|\bpor\b|\bal\b|\bcada\b)\s*"
    r"(?P<unit>weeks?|days?|semanas?|dias?)\b"
)
_WHERE = re.compile(rf"\b(?:on|in|en|for|para)\s+(?P<name>{'|'.join(_NETWORKS)})\b")


def read_cadence(text: str) -> Cadence | None:
    """How often, in ``3 posts a week on X`` or ``tres publicaciones por semana en X``.

    A number a day is taken seven times. None: nothing in it tells how often, or too often.
    """
    said = " ".join(_bare(text).split())
    often = _HOW_OFTEN.search(said)
    if often is None:
        return None
    count = int(often["count"]) if often["count"].isdigit() else _WORDS[often["count"]]
    per_week = count * 7 if often["unit"].startswith("d") else count
    if not 1 <= per_week <= MOST:
        return None
    rest = f"{said[: often.start()]} {said[often.end() :]}"
    where = _WHERE.search(rest)
    network = _NETWORKS.get(where["name"]) if where else None
    if where:
        rest = f"{rest[: where.start()]} {rest[where.end() :]}"
    return Cadence(per_week, network, whole=not rest.strip(" .,;:!"))


def _bare(text: str) -> str:
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in spread if not unicodedata.combining(sign))
