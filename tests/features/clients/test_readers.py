"""Whose channel, which client, which language."""

from uuid import UUID

import pytest

from bot.features.clients import service
from bot.features.clients.rules import NoClientHere, NoClientYet, NotYourRole, WhichClient
from bot.storage.transaction import Database
from tests.support.people import Seeded, seed_client, seed_person


@pytest.fixture
async def acme(database: Database, workspace_id: UUID) -> Seeded:
    return await seed_client(database, workspace_id, language="es", contact_team="TCLIENT")


async def _second(database: Database, workspace_id: UUID) -> Seeded:
    return await seed_client(
        database, workspace_id, brand="Beta", x_handle="beta", external_id="7002", tag="2"
    )


async def test_the_brand_comes_from_the_channel(database: Database, acme: Seeded) -> None:
    async with database.transaction(acme.workspace_id) as tx:
        for channel_id in ("CTEAM", "CCLIENT"):
            client = await service.pick_client(tx, channel_id, acme.manager)
            assert client.id == acme.client.id
            assert service.is_client_channel(client, channel_id) == (channel_id == "CCLIENT")
        assert not service.is_client_channel(client, None)
        for nowhere in ("COTHER", None):
            with pytest.raises(NoClientHere):
                await service.client_here(tx, nowhere)
        with pytest.raises(NoClientHere):
            await service.pick_client(tx, "COTHER", acme.manager)


async def test_in_a_dm_the_only_brand_is_meant_and_two_are_asked_for(
    database: Database, acme: Seeded
) -> None:
    async with database.transaction(acme.workspace_id) as tx:
        assert (await service.pick_client(tx, "D1", acme.manager)).id == acme.client.id
    stranger = await seed_person(database, acme.workspace_id, "USTRANGER", "Nobody")
    second = await _second(database, acme.workspace_id)
    async with database.transaction(acme.workspace_id) as tx:
        await service.add_member(tx, second.client, second.manager, acme.manager, "coach")
        await tx.session.flush()
        with pytest.raises(WhichClient) as which:
            await service.pick_client(tx, "D1", acme.manager)
        with pytest.raises(NoClientYet):
            await service.pick_client(tx, None, stranger)
    assert which.value.params == {"brands": "Acme, Beta"}


async def test_a_role_is_required_and_those_who_can_are_named(
    database: Database, acme: Seeded
) -> None:
    async with database.transaction(acme.workspace_id) as tx:
        held = await service.require(tx, acme.client, acme.manager, "manager", "strategist")
        assert held == {"manager"}
        with pytest.raises(NotYourRole) as refused:
            await service.require(tx, acme.client, acme.contact, "staff")
        assert refused.value.params == {"who": "Sara Díaz", "count": 1}
        with pytest.raises(NotYourRole) as nobody:
            await service.require(tx, acme.client, acme.contact, "coach")
        assert nobody.value.params == {"who": "", "count": 0}


async def test_a_person_reads_in_slacks_language_if_it_is_ours(
    database: Database, acme: Seeded
) -> None:
    ben = await seed_person(
        database, acme.workspace_id, "UBEN", "Ben", language="en", zone="Asia/Tokyo"
    )
    async with database.transaction(acme.workspace_id) as tx:
        reader = await service.reader_in(tx, ben, "CTEAM")
    assert (reader.language, reader.zone.key) == ("en", "Asia/Tokyo")


async def test_others_read_in_the_language_around_them(database: Database, acme: Seeded) -> None:
    fred = await seed_person(database, acme.workspace_id, "UFRED", "Fred", language=None)
    async with database.transaction(acme.workspace_id) as tx:
        assert (await service.reader_in(tx, acme.contact, None)).language == "es"
        assert (await service.reader_in(tx, fred, "CCLIENT")).language == "es"
        # the install's, when nothing better is known; it was seeded in the client's
        assert (await service.reader_in(tx, fred, None)).language == acme.install.language
    assert service.shared_reader(acme.client).language == "es"


async def test_somebody_whose_zone_slack_does_not_tell_reads_in_the_clients(
    database: Database, acme: Seeded
) -> None:
    """People of another organisation: Slack gives neither their zone nor their language."""
    fred = await seed_person(
        database, acme.workspace_id, "UFRED", "Fred", language=None, zone="UTC"
    )
    async with database.transaction(acme.workspace_id) as tx:
        assert (await service.reader_in(tx, fred, "CCLIENT")).zone.key == acme.client.zone
        assert (await service.reader_in(tx, fred, None)).zone.key == "UTC"
    assert acme.client.zone != "UTC"
