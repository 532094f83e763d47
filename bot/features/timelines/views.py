"""What is said in a post's thread when it was changed on the network itself."""

from bot.i18n.reader import Reader
from bot.slack import blocks
from bot.slack.escaping import cut, escape, link
from bot.slack.responses import Block, Message

__all__ = ["build_changed"]

_SHOWN = 600


def build_changed(
    reader: Reader, *, handle: str, url: str, before: str, after: str, deleted: bool
) -> Message:
    """Edited (what it said, what it says) or deleted, on X itself. It rings for nobody."""
    if deleted:
        text = reader.text("timelines-deleted", handle=escape(handle))
        return Message(text, (blocks.section(text), blocks.quote(cut(after, _SHOWN))))
    there = link(url, reader.text("timelines-see-it"))
    text = reader.text("timelines-edited", handle=escape(handle))
    body: list[Block] = [
        blocks.section(f"{text} {there}"),
        blocks.context(reader.text("timelines-before")),
        blocks.quote(cut(before, _SHOWN)),
        blocks.context(reader.text("timelines-after")),
        blocks.quote(cut(after, _SHOWN)),
    ]
    return Message(text, tuple(body))
