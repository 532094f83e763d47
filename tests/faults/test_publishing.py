"""The worker dies around the call that publishes: on X once, told once, recorded once."""

from tests.faults.crew import Crew
from tests.faults.posts import approve, on_x, published_once, write
from tests.faults.walks import walk

UNKNOWN_TO_X = ("publishing.after_claim", "publishing.before_call")
ON_X = ("publishing.after_accept", "publishing.before_result_commit")
QUARTER_OF_AN_HOUR = 16 * 60


@walk(*ON_X)
async def test_killed_after_x_took_it(crew: Crew, place: str) -> None:
    text = f"Rolled by hand, {place}"
    entries = len(await crew.world.recorded("post.published"))
    await crew.works(fault=place)
    await approve(crew, await write(crew, text))
    await crew.dies()
    assert await on_x(crew, text) == [text]
    await crew.works()
    await published_once(crew, text, entries)


@walk(*UNKNOWN_TO_X)
async def test_killed_before_the_call_a_person_is_asked(crew: Crew, place: str) -> None:
    text = f"First flush, {place}"
    entries = len(await crew.world.recorded("post.published"))
    await crew.works(fault=place)
    card = await write(crew, text)
    await approve(crew, card)
    await crew.dies()
    assert await on_x(crew, text) == []
    await crew.time_passes(seconds=QUARTER_OF_AN_HOUR)
    await crew.works()
    manager = crew.world.cast.manager
    question = await manager.sees_thread(card, "X has not said whether it took this post")
    assert await on_x(crew, text) == []
    await manager.click(question, "publishing.it_is_not_there")
    await published_once(crew, text, entries)
