"""The worker dies at every named place of the messenger: each message stands there once."""

from bot import faults
from bot.sandbox.person import Seen
from tests.faults.crew import Crew
from tests.faults.posts import write
from tests.faults.walks import walk

NOT_YET_SAID = ("messenger.before_claim_commit", "messenger.before_call")
SAID = (
    "messenger.after_accept",
    "messenger.before_result_commit",
    "messenger.after_result_commit",
    "messenger.before_release",
)
NOT_YET_CHANGED = "messenger.before_change_call"
CHANGED = ("messenger.after_change_accept", "messenger.before_change_commit")
LOOKING_UP = ("messenger.after_look_up", "messenger.before_found_commit")
OPENING = "messenger.before_open_commit"


async def _asks(crew: Crew, question: str) -> None:
    """A customer writes while nobody is at work: its card is the first thing to be said."""
    await crew.rests()
    await crew.world.house.x.write("customer", f"@{crew.world.cast.brand.handle} {question}")


async def _stand(crew: Crew, question: str) -> int:
    return len(await crew.cards(crew.world.cast.team_channel, question))


async def _stands_once(crew: Crew, question: str) -> None:
    await crew.works()
    await crew.world.cast.staff.sees(crew.world.cast.team_channel, question)
    await crew.quiet()
    assert await _stand(crew, question) == 1


@walk(*NOT_YET_SAID)
async def test_killed_before_a_card_is_posted(crew: Crew, place: str) -> None:
    question = f"is there a new tin, {place}?"
    await _asks(crew, question)
    await crew.works(fault=place)
    await crew.dies()
    assert await _stand(crew, question) == 0
    await _stands_once(crew, question)


@walk(*SAID)
async def test_killed_after_a_card_was_posted(crew: Crew, place: str) -> None:
    question = f"is there a new pot, {place}?"
    await _asks(crew, question)
    await crew.works(fault=place)
    await crew.dies()
    assert await _stand(crew, question) == 1
    await _stands_once(crew, question)


@walk(*LOOKING_UP)
async def test_killed_while_a_lost_answer_is_looked_up(crew: Crew, place: str) -> None:
    question = f"is there a new lid, {place}?"
    await _asks(crew, question)
    await crew.world.house.slack.fault("chat.postMessage", "drop_after")
    await crew.works(fault=place)
    await crew.dies()
    assert await _stand(crew, question) == 1
    await _stands_once(crew, question)


@walk(NOT_YET_CHANGED, *CHANGED)
async def test_killed_while_a_card_is_changed(crew: Crew, place: str) -> None:
    before, after = f"A new cup, {place}", f"Two new cups, {place}"
    cast = crew.world.cast
    await crew.works()
    card = await write(crew, before)
    await crew.rests()
    await _edit(crew, card, after)
    await crew.works(fault=place)
    await crew.dies()
    changed = (await cast.client.message(card)).text
    assert (after if place in CHANGED else before) in changed
    await crew.works()
    await cast.client.sees(cast.client_channel, after)
    await crew.quiet()
    assert [m.ts for m in await crew.cards(cast.client_channel, after)] == [card.ts]
    thread = await cast.client.reads(cast.client_channel, thread=card)
    assert sum("read this thread" in message.text for message in thread) == 1


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
        direct = await cast.manager.dm(cast.install)
        assert await cast.manager.reads(direct) == []
        await crew.works()
        told = await cast.manager.sees(direct, f"could not post in #{cast.team_channel.name}")
        await crew.quiet()
        assert [m.ts for m in await cast.manager.reads(direct)] == [told.ts]
    finally:
        await house.slack.invite(cast.team_channel, cast.install)


def test_these_are_all_the_places() -> None:
    declared = {name for name in faults.declared() if name.startswith("messenger.")}
    assert declared == {
        *NOT_YET_SAID, *SAID, NOT_YET_CHANGED, *CHANGED, *LOOKING_UP, OPENING
    }  # fmt: skip
