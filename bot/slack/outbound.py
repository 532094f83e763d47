"""The messenger's door: what features want said in Slack, committed with their decision.

Nothing here speaks to Slack. A message is a row and a job of the caller's transaction; the worker
delivers it in order (:mod:`bot.slack.deliver`), once, however often it is started again.
"""

from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import and_, case, func, select
from sqlalchemy.orm import aliased

from bot.i18n.reader import Language
from bot.slack.budget import Budget
from bot.slack.folding import fold_if_full, folded_parent, forget_waiting, look_again, open_folded
from bot.slack.outbound_rows import add, change, stored
from bot.slack.responses import Message
from bot.slack.tables import EPHEMERAL, POST, OutboundMessage, State
from bot.slack.tasks import lane_of_channel, lane_of_user
from bot.storage.transaction import Transaction

__all__ = [
    "Budget",
    "Line",
    "Sent",
    "by_key",
    "delete_message",
    "direct_message",
    "open_folded",
    "permalink_of",
    "post_message",
    "sent_at",
    "subject_at",
    "update_message",
    "whisper",
]

MAX_LINE_BLOCKS = 2


@dataclass(frozen=True)
class Line:
    """The short form of a message, for a rolling card when a channel's backlog outgrows its rate.

    Lines of the same ``key`` may share a card. ``blocks``: one or two, for example a section with
    a button; their block ids are dropped. ``language`` is that of the card's own words.
    """

    key: str
    blocks: tuple[dict[str, Any], ...]
    language: Language = "en"

    def __post_init__(self) -> None:
        if not 1 <= len(self.blocks) <= MAX_LINE_BLOCKS:
            raise ValueError(f"a line has one or two blocks, not {len(self.blocks)}")


@dataclass(frozen=True)
class Sent:
    """Where a message stands in Slack (for a line of a rolling card: where the card stands)."""

    channel_id: str
    ts: str
    thread_ts: str | None = None


class Addressee(Protocol):
    """Whoever can be written to: a ``Person``."""

    @property
    def slack_user_id(self) -> str: ...


async def post_message(
    tx: Transaction,
    *,
    channel_id: str,
    message: Message,
    subject: str,
    thread_of: UUID | None = None,
    thread_ts: str | None = None,
    key: str | None = None,
    coalesce: Line | None = None,
    budget: Budget | None = None,
) -> UUID:
    """Have a message posted once this transaction has committed; the id of its row.

    Args:
        tx: the use case's transaction.
        channel_id: Slack's id of the channel; messages of one channel are posted in order.
        message: text and blocks.
        subject: what it is about, ``post:<uuid>``; :func:`subject_at` finds it again.
        thread_of: the row whose message it answers; it may not have been sent yet. If that
            message failed for good, this one is posted in the channel itself.
        thread_ts: the same for a message that is not a row of ours.
        key: said twice with one key, it is posted once; the first one's id is returned.
        coalesce: how it may be shown where too many wait; replies never are.
        budget: for a new card that nobody asked for, where a client reads: what it takes from.
            Beyond it only its line (``coalesce``) is shown, in the day's card, until somebody
            opens it there; what is said in its thread waits with it.

    Raises:
        ValueError: a budget without a line, or of a reply.
    """
    columns: dict[str, Any] = {"thread_of": thread_of, "thread_ts": thread_ts}
    if budget is not None:
        if coalesce is None or thread_of is not None or thread_ts is not None:
            raise ValueError("only a card with a line takes from a budget")
        columns["card_day"] = budget.day
    elif thread_of is not None and (waits := await folded_parent(tx, thread_of, message, key)):
        columns |= {"thread_of": waits, "state": State.FOLDED.value}
    lane_id = lane_of_channel(channel_id)
    outbound_id, is_new = await add(
        tx,
        message,
        key=key,
        lane_id=lane_id,
        channel_id=channel_id,
        kind=POST,
        subject=subject,
        **columns,
        **_line_columns(coalesce),
    )
    if is_new and budget is not None:
        await fold_if_full(tx, outbound_id, lane_id, budget)
    return outbound_id


async def by_key(tx: Transaction, key: str) -> UUID | None:
    """The row of the message that was posted with a key."""
    row = OutboundMessage
    return await tx.session.scalar(
        select(row.id).where(row.workspace_id == tx.workspace_id, row.key == key)
    )


async def direct_message(
    tx: Transaction, *, person: Addressee, message: Message, subject: str, key: str | None = None
) -> UUID:
    """The same, to one person alone; the channel is opened when it is delivered."""
    user = person.slack_user_id
    outbound_id, _ = await add(
        tx, message, key=key, lane_id=lane_of_user(user), user_id=user, kind=POST, subject=subject
    )
    return outbound_id


async def whisper(
    tx: Transaction,
    *,
    channel_id: str,
    person: Addressee,
    message: Message,
    thread_ts: str | None = None,
) -> None:
    """Show a message to one person in a channel, at most once.

    Slack keeps no ephemeral message and none can be looked up: after a crash or a lost
    connection it is not shown again. Nothing that someone must act on belongs here.
    """
    await add(
        tx,
        message,
        key=None,
        lane_id=lane_of_channel(channel_id),
        channel_id=channel_id,
        user_id=person.slack_user_id,
        kind=EPHEMERAL,
        subject="",
        thread_ts=thread_ts,
    )


async def update_message(
    tx: Transaction,
    outbound_id: UUID,
    message: Message,
    line: Line | None = None,
    budget: Budget | None = None,
) -> None:
    """Have a message show this instead; before it was sent, it is sent so from the start.

    The latest wins: what was not shown in time is skipped. ``line`` replaces its line where it
    stands in a rolling card (without one the line stays). A message that failed or was deleted
    stays so; an unknown id is ignored. ``budget`` says by when somebody has to act on the card
    now: one that was folded is posted whole as soon as it presses.
    """
    row = OutboundMessage
    values: dict[str, Any] = {"body": stored(message), "version": row.version + 1}
    if line is not None:
        values |= _line_columns(line)
    changed = await change(tx, outbound_id, values)
    if budget is not None and changed is not None and changed.state == State.FOLDED:
        await look_again(tx, outbound_id, budget)


async def delete_message(tx: Transaction, outbound_id: UUID) -> None:
    """Have a message deleted in Slack, or never sent; out of a rolling card its line goes."""
    row = OutboundMessage
    gone = row.state.in_([State.PENDING, State.COALESCED, State.FOLDED])
    await change(
        tx,
        outbound_id,
        {"removed": True, "state": case((gone, State.DELETED.value), else_=row.state)},
    )
    await forget_waiting(tx, outbound_id)


async def subject_at(tx: Transaction, channel_id: str, ts: str) -> str | None:
    """Which subject the message (or the root of the thread) at ``ts`` belongs to.

    A rolling card answers ``rolling:<uuid>``: it belongs to several.
    """
    row = OutboundMessage
    return await tx.session.scalar(
        select(row.subject).where(
            row.workspace_id == tx.workspace_id, row.channel_id == channel_id, row.ts == ts
        )
    )


async def sent_at(tx: Transaction, outbound_id: UUID) -> Sent | None:
    """Where the message stands, or None while it has not been sent."""
    row, card = OutboundMessage, aliased(OutboundMessage)
    found = (
        await tx.session.execute(
            select(
                func.coalesce(card.channel_id, row.channel_id),
                func.coalesce(card.ts, row.ts),
                row.thread_ts,
            )
            .select_from(row)
            .outerjoin(card, and_(card.workspace_id == row.workspace_id, card.id == row.rolling_of))
            .where(
                row.workspace_id == tx.workspace_id,
                row.id == outbound_id,
                func.coalesce(card.ts, row.ts).is_not(None),
            )
        )
    ).one_or_none()
    return None if found is None else Sent(*found)


async def permalink_of(tx: Transaction, outbound_id: UUID, *, team_url: str) -> str | None:
    """The address of the message in Slack, or None while it has not been sent.

    ``team_url`` is the install's, with its slash at the end (``https://acme.slack.com/``).
    """
    sent = await sent_at(tx, outbound_id)
    if sent is None:
        return None
    link = f"{team_url}archives/{sent.channel_id}/p{sent.ts.replace('.', '')}"
    return link + (f"?thread_ts={sent.thread_ts}&cid={sent.channel_id}" if sent.thread_ts else "")


def _line_columns(line: Line | None) -> dict[str, Any]:
    if line is None:
        return {}
    blocks = [{k: v for k, v in block.items() if k != "block_id"} for block in line.blocks]
    return {"line_key": line.key, "line_language": line.language, "line_blocks": blocks}
