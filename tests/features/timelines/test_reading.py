"""What is read: new posts once, nothing older than the connection, edits, deletions."""

import asyncio
from datetime import timedelta

import pytest

from bot import faults
from bot.features.clients import service as clients
from bot.features.direct.rules import Verdict
from bot.features.timelines import service
from bot.features.timelines.tasks import ReadTimeline
from bot.jobs.sweepers import sweep_due
from bot.networks.base import Profile
from bot.sandbox.x.client import FaultKind, On
from tests.features.timelines.house import House

PLACES = ("timelines.after_read", "timelines.before_commit")


class Killed(BaseException):
    """The process is gone: nothing may catch it."""


async def die() -> None:
    raise Killed


def test_these_are_all_the_places() -> None:
    declared = {name for name in faults.declared() if name.startswith("timelines.")}
    assert declared == set(PLACES)


async def test_a_post_by_hand_is_found_once(house: House) -> None:
    direct = await house.found("Fish & chips <b>today</b>")
    await house.read()
    await house.read(deep=True)
    assert (await house.direct()).verdict is Verdict.WAITING
    assert await house.kinds() == ["direct.found"]
    (entry,) = await house.entries()
    assert (entry.audience, entry.actor) == ("client", "system")
    assert entry.payload is not None
    assert (entry.payload["text"], entry.payload["handle"]) == (direct.text, "acme")
    card = await house.card(direct)
    assert card.startswith("*Posted directly on @acme* · Acme")
    assert direct.text in card
    assert "off-plan" not in card


async def test_what_was_there_before_the_account_was_connected_is_history(house: House) -> None:
    await house.read(deep=True)
    assert await house.directs() == []


async def test_replies_and_quotes_by_hand_are_told_as_such(house: House) -> None:
    theirs = await house.x.write("ann", "@acme open today?")
    await house.x.write("acme", "Until eight!", in_reply_to=theirs)
    await house.x.write("acme", "This.", quote=theirs)
    await house.read()
    reply, quote = await house.directs()
    assert (await house.card(reply)).startswith("*Answered directly on @acme*")
    assert (await house.card(quote)).startswith("*Quoted directly on @acme*")


async def test_an_edit_and_a_deletion_are_noticed(house: House) -> None:
    first = await house.found("Open until ate")
    new = await house.x.edit(first.external_id, "Open until eight")
    await house.read()
    direct = await house.direct()
    assert (direct.text, direct.version, direct.latest_id) == ("Open until eight", 2, new)
    card = await house.card(direct)
    assert card.startswith("*Edited on X · Posted directly on @acme* · Acme")
    assert await house.thread(direct) == ["Edited on X. Before, it said:\nOpen until ate"]
    await house.desk.pass_time(600)
    await house.x.delete(new)
    await house.read()
    assert (await house.direct()).deleted_at is None  # a shallow look proves nothing
    await house.read(deep=True)
    await house.read(deep=True)
    card = await house.card(direct)
    assert card.startswith("*Deleted on X · Posted directly on @acme* · Acme")
    assert "The plan counts only what stands." in card
    assert (await house.thread(direct))[1:] == ["It was deleted on X."]
    assert await house.kinds() == ["direct.found", "direct.edited", "direct.deleted"]


async def test_posts_of_ours_changed_on_the_network_are_told_in_their_thread(
    house: House,
) -> None:
    post = await house.approved("Open until ate")
    await house.desk.work()
    await house.read()
    assert await house.directs() == []
    external_id = (await house.desk.post(post)).external_id
    assert external_id is not None
    new = await house.x.edit(external_id, "Open until eight")
    await house.read()
    await house.read(deep=True)
    assert (await house.post_card(post)).startswith("*Edited on X* · Acme")
    await house.desk.pass_time(600)
    await house.x.delete(new)
    await house.read()
    assert (await house.post_card(post)).startswith("*Edited on X*"), (
        "a shallow look proves nothing"
    )
    await house.read(deep=True)
    await house.read(deep=True)
    kinds = await house.desk.kinds(post)
    assert kinds[-2:] == ["post.edited_on_network", "post.deleted_on_network"]
    entry = (await house.desk.entries(post))[-2]
    assert entry.payload is not None
    assert (entry.payload["before"], entry.payload["after"]) == (
        "Open until ate",
        "Open until eight",
    )
    assert (await house.post_card(post)).startswith("*Deleted on X* · Acme")
    told = (await house.desk.thread(post))[-2:]
    assert told[0].startswith("Somebody edited this on X itself")
    assert told[1].startswith("Somebody deleted this on X itself")
    assert await house.directs() == []


@pytest.mark.parametrize("place", PLACES)
async def test_killed_while_reading_nothing_is_lost_or_doubled(house: House, place: str) -> None:
    await house.x.write("acme", "On the phone")
    faults.arm(place, die)
    with pytest.raises(Killed):
        await house.read()
    faults.disarm_all()
    assert await house.directs() == []
    await house.read()
    await house.read()
    assert await house.kinds() == ["direct.found"]


async def test_two_workers_reading_at_once_find_it_once(house: House) -> None:
    await house.x.write("acme", "Twice")
    task = ReadTimeline(subject_id=house.seeded.account.id)
    await asyncio.gather(
        *(house.timelines.read_timeline(house.desk.workspace_id, task) for _ in range(3))
    )
    assert await house.kinds() == ["direct.found"]


async def test_only_what_is_new_is_asked_for(house: House) -> None:
    direct = await house.found()
    mark = await house.mark()
    assert mark.cursor == direct.external_id
    async with house.database.transaction(house.desk.workspace_id) as tx:
        wall = house.database.clock.wall()
        reading = await service.begin_reading(tx, house.seeded.account.id, wall=wall)
    assert reading is not None
    assert (reading.since_id, reading.since) == (direct.external_id, None)


async def test_x_away_or_refusing_is_tried_again_later(house: House) -> None:
    await house.x.write("acme", "Patience")
    for kind in (FaultKind.UNAVAILABLE_HTML, FaultKind.RATE_LIMIT, FaultKind.UNAUTHORIZED):
        await house.x.fault(kind, on=On.READ, seconds=120)
        await house.read()
        assert await house.directs() == []
    assert (await house.mark()).next_read_at > house.database.clock.wall() + timedelta(minutes=4)
    await house.read()
    assert await house.kinds() == ["direct.found"]


async def test_it_is_read_when_it_is_due_and_sooner_on_a_hint(house: House) -> None:
    account_id = house.seeded.account.id
    await house.x.write("acme", "Due at once")
    await service.sweep_reads(house.database)
    await house.desk.work()
    assert len(await house.directs()) == 1
    wall = house.database.clock.wall()
    assert (await house.mark()).next_read_at > wall + timedelta(seconds=30)
    async with house.database.transaction(house.desk.workspace_id) as tx:
        await service.hint(tx, account_id, wall=wall, deleted=True)
    mark = await house.mark()
    assert mark.next_read_at <= wall + timedelta(seconds=2)
    assert mark.eager_until > wall
    assert mark.next_deep_at < wall


async def test_another_profile_begins_afresh_and_a_new_token_does_not(house: House) -> None:
    direct = await house.found()
    for external_id, cursor in (
        (house.seeded.account.external_id, direct.external_id),
        ("4711", None),
    ):
        async with house.database.transaction(house.desk.workspace_id) as tx:
            await clients.connect_account(
                tx,
                client=await clients.client_by_id(tx, house.seeded.client.id),
                network="x",
                profile=Profile(external_id, "acme", "Acme"),
                token="another",
                secret_box=house.seeded.box,
                actor="system",
            )
        assert (await house.mark()).cursor == cursor


async def test_a_task_for_a_refused_account_does_nothing(house: House) -> None:
    async with house.database.transaction(house.desk.workspace_id) as tx:
        (await clients.account_by_id(tx, house.seeded.account.id)).refuse()
    await house.x.write("acme", "Unread")
    task = ReadTimeline(subject_id=house.seeded.account.id)
    await house.timelines.read_timeline(house.desk.workspace_id, task)
    await sweep_due(house.database)
    assert await house.directs() == []
