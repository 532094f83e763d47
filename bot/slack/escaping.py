"""Slack's markup: what goes in is escaped once, what comes out is turned back once."""

import html
import re
from typing import Protocol

__all__ = ["channel", "cut", "escape", "escape_typed", "link", "mention", "typed", "unescape"]

_TOKEN = re.compile(r"<((?:[@#][A-Z0-9]|!\w|https?://|mailto:|tel:)[^<>\n]*)>")
_KEPT = re.compile(r"&lt;(@[UW][A-Z0-9]+|#[CG][A-Z0-9]+)&gt;")
_OPEN_TOKEN = re.compile(r"<(?:[@#!]|https?:|mailto:)[^<>]*$")
_OPEN_ENTITY = re.compile(r"&[a-z]{0,4}$")


class HasSlackId(Protocol):
    """Whoever can be mentioned."""

    @property
    def slack_user_id(self) -> str:
        """Slack's id."""
        ...


def escape(text: str) -> str:
    """Text that people or networks wrote, made harmless in mrkdwn.

    Source: docs.slack.dev/messaging/formatting-message-text#escaping.
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_typed(text: str) -> str:
    """What somebody typed in Slack: escaped, but for the people and channels they named.

    Never for text from outside: a tweet may say ``<@U123>`` too.
    """
    return _KEPT.sub(r"<\1>", escape(text))


def unescape(text: str) -> str:
    """Turn Slack's three entities back."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def typed(text: str) -> str:
    """Slack's text as the person typed it; people stay ``<@U…>`` and channels ``<#C…>``."""
    return unescape(_TOKEN.sub(_as_typed, text))


def _as_typed(token: re.Match[str]) -> str:
    target, _, label = token[1].partition("|")
    if target.startswith(("@", "#")):
        return f"<{target}>"
    if target.startswith("!"):
        return label or "@" + target[1:].partition("^")[0]
    bare = target.removeprefix("mailto:").removeprefix("tel:")
    if not label or label == bare or bare.endswith((f"://{label}", f"://{label}/")):
        return label or bare
    return f"{label} ({bare})"


def mention(person: HasSlackId) -> str:
    """A mention; it rings."""
    return f"<@{person.slack_user_id}>"


def channel(channel_id: str) -> str:
    """A channel by its name, as a link."""
    return f"<#{channel_id}>"


def link(url: str, label: str) -> str:
    """A link in mrkdwn. ``label`` is raw text."""
    target = html.escape(url, quote=False).replace("|", "%7C")
    return f"<{target}|{escape(label).replace('|', '/')}>"


def cut(text: str, limit: int) -> str:
    """At most ``limit`` characters, an ellipsis at the end where some are missing.

    Never ends in the middle of a mention, a link or an entity.
    """
    if len(text) <= limit:
        return text
    short = text[: limit - 1]
    for broken in (_OPEN_TOKEN, _OPEN_ENTITY):
        short = broken.sub("", short)
    return short.rstrip() + "…"
