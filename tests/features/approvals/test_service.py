"""Who decides, once, and what silence and kind words in the thread do."""

import asyncio
from collections.abc import Awaitable
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from bot.errors import UserFacingError
from bot.features.approvals import service
from bot.features.approvals.rules import (
    AlreadyDecided,
    NewTimeNeeded,
    NobodyToAsk,
    NoReason,
    NotYours,
    OwnPost,
)
from bot.features.approvals.tasks import HoldPost
from bot.features.clients import service as clients
from bot.features.posts.models import Post
from bot.features.posts.rules import PostReplaced, Status
from bot.features.publishing.tasks import PublishPost
from bot.jobs.queue import due_time
from bot.jobs.task import DueTask
from bot.slack.models import Person
from bot.storage.transaction import Database
from tests.support.people import seed_client, seed_person
from tests.support.posting import Desk, listen


@pytest.fixture
async def desk(database: Database, workspace_id: UUID) -> Desk:
    listen(database)
    return Desk(database, await seed_client(database, workspace_id))


def _in(desk: Desk, *, minutes: float) -> datetime:
    return desk.database.clock.business() + timedelta(minutes=minutes)


async def _due(desk: Desk, post: Post, kind: type[DueTask]) -> datetime | None:
    async with desk.database.transaction(desk.workspace_id) as tx:
        return await due_time(tx, kind, post.id)


async def _set_approvers(desk: Desk, *people: Person) -> None:
    async with desk.database.transaction(desk.workspace_id) as tx:
        client = await clients.client_by_id(tx, desk.seeded.client.id)
        client.change("approvers", [str(one.id) for one in people])


async def test_a_contact_approves_and_it_waits_for_its_time(desk: Desk) -> None:
    at = _in(desk, minutes=120)
    post = await desk.draft(desk.seeded.manager, "Hello", at)
    assert await _due(desk, post, HoldPost) == at - timedelta(minutes=30)
    assert await _due(desk, post, PublishPost) is None
    await desk.approve(post, desk.seeded.contact)
    await desk.work()
    assert await _due(desk, post, HoldPost) is None
    assert await _due(desk, post, PublishPost) == at
    now = await desk.post(post)
    assert (now.state, now.decided_by) == (Status.APPROVED, desk.seeded.contact.id)
    card = await desk.card(post)
    assert "*Approved*" in card
    assert "Approved by Carl Owens" in card
    assert (await desk.thread(post))[-1].startswith("Carl Owens approved v1. Goes out: ")
    assert await desk.kinds(post) == ["post.revision_added", "post.approved"]


async def test_the_agency_does_not_approve_for_the_client(desk: Desk) -> None:
    post = await desk.draft(desk.seeded.staff, "Hello")
    with pytest.raises(NotYours) as told:
        await desk.approve(post, desk.seeded.manager)
    assert told.value.params == {"who": "<@UCONTACT>", "count": 1}
    assert await desk.kinds(post) == ["post.revision_added"]


async def test_an_agency_author_never_approves_his_own_post(desk: Desk) -> None:
    manager, stand_in = desk.seeded.manager, desk.seeded.stand_in
    await _set_approvers(desk, manager, stand_in)
    post = await desk.draft(manager, "Hello")
    with pytest.raises(OwnPost) as told:
        await desk.approve(post, manager)
    assert told.value.params == {"who": "<@USTANDIN>", "count": 1}
    await desk.revise(post, stand_in, "Hello again")
    with pytest.raises(UserFacingError):  # now both have written it
        await desk.approve(post, stand_in, no=2)
    with pytest.raises(UserFacingError):
        await desk.approve(post, manager, no=2)
    await _set_approvers(desk)
    await desk.approve(post, desk.seeded.contact, no=2)


async def test_the_setting_says_who_approves(desk: Desk) -> None:
    await _set_approvers(desk, desk.seeded.stand_in)
    post = await desk.draft(desk.seeded.manager, "Hello")
    with pytest.raises(NotYours):
        await desk.approve(post, desk.seeded.contact)
    await desk.approve(post, desk.seeded.stand_in)


async def test_nobody_to_ask_is_said(desk: Desk) -> None:
    await _set_approvers(desk, desk.seeded.manager)
    post = await desk.draft(desk.seeded.manager, "Hello")
    await desk.work()
    assert "Nobody can approve this yet." in await desk.card(post)
    with pytest.raises(NobodyToAsk):
        await desk.approve(post, desk.seeded.contact)


async def test_the_owners_own_post_counts_and_the_agency_is_told(desk: Desk) -> None:
    at = _in(desk, minutes=120)
    post = await desk.draft(desk.seeded.contact, "We are open on Sunday", at)
    await desk.work()
    assert (await desk.post(post)).state is Status.APPROVED
    line = (await desk.thread(post))[-1]
    assert line.startswith("Carl Owens posts this: ")
    assert line.endswith(" <@USTANDIN>, <@UMANAGER> know.")
    assert await _due(desk, post, PublishPost) == at


async def test_the_agencys_edit_of_the_owners_post_is_put_to_the_owner(desk: Desk) -> None:
    post = await desk.draft(desk.seeded.contact, "We are open", _in(desk, minutes=120))
    await desk.revise(post, desk.seeded.manager, "We're open", at=_in(desk, minutes=120))
    assert (await desk.post(post)).state is Status.IN_REVIEW
    assert await _due(desk, post, PublishPost) is None
    await desk.approve(post, desk.seeded.contact, no=2)
    assert await _due(desk, post, PublishPost) is not None


async def test_needs_changes_keeps_its_reason_in_the_thread(desk: Desk) -> None:
    post = await desk.draft(desk.seeded.manager, "Hello")
    with pytest.raises(NoReason):
        await desk.need_changes(post, desk.seeded.contact, "  ")
    await desk.need_changes(post, desk.seeded.contact, "Say <b>Sunday</b>")
    await desk.work()
    now = await desk.post(post)
    assert (now.state, now.reason) == (Status.CHANGES_NEEDED, "Say <b>Sunday</b>")
    assert "Say &lt;b&gt;Sunday&lt;/b&gt;" in await desk.card(post)
    line = (await desk.thread(post))[-1]
    assert line == "<@UMANAGER>: Carl Owens needs changes in v1:"
    entry = (await desk.entries(post))[-1]
    assert entry.kind == "post.changes_requested"
    assert entry.payload is not None
    assert entry.payload["reason"] == "Say <b>Sunday</b>"


async def test_a_second_decision_is_told_who_decided(desk: Desk) -> None:
    post = await desk.draft(desk.seeded.manager, "Hello", _in(desk, minutes=120))
    await desk.approve(post, desk.seeded.contact)
    with pytest.raises(AlreadyDecided) as told:
        await desk.need_changes(post, desk.seeded.contact, "Wait")
    assert told.value.params == {"who": "<@UCONTACT>", "verdict": "approved"}
    assert told.value.typed == "Wait"


async def test_two_decisions_at_the_same_moment_are_one(desk: Desk) -> None:
    other = await seed_person(desk.database, desk.workspace_id, "UOTHER", "Olga")
    async with desk.database.transaction(desk.workspace_id) as tx:
        await clients.add_member(tx, desk.seeded.client, desk.seeded.manager, other, "client")
    post = await desk.draft(desk.seeded.manager, "Hello", _in(desk, minutes=120))
    both: list[Awaitable[None]] = [
        desk.approve(post, desk.seeded.contact),
        desk.need_changes(post, other, "Not like this"),
    ]
    ended = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(type(one).__name__ for one in ended) == ["AlreadyDecided", "NoneType"]
    assert len(await desk.kinds(post)) == 2


async def test_an_approval_of_an_older_revision_is_refused(desk: Desk) -> None:
    post = await desk.draft(desk.seeded.manager, "Hello")
    await desk.revise(post, desk.seeded.manager, "Hello again")
    with pytest.raises(PostReplaced):
        await desk.approve(post, desk.seeded.contact)
    assert (await desk.post(post)).state is Status.IN_REVIEW


async def test_silence_holds_the_post_and_asks_the_manager(desk: Desk) -> None:
    post = await desk.draft(desk.seeded.manager, "Hello", _in(desk, minutes=60))
    await desk.pass_time(29 * 60)
    assert (await desk.post(post)).held_at is None
    await desk.pass_time(90)
    card = await desk.card(post)
    assert card.startswith("*Held*")
    assert "approved by" in card
    line = (await desk.thread(post))[-1]
    assert line.startswith("<@USTANDIN>, <@UMANAGER>: nobody has approved v1 yet")
    await desk.pass_time(40 * 60)
    assert (await desk.kinds(post))[-1] == "post.held"
    await desk.approve(post, desk.seeded.contact)  # within the hour after its time
    now = await desk.post(post)
    assert (now.state, now.held_at) == (Status.APPROVED, None)


async def test_approved_long_after_its_time_needs_a_new_one(desk: Desk) -> None:
    post = await desk.draft(desk.seeded.manager, "Hello", _in(desk, minutes=60))
    await desk.pass_time(121 * 60)
    with pytest.raises(NewTimeNeeded):
        await desk.approve(post, desk.seeded.contact)
    await desk.revise(post, desk.seeded.manager, "Hello", at=_in(desk, minutes=60))
    await desk.approve(post, desk.seeded.contact, no=2)


async def test_an_approved_post_is_not_held(desk: Desk) -> None:
    post = await desk.draft(desk.seeded.manager, "Hello", _in(desk, minutes=60))
    await desk.approve(post, desk.seeded.contact)
    await desk.pass_time(40 * 60)
    assert (await desk.post(post)).held_at is None
    assert "post.held" not in await desk.kinds(post)


async def _remind(desk: Desk, post: Post, by: Person) -> bool:
    async with desk.database.transaction(desk.workspace_id) as tx:
        come = await service.remind(tx, post_id=post.id, by=by)
    await desk.work()
    return come


async def test_looks_good_brings_the_button_once_until_it_is_decided(desk: Desk) -> None:
    post = await desk.draft(desk.seeded.manager, "Hello", _in(desk, minutes=120))
    await desk.work()
    assert not await _remind(desk, post, desk.seeded.manager)  # it is not theirs to press
    assert await _remind(desk, post, desk.seeded.contact)
    assert not await _remind(desk, post, desk.seeded.contact)
    assert sum("press the button" in line for line in await desk.thread(post)) == 1
    assert (await desk.post(post)).state is Status.IN_REVIEW
    await desk.approve(post, desk.seeded.contact)
    await desk.work()
    assert not any("press the button" in line for line in await desk.thread(post))


async def test_a_new_revision_takes_the_old_reminder_away_and_may_have_its_own(
    desk: Desk,
) -> None:
    post = await desk.draft(desk.seeded.manager, "Hello", _in(desk, minutes=120))
    await desk.work()
    await _remind(desk, post, desk.seeded.contact)
    await desk.revise(post, desk.seeded.manager, "Hello again")
    await desk.work()
    assert not any("press the button" in line for line in await desk.thread(post))
    assert await _remind(desk, post, desk.seeded.contact)
    assert any("let v2 go out, press" in line for line in await desk.thread(post))
