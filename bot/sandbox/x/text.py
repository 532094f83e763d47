"""What X does to text on its way out, and what it reads in it on its way in."""

import hashlib
import html
import re
from collections.abc import Callable

from bot.sandbox.x.model import Link, Post, User

__all__ = [
    "TAG",
    "USERNAME",
    "delivered",
    "entities",
    "find_links",
    "find_tags",
    "find_usernames",
    "split_answered",
    "with_answered",
]

USERNAME = re.compile(r"(?<![\w@])@(\w{1,15})(?!\w)")
# A hashtag is of letters, digits and _, and not of digits alone.
TAG = re.compile(r"(?<![\w&#/])#(\w*[^\W\d]\w*)")
_LEADING = re.compile(r"^(?:@\w{1,15}\s+)*")
_MAYBE_LINK = re.compile(r"\w\.\w")


def find_usernames(text: str) -> list[str]:
    """The handles that a text mentions, lower case, each once, in order."""
    return list(dict.fromkeys(one.lower() for one in USERNAME.findall(text)))


def find_tags(text: str) -> list[str]:
    """The hashtags of a text, case folded, each once, in order."""
    return list(dict.fromkeys(one.casefold() for one in TAG.findall(text)))


def split_answered(text: str) -> tuple[list[str], str]:
    """A stored reply as people see it: the handles in front of it, and the rest."""
    match = _LEADING.match(text)
    front = match[0] if match else ""
    rest = text[len(front) :]
    return (USERNAME.findall(front), rest) if rest else ([], text)


def with_answered(text: str, usernames: list[str]) -> str:
    """The text with the handles of those it answers in front, as X stores a reply."""
    match = _LEADING.match(text)
    there = find_usernames(match[0] if match else "")
    missing = [one for one in usernames if one.lower() not in there]
    return " ".join([*(f"@{one}" for one in missing), text])


def find_links(text: str, salt: str) -> list[Link]:
    """Every link X would wrap, with the t.co address it gets here."""
    if not _MAYBE_LINK.search(text):
        return []
    from twitter_text.extract_urls import extract_urls_with_indices

    return [_shorten(str(one["url"]), salt) for one in extract_urls_with_indices(text)]


def _shorten(written: str, salt: str) -> Link:
    code = hashlib.sha256(f"{salt}:{written}".encode()).hexdigest()[:10]
    expanded = written if written.lower().startswith("http") else f"http://{written}"
    return Link(f"https://t.co/{code}", written, expanded)


def delivered(text: str, links: list[Link]) -> str:
    """The text as the API gives it: links wrapped, then ``&``, ``<`` and ``>`` escaped.

    docs.x.com, "Counting characters" (t.co) and "Post object" (HTML entities).
    """
    return html.escape(_wrap(text, links), quote=False)


def _wrap(text: str, links: list[Link]) -> str:
    parts, rest = [], text
    for link in links:
        before, _, rest = rest.partition(link.written)
        parts += [before, link.short]
    return "".join([*parts, rest])


def entities(post: Post, user_of: Callable[[str], User | None]) -> dict[str, object]:
    """Mentions and links with their places in the unescaped text, in code points."""
    text = _wrap(post.text, post.links)
    found: dict[str, object] = {}
    mentions = [
        {"start": match.start(), "end": match.end(), "username": match[1], **_id_of(user)}
        for match in USERNAME.finditer(text)
        for user in [user_of(match[1])]
    ]
    if mentions:
        found["mentions"] = mentions
    if post.links:
        found["urls"] = _urls(text, post.links)
    return found


def _id_of(user: User | None) -> dict[str, str]:
    return {"id": user.id} if user else {}


def _urls(text: str, links: list[Link]) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    at = 0
    for link in links:
        start = text.index(link.short, at)
        at = start + len(link.short)
        display = link.expanded.split("://", 1)[-1]
        found.append(
            {
                "start": start,
                "end": at,
                "url": link.short,
                "expanded_url": link.expanded,
                "display_url": display,
            }
        )
    return found
