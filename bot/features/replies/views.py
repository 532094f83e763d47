"""The form of an answer, and what is said in the item's thread of one that did not go out."""

from collections.abc import Sequence
from uuid import UUID

from bot.features.attempts.rules import AttemptState
from bot.features.inbox.models import Item
from bot.features.inbox.payloads import ReplyToItem
from bot.features.replies.models import Reply
from bot.features.replies.payloads import AnswerItem, ReplyIsNotThere, ReplyIsThere
from bot.features.replies.rules import signature_of
from bot.i18n.reader import Reader
from bot.networks.x.text import LIMIT
from bot.slack import blocks
from bot.slack.escaping import escape, link, mention
from bot.slack.models import Person
from bot.slack.responses import Block, Message, Modal

__all__ = ["build_answer", "build_on_its_way", "build_question", "build_settled", "build_told"]

_MOST = 1_000
"""Characters of the input: what is over 280 is told with its count, not cut while typing."""


def build_answer(
    reader: Reader,
    item: Item,
    *,
    brand: str,
    handle: str,
    initials: str,
    trusted: bool,
    typed: str | None = None,
    edited: bool = False,
) -> Modal:
    """The form: account, the customer's text, and how the answer will go out.

    ``typed`` is what was written before; ``edited`` says that the customer's text has changed
    since.
    """
    notice: list[Block] = []
    if edited:
        notice.append(blocks.section(reader.text("replies-form-edited")))
    preview: list[Block] = []
    if trusted:
        signature = escape(signature_of(initials))
        words = reader.text("replies-form-preview", handle=escape(handle), signature=signature)
        preview.append(blocks.context(words))
    else:
        notice.append(blocks.section(reader.text("replies-form-learning")))
    key = "replies-form-send" if trusted else "replies-form-suggest"
    return Modal(
        payload=AnswerItem(item_id=item.id, version=item.version),
        title=reader.text("replies-form-title"),
        submit=reader.text(key),
        close=reader.text("replies-form-cancel"),
        tell_when_closed=True,
        blocks=(
            blocks.section(
                reader.text(
                    "replies-form-lead",
                    brand=escape(brand),
                    handle=escape(handle),
                    author=escape(item.author_handle),
                )
            ),
            blocks.quote(item.text),
            *notice,
            blocks.input_text(
                "text",
                reader.text("replies-form-label"),
                multiline=True,
                initial=typed,
                max_length=_MOST,
                hint=reader.text("replies-form-hint", limit=LIMIT),
            ),
            *preview,
        ),
    )


def build_on_its_way(reader: Reader, reply: Reply, *, handle: str) -> Message:
    """What the person who wrote it sees, alone."""
    if reply.state == AttemptState.SUGGESTED:
        text = reader.text("replies-suggested-done")
    else:
        text = reader.text("replies-on-its-way", handle=escape(handle))
    return Message(text, (blocks.section(text), blocks.quote(reply.signed)))


def build_told(
    reader: Reader, reply: Reply, author: Person, managers: Sequence[Person], *, handle: str
) -> Message:
    """In the thread: an answer that was not sent, or that a manager is to read; with its text.

    It rings for who must act.
    """
    if reply.state == AttemptState.SUGGESTED:
        text = reader.text(
            "replies-suggested",
            who=escape(author.name),
            managers=" ".join(mention(one) for one in managers),
        )
    else:
        text = reader.text(
            "replies-failed",
            who=mention(author),
            reason=str(reply.failure or ""),
            handle=escape(handle),
        )
    again = ReplyToItem(item_id=reply.item_id, reply_id=reply.id)
    return Message(
        text,
        (
            blocks.section(text),
            blocks.quote(reply.body),
            blocks.actions(blocks.button(reader.text("replies-again"), again)),
        ),
    )


def build_question(reader: Reader, reply: Reply, author: Person, *, handle: str) -> Message:
    """Nobody knows whether it is on X: who wrote it is asked. It rings."""
    text = reader.text(
        "replies-question",
        who=mention(author),
        profile=link(f"https://x.com/{handle}/with_replies", f"@{handle}"),
    )
    confirm = (
        reader.text("replies-again-title"),
        reader.text("replies-again-text"),
        reader.text("replies-not-there"),
        reader.text("replies-form-cancel"),
    )
    reply_id: UUID = reply.id
    return Message(
        text,
        (
            blocks.section(text),
            blocks.quote(reply.signed),
            blocks.actions(
                blocks.button(reader.text("replies-there"), ReplyIsThere(reply_id=reply_id)),
                blocks.button(
                    reader.text("replies-not-there"),
                    ReplyIsNotThere(reply_id=reply_id),
                    confirm=confirm,
                ),
            ),
        ),
    )


def build_settled(reader: Reader, *, there: bool) -> Message:
    """What the person who answered the question sees."""
    text = reader.text("replies-answered", there="yes" if there else "no")
    return Message(text, (blocks.section(text),))
