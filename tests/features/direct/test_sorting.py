"""Whose a direct post is: said by people, by silence, by a permission; and the alert."""

from datetime import timedelta
from uuid import uuid4

import pytest

from bot.errors import UserFacingError
from bot.features.clients import service as clients
from bot.features.clients.rules import NotAMember, NotYourRole
from bot.features.direct import service
from bot.features.direct.events import DirectPostSorted
from bot.features.direct.models import DirectPost
from bot.features.direct.rules import (
    DirectIsTeamMatter,
    UnknownDirectPost,
    UnknownItem,
    Verdict,
)
from bot.features.direct.tasks import TellAlert
from bot.features.planning import service as planning
from bot.features.planning.rules import ItemDraft
from bot.slack.models import Person
from bot.storage.transaction import Transaction
from tests.features.timelines.house import House
from tests.support.people import seed_client
from tests.support.posting import text_of


async def _sort(house: House, direct: DirectPost, by: Person, verdict: Verdict) -> None:
    async with house.database.transaction(house.desk.workspace_id) as tx:
        await service.sort(tx, direct.id, by, verdict)
    await house.desk.work()


async def _alert(house: House, direct: DirectPost, by: Person) -> None:
    async with house.database.transaction(house.desk.workspace_id) as tx:
        await service.raise_alert(tx, direct.id, by)
    await house.desk.work()


async def test_a_one_off_is_fine_and_may_be_corrected(house: House) -> None:
    direct = await house.found()
    await _sort(house, direct, house.seeded.manager, Verdict.ONE_OFF)
    await _sort(house, direct, house.seeded.manager, Verdict.ONE_OFF)
    assert "Maya Brook says: a one-off, and fine." in await house.card(direct)
    await _sort(house, direct, house.seeded.stand_in, Verdict.PART)
    assert "Ivy Stone says: part of the plan." in await house.card(direct)
    assert await house.kinds() == ["direct.found", "direct.sorted", "direct.sorted"]
    entries = await house.entries("direct.sorted")
    assert {entry.audience for entry in entries} == {"client"}
    assert [entry.payload and entry.payload["verdict_after"] for entry in entries] == [
        "one_off",
        "part",
    ]


async def test_it_is_part_of_an_item_of_this_client_alone(house: House) -> None:
    direct, manager = await house.found(), house.seeded.manager
    told: list[DirectPostSorted] = []

    async def hear(_: Transaction, event: DirectPostSorted) -> None:
        told.append(event)

    house.database.subscribers.add(DirectPostSorted, hear)
    async with house.database.transaction(house.desk.workspace_id) as tx:
        draft = ItemDraft(kind="campaign", title="Summer <sale>", owner_id=manager.id)
        item = await planning.propose(tx, client=house.seeded.client, person=manager, draft=draft)
        await service.sort(tx, direct.id, manager, Verdict.PART, item_id=item.id)
    await house.desk.work()
    assert "Maya Brook says: part of Summer &lt;sale&gt;." in await house.card(direct)
    assert [(one.verdict, one.item_id) for one in told] == [("part", item.id)]
    other = await seed_client(
        house.database,
        house.desk.workspace_id,
        brand="Other",
        x_handle="other",
        external_id="9",
        tag="O",
    )
    async with house.database.transaction(house.desk.workspace_id) as tx:
        draft = ItemDraft(kind="theme", title="Theirs", owner_id=other.manager.id)
        theirs = await planning.propose(tx, client=other.client, person=other.manager, draft=draft)
    for item_id in (theirs.id, uuid4()):
        with pytest.raises(UnknownItem):
            async with house.database.transaction(house.desk.workspace_id) as tx:
                await service.sort(tx, direct.id, manager, Verdict.PART, item_id=item_id)


async def test_each_role_at_each_door(house: House) -> None:
    direct, seeded = await house.found(), house.seeded
    other = await seed_client(
        house.database,
        house.desk.workspace_id,
        brand="Other",
        x_handle="other",
        external_id="9",
        tag="O",
    )
    cases: list[tuple[Person, type[UserFacingError] | None, type[UserFacingError] | None]] = [
        (seeded.contact, NotYourRole, NotYourRole),
        (other.manager, UnknownDirectPost, UnknownDirectPost),
        (seeded.staff, NotYourRole, None),
        (seeded.manager, None, None),
    ]
    for person, sorting, alerting in cases:
        for refusal, act in ((sorting, _sort), (alerting, _alert)):
            extra = (Verdict.ONE_OFF,) if act is _sort else ()
            if refusal is None:
                await act(house, direct, person, *extra)
                continue
            with pytest.raises(refusal):
                await act(house, direct, person, *extra)
    with pytest.raises(UnknownDirectPost):
        async with house.database.transaction(house.desk.workspace_id) as tx:
            await service.sort(tx, uuid4(), seeded.manager, Verdict.ONE_OFF)


async def test_the_clients_own_staff_does_not_decide_for_the_team(house: House) -> None:
    direct, seeded = await house.found(), house.seeded
    async with house.database.transaction(house.desk.workspace_id) as tx:
        client = await clients.client_by_id(tx, seeded.client.id)
        await clients.add_member(tx, client, seeded.manager, seeded.contact, "staff")
    with pytest.raises(DirectIsTeamMatter):
        await _alert(house, direct, seeded.contact)


async def test_silence_means_one_off_after_the_covered_time(house: House) -> None:
    direct = await house.found()
    assert direct.one_off_at is not None
    early = (direct.one_off_at - house.database.clock.business()).total_seconds()
    assert early >= 24 * 3600
    await house.desk.pass_time(early - 60)
    assert (await house.direct()).verdict is Verdict.WAITING
    await house.desk.pass_time(120)
    assert (await house.direct()).verdict is Verdict.ONE_OFF
    assert "Nobody said otherwise, so it counts as a one-off." in await house.card(direct)
    entry = (await house.entries())[-1]
    assert (entry.kind, entry.actor) == ("direct.sorted", "system")
    await house.desk.pass_time(10 * 24 * 3600)
    assert await house.kinds() == ["direct.found", "direct.sorted"]


async def test_what_was_sorted_is_not_settled_by_silence(house: House) -> None:
    direct = await house.found()
    await _sort(house, direct, house.seeded.manager, Verdict.PART)
    await house.desk.pass_time(10 * 24 * 3600)
    async with house.database.transaction(house.desk.workspace_id) as tx:
        await service.settle_silence(tx, direct.id)  # a job that runs late
    assert (await house.direct()).verdict is Verdict.PART


async def test_not_us_calls_the_managers_with_what_to_do(house: House) -> None:
    direct, seeded = await house.found("Buy my coins <!channel>"), house.seeded
    await _alert(house, direct, seeded.staff)
    await _alert(house, direct, seeded.staff)
    assert len(await _alerts(house)) == 1
    texts = [text_of(one.body["blocks"]) for one in await house.outbound() if one.user_id]
    alone = [one for one in texts if "Somebody else may be writing on @acme" in one]
    assert len(alone) == 2  # the manager and the stand-in
    for text in alone:
        assert "https://x.com/settings/password" in text
        assert "rapport connect x --client acme" in text
    assert "The managers have been told what to do." in await house.card(direct)
    assert await house.kinds() == ["direct.found", "direct.sorted", "direct.alert"]
    assert [entry.audience for entry in await house.entries()] == ["client", "team", "team"]


async def _alerts(house: House) -> list[str]:
    rows = [row for row in await house.outbound() if row.channel_id == "CTEAM"]
    texts = [text_of(row.body["blocks"]) for row in rows]
    return [text for text in texts if "Please act now" in text]


async def test_an_alert_is_told_once_and_taken_back_kindly(house: House) -> None:
    direct, manager = await house.found(), house.seeded.manager
    await _alert(house, direct, manager)
    for _ in range(2):  # the job runs again
        await house.desk.registry.handlers[TellAlert.name][1](
            house.desk.workspace_id, TellAlert(direct_id=direct.id)
        )
    (told,) = await _alerts(house)
    assert told.startswith("<@USTANDIN> <@UMANAGER>")
    await _sort(house, direct, manager, Verdict.ONE_OFF)
    assert "a one-off, and fine" in await house.card(direct)
    assert (await house.entries())[-1].audience == "team"
    await _alert(house, direct, manager)
    assert len(await _alerts(house)) == 2


async def test_with_a_permission_nobody_is_asked(house: House) -> None:
    seeded = house.seeded
    async with house.database.transaction(house.desk.workspace_id) as tx:
        assert await service.allow(tx, seeded.client, seeded.manager, seeded.contact)
        assert not await service.allow(tx, seeded.client, seeded.manager, seeded.contact)
        permission = await service.may_post_directly(tx, seeded.client)
    assert permission.people == ("Carl Owens",)
    direct = await house.found()
    assert direct.verdict is Verdict.PERMITTED
    assert await house.card(direct) == ""
    now = house.database.clock.business()
    async with house.database.transaction(house.desk.workspace_id) as tx:
        lines = await service.direct_lines(
            tx, seeded.client.id, now - timedelta(days=1), now + timedelta(days=1)
        )
        assert [(one.text, one.verdict) for one in lines] == [("Look at this", "permitted")]
        assert await service.stop(tx, seeded.client, seeded.manager)
        assert not await service.stop(tx, seeded.client, seeded.manager)
    again = await house.found("And this")
    assert again.verdict is Verdict.WAITING
    changed = await house.entries("direct.permission_changed")
    assert [one.payload and one.payload["allowed"] for one in changed] == [True, False]
    assert {one.audience for one in changed} == {"client"}


async def test_who_may_give_a_permission_to_whom(house: House) -> None:
    seeded = house.seeded
    stranger = await seed_client(
        house.database,
        house.desk.workspace_id,
        brand="Other",
        x_handle="other",
        external_id="9",
        tag="O",
    )
    async with house.database.transaction(house.desk.workspace_id) as tx:
        for person in (seeded.contact, seeded.staff, stranger.manager):
            with pytest.raises(NotYourRole):
                await service.allow(tx, seeded.client, person)
            with pytest.raises(NotYourRole):
                await service.stop(tx, seeded.client, person)
        with pytest.raises(NotAMember):
            await service.allow(tx, seeded.client, seeded.manager, stranger.manager)


async def test_the_summary_hears_neither_of_what_waits_nor_of_alerts(house: House) -> None:
    waiting = await house.found("Waiting")
    fine, bad = await house.found("Fine"), await house.found("Bad")
    await _sort(house, fine, house.seeded.manager, Verdict.ONE_OFF)
    await _alert(house, bad, house.seeded.manager)
    now = house.database.clock.business()
    async with house.database.transaction(house.desk.workspace_id) as tx:
        since = now - timedelta(days=1)
        lines = await service.direct_lines(tx, house.seeded.client.id, since, now)
        assert [one.text for one in lines] == ["Fine"]
        assert await service.direct_lines(tx, house.seeded.client.id, now, now) == []
    assert waiting.verdict is Verdict.WAITING
