"""The worker dies with a screenshot in its hands: it is kept all the same, and once."""

from tests.faults.crew import Crew
from tests.faults.walks import walk
from tests.scenarios.test_evidence import picture


@walk("evidence.after_download")
async def test_killed_with_the_file_in_hand(crew: Crew, place: str) -> None:
    cast = crew.world.cast
    kept = len(await crew.world.recorded("evidence.file_kept"))
    await crew.rests()
    words = "@Rapport change the boxes are grey now"
    await cast.client.upload(cast.client_channel, "chat.png", picture(), comment=words)
    await crew.works(fault=place)
    await crew.dies()
    assert len(await crew.world.recorded("evidence.file_kept")) == kept
    await crew.works()
    await crew.world.settles("evidence.file_kept", kept + 1)
    await crew.quiet()
    assert len(await crew.world.recorded("evidence.file_kept")) == kept + 1
