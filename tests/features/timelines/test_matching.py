"""What Rapport itself published is matched, however late that is known; never shown as direct."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot import faults
from bot.features.attempts.rules import AttemptState
from bot.features.direct.rules import Verdict
from bot.features.posts.models import Post
from bot.features.publishing import service as publishing
from bot.features.publishing.models import Attempt
from bot.features.timelines.rules import cursor_after
from bot.networks.base import PublishedPost
from bot.sandbox.x.client import FaultKind, On
from tests.features.timelines.house import House


class Killed(BaseException):
    """The process is gone: nothing may catch it."""


async def die() -> None:
    raise Killed


async def _attempt(house: House) -> Attempt:
    async with house.database.transaction(house.desk.workspace_id) as tx:
        return (await tx.session.scalars(select(Attempt))).one()


async def _killed(house: House, text: str) -> Post:
    """A post that X took, and whose worker died before it could say so."""
    post = await house.approved(text)
    faults.arm("publishing.after_accept", die)
    with pytest.raises(Killed):
        await house.desk.work()
    faults.disarm_all()
    return post


async def test_what_rapport_published_is_no_direct_post(house: House) -> None:
    await house.approved("With a link https://acme.example/summer & co")
    await house.desk.work()
    await house.read()
    await house.read(deep=True)
    assert await house.directs() == []


async def test_while_the_worker_is_dead_its_post_waits_and_is_settled_by_itself(
    house: House,
) -> None:
    post = await _killed(house, "See https://acme.example/summer & more")
    await house.x.write("acme", "By hand, later")
    await house.read()
    assert await house.attempts() == [AttemptState.CALLING]
    assert [one.text for one in await house.directs()] == ["By hand, later"]
    assert int((await house.mark()).cursor or 0) < int((await house.direct()).external_id)
    async with house.database.transaction(house.desk.workspace_id) as tx:
        held = (await tx.session.scalars(select(Attempt))).one()
        held.lease_until = house.database.clock.wall() - timedelta(seconds=1)
    await house.desk.pass_time(120)
    await house.desk.pass_time(120)
    assert await house.attempts() == [AttemptState.DONE]
    await house.read()
    assert [one.text for one in await house.directs()] == ["By hand, later"]
    assert (await house.mark()).cursor == (await house.direct()).external_id
    assert "post.published" in await house.desk.kinds(post)
    assert await house.kinds() == ["direct.found"]


@pytest.mark.parametrize("kind", [FaultKind.ACCEPT_THEN_500, FaultKind.ACCEPT_THEN_GARBAGE])
async def test_an_unconfirmed_post_waits(house: House, kind: FaultKind) -> None:
    post = await house.approved("Did it arrive?")
    await house.x.fault(kind, on=On.WRITE)
    await house.desk.work()
    await house.read()
    assert await house.attempts() == [AttemptState.UNCONFIRMED]
    assert await house.directs() == []
    await house.desk.pass_time(60)
    assert await house.attempts() == [AttemptState.DONE]
    await house.read()
    assert await house.directs() == []
    assert (await house.desk.post(post)).external_id is not None


async def test_said_to_be_there_without_an_address_it_is_ours_too(house: House) -> None:
    await house.approved("Somewhere on X")
    for post in house.state.posts.values():
        post.visible_at = float("inf")
    house.state.timeline_lag = 1e9
    await house.x.fault(FaultKind.ACCEPT_THEN_500, on=On.WRITE)
    await house.desk.work()
    attempt = await _attempt(house)
    async with house.database.transaction(house.desk.workspace_id) as tx:
        await publishing.confirm(tx, attempt.id, by=house.seeded.manager, address="")
    for one in house.state.posts.values():
        one.visible_at = 0.0
    await house.read(deep=True)
    assert await house.directs() == []


async def test_taken_for_direct_and_then_confirmed_it_is_withdrawn(house: House) -> None:
    """The network changed the text beyond recognition: only the address tells."""
    post = await house.approved("Our words")
    house.state.timeline_lag = 1e9
    await house.x.fault(FaultKind.ACCEPT_THEN_500, on=On.WRITE)
    await house.desk.work()
    (there,) = [one for one in await house.x.timeline("acme") if one.text == "Our words"]
    changed = house.state.posts[there.id]
    changed.visible_at, changed.text, changed.typed = 0.0, "0ur w0rds", "0ur w0rds"
    await house.read()
    direct = await house.direct()
    assert direct.verdict is Verdict.WAITING
    attempt = await _attempt(house)
    async with house.database.transaction(house.desk.workspace_id) as tx:
        await publishing.confirm(
            tx,
            attempt.id,
            by=house.seeded.manager,
            address=f"https://x.com/acme/status/{there.id}",
        )
    await house.desk.work()
    card = await house.card(direct)
    assert "Rapport published this one; X confirmed it late." in card
    assert "Not us" not in card
    assert await house.kinds() == ["direct.found", "direct.matched"]
    assert (await house.desk.post(post)).external_id == there.id
    await house.desk.pass_time(10 * 24 * 3600)
    assert (await house.direct()).verdict is Verdict.OURS


async def test_answers_of_rapport_are_no_direct_posts(house: House) -> None:
    await house.answer("Until eight")
    await house.x.fault(FaultKind.ACCEPT_THEN_500, on=On.WRITE)
    await house.desk.work()
    await house.read()
    assert await house.directs() == []
    await house.desk.pass_time(60)
    await house.read(deep=True)
    assert await house.directs() == []


def test_the_cursor_stops_below_what_may_be_ours() -> None:
    timeline = [PublishedPost(str(no), "", "", None) for no in (30, 20, 10)]
    assert cursor_after(None, timeline, []) == "30"
    assert cursor_after("5", timeline, [timeline[1]]) == "10"
    assert cursor_after("15", timeline, [timeline[2]]) == "15"
    assert cursor_after("40", timeline, []) == "40"
    assert cursor_after(None, [], []) is None
