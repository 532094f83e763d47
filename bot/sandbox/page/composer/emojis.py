"""The table of emoji by shortcode: for completion and for the picker.

From the ``emoji`` package, which knows names in both languages but no groups: those are told by
code point, roughly as Unicode's chart has them.
"""

import re
from functools import cache
from typing import Any

import emoji

from bot.i18n.catalogues import Language

__all__ = ["GROUPS", "table"]

GROUPS = {
    "people": "composer-group-people",
    "nature": "composer-group-nature",
    "food": "composer-group-food",
    "places": "composer-group-places",
    "activities": "composer-group-activities",
    "objects": "composer-group-objects",
    "symbols": "composer-group-symbols",
    "flags": "composer-group-flags",
}
"""The groups in order, each with the key of its name."""

_PLACES = list(GROUPS)

_NAME = re.compile(r"[a-z0-9_'+-]{1,100}")
_TONE = re.compile("[\U0001f3fb-\U0001f3ff]")
_FLAGS = {0x1F1E6, 0x1F38C, 0x1F3C1, 0x1F3F3, 0x1F3F4, 0x1F6A9}
_RANGES = (
    (0x1F32D, 0x1F32F, "food"),
    (0x1F330, 0x1F344, "nature"),
    (0x1F300, 0x1F32C, "nature"),
    (0x1F345, 0x1F37F, "food"),
    (0x1F380, 0x1F3CF, "activities"),
    (0x1F3D0, 0x1F3D3, "activities"),
    (0x1F3D4, 0x1F3F2, "places"),
    (0x1F3F8, 0x1F3FA, "activities"),
    (0x1F400, 0x1F43F, "nature"),
    (0x1F440, 0x1F487, "people"),
    (0x1F488, 0x1F48A, "objects"),
    (0x1F48B, 0x1F48F, "people"),
    (0x1F490, 0x1F490, "nature"),
    (0x1F491, 0x1F4A2, "people"),
    (0x1F4A3, 0x1F4A9, "people"),
    (0x1F4AA, 0x1F4AF, "people"),
    (0x1F4B0, 0x1F53D, "objects"),
    (0x1F54A, 0x1F573, "objects"),
    (0x1F574, 0x1F57F, "people"),
    (0x1F590, 0x1F596, "people"),
    (0x1F5FA, 0x1F5FF, "places"),
    (0x1F600, 0x1F64F, "people"),
    (0x1F680, 0x1F6FF, "places"),
    (0x1F90C, 0x1F93E, "people"),
    (0x1F93F, 0x1F94F, "activities"),
    (0x1F950, 0x1F96F, "food"),
    (0x1F970, 0x1F97A, "people"),
    (0x1F980, 0x1F9AE, "nature"),
    (0x1F9B5, 0x1F9BB, "people"),
    (0x1F9C0, 0x1F9CB, "food"),
    (0x1F9CC, 0x1F9DF, "people"),
    (0x1F9E0, 0x1F9E1, "people"),
    (0x1FA70, 0x1FAAF, "objects"),
    (0x1FAB0, 0x1FABF, "nature"),
    (0x1FAC0, 0x1FAC5, "people"),
    (0x1FAC6, 0x1FACF, "nature"),
    (0x1FAD0, 0x1FADF, "food"),
    (0x1FAE0, 0x1FAFF, "people"),
    (0x1F940, 0x1F940, "nature"),
    (0x263A, 0x263A, "people"),
    (0x2639, 0x2639, "people"),
    (0x261D, 0x261D, "people"),
    (0x270A, 0x270D, "people"),
)
_FULLY_QUALIFIED = 2


@cache
def table(language: Language) -> list[list[Any]]:
    """Rows of shortcode, character, group (an index in ``GROUPS``), other words to find it by.

    Every shortcode is one that the page draws and that `react` takes. Words are in ``language``
    and in English. In order of group and code point; tones of skin are left out.
    """
    emoji.config.load_language(language)
    known = emoji.EMOJI_DATA.items()
    rows = [row for found, facts in known if (row := _row(found, facts, language))]
    return sorted(rows, key=lambda row: (row[2], _order(row[1])))


def _order(found: str) -> tuple[int, str]:
    """Faces first among people, as everybody expects."""
    return (0 if 0x1F600 <= ord(found[0]) <= 0x1F64F else 1, found)  # noqa: PLR2004 - their block


def _row(found: str, facts: dict[str, Any], language: Language) -> list[Any] | None:
    if facts["status"] != _FULLY_QUALIFIED or _TONE.search(found):
        return None
    names = [name.strip(":") for name in (*reversed(facts.get("alias", [])), facts["en"])]
    if 0x1F1E6 <= ord(found[0]) <= 0x1F1FF:  # noqa: PLR2004 - regional indicators
        country = "".join(chr(ord(sign) - 0x1F1E6 + ord("a")) for sign in found)
        names.insert(0, f"flag-{country}")
    fitting = [name for name in names if _NAME.fullmatch(name) and _draws(name, found)]
    if not fitting:
        return None
    other = {*names, str(facts.get(language, "")).strip(":")}
    words = " ".join(sorted(other - {fitting[0]})).replace("_", " ").lower()
    return [fitting[0], found, _PLACES.index(_group(found)), words]


def _draws(name: str, found: str) -> bool:
    """Whether a name is drawn as this emoji: what `render.shortcodes` would find, but quickly."""
    return name.startswith("flag-") or _known().get(name) == found


@cache
def _known() -> dict[str, str]:
    """Names to characters: aliases first, as the package looks them up."""
    good = [(c, f) for c, f in emoji.EMOJI_DATA.items() if f["status"] <= _FULLY_QUALIFIED]
    aliases = [(alias.strip(":"), c) for c, f in good for alias in f.get("alias", [])]
    english = [(f["en"].strip(":"), c) for c, f in good]
    return dict(reversed([*aliases, *english]))


def _group(found: str) -> str:
    point = ord(found[0])
    if point in _FLAGS or 0x1F1E6 <= point <= 0x1F1FF:  # noqa: PLR2004 - regional indicators
        return "flags"
    for first, last, group in _RANGES:
        if first <= point <= last:
            return group
    return "objects" if point >= 0x1F000 else "symbols"  # noqa: PLR2004 - pictures begin there
