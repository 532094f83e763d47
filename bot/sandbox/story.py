"""The main job, played headless through the doors that people use, and checked at every step.

Each step is printed as people would see it. A step that is not observed in Slack, on X, in the
mailbox or in the record ends the story with exit code 1.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from rich.console import Console
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from bot.clock import Clock
from bot.features.clients import service as clients
from bot.features.clients.rules import OFFICE_HOURS
from bot.features.receipts.rules import day_end
from bot.record.heads import SigningKey, parse_head_line
from bot.record.repository import entries
from bot.record.verify import verify
from bot.record.walk import Verified
from bot.sandbox.data import SandboxError
from bot.sandbox.house import House, open_house
from bot.sandbox.person import Seen
from bot.sandbox.seed import Cast, seed_brand
from bot.settings import load
from bot.slack.installs import Installs
from bot.storage.embedded import scratch_directory
from bot.storage.secrets import SecretBox
from bot.storage.transaction import Database

__all__ = ["run_story"]

RATES = 100.0
"""The story does not wait for Slack's rates; all else is as strict as ever."""
STEPS = 26
WIDTH = 92
LOOK_SECONDS = 0.1
HEAD_LINE_LENGTH = 180
"""A head line carries hash and signature: nothing else that people read is as long."""
PATIENCE_SECONDS = 15.0

CHANGE = "we moved the launch to Friday 17:30, stock is late"
FIRST = "Our spring oolong is here. Hand-rolled, first flush. Order from Friday."
SECOND = "Our spring oolong is here: 200 tins, hand-rolled, first flush. Order from Friday."
REASON = "Please say how many tins there are"
QUESTION = "does the oolong come in decaf? <!channel> \U0001f375"
ANSWER = "Not yet: it is naturally low in caffeine, though. Happy to send you a sample!"
"""What is said; the question tries to ring for everybody, and must not."""


class UnseenError(AssertionError):
    """A step was not observed."""


@dataclass
class Stage:
    """Where the story plays, and how it is told."""

    house: House
    cast: Cast
    database: Database
    workspace_id: UUID
    client_id: UUID
    public_key: Ed25519PublicKey
    console: Console
    number: int = 0

    def chapter(self, title: str) -> None:
        """Begin a new part."""
        self.console.print()
        self.console.rule(f"[bold]{title}[/bold]", align="left")

    def step(self, what: str, seen: str = "", *, where: str = "") -> None:
        """Tell of a step that was observed, with what people saw."""
        self.number += 1
        self.console.print(f"[green]✓[/green] {self.number:>2}/{STEPS}  {what}", highlight=False)
        if seen:
            body = Panel(Text(seen), title=where or None, title_align="left", width=WIDTH - 9)
            self.console.print(Padding(body, (0, 0, 0, 9)))

    async def recorded(self, *kinds: str) -> None:
        """Wait until the record has an entry of each kind, and tell of it.

        Raises:
            UnseenError: it has not, after a while.
        """
        end = self.house.clock.monotonic() + PATIENCE_SECONDS
        while missing := set(kinds) - await self._kinds():
            if self.house.clock.monotonic() > end:
                raise UnseenError(f"not in the record: {', '.join(sorted(missing))}")
            await asyncio.sleep(LOOK_SECONDS)
        self.step(f"In the record: {', '.join(kinds)}")

    async def _kinds(self) -> set[str]:
        async with self.database.transaction(self.workspace_id) as tx:
            found = await entries(tx, self.client_id, audience=None, limit=200)
        return {entry.kind for entry in found}

    async def wait_until(self, moment: datetime, why: str) -> None:
        """Let business time pass up to ``moment``."""
        await self.house.time.go_to(moment)
        local = moment.astimezone(ZoneInfo("Europe/London"))
        self.console.print(f"   ⏱      {local:%A %H:%M}: {why}", style="dim", highlight=False)


async def run_story(data: Path | None = None, picture: Path | None = None) -> int:
    """Play everything; 0 only if each step was seen to happen.

    ``picture``: where to draw its first half, as SVG.
    """
    console = Console(width=WIDTH, record=picture is not None)
    clock = Clock()
    started = clock.monotonic()
    try:
        async with AsyncExitStack() as stack:
            directory = data or stack.enter_context(scratch_directory())
            house = await stack.enter_async_context(
                open_house(
                    directory,
                    reset=data is not None,
                    rates=RATES,
                    say=lambda what: console.print(f"Starting {what} …", style="dim"),
                )
            )
            stage = await _stage(house, stack, console)
            if picture is not None:
                console.export_text()  # forgets the beginning: a picture is for a glance
            for part in (_plan_change, _approval):
                await part(stage)
            if picture is not None:
                console.save_svg(str(picture), title="rapport sandbox --story")
            for part in (_inbox, _summary):
                await part(stage)
    except (AssertionError, SandboxError) as error:
        console.print(f"[red]✗[/red] {error}", highlight=False)
        return 1
    if stage.number != STEPS:
        console.print(f"[red]✗[/red] {stage.number} of {STEPS} steps were played", highlight=False)
        return 1
    seconds = clock.monotonic() - started
    console.print()
    console.print(
        f"All {stage.number} steps were seen to happen, in {seconds:.0f} s.", style="bold"
    )
    return 0


async def _stage(house: House, stack: AsyncExitStack, console: Console) -> Stage:
    settings = load(house.environment)
    database = Database(settings.database_url, Clock())
    stack.push_async_callback(database.close)
    cast = await seed_brand(house, brand="Juniper Tea", handle="junipertea")
    install = (await Installs(database, SecretBox(settings.secret_keys)).all())[0]
    async with database.transaction(install.id) as tx:
        (client,) = await clients.clients(tx)
    stage = Stage(
        house=house,
        cast=cast,
        database=database,
        workspace_id=install.id,
        client_id=client.id,
        public_key=SigningKey(settings.signing_key).public,
        console=console,
    )
    stage.chapter("A brand is set up: five questions")
    card = await cast.manager.sees(
        cast.team_channel, "Juniper Tea is set up", matching=lambda m: not m.ephemeral
    )
    stage.step("Maya answers them; the team reads", card.text, where="#junipertea-team")
    return stage


async def _plan_change(stage: Stage) -> None:
    cast, house = stage.cast, stage.house
    stage.chapter("1  The client changes the plan")
    said = await cast.client.say(cast.client_channel, f"@Rapport change {CHANGE}")
    echo = await cast.client.sees_thread(said, "17:30")
    stage.step(f"Carol says: @Rapport change {CHANGE}", echo.text, where="in the thread")
    await stage.recorded("plan.change_told")
    now = house.clock.business()
    await stage.wait_until(now + timedelta(minutes=2, seconds=1), "the time to fix it is over")
    card = await cast.manager.sees(cast.client_channel, CHANGE, matching=_offers("plans.seen"))
    stage.step("Everybody in the channel sees", card.text, where="#junipertea-client")
    await cast.manager.click(card, "plans.seen")
    card = await _changed(stage, card, lambda m: "Seen by" in m.text)
    stage.step("Maya presses Seen", _first_lines(card.text, 1), where="#junipertea-client")
    page = await cast.manager.slash(cast.client_channel, "/plan history")
    if CHANGE not in page.text:
        raise UnseenError(f"/plan history does not show the change: {page.text}")
    stage.step("Maya types /plan history", page.text, where="only visible to Maya")
    await stage.recorded("plan.change_announced", "plan.change_seen")
    ends = day_end(house.clock.business(), hours=OFFICE_HOURS, zone=ZoneInfo("Europe/London"))
    await stage.wait_until(ends, "the client's day ends")
    mail = await house.mailbox.wait_for("maya@northlight.example", containing=CHANGE)
    stage.step(f"Maya gets an e-mail: {mail.subject}", mail.text, where=mail.message_id)
    await stage.recorded("receipt.sent")


async def _approval(stage: Stage) -> None:
    cast, house = stage.cast, stage.house
    stage.chapter("2  A post is approved in its thread")
    await cast.manager.slash(cast.client_channel, "/post new")
    modal = await cast.manager.modal()
    stage.step("Maya types /post new", modal.text, where="modal")
    await cast.manager.submit(modal, {"text": FIRST, "when": "tomorrow at 11:00"})
    card = await cast.client.sees(cast.client_channel, FIRST)
    stage.step("Carol is asked", card.text, where="#junipertea-client")
    await cast.client.click(card, "posts.need_changes")
    await cast.client.submit(await cast.client.modal(), {"reason": REASON})
    await cast.manager.sees_thread(card, REASON)
    stage.step(f"Carol presses Needs changes: “{REASON}”")
    await cast.manager.click(card, "posts.edit")
    await cast.manager.submit(await cast.manager.modal(), {"text": SECOND})
    card = await cast.client.sees(cast.client_channel, SECOND)
    stage.step(
        "Maya edits it; the card shows the new version", card.text, where="#junipertea-client"
    )
    await cast.client.click(card, "posts.approve")
    card = await _changed(stage, card, lambda m: "Approved" in m.text)
    stage.step("Carol approves", _first_lines(card.text, 2), where="#junipertea-client")
    await stage.recorded("post.revision_added", "post.approved")
    now = house.clock.business().astimezone(ZoneInfo("Europe/London"))
    eleven = datetime.combine(now.date() + timedelta(days=1), time(11, 0, 1), now.tzinfo)
    await stage.wait_until(eleven, "its time has come")
    card = await _changed(stage, card, lambda m: "x.com" in m.text)
    posts = await house.x.timeline(cast.brand.handle)
    if [post.text for post in posts] != [SECOND]:
        raise UnseenError(f"on X stands {posts}")
    stage.step("It is on X, once", posts[0].text, where=f"x.com/{cast.brand.handle}")
    stage.step("The card shows where", card.text, where="#junipertea-client")
    await stage.recorded("post.published")


async def _inbox(stage: Stage) -> None:
    cast, house = stage.cast, stage.house
    stage.chapter("3  A customer is answered from Slack")
    asked = await house.x.write("thirsty_tom", f"@{cast.brand.handle} {QUESTION}")
    card = await cast.staff.sees(cast.team_channel, "decaf")
    if card.rings:
        raise UnseenError(f"a customer's text rang for {card.rings}")
    stage.step("Tom asks on X; the team sees", card.text, where="#junipertea-team")
    await cast.staff.click(card, "inbox.reply")
    modal = await cast.staff.modal()
    await cast.second.click(card, "inbox.reply")
    stage.step("Leo takes it; Priya, a second later, hears that he has it")
    now = house.clock.business()
    await stage.wait_until(now + timedelta(minutes=7), "Leo has asked the tea maker")
    done = await cast.staff.submit(modal, {"text": ANSWER})
    if not done.closed:
        raise UnseenError(f"the answer was not taken: {done}")
    card = await _changed(stage, card, lambda m: ANSWER in m.text)
    answers = await house.x.replies_to(asked)
    if len(answers) != 1 or ANSWER not in answers[0].text or "^" not in answers[0].text:
        raise UnseenError(f"the answers on X are {answers}")
    stage.step("Leo answers in his own voice, signed", answers[0].text, where="on X")
    stage.step(
        "The card shows who answered, and after how long", card.text, where="#junipertea-team"
    )
    await stage.recorded("inbox.item_received", "reply.sent")


async def _summary(stage: Stage) -> None:
    cast, house = stage.cast, stage.house
    stage.chapter("4  The daily summary")
    now = house.clock.business().astimezone(ZoneInfo("Europe/London"))
    nine = datetime.combine(now.date() + timedelta(days=1), time(9, 0, 1), now.tzinfo)
    await stage.wait_until(nine, "the client's hour")
    summary = await cast.client.sees(cast.client_channel, matching=lambda m: _head_line(m) != "")
    stage.step("Both sides read", summary.text, where="#junipertea-client")
    head = parse_head_line(_head_line(summary), [stage.public_key])
    async with stage.database.transaction(stage.workspace_id) as tx:
        found = await verify(tx, stage.client_id, checkpoints=[head])
    if not isinstance(found, Verified):
        raise UnseenError(f"the record does not hold: {found}")
    stage.step(f"The record holds: {found.entries} entries, up to the line in the summary")
    await stage.recorded("summary.posted")


async def _changed(stage: Stage, card: Seen, fits: Callable[[Seen], bool]) -> Seen:
    """The same message, once it looks like that."""
    look: Callable[[], Awaitable[Seen]] = lambda: stage.cast.manager.message(card)  # noqa: E731
    end = stage.house.clock.monotonic() + PATIENCE_SECONDS
    while not fits(seen := await look()):
        if stage.house.clock.monotonic() > end:
            raise UnseenError(f"the message still reads: {seen.text}")
        await asyncio.sleep(LOOK_SECONDS)
    return seen


def _offers(action_id: str) -> Callable[[Seen], bool]:
    return lambda seen: action_id in str(seen.raw)


def _first_lines(text: str, count: int) -> str:
    return "\n".join(text.splitlines()[:count])


def _head_line(message: Seen) -> str:
    """The record's line in a summary, or nothing."""
    lines: Sequence[str] = message.text.splitlines()
    return next(
        (line.strip() for line in lines if " #" in line and len(line) > HEAD_LINE_LENGTH), ""
    )
