"""Plays one brand's script: every act through the doors that people use."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from bot.sandbox.data import SandboxError
from bot.sandbox.demo import acts
from bot.sandbox.demo.acts import Act, Script
from bot.sandbox.house import House
from bot.sandbox.person import Channel, Person, Seen
from bot.sandbox.seed import Cast
from bot.sandbox.x.client import Written
from bot.sandbox.x.faults import FaultKind, On

__all__ = ["QUIET", "Stage", "play"]

A = TypeVar("A", bound=Act)
Doing = Callable[["Stage", Any], Awaitable[None]]
_GLANCE = 60
RUSH_SECONDS = 20.0
"""How long Slack wants Rapport to wait while many write at once."""
PATIENCE_SECONDS, LOOK_SECONDS = 30.0, 0.1
QUIET: tuple[type[Act], ...] = (
    acts.Find,
    acts.React,
    acts.Read,
    acts.Reply,
    acts.Tweet,
    acts.Untweet,
    acts.Whisper,
)
"""Acts that set nothing off in Rapport."""
_doings: dict[type[Act], Doing] = {}


@dataclass
class Stage:
    """One brand with its people, and what came of their acts so far."""

    house: House
    script: Script
    cast: Cast
    people: dict[str, Person]
    places: dict[str, Channel]
    unhurried: asyncio.Event = field(default_factory=asyncio.Event)
    """While it is cleared, Slack's own rates hold."""
    props: dict[str, Seen] = field(default_factory=dict)
    tweets: dict[str, str] = field(default_factory=dict)

    def keep(self, key: str, seen: Seen) -> None:
        """Remember a message, if the act has a name for it."""
        if key:
            self.props[key] = seen


async def play(stage: Stage, act: Act) -> None:
    """Do it; whether all that it set off is done is another matter (:data:`QUIET`: nothing).

    Raises:
        SandboxError: it was refused.
        AssertionError: what was to be seen did not come.
    """
    await _doings[type(act)](stage, act)


def _does(
    kind: type[A],
) -> Callable[[Callable[[Stage, A], Awaitable[None]]], Callable[[Stage, A], Awaitable[None]]]:
    def mark(doing: Callable[[Stage, A], Awaitable[None]]) -> Callable[[Stage, A], Awaitable[None]]:
        _doings[kind] = doing
        return doing

    return mark


# Talk.


@_does(acts.Say)
async def _say(stage: Stage, act: acts.Say) -> None:
    thread = stage.props[act.thread] if act.thread else None
    who, where = stage.people[act.who], stage.places[act.where]
    said = await who.say(where, act.text, thread=thread)
    stage.keep(act.key, said)
    if act.answered:
        await who.sees(where, thread=thread, since=said.ts, matching=lambda seen: seen.is_app)


@_does(acts.Whisper)
async def _whisper(stage: Stage, act: acts.Whisper) -> None:
    who = stage.people[act.who]
    if act.to == "rapport":
        where = await who.dm(stage.cast.install, act.text)
        await who.sees(where, matching=lambda seen: seen.is_app)
        return
    other = stage.people[act.to].id
    opened = await who.control.do("open_dm", user=who.id, **{"with": other})
    await who.say(Channel(opened["channel"]), act.text)


@_does(acts.React)
async def _react(stage: Stage, act: acts.React) -> None:
    await stage.people[act.who].react(stage.props[act.to], act.name)


@_does(acts.Find)
async def _find(stage: Stage, act: acts.Find) -> None:
    where = stage.places[act.where]
    stage.keep(act.key, await stage.people[act.who].sees(where, act.words, matching=_is_card))


@_does(acts.Reply)
async def _reply(stage: Stage, act: acts.Reply) -> None:
    found = await stage.people[act.who].sees_thread(stage.props[act.on], act.words)
    stage.keep(act.key, found)


@_does(acts.Read)
async def _read(stage: Stage, act: acts.Read) -> None:  # noqa: ARG001 -- as every act
    for who in stage.people.values():
        there = await who.control.do("channels", user=who.id)
        for channel in there["channels"]:
            await who.control.do("mark", user=who.id, channel=channel["id"])


@_does(acts.Slash)
async def _slash(stage: Stage, act: acts.Slash) -> None:
    came = await stage.people[act.who].slash(stage.places[act.where], act.line)
    if act.key:
        stage.keep(act.key, came.messages[0])


@_does(acts.Press)
async def _press(stage: Stage, act: acts.Press) -> None:
    where = stage.props[act.on] if act.on else None
    await stage.people[act.who].click(where, act.what, value=act.value or None)


@_does(acts.Submit)
async def _send(stage: Stage, act: acts.Submit) -> None:
    zone = ZoneInfo(stage.script.zone)
    today = stage.house.clock.business().astimezone(zone).date()
    monday = today - timedelta(days=today.weekday())
    days = {f"{day:%a}".lower(): day for day in (monday + timedelta(days=n) for n in range(7))}
    values: dict[str, object] = {
        name: value.format(**days) if isinstance(value, str) else value
        for name, value in act.values.items()
    }
    await _submit(stage.people[act.who], values)


@_does(acts.Close)
async def _close(stage: Stage, act: acts.Close) -> None:
    await stage.people[act.who].close()


@_does(acts.Setting)
async def _setting(stage: Stage, act: acts.Setting) -> None:
    who = stage.people[act.who]
    await who.slash(stage.places["team"], "/rapport settings")
    values: dict[str, object] = {**act.values}
    if act.approvers:
        values["approvers"] = [stage.people[key].id for key in act.approvers]
    await _submit(who, values)


async def _submit(who: Person, values: dict[str, object]) -> None:
    done = await who.submit(await who.modal(), values)
    if not done.closed:
        raise SandboxError(f"{who.name}'s form was refused: {done.modal and done.modal.errors}")


# The plan.


@_does(acts.Tell)
async def _tell(stage: Stage, act: acts.Tell) -> None:
    who = stage.people[act.who]
    said = await who.say(stage.places["client"], act.text)
    stage.keep(f"{act.key}.said", said)
    stage.keep(act.key, await who.sees_thread(said, "#"))


@_does(acts.Fix)
async def _fix(stage: Stage, act: acts.Fix) -> None:
    who = stage.people[act.who]
    await who.click(stage.props[act.on], "plans.fix")
    await _submit(who, {"text": act.text})


@_does(acts.See)
async def _see(stage: Stage, act: acts.See) -> None:
    who, where = stage.people[act.who], stage.places["client"]
    card = await who.sees(where, act.words, matching=_offers("plans.seen"))
    stage.keep(act.key, card)
    await who.click(card, "plans.seen")


def _offers(action_id: str) -> Callable[[Seen], bool]:
    return lambda seen: f"'{action_id}'" in str(seen.raw)


# Posts.


@_does(acts.Draft)
async def _draft(stage: Stage, act: acts.Draft) -> None:
    who, where = stage.people[act.who], stage.places["client"]
    await who.slash(where, "/post new")
    await _submit(who, {"text": act.text, "when": act.when, "note": act.note})
    words = act.text.splitlines()[0][:_GLANCE]
    stage.keep(act.key, await who.sees(where, words, matching=_offers("posts.withdraw")))


@_does(acts.NoCredits)
async def _no_credits(stage: Stage, act: acts.NoCredits) -> None:  # noqa: ARG001 -- as every act
    await stage.house.x.fault(FaultKind.OUT_OF_CREDITS, on=On.WRITE)


@_does(acts.NeedChanges)
async def _need_changes(stage: Stage, act: acts.NeedChanges) -> None:
    who = stage.people[act.who]
    await who.click(stage.props[act.on], "posts.need_changes")
    await _submit(who, {"reason": act.reason})


@_does(acts.Edit)
async def _edit(stage: Stage, act: acts.Edit) -> None:
    who = stage.people[act.who]
    await who.click(stage.props[act.on], "posts.edit")
    given = {"text": act.text, "when": act.when}
    await _submit(who, {name: value for name, value in given.items() if value})


# The inbox.


@_does(acts.Ask)
async def _ask(stage: Stage, act: acts.Ask) -> None:
    under = await _under(stage, act.under)
    stage.tweets[act.key] = await stage.house.x.write(act.who, act.text, in_reply_to=under)
    stage.keep(act.key, await _item(stage, act.text))


async def _item(stage: Stage, text: str) -> Seen:
    words = text.removeprefix(f"@{stage.script.handle} ").splitlines()[0][:_GLANCE]
    return await stage.people["staff"].sees(stage.places["team"], words, matching=_is_card)


def _is_card(seen: Seen) -> bool:
    return seen.is_app and seen.thread_ts in ("", seen.ts)


async def _under(stage: Stage, under: str) -> str | None:
    if under == "latest":
        return (await stage.house.x.timeline(stage.script.handle))[0].id
    return stage.tweets[under] if under else None


@_does(acts.Tweet)
async def _tweet(stage: Stage, act: acts.Tweet) -> None:
    under = await _under(stage, act.under)
    await stage.house.x.write(act.who, act.text, in_reply_to=under)


@_does(acts.Rush)
async def _rush(stage: Stage, act: acts.Rush) -> None:
    """Slack asks Rapport to wait, and what comes meanwhile shares a card."""
    house, before = stage.house, await _delivered(stage.house)
    stage.unhurried.clear()
    await house.slack.fault(
        "chat.postMessage", "429", seconds=RUSH_SECONDS, channel=stage.places["team"].id
    )
    await house.x.write_many(Written(who, text) for who, text in act.posts)
    end = house.clock.monotonic() + PATIENCE_SECONDS
    while await _delivered(house) < before + len(act.posts):
        if house.clock.monotonic() > end:
            raise SandboxError("X's posts do not reach Rapport")
        await asyncio.sleep(LOOK_SECONDS)
    stage.unhurried.set()
    await house.time.go_to(house.clock.business() + timedelta(seconds=RUSH_SECONDS))
    for who, text in act.posts:
        stage.keep(f"{act.key}.{who}", await _item(stage, text))


async def _delivered(house: House) -> int:
    return len((await house.x.log())["deliveries"])


@_does(acts.TweetEdit)
async def _tweet_edit(stage: Stage, act: acts.TweetEdit) -> None:
    edited = await stage.house.x.edit(stage.tweets[act.on], act.text)
    stage.tweets[act.on] = edited
    await _item(stage, act.text)


@_does(acts.Untweet)
async def _untweet(stage: Stage, act: acts.Untweet) -> None:
    await stage.house.x.delete(stage.tweets[act.on])


@_does(acts.Take)
async def _take(stage: Stage, act: acts.Take) -> None:
    who = stage.people[act.who]
    await who.click(stage.props[act.on], "inbox.reply")
    await who.modal()


@_does(acts.Answer)
async def _answer(stage: Stage, act: acts.Answer) -> None:
    who = stage.people[act.who]
    if not await who.modals():
        await _begin(stage, who, act)
    await _submit(who, {"text": act.text})


async def _begin(stage: Stage, who: Person, act: acts.Answer) -> None:
    card = await who.message(stage.props[act.on])
    blocks = card.raw["blocks"]
    where = {"channel": card.channel, "ts": card.ts}
    if sum("'inbox.reply'" in str(block) for block in blocks) > 1:
        quoted = next(n for n, block in enumerate(blocks) if act.among in str(block))
        where["block_id"] = blocks[quoted - 1]["block_id"]
    await who.control.do("click", user=who.id, what="inbox.reply", **where)
