"""Text objects: docs.slack.dev/reference/block-kit/composition-objects/text-object."""

from markupsafe import Markup, escape

from bot.sandbox.page.render.look import Look
from bot.sandbox.page.render.mrkdwn import mrkdwn
from bot.sandbox.page.render.shortcodes import with_emoji
from bot.sandbox.slack.refusal import Json
from bot.sandbox.slack.text import unescape

__all__ = ["bare", "plain", "text"]


def plain(written: str, *, emoji: bool = True) -> Markup:
    """Text in Slack's own form of which nothing is markup but, if `emoji`, shortcodes."""
    shown = unescape(written)
    return with_emoji(shown) if emoji else escape(shown)


def text(part: Json | str | None, look: Look) -> Markup:
    """A text object of either kind; nothing where there is none."""
    if not part:
        return Markup()
    if isinstance(part, str):
        return plain(part)
    if part.get("type") == "mrkdwn":
        return mrkdwn(str(part["text"]), look)
    return plain(str(part["text"]), emoji=part.get("emoji") is not False)


def bare(part: Json | str | None, look: Look) -> str:
    """The same as one line without markup, for labels that are heard."""
    return text(part, look).striptags()
