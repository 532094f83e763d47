"""``/inbox``: who waits, the longest first; and the numbers for the summary."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import update

from bot.features.clients.rules import NotYourRole
from bot.features.inbox import listeners, repository, service
from bot.features.inbox.models import Item
from bot.features.inbox.payloads import ShowPage
from bot.features.inbox.rules import InboxIsTeamMatter, InboxNumbers, ItemStatus
from bot.sandbox.x.client import Written
from bot.slack.models import Person
from bot.slack.requests import ActionRequest, CommandRequest
from bot.slack.responses import Response
from tests.features.inbox.house import House
from tests.support.posting import text_of


async def _write(house: House, count: int) -> list[Item]:
    await house.x.write_many([Written(f"c{n}", f"@acme question {n}") for n in range(count)])
    await house.read()
    return await house.items()


async def _ask(house: House, by: Person, **how: Any) -> Response:
    async with house.database.transaction(house.workspace_id) as tx:
        request = CommandRequest(
            tx=tx,
            person=by,
            reader=house.seeded.reader,
            install=house.seeded.install,
            team_id=by.slack_team_id,
            feature="inbox",
            verb="",
            text="",
            typed="/inbox",
            **({"via": "slash", "channel_id": "CTEAM"} | how),
        )
        return await listeners.handle_inbox(request)


async def _turn(house: House, by: Person, payload: ShowPage) -> Response:
    async with house.database.transaction(house.workspace_id) as tx:
        request = ActionRequest(
            tx=tx,
            person=by,
            reader=house.seeded.reader,
            install=house.seeded.install,
            team_id=by.slack_team_id,
            payload=payload,
        )
        return await listeners.handle_page(request)


def _shown(response: Response) -> str:
    assert response.message is not None
    return text_of(response.message.blocks)


def _turns(response: Response) -> list[ShowPage]:
    assert response.message is not None
    buttons = [b for block in response.message.blocks for b in block.get("elements", ())]
    values = [b["value"] for b in buttons if b.get("action_id", "").startswith("inbox.show_page")]
    return [ShowPage.from_json(value) for value in values]


async def test_the_longest_waiting_come_first_a_page_at_a_time(house: House) -> None:
    await _write(house, 7)
    staff = house.seeded.staff
    first = await _ask(house, staff)
    shown = _shown(first)
    assert shown.startswith("*Acme: 7 wait for an answer, the longest first*")
    assert [f"question {n}" in shown for n in range(7)] == [True] * 5 + [False] * 2
    (forward,) = _turns(first)
    second = await _turn(house, staff, forward)
    assert second.replace
    shown = _shown(second)
    assert [f"question {n}" in shown for n in range(7)] == [False] * 5 + [True] * 2
    (back,) = _turns(second)
    assert _shown(await _turn(house, staff, back)) == _shown(first)


async def test_who_was_answered_or_has_deleted_waits_no_more(house: House) -> None:
    one, two, three = await _write(house, 3)
    async with house.database.transaction(house.workspace_id) as tx:
        await service.delete_item(tx, one.id)
        item = await service.lock_item(tx, two.id)
        item.answer(person_id=house.seeded.staff.id, at=tx.now, text="Hi ^SF", url=None)
    shown = _shown(await _ask(house, house.seeded.manager))
    assert "one customer waits" in shown
    assert three.text in shown
    assert one.text not in shown


async def test_an_empty_inbox_says_so(house: House) -> None:
    shown = _shown(await _ask(house, house.seeded.staff))
    assert shown == "*Acme: nobody waits for an answer.*"


async def test_the_client_does_not_read_the_inbox(house: House) -> None:
    with pytest.raises(NotYourRole):
        await _ask(house, house.seeded.contact)
    with pytest.raises(InboxIsTeamMatter) as told:
        await _ask(house, house.seeded.staff, via="mention", channel_id="CCLIENT")
    assert told.value.params == {"channel": "<#CTEAM>"}
    await _ask(house, house.seeded.staff, channel_id="CCLIENT")
    await _ask(house, house.seeded.staff, via="mention")


async def test_numbers_of_a_period(house: House) -> None:
    items = await _write(house, 6)
    staff = house.seeded.staff.id
    async with house.database.transaction(house.workspace_id) as tx:
        start = tx.now - timedelta(hours=10)
        for hour, item in enumerate(items):
            at = start + timedelta(hours=hour)
            await tx.session.execute(update(Item).where(Item.id == item.id).values(written_at=at))
        for item, minutes in zip(items[:3], (10, 30, 20), strict=True):
            row = await service.lock_item(tx, item.id)
            at = row.written_at + timedelta(minutes=minutes)
            row.answer(person_id=staff, at=at, text="Hi ^SF", url=None)
        await service.delete_item(tx, items[3].id)
    async with house.database.transaction(house.workspace_id) as tx:
        client = house.seeded.client.id
        whole = await repository.numbers(tx, client, since=start, until=start + timedelta(hours=10))
        assert whole == InboxNumbers(
            received=6,
            answered=3,
            waiting=2,
            oldest_waiting_at=start + timedelta(hours=4),
            median_seconds=20 * 60,
        )
        first = await repository.numbers(tx, client, since=start, until=start + timedelta(hours=1))
        assert (first.received, first.answered, first.median_seconds) == (1, 1, 600)
        nobody = await repository.numbers(tx, uuid4(), since=start, until=tx.now)
        assert nobody == InboxNumbers(0, 0, 0, None, None)


async def test_nothing_of_another_workspace_is_seen(house: House) -> None:
    await _write(house, 1)
    async with house.database.transaction(uuid4()) as tx:
        assert await repository.page_waiting(tx, house.seeded.client.id, 0) == []


async def test_a_deletion_of_what_was_answered_stays_an_answer(house: House) -> None:
    (item,) = await _write(house, 1)
    async with house.database.transaction(house.workspace_id) as tx:
        row = await service.lock_item(tx, item.id)
        row.answer(person_id=house.seeded.staff.id, at=tx.now, text="Hi ^SF", url=None)
        await service.delete_item(tx, item.id)
    await house.desk.work()
    assert (await house.item()).status == ItemStatus.ANSWERED
    card = await house.card(item)
    assert card.startswith("*Answered by Sam Field after ")
    assert "The customer deleted this" in card
