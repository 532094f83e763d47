"""The link to a kept file."""

from bot.i18n.reader import Reader
from bot.slack import blocks
from bot.slack.escaping import cut, escape
from bot.slack.responses import Message

__all__ = ["build_link"]

NAME = 80


def build_link(reader: Reader, name: str, url: str) -> Message:
    """For whoever pressed, alone: the address is theirs."""
    text = reader.text("exhibits-link", name=escape(cut(name, NAME)))
    button = blocks.link_button(reader.text("exhibits-open"), url, "slack.link.file")
    return Message(text, (blocks.section(text, button),))
