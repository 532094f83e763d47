"""Whatever dies in between: on X once, and nothing is lost."""

import asyncio
from datetime import timedelta

import pytest

from bot import faults
from bot.features.attempts import service as attempts
from bot.features.attempts.rules import AttemptState, Failure
from bot.features.posts.models import Post
from bot.features.posts.rules import PostClosed, Status
from bot.features.publishing import repository, service
from bot.features.publishing.jobs import PublishingJobs
from bot.features.publishing.models import Attempt
from bot.features.publishing.rules import BadAddress, QuestionAnswered
from bot.features.publishing.tasks import PublishPost
from bot.jobs.task import TryLater
from bot.sandbox.x.client import FaultKind, On
from tests.features.publishing.conftest import House

HALF_AN_HOUR = 1_800
BEFORE = ("publishing.after_claim", "publishing.before_call")
AFTER = ("publishing.after_accept", "publishing.before_result_commit")
QUESTION = "X has not said whether it took this post"


class Killed(BaseException):
    """The process is gone: nothing may catch it."""


async def die() -> None:
    raise Killed


def test_these_are_all_the_places() -> None:
    declared = {name for name in faults.declared() if name.startswith("publishing.")}
    assert declared == {*BEFORE, *AFTER}


async def _approved(house: House, text: str) -> Post:
    desk = house.desk
    post = await desk.draft(desk.seeded.manager, text)
    await desk.approve(post, desk.seeded.contact)
    return post


async def _killed(house: House, text: str, place: str) -> Post:
    """A post whose worker died at ``place``; the job is back in the queue, the lease over."""
    post = await _approved(house, text)
    task = PublishPost(subject_id=post.id)
    faults.arm(place, die)
    with pytest.raises(Killed):
        await house.jobs.publish_post(house.desk.workspace_id, task)
    with pytest.raises(TryLater):  # its lease is not over: it may still be at it
        await house.jobs.publish_post(house.desk.workspace_id, task)
    await house.lease_is_over()
    await house.jobs.publish_post(house.desk.workspace_id, task)
    return post


async def _attempt(house: House, post: Post) -> Attempt:
    async with house.desk.database.transaction(house.desk.workspace_id) as tx:
        attempt = await repository.last_attempt(tx, post.id)
    assert attempt is not None
    return attempt


@pytest.mark.parametrize("place", AFTER)
async def test_killed_after_x_said_yes_it_is_found_on_the_timeline(
    house: House, place: str
) -> None:
    post = await _killed(house, f"Sale & more https://acme.example/?a=1&b=2 {place}", place)
    assert (await house.desk.post(post)).state is Status.UNCONFIRMED
    await house.desk.pass_time(10)
    (told,) = await house.on_x()
    now = await house.desk.post(post)
    assert (now.state, now.external_id) == (Status.PUBLISHED, told.id)
    await house.desk.pass_time(HALF_AN_HOUR)
    assert len(await house.on_x()) == 1
    assert await house.desk.kinds(post) == [
        "post.revision_added",
        "post.approved",
        "post.unconfirmed",
        "post.published",
    ]


@pytest.mark.parametrize("place", BEFORE)
async def test_killed_before_the_call_absence_proves_nothing_and_a_person_is_asked(
    house: House, place: str
) -> None:
    desk = house.desk
    post = await _killed(house, f"Nothing yet {place}", place)
    await desk.pass_time(600)
    assert await house.on_x() == []
    assert not any(QUESTION in line for line in await desk.thread(post))
    await desk.pass_time(600)
    assert sum(QUESTION in line for line in await desk.thread(post)) == 1
    attempt = await _attempt(house, post)
    async with desk.database.transaction(desk.workspace_id) as tx:
        await service.deny(tx, attempt.id, by=desk.seeded.manager)
    await desk.work()
    assert await house.texts_on_x() == [f"Nothing yet {place}"]
    assert (await desk.post(post)).state is Status.PUBLISHED
    assert not any(QUESTION in line for line in await desk.thread(post))
    assert await desk.kinds(post) == [
        "post.revision_added",
        "post.approved",
        "post.unconfirmed",
        "post.presence_asked",
        "post.absence_told",
        "post.retried",
        "post.published",
    ]


@pytest.mark.parametrize("place", AFTER)
async def test_without_its_job_the_attempt_is_settled_all_the_same(
    house: House, place: str
) -> None:
    post = await _approved(house, f"Alone {place}")
    faults.arm(place, die)
    with pytest.raises(Killed):
        await house.jobs.publish_post(house.desk.workspace_id, PublishPost(subject_id=post.id))
    await house.lease_is_over()
    await house.desk.pass_time(60)
    assert (await house.desk.post(post)).state is Status.PUBLISHED
    assert len(await house.on_x()) == 1


@pytest.mark.parametrize(
    "kind",
    [
        FaultKind.ACCEPT_THEN_TIMEOUT,
        FaultKind.ACCEPT_THEN_DROP,
        FaultKind.ACCEPT_THEN_500,
        FaultKind.ACCEPT_THEN_GARBAGE,
    ],
)
async def test_an_answer_that_is_lost_is_looked_up(house: House, kind: FaultKind) -> None:
    desk = house.desk
    await house.x.fault(kind, on=On.WRITE)
    post = await _approved(house, f"Lost answer {kind}")
    await desk.work()
    assert (await desk.post(post)).state is Status.UNCONFIRMED
    assert "I am reading the account's own timeline" in (await desk.thread(post))[-1]
    with pytest.raises(PostClosed):
        await desk.withdraw(post, desk.seeded.manager)
    await desk.pass_time(10)
    assert (await desk.post(post)).state is Status.PUBLISHED
    assert len(await house.on_x()) == 1


async def test_a_timeline_that_lags_is_read_again(house: House) -> None:
    desk = house.desk
    await house.x.settings(timeline_lag=1.5)
    await house.x.fault(FaultKind.ACCEPT_THEN_DROP, on=On.WRITE)
    post = await _approved(house, "Lagging")
    await desk.work()
    await desk.pass_time(6)
    assert (await desk.post(post)).state is Status.UNCONFIRMED
    await asyncio.sleep(1.6)
    await desk.pass_time(16)
    assert (await desk.post(post)).state is Status.PUBLISHED
    assert len(await house.on_x()) == 1


async def test_a_timeline_that_cannot_be_read_proves_nothing(house: House) -> None:
    desk = house.desk
    await house.x.fault(FaultKind.ACCEPT_THEN_DROP, on=On.WRITE)
    post = await _approved(house, "Unreadable")
    await desk.work()
    await house.x.fault(FaultKind.ERROR_500, on=On.READ)
    await desk.pass_time(6)
    assert (await desk.post(post)).state is Status.UNCONFIRMED
    await desk.pass_time(60)
    assert (await desk.post(post)).state is Status.PUBLISHED


async def test_said_to_be_absent_and_there_after_all_is_not_sent_again(house: House) -> None:
    desk = house.desk
    await house.x.settings(timeline_lag=1.5)
    await house.x.fault(FaultKind.ACCEPT_THEN_DROP, on=On.WRITE)
    post = await _approved(house, "There after all")
    await desk.work()
    attempt = await _attempt(house, post)
    async with desk.database.transaction(desk.workspace_id) as tx:
        await service.deny(tx, attempt.id, by=desk.seeded.manager)
    await asyncio.sleep(1.6)
    await desk.work()
    assert await house.texts_on_x() == ["There after all"]
    assert (await desk.post(post)).state is Status.PUBLISHED


async def _denied(house: House, text: str) -> Post:
    """X has it and does not show it; a person looked, and did not see it."""
    desk = house.desk
    await house.x.settings(timeline_lag=10_000)
    await house.x.fault(FaultKind.ACCEPT_THEN_DROP, on=On.WRITE)
    post = await _approved(house, text)
    await desk.work()
    await desk.pass_time(HALF_AN_HOUR)
    attempt = await _attempt(house, post)
    async with desk.database.transaction(desk.workspace_id) as tx:
        await service.deny(tx, attempt.id, by=desk.seeded.manager)
    return post


async def test_a_duplicate_after_a_denial_is_the_first_one_and_is_found_in_the_end(
    house: House,
) -> None:
    desk = house.desk
    post = await _denied(house, "There all along")
    await desk.work()
    assert (await desk.post(post)).state is Status.UNCONFIRMED
    house.timeline_catches_up()
    await desk.pass_time(10)
    (told,) = await house.on_x()
    now = await desk.post(post)
    assert (now.state, now.external_id) == (Status.PUBLISHED, told.id)


async def test_a_doubt_outlives_a_failure(house: House) -> None:
    desk = house.desk
    post = await _denied(house, "Still in doubt")
    await house.x.fault(FaultKind.UNAUTHORIZED, on=On.READ)
    await desk.work()
    assert (await desk.post(post)).reason == "auth"
    house.timeline_catches_up()
    async with desk.database.transaction(desk.workspace_id) as tx:
        await service.retry(tx, post_id=post.id, revision_no=1, by=desk.seeded.manager)
    await desk.work()
    (told,) = await house.on_x()
    now = await desk.post(post)
    assert (now.state, now.external_id) == (Status.PUBLISHED, told.id)


async def test_whoever_was_taken_for_lost_says_nothing_about_the_next_call(house: House) -> None:
    desk = house.desk
    post = await _approved(house, "Late word")
    lease = timedelta(seconds=45)

    async def begin() -> attempts.Call:
        async with desk.database.transaction(desk.workspace_id) as tx:
            wall = desk.database.clock.wall()
            call = await attempts.begin(tx, service.PUBLICATION, post.id, wall=wall, lease=lease)
        assert isinstance(call, attempts.Call)
        return call

    first = await begin()
    await house.lease_is_over()
    await desk.pass_time(HALF_AN_HOUR)
    async with desk.database.transaction(desk.workspace_id) as tx:
        await service.deny(tx, first.attempt_id, by=desk.seeded.manager)
    second = await begin()
    async with desk.database.transaction(desk.workspace_id) as tx:
        await attempts.put_back(tx, service.PUBLICATION, first, counts=True)
        await attempts.fail(tx, service.PUBLICATION, first, Failure.CREDITS)
        await attempts.lose(tx, service.PUBLICATION, first)
    assert (await _attempt(house, post)).state == AttemptState.CALLING
    async with desk.database.transaction(desk.workspace_id) as tx:
        await attempts.put_back(tx, service.PUBLICATION, second, counts=True)
    assert (await _attempt(house, post)).state == AttemptState.READY


async def test_a_person_says_where_it_is(house: House) -> None:
    desk = house.desk
    other = await _approved(house, "Another one")
    await desk.work()
    post = await _killed(house, "By hand", "publishing.before_call")
    await desk.pass_time(HALF_AN_HOUR)
    attempt = await _attempt(house, post)
    with pytest.raises(BadAddress):
        await _confirm(house, attempt, "https://x.com/other/status/123")
    with pytest.raises(BadAddress):  # that is the other post's
        await _confirm(house, attempt, (await desk.post(other)).url or "")
    await _confirm(house, attempt, "x.com/Acme/status/123?s=20")
    await desk.work()
    now = await desk.post(post)
    assert (now.state, now.url) == (Status.PUBLISHED, "https://x.com/acme/status/123")
    assert not any(QUESTION in line for line in await desk.thread(post))
    with pytest.raises(QuestionAnswered):
        await _confirm(house, attempt, "")
    entry = (await desk.entries(post))[-1]
    assert (entry.kind, entry.actor) == ("post.published", str(desk.seeded.manager.id))


async def test_a_worker_that_was_paused_for_too_long_calls_nobody(house: House) -> None:
    desk = house.desk
    post = await _approved(house, "Paused")
    slow = PublishingJobs(
        database=desk.database,
        networks={"x": house.network},
        secret_box=desk.seeded.box,
        lease_seconds=0.4,
    )

    async def pause() -> None:
        await asyncio.sleep(0.5)

    faults.arm("publishing.before_call", pause)
    with pytest.raises(TryLater):
        await slow.publish_post(desk.workspace_id, PublishPost(subject_id=post.id))
    assert await house.on_x() == []
    await house.jobs.publish_post(desk.workspace_id, PublishPost(subject_id=post.id))
    assert await house.texts_on_x() == ["Paused"]


async def _confirm(house: House, attempt: Attempt, address: str) -> None:
    desk = house.desk
    async with desk.database.transaction(desk.workspace_id) as tx:
        await service.confirm(tx, attempt.id, by=desk.seeded.manager, address=address)
