"""An answer reaches X once, whatever dies or is lost in between."""

import asyncio
from uuid import UUID

import pytest

from bot import faults
from bot.features.attempts.rules import AttemptState
from bot.features.inbox.models import Item
from bot.features.inbox.rules import ItemStatus
from bot.features.inbox.tasks import PollMentions
from bot.features.replies import repository, service
from bot.features.replies.models import Reply
from bot.features.replies.rules import (
    AlreadyAnswered,
    AnswerOnItsWay,
    AnswerTooLong,
    EmptyAnswer,
    InHand,
    ReplySettled,
    WasEdited,
)
from bot.features.replies.tasks import SendReply
from bot.jobs.task import TryLater
from bot.sandbox.x.client import FaultKind, On
from bot.slack.models import Person
from tests.features.inbox.house import LEASE_SECONDS, House, Killed, die

BEFORE = ("replies.after_claim", "replies.before_call")
AFTER = ("replies.after_accept", "replies.before_result_commit")
QUESTION = "X has not said whether it took this answer"
HALF_AN_HOUR = 1_800


@pytest.fixture
async def item(house: House) -> Item:
    await house.x.write("ann", "@acme where is my bus?")
    await house.read()
    return await house.item()


async def submit(
    house: House, item: Item, text: str, by: Person | None = None, version: int = 1
) -> Reply:
    async with house.database.transaction(house.workspace_id) as tx:
        return await service.submit(
            tx, item_id=item.id, version=version, by=by or house.seeded.staff, text=text
        )


async def reply_of(house: House, reply_id: UUID) -> Reply:
    async with house.database.transaction(house.workspace_id) as tx:
        reply = await repository.reply_by_id(tx, reply_id)
    assert reply is not None
    return reply


def test_these_are_all_the_places() -> None:
    declared = {name for name in faults.declared() if name.startswith("replies.")}
    assert declared == {*BEFORE, *AFTER}


async def test_an_answer_is_on_x_under_the_message_and_the_card_says_who(
    house: House, item: Item
) -> None:
    await house.desk.pass_time(12 * 60)
    await submit(house, item, "Around the corner & close: https://acme.example/?a=1&b=2")
    assert (await house.item()).status == ItemStatus.SENDING
    await house.desk.work()
    (told,) = await house.x.replies_to(item.external_id)
    assert told.author == "acme"
    assert told.text.endswith("Around the corner & close: https://acme.example/?a=1&b=2 ^SF")
    now = await house.item()
    assert (now.status, now.person_id) == (ItemStatus.ANSWERED, house.seeded.staff.id)
    card = await house.card(item)
    assert card.startswith("*Answered by Sam Field after 12 min* · Acme @acme")
    assert f"<https://x.com/acme/status/{told.id}|See it on X>" in card
    assert "close: https://acme.example/?a=1&b=2 ^SF" in card
    entries = await house.recorded(item)
    assert [kind for kind, _ in entries] == [
        "inbox.item_received",
        "reply.claimed",
        "reply.written",
        "reply.sent",
    ]
    assert entries[-1][1]["external_id"] == told.id
    assert entries[-1][1]["person"] == str(house.seeded.staff.id)
    with pytest.raises(AlreadyAnswered):
        await submit(house, item, "Me too", house.seeded.manager)


async def test_the_brands_answer_does_not_come_back_as_an_item(house: House, item: Item) -> None:
    await submit(house, item, "Around the corner")
    await house.desk.work()
    await house.read()
    assert len(await house.items()) == 1


async def test_the_job_done_twice_sends_once(house: House, item: Item) -> None:
    reply = await submit(house, item, "Once")
    task = SendReply(subject_id=reply.id)
    came = await asyncio.gather(
        *(house.replies.send_reply(house.workspace_id, task) for _ in range(3)),
        return_exceptions=True,
    )
    assert all(one is None or isinstance(one, TryLater) for one in came)
    await house.desk.work()
    await house.replies.send_reply(house.workspace_id, task)
    assert len(await house.on_x()) == 1


async def test_of_two_answers_at_once_one_goes_out(house: House, item: Item) -> None:
    people = [house.seeded.staff, house.seeded.manager]
    came = await asyncio.gather(
        *(submit(house, item, f"By {one.name}", one) for one in people), return_exceptions=True
    )
    assert sum(isinstance(one, Reply) for one in came) == 1
    assert sum(isinstance(one, AnswerOnItsWay | InHand) for one in came) == 1
    await house.desk.work()
    assert len(await house.on_x()) == 1


async def test_what_x_would_not_take_is_told_before(house: House, item: Item) -> None:
    with pytest.raises(AnswerTooLong) as told:
        await submit(house, item, "a" * 277)
    assert told.value.params == {"count": 281, "limit": 280, "over": 1}
    with pytest.raises(EmptyAnswer):
        await submit(house, item, " ^SF ")
    assert (await house.item()).status == ItemStatus.OPEN


async def test_an_edit_while_writing_is_told_and_the_answer_goes_to_the_new_version(
    house: House, item: Item
) -> None:
    second = await house.x.edit(item.external_id, "@acme where is my TRAIN?")
    await house.read()
    with pytest.raises(WasEdited):
        await submit(house, item, "Around the corner")
    await submit(house, item, "Platform 2", version=2)
    await house.desk.work()
    (told,) = await house.x.replies_to(second)
    assert told.text.endswith("Platform 2 ^SF")


async def test_an_edit_after_writing_holds_the_answer(house: House, item: Item) -> None:
    await submit(house, item, "Around the corner")
    await house.x.edit(item.external_id, "@acme where is my TRAIN?")
    task = PollMentions(subject_id=house.seeded.account.id)
    await house.inbox.poll_mentions(house.workspace_id, task)
    await house.desk.work()
    assert await house.on_x() == []
    assert (await house.item()).status == ItemStatus.OPEN
    (line,) = await house.thread(item)
    assert "<@USTAFF> The answer was not sent: the customer changed the message" in line
    assert "Around the corner" in line


async def test_a_message_that_is_gone_is_not_answered(house: House, item: Item) -> None:
    await submit(house, item, "Around the corner")
    await house.x.delete(item.external_id)
    await house.desk.work()
    assert await house.on_x() == []
    calls = (await house.x.log())["calls"]
    assert [one for one in calls if one["method"] == "POST"] == []
    assert (await house.item()).status == ItemStatus.DELETED
    assert (await house.card(item)).startswith("*The customer deleted this*")
    assert "the customer has deleted the message" in (await house.thread(item))[0]
    assert (await house.kinds(item))[-2:] == ["reply.failed", "inbox.item_deleted"]


async def test_a_refusal_keeps_the_text_and_gives_the_item_back(house: House, item: Item) -> None:
    await submit(house, item, "Thank you!")
    await house.desk.work()
    await house.x.write("bob", "@acme bravo")
    await house.read()
    other = (await house.items())[1]
    await house.x.fault(FaultKind.OUT_OF_CREDITS, on=On.WRITE)
    reply = await submit(house, other, "Thank you, Bob!")
    await house.desk.work()
    assert (await house.items())[1].status == ItemStatus.OPEN
    (line,) = await house.thread(other)
    assert "its credits are used up" in line
    assert "Thank you, Bob!" in line
    async with house.database.transaction(house.workspace_id) as tx:
        assert await service.draft_of(tx, reply.id, other.id) == "Thank you, Bob!"
        assert await service.draft_of(tx, reply.id, item.id) is None
        assert await service.draft_of(tx, None, item.id) is None
    await submit(house, other, "Thank you, Bob!")
    await house.desk.work()
    assert len(await house.on_x()) == 2


async def test_a_token_that_is_refused_is_told_in_the_thread(house: House, item: Item) -> None:
    await submit(house, item, "Hello")
    await house.x.fault(FaultKind.UNAUTHORIZED, on=On.WRITE)
    await house.desk.work()
    assert "no longer takes the token of @acme" in (await house.thread(item))[0]
    assert (await house.item()).status == ItemStatus.OPEN


@pytest.mark.parametrize(
    ("kind", "on"), [(FaultKind.RATE_LIMIT, On.WRITE), (FaultKind.ERROR_500, On.READ)]
)
async def test_what_was_not_done_is_tried_again(
    house: House, item: Item, kind: FaultKind, on: On
) -> None:
    reply = await submit(house, item, "Hello")
    await house.x.fault(kind, on=on)
    assert await house.desk.work() == ["replies.send_reply"]
    assert (await reply_of(house, reply.id)).state == AttemptState.READY
    assert (await house.item()).status == ItemStatus.SENDING
    await house.replies.send_reply(house.workspace_id, SendReply(subject_id=reply.id))
    assert len(await house.on_x()) == 1


async def test_an_x_that_stays_away_is_told(house: House, item: Item) -> None:
    reply = await submit(house, item, "Hello")
    await house.x.fault(FaultKind.ERROR_500, on=On.READ, times=100)
    for _ in range(11):
        with pytest.raises(TryLater):
            await house.replies.send_reply(house.workspace_id, SendReply(subject_id=reply.id))
    await house.replies.send_reply(house.workspace_id, SendReply(subject_id=reply.id))
    await house.x.clear_faults()
    await house.desk.work()
    assert "could not be reached for more than half an hour" in (await house.thread(item))[0]
    assert await house.on_x() == []


async def _killed(house: House, item: Item, place: str) -> Reply:
    """An answer whose worker died at ``place``; the job is back in the queue, the lease over."""
    reply = await submit(house, item, f"Soon & sure {place}")
    task = SendReply(subject_id=reply.id)
    faults.arm(place, die)
    with pytest.raises(Killed):
        await house.replies.send_reply(house.workspace_id, task)
    with pytest.raises(TryLater):  # its lease is not over: it may still be at it
        await house.replies.send_reply(house.workspace_id, task)
    await asyncio.sleep(LEASE_SECONDS)
    await house.replies.send_reply(house.workspace_id, task)
    return reply


@pytest.mark.parametrize("place", AFTER)
async def test_killed_after_x_said_yes_it_is_found_on_the_timeline(
    house: House, item: Item, place: str
) -> None:
    reply = await _killed(house, item, place)
    assert (await house.item()).status == ItemStatus.UNCONFIRMED
    await house.desk.pass_time(10)
    (told,) = await house.on_x()
    now = await reply_of(house, reply.id)
    assert (now.state, now.external_id) == (AttemptState.DONE, told.id)
    await house.desk.pass_time(HALF_AN_HOUR)
    assert len(await house.on_x()) == 1
    assert (await house.item()).status == ItemStatus.ANSWERED
    assert (await house.kinds(item))[-2:] == ["reply.unconfirmed", "reply.sent"]


@pytest.mark.parametrize("place", AFTER)
async def test_without_its_job_the_answer_is_settled_all_the_same(
    house: House, item: Item, place: str
) -> None:
    reply = await submit(house, item, f"Alone {place}")
    faults.arm(place, die)
    with pytest.raises(Killed):
        await house.replies.send_reply(house.workspace_id, SendReply(subject_id=reply.id))
    await asyncio.sleep(LEASE_SECONDS)
    await house.desk.pass_time(60)
    assert (await house.item()).status == ItemStatus.ANSWERED
    assert len(await house.on_x()) == 1


@pytest.mark.parametrize("place", BEFORE)
async def test_killed_before_the_call_absence_proves_nothing_and_a_person_is_asked(
    house: House, item: Item, place: str
) -> None:
    reply = await _killed(house, item, place)
    await house.desk.pass_time(600)
    assert await house.on_x() == []
    assert await house.thread(item) == []
    with pytest.raises(AnswerOnItsWay):
        await submit(house, item, "Impatient", house.seeded.manager)
    await house.desk.pass_time(600)
    (question,) = await house.thread(item)
    assert QUESTION in question
    async with house.database.transaction(house.workspace_id) as tx:
        await service.deny(tx, reply.id, by=house.seeded.manager)
    await house.desk.work()
    (told,) = await house.on_x()
    assert told.text.endswith(f"Soon & sure {place} ^SF")
    assert (await house.item()).status == ItemStatus.ANSWERED
    assert await house.thread(item) == []
    assert (await house.kinds(item))[-4:] == [
        "reply.unconfirmed",
        "reply.presence_asked",
        "reply.absence_told",
        "reply.sent",
    ]
    with pytest.raises(ReplySettled):
        async with house.database.transaction(house.workspace_id) as tx:
            await service.confirm(tx, reply.id, by=house.seeded.manager)


@pytest.mark.parametrize(
    "kind",
    [
        FaultKind.ACCEPT_THEN_TIMEOUT,
        FaultKind.ACCEPT_THEN_DROP,
        FaultKind.ACCEPT_THEN_500,
        FaultKind.ACCEPT_THEN_GARBAGE,
    ],
)
async def test_an_answer_of_x_that_is_lost_is_looked_up(
    house: House, item: Item, kind: FaultKind
) -> None:
    await house.x.fault(kind, on=On.WRITE)
    await submit(house, item, f"Lost {kind}")
    await house.desk.work()
    assert (await house.card(item)).startswith("*Sam Field has answered; X has not confirmed")
    await house.desk.pass_time(10)
    assert (await house.item()).status == ItemStatus.ANSWERED
    assert len(await house.on_x()) == 1


async def _denied(house: House, item: Item, lag: float) -> Reply:
    """X has it and does not show it for ``lag`` seconds; a person looked and did not see it."""
    await house.x.settings(timeline_lag=lag)
    await house.x.fault(FaultKind.ACCEPT_THEN_DROP, on=On.WRITE)
    reply = await submit(house, item, "There all along")
    await house.desk.work()
    await house.desk.pass_time(HALF_AN_HOUR)
    assert QUESTION in (await house.thread(item))[0]
    async with house.database.transaction(house.workspace_id) as tx:
        await service.deny(tx, reply.id, by=house.seeded.staff)
    return reply


async def test_said_to_be_absent_and_there_after_all_is_not_sent_again(
    house: House, item: Item
) -> None:
    await _denied(house, item, lag=1.5)
    await asyncio.sleep(1.6)
    await house.desk.work()
    assert len(await house.on_x()) == 1
    assert (await house.item()).status == ItemStatus.ANSWERED


async def test_a_duplicate_after_a_denial_is_the_first_one_and_nobody_answers_twice(
    house: House, item: Item
) -> None:
    reply = await _denied(house, item, lag=10_000)
    await house.desk.work()
    assert (await house.item()).status == ItemStatus.UNCONFIRMED
    await house.desk.pass_time(HALF_AN_HOUR)
    (question,) = await house.thread(item)
    assert QUESTION in question
    async with house.database.transaction(house.workspace_id) as tx:
        await service.confirm(tx, reply.id, by=house.seeded.staff)
    assert (await house.item()).status == ItemStatus.ANSWERED
    assert len(await house.on_x()) == 1


async def test_a_person_may_say_that_it_is_there(house: House, item: Item) -> None:
    await house.x.settings(timeline_lag=10_000)
    await house.x.fault(FaultKind.ACCEPT_THEN_DROP, on=On.WRITE)
    reply = await submit(house, item, "There")
    await house.desk.work()
    await house.desk.pass_time(HALF_AN_HOUR)
    async with house.database.transaction(house.workspace_id) as tx:
        await service.confirm(tx, reply.id, by=house.seeded.manager)
    await house.desk.pass_time(HALF_AN_HOUR)
    assert (await house.item()).status == ItemStatus.ANSWERED
    assert await house.thread(item) == []
    assert len(await house.on_x()) == 1


async def test_whoever_is_paused_for_longer_than_the_lease_does_not_send(
    house: House, item: Item
) -> None:
    reply = await submit(house, item, "Late")

    async def pause() -> None:
        await asyncio.sleep(LEASE_SECONDS * 0.7)

    faults.arm("replies.before_call", pause)
    with pytest.raises(TryLater):
        await house.replies.send_reply(house.workspace_id, SendReply(subject_id=reply.id))
    assert await house.on_x() == []
    await house.replies.send_reply(house.workspace_id, SendReply(subject_id=reply.id))
    assert len(await house.on_x()) == 1
