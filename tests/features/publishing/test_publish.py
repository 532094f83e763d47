"""Approved posts go out at their time, once; what X refuses is told with what to do."""

import asyncio
from datetime import datetime, timedelta

import aiohttp
import pytest
from sqlalchemy import update

from bot.features.clients import service as clients
from bot.features.posts.models import Post, Revision
from bot.features.posts.rules import Status
from bot.features.publishing import service
from bot.features.publishing.jobs import PublishingJobs
from bot.features.publishing.rules import NotRetryable
from bot.features.publishing.tasks import PublishPost
from bot.jobs.task import TryLater
from bot.networks.base import Profile
from bot.networks.x.network import XNetwork
from bot.sandbox.x.client import FaultKind, On
from tests.features.publishing.conftest import House
from tests.support.posting import Desk


def _in(desk: Desk, *, hours: float) -> datetime:
    return desk.database.clock.business() + timedelta(hours=hours)


async def _approved(house: House, text: str, at: datetime | None = None) -> Post:
    desk = house.desk
    post = await desk.draft(desk.seeded.manager, text, at)
    await desk.approve(post, desk.seeded.contact)
    return post


async def test_without_a_time_it_goes_out_once_it_is_approved(house: House) -> None:
    post = await _approved(house, "Fish & chips <b>today</b>")
    await house.desk.work()
    (told,) = await house.on_x()
    now = await house.desk.post(post)
    assert told.text == "Fish & chips <b>today</b>"
    assert (now.state, now.external_id) == (Status.PUBLISHED, told.id)
    card = await house.desk.card(post)
    assert card.startswith("*Published*")
    assert f"<https://x.com/acme/status/{told.id}|See it on X>" in card
    assert (await house.desk.thread(post))[-1].startswith("v1 is on X. <https://x.com/acme/")
    entry = (await house.desk.entries(post))[-1]
    assert (entry.kind, entry.actor) == ("post.published", "system")
    assert entry.payload is not None
    assert entry.payload["external_id"] == told.id


async def test_it_waits_for_its_time(house: House) -> None:
    post = await _approved(house, "At its time", _in(house.desk, hours=2))
    await house.desk.work()
    await house.desk.sweep()
    assert await house.texts_on_x() == []
    assert (await house.desk.post(post)).state is Status.APPROVED
    await house.desk.pass_time(2 * 3600 + 1)
    assert await house.texts_on_x() == ["At its time"]


async def test_an_edit_or_a_withdrawal_before_its_time_keeps_it_from_going_out(
    house: House,
) -> None:
    desk = house.desk
    edited = await _approved(house, "Edited later", _in(desk, hours=1))
    withdrawn = await _approved(house, "Withdrawn later", _in(desk, hours=1))
    await desk.revise(edited, desk.seeded.manager, "Edited", at=_in(desk, hours=1))
    await desk.withdraw(withdrawn, desk.seeded.contact)
    await desk.pass_time(2 * 3600)
    assert await house.texts_on_x() == []
    assert (await desk.post(edited)).state is Status.IN_REVIEW
    assert (await desk.post(withdrawn)).state is Status.WITHDRAWN


async def test_two_workers_publish_it_once(house: House) -> None:
    post = await _approved(house, "Once")
    task = PublishPost(subject_id=post.id)
    both = [house.jobs.publish_post(house.desk.workspace_id, task) for _ in range(2)]
    ended = await asyncio.gather(*both, return_exceptions=True)
    assert {type(one) for one in ended} <= {type(None), TryLater}
    await house.jobs.publish_post(house.desk.workspace_id, task)
    assert await house.texts_on_x() == ["Once"]
    assert (await house.desk.post(post)).state is Status.PUBLISHED


async def test_what_was_changed_behind_its_approval_is_not_sent(house: House) -> None:
    post = await _approved(house, "As approved")
    async with house.desk.database.transaction(house.desk.workspace_id) as tx:
        await tx.session.execute(update(Revision).values(text="Something else"))
    await house.desk.work()
    assert await house.texts_on_x() == []
    now = await house.desk.post(post)
    assert (now.state, now.reason) == (Status.FAILED, "changed")


async def test_a_duplicate_is_told_with_what_to_do_and_an_edit_mends_it(house: House) -> None:
    desk = house.desk
    await _approved(house, "The same")
    await desk.work()
    post = await _approved(house, "The same")
    await desk.work()
    assert (await desk.post(post)).state is Status.FAILED
    assert "already posted this text. Press Edit" in await desk.card(post)
    assert (await desk.thread(post))[-1].startswith("<@USTANDIN>, <@UMANAGER> It is not on X")
    assert (await desk.kinds(post))[-1] == "post.publish_failed"
    await desk.revise(post, desk.seeded.manager, "Not the same")
    await desk.approve(post, desk.seeded.contact, no=2)
    await desk.work()
    assert await house.texts_on_x() == ["The same", "Not the same"]


async def test_a_rate_limit_puts_it_off_and_it_can_be_withdrawn_meanwhile(house: House) -> None:
    post = await _approved(house, "Put off")
    await house.x.fault(FaultKind.RATE_LIMIT, on=On.WRITE)
    assert await house.desk.work() == [PublishPost.name]
    assert (await house.desk.post(post)).state is Status.APPROVED
    await house.jobs.publish_post(house.desk.workspace_id, PublishPost(subject_id=post.id))
    assert await house.texts_on_x() == ["Put off"]


async def test_x_away_puts_it_off_and_for_long_is_a_failure_to_try_again(house: House) -> None:
    desk = house.desk
    post = await _approved(house, "Away")
    task = PublishPost(subject_id=post.id)
    async with aiohttp.ClientSession() as session:
        nowhere = XNetwork(session, desk.database.clock, api_url="http://127.0.0.1:9")
        away = PublishingJobs(
            database=desk.database, networks={"x": nowhere}, secret_box=desk.seeded.box
        )
        with pytest.raises(TryLater) as put_off:
            await away.publish_post(desk.workspace_id, task)
        assert put_off.value.seconds == 5
        for _ in range(10):
            with pytest.raises(TryLater):
                await away.publish_post(desk.workspace_id, task)
        await away.publish_post(desk.workspace_id, task)
    assert (await desk.post(post)).reason == "unavailable"
    async with desk.database.transaction(desk.workspace_id) as tx:
        await service.retry(tx, post_id=post.id, revision_no=1, by=desk.seeded.manager)
    await desk.work()
    assert await house.texts_on_x() == ["Away"]
    assert "Maya Brook has it tried again." in await desk.thread(post)


async def test_a_token_that_x_no_longer_takes_is_mended_by_connecting_again(house: House) -> None:
    desk = house.desk
    account = desk.seeded.account
    good = clients.open_account(account, desk.seeded.box).token
    post = await _approved(house, "Tokens")
    await _connect(desk, "not-a-token")
    await desk.work()
    assert (await desk.post(post)).reason == "auth"
    await _connect(desk, good)
    async with desk.database.transaction(desk.workspace_id) as tx:
        await service.retry(tx, post_id=post.id, revision_no=1, by=desk.seeded.manager)
    await desk.work()
    assert await house.texts_on_x() == ["Tokens"]


async def test_what_did_not_fail_is_not_tried_again(house: House) -> None:
    desk = house.desk
    post = await _approved(house, "Fine")
    await desk.work()
    with pytest.raises(NotRetryable):
        async with desk.database.transaction(desk.workspace_id) as tx:
            await service.retry(tx, post_id=post.id, revision_no=1, by=desk.seeded.manager)


async def _connect(desk: Desk, token: str) -> None:
    account = desk.seeded.account
    async with desk.database.transaction(desk.workspace_id) as tx:
        await clients.connect_account(
            tx,
            client=desk.seeded.client,
            network="x",
            profile=Profile(account.external_id, account.handle, "Acme"),
            token=token,
            secret_box=desk.seeded.box,
            actor=str(desk.seeded.manager.id),
        )
