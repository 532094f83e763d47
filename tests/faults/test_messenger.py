"""The worker dies at every named place of the messenger: each message stands there once."""

from bot import faults
from bot.sandbox.person import Seen
from tests.faults.crew import Crew
from tests.faults.posts import submit, write
from tests.faults.walks import walk

POSTING = (
    "messenger.before_claim_commit",
    "messenger.before_call",
    "messenger.after_accept",
    "messenger.before_result_commit",
    "messenger.after_result_commit",
    "messenger.before_release",
)
CHANGING = (
    "messenger.before_change_call",
    "messenger.after_change_accept",
    "messenger.before_change_commit",
)
LOOKING_UP = ("messenger.after_look_up", "messenger.before_found_commit")
OPENING = "messenger.before_open_commit"


async def _stands_there_once(crew: Crew, text: str, *replies: str) -> None:
    cast = crew.world.cast
    card = await cast.client.sees(cast.client_channel, text)
    for reply in replies:
        await cast.client.sees_thread(card, reply)
    await crew.quiet()
    assert len(await crew.cards(cast.client_channel, text)) == 1
    thread = await cast.client.reads(cast.client_channel, thread=card)
    said = [message.text for message in thread]
    for reply in replies:
        assert sum(reply in text for text in said) == 1, said


@walk(*POSTING)
async def test_killed_while_a_card_is_posted(crew: Crew, place: str) -> None:
    text = f"A new tin, {place}"
    await crew.rests()
    await submit(crew, text)
    await crew.works(fault=place)
    await crew.dies()
    await crew.works()
    await _stands_there_once(crew, text, "read this thread")


@walk(*LOOKING_UP)
async def test_killed_while_a_lost_answer_is_looked_up(crew: Crew, place: str) -> None:
    text = f"A new pot, {place}"
    await crew.rests()
    await submit(crew, text)
    channel = crew.world.cast.client_channel
    await crew.world.house.slack.fault("chat.postMessage", "drop_after", channel=channel.id)
    await crew.works(fault=place)
    await crew.dies()
    await crew.works()
    await _stands_there_once(crew, text, "read this thread")


@walk(*CHANGING)
async def test_killed_while_a_card_is_changed(crew: Crew, place: str) -> None:
    before, after = f"A new cup, {place}", f"Two new cups, {place}"
    cast = crew.world.cast
    await crew.works()
    card = await write(crew, before)
    await crew.rests()
    await _edit(crew, card, after)
    await crew.works(fault=place)
    await crew.dies()
    await crew.works()
    await _stands_there_once(crew, after, "read this thread")
    assert await crew.cards(cast.client_channel, before) == []


async def _edit(crew: Crew, card: Seen, text: str) -> None:
    manager = crew.world.cast.manager
    await manager.click(card, "posts.edit")
    done = await manager.submit(await manager.modal(), {"text": text})
    assert done.closed, done


@walk(OPENING)
async def test_killed_while_a_direct_conversation_is_opened(crew: Crew, place: str) -> None:
    """Out of the team's channel, Rapport tells the manager in person what did not arrive."""
    cast, house = crew.world.cast, crew.world.house
    await crew.rests()
    bot = {"user": cast.install.bot_user_id, "channel": cast.team_channel.id}
    await house.slack.control.do("leave", **bot)
    try:
        await house.x.write("customer", f"@{cast.brand.handle} anybody there?")
        await crew.works(fault=place)
        await crew.dies()
        await crew.works()
        direct = await cast.manager.dm(cast.install)
        told = await cast.manager.sees(direct, f"could not post in #{cast.team_channel.name}")
        await crew.quiet()
        assert [m.ts for m in await cast.manager.reads(direct)] == [told.ts]
    finally:
        await house.slack.invite(cast.team_channel, cast.install)


def test_these_are_all_the_places() -> None:
    declared = {name for name in faults.declared() if name.startswith("messenger.")}
    assert declared == {*POSTING, *CHANGING, *LOOKING_UP, OPENING}
