"""An item's card, its line in a rolling card, the list, and what is said when X cannot be read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from bot.features.inbox.models import Item
from bot.features.inbox.payloads import LetGo, ReplyToItem, ShowPage
from bot.features.inbox.rules import PAGE, ItemStatus, NotReading, waited_seconds
from bot.i18n.reader import Reader
from bot.slack import blocks
from bot.slack.escaping import cut, escape, link, mention
from bot.slack.models import Person
from bot.slack.objects import Element
from bot.slack.outbound import Line
from bot.slack.responses import Block, Message

__all__ = ["Picture", "build_card", "build_line", "build_list", "build_not_reading"]

_GLANCE = 120
_IN_LIST = 300


@dataclass(frozen=True)
class Picture:
    """What cards show beside their items."""

    brand: str
    handle: str
    now: datetime
    people: Mapping[UUID, Person] = field(default_factory=dict)
    earlier: Mapping[UUID, str | None] = field(default_factory=dict)
    """Item → address of the card that it goes on from; None where that one is not sent yet."""

    def name(self, person_id: UUID | None) -> str:
        """A name as mrkdwn that does not ring."""
        person = self.people.get(person_id) if person_id else None
        return escape(person.name) if person else "?"


def build_card(reader: Reader, item: Item, seen: Picture) -> Message:
    """Status first, then who wrote when, then the text exactly as it was written."""
    status = _status(reader, item, seen)
    elements = _buttons(reader, item)
    body: list[Block] = [
        blocks.section(f"*{status}* · {_lead(reader, seen)}"),
        blocks.section(_author(reader, item, seen)),
        blocks.quote(item.text),
        *_edits(reader, item),
        *_answer(reader, item, seen),
        blocks.context(*_small_print(reader, item, seen)),
        *([blocks.actions(*elements)] if elements else []),
    ]
    glance = f"@{escape(item.author_handle)}: {escape(cut(item.text, _GLANCE))}"
    return Message(f"{status}. {glance}", tuple(body))


def build_line(reader: Reader, item: Item, seen: Picture) -> Line:
    """The card's short form: who, where it stands, the text, and *Reply* beside it."""
    text = f"*{_status(reader, item, seen)}* · {_author(reader, item, seen)}"
    accessory = _reply_button(reader, item) if item.answerable else None
    return Line(
        key="inbox",
        blocks=(blocks.section(text, accessory), blocks.quote(item.text)),
        language=reader.language,
    )


def build_list(
    reader: Reader,
    items: Sequence[Item],
    seen: Picture,
    *,
    client_id: UUID,
    offset: int,
    total: int,
) -> Message:
    """Who waits, the longest first; a few at a time."""
    title = reader.text("inbox-list-title", brand=escape(seen.brand), count=total)
    body: list[Block] = [blocks.section(f"*{title}*")]
    for item in items:
        waited = reader.duration(waited_seconds(item.written_at, seen.now))
        line = reader.text(
            "inbox-list-line",
            who=_who(item),
            waited=waited,
            status=_status(reader, item, seen),
        )
        accessory = _reply_button(reader, item) if item.answerable else None
        body += [blocks.section(line, accessory), blocks.quote(cut(item.text, _IN_LIST))]
    turns = _turns(reader, client_id, offset, total)
    if turns:
        body.append(blocks.actions(*turns))
    return Message(title, tuple(body))


def build_not_reading(
    reader: Reader, reason: NotReading, *, handle: str, slug: str, managers: Sequence[Person]
) -> Message:
    """Nothing new is read: what happened, and what to do. It rings for the managers."""
    text = reader.text(
        "inbox-not-reading",
        who=" ".join(mention(one) for one in managers),
        reason=reason.value,
        handle=escape(handle),
        command=f"rapport connect x --client {slug} --token …",
    )
    return Message(text, (blocks.section(text),))


def _lead(reader: Reader, seen: Picture) -> str:
    return reader.text("inbox-lead", brand=escape(seen.brand), handle=escape(seen.handle))


def _who(item: Item) -> str:
    return f"*{escape(item.author_name)}* @{escape(item.author_handle)}"


def _author(reader: Reader, item: Item, seen: Picture) -> str:
    return f"{_who(item)} · {reader.moment(item.written_at, now=seen.now)}"


def _status(reader: Reader, item: Item, seen: Picture) -> str:
    match item.status:
        case ItemStatus.IN_HAND if item.held_at is not None:
            since = reader.clock_time(item.held_at)
            return reader.text("inbox-status-in-hand", who=seen.name(item.person_id), since=since)
        case ItemStatus.SENDING | ItemStatus.UNCONFIRMED:
            who = seen.name(item.person_id)
            return reader.text("inbox-status-answering", who=who, status=str(item.status))
        case ItemStatus.ANSWERED if item.answered_at is not None:
            waited = reader.duration(waited_seconds(item.written_at, item.answered_at))
            return reader.text("inbox-status-answered", who=seen.name(item.person_id), after=waited)
        case ItemStatus.DELETED:
            return reader.text("inbox-status-deleted")
        case _:
            return reader.text("inbox-status-open")


def _edits(reader: Reader, item: Item) -> list[Block]:
    if not item.earlier:
        return []
    return [blocks.context(reader.text("inbox-edited")), blocks.quote(item.earlier[-1])]


def _answer(reader: Reader, item: Item, seen: Picture) -> list[Block]:
    """As it was sent, and what was done to it on the network itself since."""
    if item.answer_text is None:
        return []
    on = "deleted" if item.answer_deleted_at else "edited" if item.answer_edited_at else "there"
    noticed = item.answer_deleted_at or item.answer_edited_at
    at = reader.moment(noticed, now=seen.now) if noticed else ""
    there = reader.text("inbox-answer", on=on, noticed=at)
    if item.answer_url and item.answer_deleted_at is None:
        there += f" {link(item.answer_url, reader.text('inbox-see-it'))}"
    return [blocks.context(there), blocks.quote(item.answer_text)]


def _small_print(reader: Reader, item: Item, seen: Picture) -> list[str]:
    told = []
    if item.deleted_at is not None and item.status != ItemStatus.DELETED:
        told.append(reader.text("inbox-status-deleted"))
    if item.id in seen.earlier:
        url = seen.earlier[item.id]
        words = reader.text("inbox-continues")
        told.append(link(url, words) if url else words)
    return [*told, reader.text("inbox-team-only")]


def _buttons(reader: Reader, item: Item) -> list[Element]:
    found = [_reply_button(reader, item)] if item.answerable else []
    if item.status == ItemStatus.IN_HAND:
        found.append(blocks.button(reader.text("inbox-let-go"), LetGo(item_id=item.id)))
    if item.deleted_at is None:
        found.append(blocks.link_button(reader.text("inbox-open-on-x"), item.url))
    return found


def _reply_button(reader: Reader, item: Item) -> Element:
    return blocks.button(
        reader.text("inbox-reply"),
        ReplyToItem(item_id=item.id),
        style="primary",
        spoken=reader.text("inbox-reply-spoken", handle=item.author_handle),
    )


def _turns(reader: Reader, client_id: UUID, offset: int, total: int) -> list[Element]:
    found = []
    if offset > 0:
        before = ShowPage(client_id=client_id, offset=max(offset - PAGE, 0))
        found.append(blocks.button(reader.text("inbox-list-longer"), before))
    if offset + PAGE < total:
        after = ShowPage(client_id=client_id, offset=offset + PAGE)
        found.append(blocks.button(reader.text("inbox-list-shorter"), after))
    return found
