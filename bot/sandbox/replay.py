"""Feeds real tweets into the local X as customers' mentions, and counts what arrives in Slack."""

import asyncio
import csv
import html
import statistics
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import aiohttp
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table
from sqlalchemy import select
from sqlalchemy.orm import aliased

from bot.clock import Clock
from bot.features.clients import service as clients
from bot.features.inbox.models import Item
from bot.features.inbox.payloads import ReplyToItem
from bot.sandbox.data import DataDirectory, SandboxError
from bot.sandbox.house import open_house
from bot.sandbox.person import Channel, LocalSlack, Person
from bot.sandbox.seed import seed_brand
from bot.sandbox.x.client import LocalX, Written
from bot.settings import load
from bot.slack.installs import Installs
from bot.slack.tables import OutboundMessage, State
from bot.storage.embedded import scratch_directory
from bot.storage.secrets import SecretBox
from bot.storage.transaction import Database

__all__ = ["Result", "Tweet", "read_tweets", "replay_into"]

BATCH = 50
PATIENCE_SECONDS = 60.0
LOOK_SECONDS = 1.0
BRAND, HANDLE = "Juniper Tea", "junipertea"


@dataclass(frozen=True)
class Tweet:
    """One inbound row of the file, as its author typed it."""

    author: str
    text: str


@dataclass(frozen=True)
class Target:
    """Where the tweets go in, and where they are looked for."""

    x: LocalX
    handle: str
    database: Database
    workspace_id: UUID
    client_id: UUID
    reader: Person
    inbox: Channel


@dataclass(frozen=True)
class Result:
    """What became of the tweets. Delays are seconds from *on X* to *in Slack*."""

    fed: int
    recorded: int
    cards: int
    lines: int
    twice: int
    altered: int
    lost: int
    delays: Sequence[float]


def read_tweets(file: Path, limit: int | None = None) -> Iterator[Tweet]:
    """The customers' rows of a file in the layout of "Customer Support on Twitter".

    Texts are as X delivers them: they are unescaped here, so that they go in as they were typed.

    Raises:
        SandboxError: the file has not those columns.
    """
    with file.open(newline="", encoding="utf-8") as lines:
        rows = csv.DictReader(lines)
        needed = {"author_id", "inbound", "text"}
        if missing := needed - set(rows.fieldnames or ()):
            raise SandboxError(f"{file} has no column {', '.join(sorted(missing))}")
        inbound = (row for row in rows if row["inbound"] == "True")
        for number, row in enumerate(inbound):
            if limit is not None and number >= limit:
                return
            yield Tweet(f"c{row['author_id']}", html.unescape(row["text"]))


async def replay_into(file: Path, *, speed: float, limit: int | None, data: Path | None) -> int:
    """Replay ``file`` and print what became of it; 0 when nothing was lost, doubled or altered.

    ``speed``: tweets a second at the most, 0 as fast as the local X takes them. Without ``data``
    a sandbox is started for it.
    """
    console = Console()
    try:
        tweets = list(read_tweets(file, limit))
        async with _target(data, console) as target:
            result = await _play(target, tweets, speed, console)
    except SandboxError as error:
        Console(stderr=True).print(f"rapport: {error}", style="red", markup=False, soft_wrap=True)
        return 1
    console.print(_table(result))
    return 1 if result.lost or result.twice or result.altered else 0


@asynccontextmanager
async def _target(data: Path | None, console: Console) -> AsyncIterator[Target]:
    async with AsyncExitStack() as stack:
        if data is None:
            directory = stack.enter_context(scratch_directory())
            house = await stack.enter_async_context(
                open_house(directory, say=lambda what: console.print(f"Starting {what} …"))
            )
            await seed_brand(house, brand=BRAND, handle=HANDLE)
            environment, address = house.environment, house.address
        else:
            kept = DataDirectory(data)
            environment, running = kept.environment(), kept.address()
            if running is None:
                raise SandboxError(
                    f"no sandbox is running on {data}; start it, or leave --data out"
                )
            address = running
        session = await stack.enter_async_context(aiohttp.ClientSession())
        settings = load(environment)
        database = Database(settings.database_url, Clock())
        stack.push_async_callback(database.close)
        installs = await Installs(database, SecretBox(settings.secret_keys)).all()
        yield await _find(
            database, installs[0].id, LocalX(address, session), LocalSlack(address, session)
        )


async def _find(database: Database, workspace_id: UUID, x: LocalX, slack: LocalSlack) -> Target:
    async with database.transaction(workspace_id) as tx:
        accounts = await clients.accounts(tx)
        if not accounts:
            raise SandboxError("no X account is connected in this sandbox")
        client = await clients.client_by_id(tx, accounts[0].client_id)
        manager = (await clients.managers(tx, client.id))[0]
    return Target(
        x=x,
        handle=accounts[0].handle,
        database=database,
        workspace_id=workspace_id,
        client_id=client.id,
        reader=Person(manager.slack_user_id, manager.name, manager.slack_team_id, slack.control),
        inbox=Channel(client.inbox_channel_id),
    )


async def _play(target: Target, tweets: Sequence[Tweet], speed: float, console: Console) -> Result:
    columns = (TextColumn("{task.description:<9}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=console) as progress:
        fed = progress.add_task("on X", total=len(tweets))
        shown = progress.add_task("in Slack", total=len(tweets))
        texts: dict[str, str] = {}
        before = frozenset(await _places(target))
        async with asyncio.TaskGroup() as group:
            watching = group.create_task(_watch(target, len(tweets), before, progress, shown))
            async for batch in _feed(target, tweets, speed):
                texts |= batch
                progress.update(fed, completed=len(texts))
            await watching
    return await _count(target, texts)


async def _feed(
    target: Target, tweets: Sequence[Tweet], speed: float
) -> AsyncIterator[Mapping[str, str]]:
    """Write the tweets on X; what was written, id → text, batch by batch."""
    size = BATCH if speed == 0 else max(1, min(BATCH, round(speed)))
    for start in range(0, len(tweets), size):
        part = tweets[start : start + size]
        written = [Written(one.author, f"@{target.handle} {one.text}") for one in part]
        ids = await target.x.write_many(written)
        yield {id_: one.text for id_, one in zip(ids, written, strict=True)}
        await asyncio.sleep(0 if speed == 0 else size / speed)


async def _watch(
    target: Target, total: int, before: frozenset[UUID], progress: Progress, shown: TaskID
) -> None:
    """Wait until everything is in Slack, or nothing more has come for a minute.

    ``before``: the items that stood there already.
    """
    clock = target.database.clock
    most, since = 0, clock.monotonic()
    while most < total and clock.monotonic() - since < PATIENCE_SECONDS:
        await asyncio.sleep(LOOK_SECONDS)
        found = len(set(await _places(target)) - before)
        if found > most:
            most, since = found, clock.monotonic()
        progress.update(shown, completed=found)


async def _places(target: Target) -> Counter[UUID]:
    """How often each item stands in the inbox channel, by the button on its card or line."""
    found: Counter[UUID] = Counter()
    for message in await target.reader.reads(target.inbox):
        for value in _values(message.raw.get("blocks") or []):
            found[ReplyToItem.from_json(value).item_id] += 1
    return found


def _values(blocks: Any) -> Iterator[str]:
    if isinstance(blocks, Mapping):
        if blocks.get("action_id", "").partition("#")[0] == ReplyToItem.action_id:
            yield blocks["value"]
        blocks = list(blocks.values())
    if isinstance(blocks, list):
        for one in blocks:
            yield from _values(one)


async def _count(target: Target, texts: Mapping[str, str]) -> Result:
    card, rolling = OutboundMessage, aliased(OutboundMessage)
    query = (
        select(Item, card.state, card.sent_at, rolling.sent_at)
        .join(card, card.id == Item.card_outbound_id, isouter=True)
        .join(rolling, rolling.id == card.rolling_of, isouter=True)
        .where(Item.client_id == target.client_id, Item.external_id.in_(list(texts)))
    )
    async with target.database.transaction(target.workspace_id) as tx:
        rows = (await tx.session.execute(query)).all()
    places = await _places(target)
    there = [row for row in rows if places[row[0].id]]
    delays = sorted(_delay(item, own or its) for item, _, own, its in there)
    return Result(
        fed=len(texts),
        recorded=len(rows),
        cards=sum(1 for row in there if row[1] != State.COALESCED),
        lines=sum(1 for row in there if row[1] == State.COALESCED),
        twice=sum(1 for row in there if places[row[0].id] > 1),
        altered=sum(1 for row in rows if row[0].text != texts[row[0].external_id]),
        lost=len(texts) - len(there),
        delays=delays,
    )


def _delay(item: Item, sent_at: datetime | None) -> float:
    return ((sent_at or item.written_at) - item.written_at) / timedelta(seconds=1)


def _table(result: Result) -> Table:
    table = Table(title="Replay", show_header=False)
    table.add_column(justify="left")
    table.add_column(justify="right")
    p99 = result.delays[max(0, round(len(result.delays) * 0.99) - 1)] if result.delays else 0.0
    median = statistics.median(result.delays) if result.delays else 0.0
    for name, value in (
        ("tweets in", f"{result.fed}"),
        ("items recorded", f"{result.recorded}"),
        ("shown: cards", f"{result.cards}"),
        ("shown: coalesced lines", f"{result.lines}"),
        ("duplicates", f"{result.twice}"),
        ("altered texts", f"{result.altered}"),
        ("lost", f"{result.lost}"),
        ("on X → in Slack, median", f"{median:.2f} s"),
        ("on X → in Slack, 99th percentile", f"{p99:.2f} s"),
    ):
        table.add_row(name, value)
    return table
