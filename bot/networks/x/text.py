"""How X counts, escapes and rewrites text.

The count is twitter-text's, configuration v3 (docs.x.com, "Counting characters"): NFC, a link is
23, an emoji is 2, most of the Latin script 1, everything else 2.
"""

import html
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

__all__ = ["LIMIT", "expand_links", "is_valid", "same_text", "unescape", "warm", "weighted_length"]

LIMIT = 280

_TCO = re.compile(r"https?://t\.co/\w+")
_SCHEME = re.compile(r"\bhttps?://", re.IGNORECASE)
_LAST_SLASH = re.compile(r"/(?=\s|$)")
_BARE_TCO = re.compile(r"\bt\.co/\w+")
_LEADING_MENTIONS = re.compile(r"^(?:@\w{1,15}\s+)+")


@lru_cache(maxsize=1024)
def _parse(text: str) -> tuple[int, bool]:
    # Half a second to import, for its tables: only who counts pays, and wiring may ``warm`` it.
    from twitter_text import parse_tweet

    parsed = parse_tweet(text)
    return int(parsed.weightedLength), bool(parsed.valid)


def warm() -> None:
    """Load the tables now (0.5 s), not while somebody waits for a count."""
    _parse("warm")


def weighted_length(text: str) -> int:
    """How many of the 280 the text takes. About 3 ms for a full post.

    Of emoji joined by ZWJ it counts some too high, never too low.
    """
    return _parse(text)[0]


def is_valid(text: str) -> bool:
    """Whether X would take the text: something to see in it, in 280, no control characters."""
    return bool(text.strip()) and _parse(text)[1]


def unescape(text: str) -> str:
    """Undo X's HTML escaping, once: a customer's own ``&lt;`` stays one."""
    return html.unescape(text)


def expand_links(text: str, urls: Sequence[Mapping[str, Any]]) -> str:
    """Put back what its author wrote where X put a t.co link.

    By the link itself, not by ``start`` and ``end``: these count in a text that X has escaped
    differently from the one it delivers.
    """
    known = {str(one["url"]): _target(one) for one in urls if one.get("url")}
    return _TCO.sub(lambda match: known.get(match[0], match[0]), text)


def _target(url: Mapping[str, Any]) -> str:
    target = str(url.get("expanded_url") or url.get("unwound_url") or url["url"])
    # X puts http:// before what was written bare; hardly anybody writes it out any more.
    bare = target.removeprefix("http://")
    return bare if bare == url.get("display_url") else target


def same_text(ours: str, theirs: str) -> bool:
    """Whether ``theirs``, read back from X, is what we sent as ``ours``.

    Compares NFC, with white space folded and links compared by place and, where X told the
    target, by address. Where ours answers somebody, X puts the handles of those it answers in
    front: those are no difference.
    """
    left, right = _comparable(ours), _comparable(theirs)
    if _matches(left, right):
        return True
    stripped = _LEADING_MENTIONS.sub("", right)
    return stripped != right and _matches(_LEADING_MENTIONS.sub("", left), stripped)


def _comparable(text: str) -> str:
    """NFC, white space folded, links without scheme or last slash: X adds and drops both."""
    folded = " ".join(unicodedata.normalize("NFC", text).split())
    return _LAST_SLASH.sub("", _SCHEME.sub("", folded))


def _matches(ours: str, theirs: str) -> bool:
    """Equal, where a t.co link of theirs may stand for whatever link was sent."""
    if ours == theirs:
        return True
    pattern = r"\S+".join(re.escape(part) for part in _BARE_TCO.split(theirs))
    return re.fullmatch(pattern, ours) is not None
