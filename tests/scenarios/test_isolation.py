"""Two agencies in workspaces of their own: neither sees nor touches what is the other's."""

import json
from urllib.parse import parse_qs
from uuid import UUID

from bot.record.repository import entries
from bot.sandbox.person import Came
from tests.scenarios.conftest import MakeWorld
from tests.scenarios.world import World, offers

SECRET = "The paper boxes are out of stock"
POST = "Two hundred tins are left."


async def _forge(world: World, own: str, foreign: str) -> Came:
    """The last click once more, as a new one, signed, with another id on its button."""
    last = (await world.house.slack.log("block_actions"))[-1]
    payload = parse_qs(last["body"])["payload"][0]
    assert own in payload
    forged = json.loads(payload.replace(own, foreign)) | {"trigger_id": "1.2.forged"}
    return await world.house.slack.deliver(world.cast.install, payload=forged)


async def _told(world: World) -> UUID:
    """The id of the world's only change."""
    (told,) = await world.settles("plan.change_told", 1)
    return UUID(told.subject.partition(":")[2])


async def test_neither_workspace_sees_what_is_the_others(make_world: MakeWorld) -> None:
    ours, theirs = await make_world("en"), await make_world("en")
    cast = ours.cast
    await cast.manager.slash(cast.client_channel, f"/plan change {SECRET}")
    await cast.manager.slash(cast.client_channel, "/post new")
    await cast.manager.submit(await cast.manager.modal(), {"text": POST})
    await ours.house.x.write("customer", f"@{cast.brand.handle} where is my parcel?")
    await cast.staff.sees(cast.team_channel, "parcel")
    await ours.wait(minutes=2.1)
    await cast.client.sees(cast.client_channel, SECRET, matching=lambda m: offers(m, "plans.seen"))

    stranger = theirs.cast
    for command in ("/plan history", "/inbox", "/rapport people", "/rapport summary", "/post"):
        came = await stranger.manager.slash(stranger.team_channel, command)
        for words in (SECRET, POST, "parcel", cast.brand.handle, cast.email):
            assert words not in came.text, command
        assert came.text
    for channel in (stranger.client_channel, stranger.team_channel):
        for words in (SECRET, POST, "parcel"):
            assert await stranger.manager.reads(channel, words) == []
    client = await ours.client()
    async with theirs.database.transaction(theirs.workspace_id) as tx:
        assert await entries(tx, client.id, audience=None, limit=10) == []


async def test_a_button_with_the_others_ids_does_nothing(make_world: MakeWorld) -> None:
    ours, theirs = await make_world("en"), await make_world("en")
    for world in (ours, theirs):
        cast = world.cast
        await cast.manager.slash(cast.client_channel, f"/plan change {SECRET}")
    await ours.wait(minutes=2.1)
    cast = theirs.cast
    card = await cast.client.sees(
        cast.client_channel, SECRET, matching=lambda m: offers(m, "plans.seen")
    )
    own, foreign = str(await _told(theirs)), str(await _told(ours))
    await cast.client.click(card, "plans.seen")
    await theirs.settles("plan.change_seen", 1)
    since = (await cast.client.reads(cast.client_channel))[-1].ts
    answer = await _forge(theirs, own, foreign)
    assert answer.status == 200
    told = await cast.client.sees(cast.client_channel, "", since=since)
    assert told.ephemeral
    assert "is not here any more" in told.text
    assert SECRET not in told.text
    assert await ours.recorded("plan.change_seen") == []
    assert len(await theirs.recorded("plan.change_seen")) == 1
