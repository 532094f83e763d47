"""The worker dies while it reads what was posted directly: it is asked about once."""

from tests.faults.crew import Crew
from tests.faults.posts import approve, published_once, write
from tests.faults.walks import walk


@walk("timelines.after_read", "timelines.before_commit")
async def test_killed_between_reading_and_keeping(crew: Crew, place: str) -> None:
    cast, house = crew.world.cast, crew.world.house
    text = f"Straight from the tea room, {place}"
    entries = len(await crew.world.recorded("direct.found"))
    await crew.rests()
    await house.x.write(cast.brand.handle, text)
    await crew.time_passes(seconds=60)
    await crew.works(fault=place)
    await crew.dies()
    assert await crew.cards(cast.team_channel, text) == []
    await crew.works()
    await cast.staff.sees(cast.team_channel, text)
    await crew.time_passes(seconds=60)
    await crew.quiet()
    assert len(await crew.cards(cast.team_channel, text)) == 1
    assert len(await crew.world.recorded("direct.found")) == entries + 1


async def test_what_a_dead_worker_has_published_is_not_taken_for_direct(crew: Crew) -> None:
    cast, text = crew.world.cast, "Out, and nobody could say so"
    found = len(await crew.world.recorded("direct.found"))
    entries = len(await crew.world.recorded("post.published"))
    await crew.works()
    card = await write(crew, text)
    await crew.rests()
    await approve(crew, card)
    await crew.works(fault="publishing.after_accept")
    await crew.dies()
    await crew.works()
    await crew.time_passes(seconds=60)
    await published_once(crew, text, entries)
    await crew.time_passes(seconds=60)
    await crew.quiet()
    assert len(await crew.world.recorded("direct.found")) == found
    assert text not in str(await crew.cards(cast.team_channel, text))
