"""Writing, editing, withdrawing: what the database, the record and Slack hold afterwards."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from bot.features.clients.rules import NotYourRole
from bot.features.posts.rules import (
    EmptyText,
    NothingChanged,
    PostClosed,
    PostReplaced,
    Status,
    TextTooLong,
    TimeIsPast,
)
from bot.storage.transaction import Database
from tests.support.people import seed_client, seed_person
from tests.support.posting import Desk, listen


@pytest.fixture
async def desk(database: Database, workspace_id: UUID) -> Desk:
    listen(database)
    return Desk(database, await seed_client(database, workspace_id))


async def test_a_post_has_its_card_in_the_client_channel_and_says_who_reads(desk: Desk) -> None:
    post = await desk.draft(desk.seeded.manager, "Hello <!channel> & all")
    await desk.work()
    card = await desk.card(post)
    assert card.startswith("*In review* · Acme · @acme on X\n<@UCONTACT>, please decide.")
    assert "Hello <!channel> & all" in card  # in a quote, which is never parsed
    assert "v1 by Maya Brook · 22 of 280" in card
    assert (await desk.post(post)).channel_id == "CCLIENT"
    assert await desk.thread(post) == ["Acme and the agency read this thread."]
    assert await desk.kinds(post) == ["post.revision_added"]


async def test_without_a_client_channel_it_stands_in_the_teams(
    database: Database, workspace_id: UUID
) -> None:
    listen(database)
    desk = Desk(database, await seed_client(database, workspace_id, client_channel=False))
    post = await desk.draft(desk.seeded.manager, "Hello")
    await desk.work()
    assert (await desk.post(post)).channel_id == "CTEAM"
    assert await desk.thread(post) == ["Only our team reads this."]


async def test_showing_a_post_twice_posts_nothing_twice(desk: Desk) -> None:
    post = await desk.draft(desk.seeded.manager, "Hello")
    await desk.work()
    await desk.revise(post, desk.seeded.manager, "Hello you")
    await desk.work()
    before = await desk.thread(post)
    await desk.revise(post, desk.seeded.manager, "Hello there", no=2)
    await desk.work()
    assert (await desk.thread(post))[: len(before)] == before
    assert len(await desk.thread(post)) == len(before) + 1


async def test_an_edit_is_a_new_revision_on_the_same_card(desk: Desk) -> None:
    post = await desk.draft(desk.seeded.manager, "Hello")
    await desk.work()
    card_id = (await desk.post(post)).card_outbound_id
    await desk.revise(post, desk.seeded.stand_in, "Hello again")
    await desk.work()
    now = await desk.post(post)
    assert (now.revision_no, now.card_outbound_id) == (2, card_id)
    assert "Hello again" in await desk.card(post)
    assert (await desk.thread(post))[
        -1
    ] == "v2 by Ivy Stone. <@UCONTACT>, please decide on this one."
    added = [entry.payload for entry in await desk.entries(post)]
    assert [payload and payload["text"] for payload in added] == ["Hello", "Hello again"]
    assert len({payload and payload["content_hash"] for payload in added}) == 2


async def test_an_edit_resets_the_approval(desk: Desk) -> None:
    post = await desk.draft(desk.seeded.manager, "Hello", _in(desk, hours=2))
    await desk.approve(post, desk.seeded.contact)
    await desk.revise(post, desk.seeded.manager, "Hello again", at=_in(desk, hours=2))
    await desk.work()
    now = await desk.post(post)
    assert (now.state, now.decided_by) == (Status.IN_REVIEW, None)
    assert (await desk.thread(post))[-1] == (
        "v2 by Maya Brook. The approval of v1 no longer holds. "
        "<@UCONTACT>, please decide on this one."
    )
    assert await desk.kinds(post) == [
        "post.revision_added",
        "post.approved",
        "post.revision_added",
        "post.approval_reset",
    ]


async def test_an_edit_of_an_older_revision_gives_back_what_was_typed(desk: Desk) -> None:
    post = await desk.draft(desk.seeded.manager, "Hello")
    await desk.revise(post, desk.seeded.manager, "Hello again")
    with pytest.raises(PostReplaced) as told:
        await desk.revise(post, desk.seeded.stand_in, "Hello, mine")
    assert (told.value.version, told.value.typed) == (2, "Hello, mine")


@pytest.mark.parametrize(
    ("text", "error"),
    [("  \n ", EmptyText), ("a" * 281, TextTooLong), ("Hello", NothingChanged)],
)
async def test_what_does_not_fit_is_refused(desk: Desk, text: str, error: type[Exception]) -> None:
    post = await desk.draft(desk.seeded.manager, "Hello")
    with pytest.raises(error):
        await desk.revise(post, desk.seeded.manager, text)
    assert await desk.kinds(post) == ["post.revision_added"]


async def test_a_time_that_is_over_is_refused(desk: Desk) -> None:
    with pytest.raises(TimeIsPast):
        await desk.draft(desk.seeded.manager, "Hello", _in(desk, hours=-1))


async def test_a_stranger_neither_writes_nor_edits_nor_withdraws(desk: Desk) -> None:
    stranger = await seed_person(desk.database, desk.workspace_id, "USTRANGER", "Nobody")
    post = await desk.draft(desk.seeded.manager, "Hello")
    with pytest.raises(NotYourRole):
        await desk.draft(stranger, "Hello")
    with pytest.raises(NotYourRole):
        await desk.revise(post, stranger, "Hello again")
    with pytest.raises(NotYourRole):
        await desk.withdraw(post, stranger)


async def test_staff_edit_their_own_and_not_others(desk: Desk) -> None:
    theirs = await desk.draft(desk.seeded.manager, "Hello")
    own = await desk.draft(desk.seeded.staff, "Hello from the van")
    await desk.revise(own, desk.seeded.staff, "Hello from the blue van")
    with pytest.raises(NotYourRole):
        await desk.revise(theirs, desk.seeded.staff, "Hello again")


async def test_the_client_may_withdraw_and_nothing_goes_out(desk: Desk) -> None:
    post = await desk.draft(desk.seeded.manager, "Hello", _in(desk, hours=2))
    await desk.approve(post, desk.seeded.contact)
    await desk.withdraw(post, desk.seeded.contact)
    await desk.work()
    assert (await desk.post(post)).state is Status.WITHDRAWN
    assert "*Withdrawn*" in await desk.card(post)
    assert (await desk.thread(post))[-1] == "Carl Owens withdrew this post."
    assert (await desk.kinds(post))[-1] == "post.withdrawn"
    with pytest.raises(PostClosed):
        await desk.revise(post, desk.seeded.manager, "Hello again")


async def test_the_card_speaks_the_clients_language(database: Database, workspace_id: UUID) -> None:
    listen(database)
    desk = Desk(database, await seed_client(database, workspace_id, language="es"))
    post = await desk.draft(desk.seeded.manager, "Hola")
    await desk.work()
    assert (await desk.card(post)).startswith("*En revisión* · Acme · @acme en X")
    assert await desk.thread(post) == ["Acme y la agencia leen este hilo."]


def _in(desk: Desk, *, hours: float) -> datetime:
    return desk.database.clock.business() + timedelta(hours=hours)
