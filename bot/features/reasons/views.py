"""Days by cause, the entries behind them, and the modal of *I see it differently*."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from bot.features.causes.rules import Cause
from bot.features.clients.models import Client
from bot.features.delays.models import CauseDays, DelayDifference, Sight
from bot.features.delays.payloads import DifferModal, OpenEntries
from bot.features.delays.rules import LONGEST
from bot.features.delays.views import build_plain, build_what
from bot.i18n.reader import Reader
from bot.record.repository import RecordedEntry
from bot.slack import blocks
from bot.slack.escaping import cut, escape, escape_typed
from bot.slack.models import Person
from bot.slack.responses import Block, Message, Modal

__all__ = ["build_differ_modal", "build_entries", "build_why", "cause_name", "thing_name"]

_GLANCE, _MOST, _THINGS, _ENTRIES, _SAID = 60, 2_900, 4, 20, 1_000


def cause_name(reader: Reader, cause: Cause) -> str:
    """What a cause is called."""
    return reader.text(f"delays-cause-{cause.replace('_', '-')}")


def thing_name(reader: Reader, counted: CauseDays, at: int) -> str:
    """What one part of a number was about. Plain."""
    delay, part = counted.parts[at]
    key = f"reasons-thing-{delay.kind}"
    title = cut(delay.title, _GLANCE)
    return reader.text(key, title=title, number=delay.number or 0, days=part.days)


def build_why(
    reader: Reader,
    client: Client,
    counted: Sequence[CauseDays],
    *,
    since: date,
    waiting: int,
) -> Message:
    """Days by cause as bars and in words; each number opens to its entries.

    ``waiting``: how many delays a manager has still to look at; 0 where that is none of theirs.
    """
    title = reader.text("reasons-title", brand=client.brand)
    shown = reader.text("reasons-since", since=reader.date(since))
    head: list[Block] = [blocks.header(title), blocks.context(shown)]
    if waiting:
        head.append(blocks.context(reader.text("reasons-waiting", count=waiting)))
    if not counted:
        text = reader.text("reasons-none", brand=escape(client.brand))
        return Message(text, (*head, blocks.section(text)))
    chart = _chart(reader, counted) if len(counted) > 1 else []
    body = [_cause(reader, client, one, since) for one in counted]
    foot = blocks.context(reader.text("reasons-foot"))
    return Message(escape(title), (*head, *chart, *body, foot))


def _chart(reader: Reader, counted: Sequence[CauseDays]) -> list[Block]:
    """Causes side by side."""
    return [
        blocks.bar_chart(
            reader.text("reasons-chart"),
            [reader.text(f"reasons-short-{one.cause.replace('_', '-')}") for one in counted],
            {reader.text("reasons-days"): [one.days for one in counted]},
            reader.text("reasons-days"),
        )
    ]


def _cause(reader: Reader, client: Client, counted: CauseDays, since: date) -> Block:
    label = reader.text("reasons-entries")
    payload = OpenEntries(client_id=client.id, cause=counted.cause, since=since)
    name = cause_name(reader, counted.cause)
    spoken = reader.text("reasons-entries-of", cause=name)
    lines = [reader.text("reasons-line", cause=name, days=counted.days)]
    lines += [
        f"• {escape_typed(thing_name(reader, counted, at))}"
        for at in range(min(len(counted.parts), _THINGS))
    ]
    if len(counted.parts) > _THINGS:
        lines.append(reader.text("reasons-more", count=len(counted.parts) - _THINGS))
    return blocks.section(
        cut("\n".join(lines), _MOST), blocks.button(label, payload, spoken=spoken)
    )


def build_entries(
    reader: Reader,
    client: Client,
    cause: Cause,
    entries: Sequence[RecordedEntry],
    people: Mapping[UUID, Person],
    *,
    now: datetime,
) -> Message:
    """Number, time, what happened and who did it, newest first."""
    title = reader.text(
        "reasons-entries-title", brand=escape(client.brand), cause=cause_name(reader, cause)
    )
    if not entries:
        return build_plain(reader.text("reasons-entries-none"))
    names = {str(one.id): one.name for one in people.values()}
    lines = [
        reader.text(
            "reasons-entry",
            seq=reader.number(entry.seq),
            at=reader.moment(entry.time, now=now),
            what=reader.text(f"record-kind-{entry.kind.replace('.', '-')}"),
            who=escape(names.get(entry.actor, "Rapport")),
        )
        for entry in entries[:_ENTRIES]
    ]
    body = blocks.section(cut("\n".join(lines), _MOST))
    foot = blocks.context(reader.text("reasons-entries-foot"))
    return Message(title, (blocks.section(f"*{title}*"), body, foot))


def build_differ_modal(
    reader: Reader, payload: DifferModal, seen: Sight, said: DelayDifference | None
) -> Modal:
    """One input; what they said before stands above it."""
    before = []
    if said is not None:
        before = [
            blocks.context(reader.text("reasons-before")),
            blocks.quote(said.text[-_SAID:]),
        ]
    return Modal(
        payload=payload,
        title=reader.text("reasons-differ-title"),
        submit=reader.text("delays-save"),
        close=reader.text("delays-cancel"),
        blocks=(
            blocks.section(f"*{build_what(reader, seen)}*"),
            blocks.context(reader.text("reasons-differ-lead", brand=escape(seen.brand))),
            *before,
            blocks.input_text(
                "words",
                reader.text("reasons-words"),
                multiline=True,
                max_length=LONGEST,
                hint=reader.text("reasons-words-hint"),
            ),
        ),
    )
