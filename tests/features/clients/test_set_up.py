"""Setting a client up."""

import asyncio
from uuid import UUID

import pytest

from bot.errors import UserFacingError
from bot.features.clients import repository, service
from bot.features.clients.events import ClientSetUp
from bot.features.clients.models import Client
from bot.features.clients.rules import BrandTaken, ChannelTaken, SetupAnswers, StrangerChosen
from bot.record.repository import entries
from bot.slack.models import Person
from bot.storage.transaction import Database, Transaction
from tests.support.people import seed_client, seed_install, seed_person


async def _set_up(
    database: Database, by: Person, brand: str, channel_id: str, **people: Person
) -> Client:
    async with database.transaction(by.workspace_id) as tx:
        return await service.set_up(
            tx,
            by=by,
            answers=SetupAnswers(brand, "acme", "ana@example.com"),
            channel_id=channel_id,
            language="es",
            zone="Europe/Madrid",
            contact=people.get("contact"),
            stand_in=people.get("stand_in"),
            answering=[people["answering"]] if "answering" in people else [],
        )


@pytest.fixture
async def maya(database: Database, workspace_id: UUID) -> Person:
    await seed_install(database, workspace_id)
    return await seed_person(database, workspace_id, "UMAYA", "Maya Brook")


async def test_day_one_holds_without_configuring_anything(database: Database, maya: Person) -> None:
    client = await _set_up(database, maya, "Café Año", "CTEAM")
    async with database.transaction(maya.workspace_id) as tx:
        kept = await service.client_by_id(tx, client.id)
    assert (kept.slug, kept.language, kept.zone) == ("cafe-ano", "es", "Europe/Madrid")
    assert (kept.change_hold_minutes, kept.cutoff_minutes, kept.first_answer_minutes) == (2, 30, 60)
    assert (kept.inbox_channel_id, kept.client_channel_id) == ("CTEAM", None)
    assert kept.summary_time == "09:00"
    assert kept.hours["mon"] == [["09:00", "18:00"]]
    assert "sat" not in kept.hours


async def test_everybody_gets_their_part(database: Database, workspace_id: UUID) -> None:
    seeded = await seed_client(database, workspace_id)
    async with database.transaction(workspace_id) as tx:
        views = {v.person.id: v for v in await service.members(tx, seeded.client.id)}
        approvers = await service.approvers(tx, seeded.client)
        managers = await service.managers(tx, seeded.client.id)
    assert views[seeded.manager.id].roles == {"manager"}
    assert views[seeded.stand_in.id].roles == {"manager"}
    assert seeded.client.stand_in_id == seeded.stand_in.id
    assert views[seeded.contact.id].side == "client"
    assert views[seeded.staff.id].trusted
    assert views[seeded.staff.id].side == "agency"
    assert [person.id for person in approvers] == [seeded.contact.id]
    assert {person.id for person in managers} == {seeded.manager.id, seeded.stand_in.id}
    assert len({view.initials for view in views.values()}) == len(views)


async def test_one_person_may_be_everything(database: Database, maya: Person) -> None:
    client = await _set_up(
        database, maya, "Solo", "CTEAM", contact=maya, stand_in=maya, answering=maya
    )
    async with database.transaction(maya.workspace_id) as tx:
        (view,) = await service.members(tx, client.id)
    assert view.roles == {"manager", "client", "staff"}
    assert view.side == "client"


async def test_setting_up_is_on_the_record_without_names(
    database: Database, workspace_id: UUID
) -> None:
    seeded = await seed_client(database, workspace_id)
    async with database.transaction(workspace_id) as tx:
        told = await entries(tx, seeded.client.id, audience="client", limit=50)
        whole = await entries(tx, seeded.client.id, audience=None, limit=50)
    assert [entry.kind for entry in reversed(told)] == [
        "client.set_up",
        "member.added",
        "member.added",
        "member.added",
        "client.setting_changed",
        "account.connected",
    ]
    assert len(whole) == len(told) + 1
    assert {entry.actor for entry in whole} == {str(seeded.manager.id)}
    assert "Maya" not in str([entry.payload for entry in whole])
    assert "CTEAM" not in str([entry.payload for entry in told])


async def test_the_same_brand_is_recognised_however_it_is_written(
    database: Database, maya: Person
) -> None:
    await _set_up(database, maya, "Café Año", "CTEAM")
    with pytest.raises(BrandTaken) as taken:
        await _set_up(database, maya, "CAFE  ANO!", "COTHER")
    assert taken.value.field == "brand"
    assert taken.value.params == {"brand": "Café Año"}


async def test_a_channel_belongs_to_one_brand(database: Database, maya: Person) -> None:
    await _set_up(database, maya, "Acme", "CTEAM")
    with pytest.raises(ChannelTaken):
        await _set_up(database, maya, "Other", "CTEAM")
    other = await _set_up(database, maya, "Other", "COTHER")
    assert other.team_channel_id == "COTHER"


async def test_two_at_once_make_one_client(database: Database, maya: Person) -> None:
    async def one(channel_id: str) -> Client | UserFacingError:
        try:
            return await _set_up(database, maya, "Acme", channel_id)
        except UserFacingError as error:
            return error

    done = await asyncio.gather(one("CONE"), one("CTWO"), one("CONE"))
    assert sorted(type(each).__name__ for each in done) == ["BrandTaken", "BrandTaken", "Client"]
    async with database.transaction(maya.workspace_id) as tx:
        assert len(await service.clients(tx)) == 1


async def test_a_bot_is_nobodys_contact(database: Database, maya: Person) -> None:
    bot = await seed_person(database, maya.workspace_id, "UBOT", "Bot", is_bot=True)
    with pytest.raises(StrangerChosen) as stranger:
        await _set_up(database, maya, "Acme", "CTEAM", contact=bot)
    assert stranger.value.field == "contact"
    async with database.transaction(maya.workspace_id) as tx:
        assert await service.clients(tx) == []


async def test_others_hear_of_it_in_the_same_transaction(database: Database, maya: Person) -> None:
    heard: list[UUID] = []

    async def hear(tx: Transaction, event: ClientSetUp) -> None:
        heard.append((await service.client_by_id(tx, event.client_id)).id)

    database.subscribers.add(ClientSetUp, hear)
    client = await _set_up(database, maya, "Acme", "CTEAM")
    assert heard == [client.id]


async def test_another_workspace_sees_nothing(database: Database, maya: Person) -> None:
    await _set_up(database, maya, "Acme", "CTEAM")
    async with database.transaction(UUID(int=9)) as tx:
        assert await service.clients(tx) == []
        assert await repository.client_in(tx, "CTEAM") is None
