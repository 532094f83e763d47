"""Emoji by name: ``:tada:`` to 🎉, as Slack names them."""

import re
from functools import lru_cache

import emoji
from markupsafe import Markup, escape

from bot.sandbox.page.render.html import tag

__all__ = ["SHORTCODE", "big", "character", "drawn", "with_emoji"]

SHORTCODE = re.compile(
    r":(?P<name>[a-z0-9_+'-]*[a-z0-9_+'][a-z0-9_+'-]*)(?:::skin-tone-(?P<tone>[2-6]))?:"
)
# A message of nothing but this many emoji or fewer is shown large.
MOST_BIG = 23
_FLAG = re.compile(r"flag-([a-z]{2})")
_TONES = {str(n): chr(0x1F3FB + n - 2) for n in range(2, 7)}
# Names of Slack's that the emoji package's aliases do not know.
_SLACKS = {
    "simple_smile": "🙂",
    "the_horns": "🤘",
    "large_green_circle": "🟢",
    "large_yellow_circle": "🟡",
    "large_orange_circle": "🟠",
    "large_purple_circle": "🟣",
    "man-shrugging": "🤷‍♂️",
    "woman-shrugging": "🤷‍♀️",
    "reminder_ribbon": "🎗️",
}


@lru_cache(maxsize=1024)
def character(name: str, tone: str = "") -> str | None:
    """The character of a name without its colons; None where there is none."""
    if flag := _FLAG.fullmatch(name):
        found = "".join(chr(0x1F1E6 + ord(letter) - ord("a")) for letter in flag[1])
        return found if emoji.is_emoji(found) else None
    coded = f":{name}:"
    found = _SLACKS.get(name) or emoji.emojize(coded, language="alias")
    if found == coded:
        return None
    toned = found.rstrip("\N{VARIATION SELECTOR-16}") + _TONES.get(tone, "") if tone else found
    return toned if emoji.is_emoji(toned) else found


def drawn(match: re.Match[str]) -> Markup:
    """One shortcode as an element that is heard by its name; unknown ones stay as typed."""
    found = character(match["name"], match["tone"] or "")
    if found is None:
        return escape(match.group())
    spoken = match["name"].replace("_", " ")
    return tag("span", found, class_="emoji", role="img", aria_label=spoken, title=match.group())


def with_emoji(text: str) -> Markup:
    """Plain text, escaped, its shortcodes drawn."""
    out: list[str] = []
    end = 0
    for match in SHORTCODE.finditer(text):
        out += [escape(text[end : match.start()]), drawn(match)]
        end = match.end()
    return Markup().join([*out, escape(text[end:])])


def big(text: str) -> bool:
    """Whether a text is only emoji, and few enough to be shown large."""
    drawn_text = SHORTCODE.sub(lambda m: character(m["name"], m["tone"] or "") or "x", text)
    bare = "".join(drawn_text.split())
    return bool(bare) and emoji.purely_emoji(bare) and emoji.emoji_count(bare) <= MOST_BIG
