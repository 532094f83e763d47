"""Answers of Rapport that somebody edits or deletes on X itself: the team is told, quietly."""

from sqlalchemy import func, select

from bot.features.replies.models import Reply
from bot.features.replies.tasks import TellReplyChanged
from bot.features.timelines.models import WatchedReply
from bot.jobs.queue import enqueue
from tests.features.timelines.house import House


async def _sent(house: House) -> str:
    """The answer's id on X."""
    async with house.database.transaction(house.desk.workspace_id) as tx:
        return (await tx.session.scalars(select(Reply.external_id))).one() or ""


async def test_an_edited_and_a_deleted_answer_are_noticed(house: House) -> None:
    item = await house.answer("Until ate")
    await house.desk.work()
    external_id = await _sent(house)
    await house.read(deep=True)
    assert (await house.of_item(item))[1] == []

    new = await house.x.edit(external_id, "@ann Until eight")
    await house.read(deep=True)
    card, thread = await house.of_item(item)
    assert "edited on X itself since (noticed " in card
    (told,) = thread
    assert told.startswith("Somebody edited the answer on X itself, on @acme.")
    assert "Until ate ^" in told
    assert "Until eight" in told

    await house.desk.pass_time(600)
    await house.x.delete(new)
    await house.read()
    assert len((await house.of_item(item))[1]) == 1, "a shallow look proves nothing"
    await house.read(deep=True)
    await house.read(deep=True)
    card, thread = await house.of_item(item)
    assert "deleted on X itself since (noticed " in card
    assert "See it on X" not in card
    assert card.startswith("*Answered by")
    assert [one.split(".")[0] for one in thread[1:]] == [
        "Somebody deleted the answer on X itself, on @acme"
    ]

    for version in (external_id, new):
        house.state.posts[version].deleted = False
    await house.read(deep=True)
    card, thread = await house.of_item(item)
    assert "deleted on X" not in card
    assert thread[-1].startswith("The answer is on X again")
    async with house.database.transaction(house.desk.workspace_id) as tx:
        reply_id = (await tx.session.scalars(select(Reply.id))).one()
        await enqueue(tx, TellReplyChanged(reply_id=reply_id, stamp=":late"))
    await house.desk.work()
    assert (await house.of_item(item))[1] == thread
    entries = [one for one in await house.entries("reply.") if "on_network" in one.kind]
    assert [one.kind.removeprefix("reply.") for one in entries] == [
        "edited_on_network",
        "deleted_on_network",
        "back_on_network",
    ]
    assert {one.audience for one in entries} == {"team"}
    assert {one.subject for one in entries} == {f"item:{item.id}"}
    assert await house.directs() == []


async def test_an_answer_that_a_timeline_does_not_show_is_not_called_gone(house: House) -> None:
    item = await house.answer("Until eight")
    await house.desk.work()
    await house.desk.pass_time(600)
    for post in house.state.posts.values():
        post.visible_at = float("inf")
    await house.read(deep=True)
    card, thread = await house.of_item(item)
    assert thread == []
    assert "See it on X" in card


async def test_a_customer_who_deletes_the_question_leaves_the_answer(house: House) -> None:
    item = await house.answer("Until eight")
    await house.desk.work()
    await house.desk.pass_time(600)
    await house.x.delete(item.external_id)
    await house.read(deep=True)
    assert (await house.of_item(item))[1] == []
    async with house.database.transaction(house.desk.workspace_id) as tx:
        query = select(func.count()).where(WatchedReply.deleted_at.is_(None))
        assert await tx.session.scalar(query) == 1
