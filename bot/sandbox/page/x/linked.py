"""The text of a post with its links, handles and hashtags as links. Everything is escaped."""

import re
from collections.abc import Sequence
from urllib.parse import quote

from markupsafe import Markup, escape

from bot.sandbox.x.model import Link
from bot.sandbox.x.text import TAG, USERNAME

__all__ = ["linked"]

_SHOWN = 36
_NAMES = re.compile(f"{USERNAME.pattern}|{TAG.pattern}")


def linked(text: str, links: Sequence[Link], base: str) -> Markup:
    """As people on X see it. ``base`` is where this X's pages are: ``/as/U1/x``."""
    parts, rest = [], text
    for link in links:
        before, found, after = rest.partition(link.written)
        if not found:
            continue
        parts += [_names(before, base), _anchor(link)]
        rest = after
    return Markup("").join([*parts, _names(rest, base)])


def _anchor(link: Link) -> Markup:
    shown = link.expanded.split("://", 1)[-1].removeprefix("www.")
    short = shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…"
    return Markup(
        '<a href="{}" title="{}" target="_blank" rel="noopener noreferrer">{}</a>'
    ).format(link.expanded, link.expanded, short)


def _names(text: str, base: str) -> Markup:
    parts: list[Markup] = []
    at = 0
    for match in _NAMES.finditer(text):
        parts += [escape(text[at : match.start()]), _name(match, base)]
        at = match.end()
    return Markup("").join([*parts, escape(text[at:])])


def _name(match: re.Match[str], base: str) -> Markup:
    handle, tag = match[1], match[2]
    href = f"{base}/{handle}" if handle else f"{base}/-/tag/{quote(tag)}"
    return Markup('<a href="{}">{}</a>').format(href, match[0])
