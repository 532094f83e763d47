"""The worker dies around the call that publishes: on X once, told once, recorded once."""

from bot.sandbox.person import Seen
from tests.faults.crew import Crew
from tests.faults.walks import walk

UNKNOWN_TO_X = ("publishing.after_claim", "publishing.before_call")
ON_X = ("publishing.after_accept", "publishing.before_result_commit")
QUARTER_OF_AN_HOUR = 16 * 60


async def _approved(crew: Crew, text: str) -> Seen:
    cast = crew.world.cast
    await cast.manager.slash(cast.client_channel, "/post new")
    await cast.manager.submit(await cast.manager.modal(), {"text": text})
    card = await cast.client.sees(cast.client_channel, text)
    assert (await cast.client.click(card, "posts.approve")).error == ""
    return card


async def _on_x(crew: Crew, text: str) -> list[str]:
    timeline = await crew.world.house.x.timeline(crew.world.cast.brand.handle)
    return [post.text for post in timeline if post.text == text]


async def _published_once(crew: Crew, text: str, entries_before: int) -> None:
    cast = crew.world.cast
    await cast.client.sees(
        cast.client_channel, matching=lambda m: "x.com" in m.text and text in m.text
    )
    await crew.quiet()
    assert await _on_x(crew, text) == [text]
    (card,) = await crew.cards(cast.client_channel, text)
    assert "Published" in card.text
    assert len(await crew.world.recorded("post.published")) == entries_before + 1


@walk(*ON_X)
async def test_killed_after_x_took_it(crew: Crew, place: str) -> None:
    text = f"Rolled by hand, {place}"
    entries = len(await crew.world.recorded("post.published"))
    await crew.works(fault=place)
    await _approved(crew, text)
    await crew.dies()
    assert await _on_x(crew, text) == [text]
    await crew.works()
    await _published_once(crew, text, entries)


@walk(*UNKNOWN_TO_X)
async def test_killed_before_the_call_a_person_is_asked(crew: Crew, place: str) -> None:
    text = f"First flush, {place}"
    entries = len(await crew.world.recorded("post.published"))
    await crew.works(fault=place)
    card = await _approved(crew, text)
    await crew.dies()
    assert await _on_x(crew, text) == []
    await crew.time_passes(seconds=QUARTER_OF_AN_HOUR)
    await crew.works()
    manager = crew.world.cast.manager
    question = await manager.sees_thread(card, "X has not said whether it took this post")
    assert await _on_x(crew, text) == []
    await manager.click(question, "publishing.it_is_not_there")
    await _published_once(crew, text, entries)
