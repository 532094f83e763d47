"""What stands in angle brackets: people, channels, broadcasts, dates and links.

docs.slack.dev/messaging/formatting-message-text
"""

import re
from datetime import UTC, datetime

from markupsafe import Markup

from bot.sandbox.page.render.dates import date_text
from bot.sandbox.page.render.html import tag
from bot.sandbox.page.render.look import Look
from bot.sandbox.page.render.shortcodes import with_emoji
from bot.sandbox.slack.text import unescape

__all__ = ["broadcast", "channel", "date", "group", "link", "token", "token_text", "user"]

_SAFE = re.compile(r"(?:https?://|mailto:|tel:|/(?!/))", re.IGNORECASE)
_PERMALINK = re.compile(
    r"https?://[^/]+/archives/(?P<channel>[A-Z0-9]+)/p(?P<s>\d+)(?P<us>\d{6})(?:\?|$)"
)
_THREAD = re.compile(r"[?&]thread_ts=([\d.]+)")


def token(inner: str, look: Look) -> Markup:
    """The inside of ``<…>`` in Slack's own form, drawn."""
    body, _, label = inner.partition("|")
    if body.startswith("@"):
        return user(body[1:], look, unescape(label))
    if body.startswith("#"):
        return channel(body[1:], look, unescape(label))
    if body.startswith("!"):
        return _command(body[1:], unescape(label), look)
    return link(unescape(body), unescape(label))


def token_text(inner: str, look: Look) -> str:
    """The same as bare text, for places where nothing is drawn (code)."""
    return token(inner, look).striptags()


def user(user_id: str, look: Look, label: str = "") -> Markup:
    """A mention of a person; the viewer's own is marked."""
    name = look.user_name(user_id) or label.lstrip("@") or look.say("render-unknown-user")
    if user_id == look.viewer_id:
        return tag("mark", f"@{name}", class_="mention mine", data_user=user_id)
    return tag("span", f"@{name}", class_="mention", data_user=user_id)


def channel(channel_id: str, look: Look, label: str = "") -> Markup:
    """A link to a channel; one that the viewer cannot see says so and leads nowhere."""
    name = look.channel_name(channel_id)
    if name is None:
        unseen = f"#{label}" if label else look.say("render-unknown-channel")
        return tag("span", unseen, class_="mention unseen")
    return tag("a", f"#{name}", class_="mention", href=f"#{channel_id}", data_channel=channel_id)


def group(group_id: str, look: Look, label: str = "") -> Markup:
    """A mention of a user group; the local Slack keeps none, so only its label is known."""
    name = label.lstrip("@") or look.say("render-unknown-group")
    return tag("span", f"@{name}", class_="mention", data_group=group_id)


def broadcast(word: str) -> Markup:
    """``@here``, ``@channel``, ``@everyone``: they ring for whoever reads them."""
    return tag("mark", f"@{word}", class_="mention mine")


def date(stamp: int, pattern: str, look: Look, *, url: str = "", fallback: str = "") -> Markup:
    """A moment as the viewer writes it; the fallback where the pattern is not Slack's."""
    try:
        written = date_text(stamp, pattern, look)
        machine = datetime.fromtimestamp(stamp, UTC).isoformat()
    except (OverflowError, ValueError, OSError):
        written = None
    if written is None:
        return with_emoji(fallback or pattern)
    shown = tag("time", written, datetime=machine, title=look.reader.moment(_at(stamp)))
    return link(url, shown) if url else shown


def link(url: str, label: str = "") -> Markup:
    """A link that opens beside the page; what is no web address, mail or phone stays text.

    A permalink of a message also carries ``data-permalink`` (``C…/seconds.micros``) and
    ``data-thread``, so that the page can go there itself.
    """
    shown = label if isinstance(label, Markup) else with_emoji(label or _bare(url))
    if not _SAFE.match(url):
        return shown if label else with_emoji(f"<{url}>")
    there = _PERMALINK.match(url)
    thread = _THREAD.search(url) if there else None
    return tag(
        "a",
        shown,
        href=url,
        target="_blank",
        rel="noopener noreferrer",
        data_permalink=f"{there['channel']}/{there['s']}.{there['us']}" if there else None,
        data_thread=thread[1] if thread else None,
    )


def _bare(url: str) -> str:
    return url.removeprefix("mailto:").removeprefix("tel:")


def _at(stamp: int) -> datetime:
    return datetime.fromtimestamp(stamp, UTC)


def _command(body: str, label: str, look: Look) -> Markup:
    word, *parts = body.split("^")
    if word in ("here", "channel", "everyone"):
        return broadcast(word)
    if word == "subteam" and parts:
        return group(parts[0], look, label)
    if word == "date" and len(parts) > 1 and parts[0].lstrip("-").isdigit():
        url = unescape(parts[2]) if len(parts) > 2 else ""  # noqa: PLR2004 - the third part
        return date(int(parts[0]), unescape(parts[1]), look, url=url, fallback=label)
    return with_emoji(label or f"<!{body}>")
