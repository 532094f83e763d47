"""Neither absence nor presence on one timeline proves a thing: it lags, either way."""

from datetime import timedelta

from bot.features.attempts.rules import AttemptState
from bot.features.direct.models import DirectPost
from bot.features.direct.tasks import TellChanged
from bot.features.posts.models import Post
from bot.features.summaries import service as summaries
from bot.features.timelines import service
from bot.features.timelines.rules import WINDOW, reaches
from bot.features.timelines.service import Reading
from bot.features.timelines.tasks import TellPostChanged
from bot.jobs.queue import enqueue
from bot.networks.base import MOST_OF_TIMELINE, Lookup, PublishedPost
from tests.features.timelines.house import House


async def _there(house: House) -> tuple[Post, DirectPost]:
    """A post of Rapport's and one by hand, both settled and counted."""
    post = await house.approved("Open until eight")
    await house.desk.work()
    direct = await house.found("Fresh scones")
    await house.one_off(direct)
    await house.desk.pass_time(600)
    return post, direct


def _hide(house: House, at: float = float("inf")) -> None:
    for one in house.state.posts.values():
        one.visible_at = at


async def test_what_the_timeline_does_not_show_is_looked_up_before_it_is_called_gone(
    house: House,
) -> None:
    post, direct = await _there(house)
    _hide(house)
    await house.read(deep=True)
    await house.read(deep=True)
    assert (await house.direct()).deleted_at is None
    assert await house.thread(direct) == []
    assert (await house.post_card(post)).startswith("*Published* · Acme")
    assert await house.counted() == 2
    assert "post.deleted_on_network" not in await house.desk.kinds(post)


async def test_what_is_gone_does_not_count_and_what_is_back_does(house: House) -> None:
    post, direct = await _there(house)
    assert await house.counted() == 2
    external_id = (await house.desk.post(post)).external_id or ""
    for one in (external_id, direct.external_id):
        await house.x.delete(one)
    await house.read(deep=True)
    assert await house.counted() == 0
    assert (await house.post_card(post)).startswith("*Deleted on X* · Acme")
    assert "See it on X" not in await house.post_card(post)
    async with house.database.transaction(house.desk.workspace_id) as tx:
        told = (await summaries.look(tx, house.seeded.client)).content
    assert [(one.url, one.gone) for one in told.published] == [(None, True)]
    assert [(one.url, one.gone) for one in told.direct] == [(None, True)]

    for one in (external_id, direct.external_id):
        house.state.posts[one].deleted = False
    await house.read()
    assert await house.counted() == 0, "only what was looked up is sure"
    await house.read(deep=True)
    await house.read(deep=True)
    assert await house.counted() == 2
    assert (await house.post_card(post)).startswith("*Published* · Acme")
    assert (await house.card(direct)).startswith("*Posted directly on @acme* · Acme")
    assert (await house.desk.thread(post))[-1].startswith("It is on X again")
    assert (await house.thread(direct))[-1] == "It is on X again."
    assert (await house.desk.kinds(post))[-2:] == [
        "post.deleted_on_network",
        "post.back_on_network",
    ]
    assert (await house.kinds())[-2:] == ["direct.deleted", "direct.back"]

    before = (await house.desk.thread(post), await house.thread(direct))
    async with house.database.transaction(house.desk.workspace_id) as tx:
        await enqueue(tx, TellPostChanged(post_id=post.id, stamp=":late"))
        await enqueue(tx, TellChanged(direct_id=direct.id, stamp=":late"))
    await house.desk.work()
    assert (await house.desk.thread(post), await house.thread(direct)) == before

    await house.x.delete(external_id)
    await house.read(deep=True)
    deleted = [one for one in await house.desk.thread(post) if "Somebody deleted this" in one]
    assert len(deleted) == 2, "a second deletion is told like the first"


async def test_a_timeline_that_still_shows_what_is_gone_brings_nothing_back(house: House) -> None:
    post, direct = await _there(house)
    external_id = (await house.desk.post(post)).external_id or ""
    await house.x.delete(external_id)
    await house.read(deep=True)
    account = house.seeded.account
    stale = PublishedPost(external_id, "https://x.com/acme/status/1", "Open until eight", None)
    async with house.database.transaction(house.desk.workspace_id) as tx:
        reading = Reading(account, tx.now - WINDOW, None, deep=True)
        asked = await service.doubtful(tx, reading, [stale])
        assert asked == [direct.latest_id, external_id]
        await service.take(
            tx,
            reading,
            [stale],
            Lookup(found=(), gone=(external_id,)),
            errands=(),
            same_text=str.__eq__,
            wall=house.database.clock.wall(),
        )
    await house.desk.work()
    assert (await house.post_card(post)).startswith("*Deleted on X* · Acme")
    kinds = [kind for kind in await house.desk.kinds(post) if kind.endswith("_on_network")]
    assert kinds == ["post.deleted_on_network"]
    assert await house.attempts() == [AttemptState.DONE]


async def test_what_has_just_been_written_is_not_looked_up(house: House) -> None:
    await house.found("A minute ago")
    async with house.database.transaction(house.desk.workspace_id) as tx:
        reading = Reading(house.seeded.account, tx.now - timedelta(days=1), None, deep=True)
        assert await service.doubtful(tx, reading, []) == []


def test_a_full_reading_tells_nothing_of_what_is_older() -> None:
    full = [PublishedPost(str(1_000 + n), "", "", None) for n in range(MOST_OF_TIMELINE)]
    assert reaches(full, "1001")
    assert not reaches(full, "999")
    assert reaches(full[1:], "999")
