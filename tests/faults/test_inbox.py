"""The worker dies while it reads what customers wrote: every message is there, once."""

from tests.faults.crew import Crew
from tests.faults.walks import walk


@walk("inbox.after_read", "inbox.before_page_commit")
async def test_killed_between_reading_and_keeping(crew: Crew, place: str) -> None:
    cast, house = crew.world.cast, crew.world.house
    question = f"is the oolong in stock at {place}?"
    entries = len(await crew.world.recorded("inbox.item_received"))
    await crew.rests()
    await house.x.no_webhook()
    await house.x.write("customer", f"@{cast.brand.handle} {question}")
    await crew.time_passes(seconds=60)
    await crew.works(fault=place)
    await crew.dies()
    assert await crew.cards(cast.team_channel, question) == []
    await crew.works()
    await cast.staff.sees(cast.team_channel, question)
    await crew.time_passes(seconds=60)
    await crew.quiet()
    assert len(await crew.cards(cast.team_channel, question)) == 1
    assert len(await crew.world.recorded("inbox.item_received")) == entries + 1
    await house.listen_to_x()
