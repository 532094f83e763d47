"""Installs and people: what is kept, for how long, and what Slack is asked."""

import asyncio
from datetime import timedelta

import pytest
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import select, update

from bot.slack import keys, people
from bot.slack.inbound import Actor
from bot.slack.installs import InstallFacts, facts_of_token
from bot.slack.models import InboundKey, Install, Person
from bot.slack.people import People
from bot.storage.secrets import SealError
from tests.slack.conftest import Place


def client_of(place: Place, token: str = "") -> AsyncWebClient:
    client = place.bolt.client
    return AsyncWebClient(
        token or place.install.token,
        base_url=client.base_url,
        session=place.session,
        retry_handlers=[],
    )


async def test_a_token_is_sealed_for_its_own_row(place: Place) -> None:
    install = await place.installs.of_workspace(place.workspace_id)
    assert place.install.token not in install.sealed_token
    assert await place.installs.token_of(place.workspace_id) == place.install.token
    moved = Install(slack_team_id="T0OTHER", sealed_token=install.sealed_token)
    with pytest.raises(SealError):
        place.installs.token(moved)


async def test_installing_again_keeps_the_workspace(place: Place) -> None:
    facts = await people_facts(place)
    again = await place.installs.save(facts, "xoxb-new", "es")
    assert again.id == place.workspace_id
    assert again.language == "en"
    assert place.installs.token(again) == "xoxb-new"
    await place.installs.remove(facts.slack_team_id)
    assert await place.installs.by_team(facts.slack_team_id) is None
    with pytest.raises(LookupError):
        await place.installs.token_of(place.workspace_id)
    assert (await place.installs.save(facts, "xoxb-new", "es")).id == place.workspace_id
    assert await place.installs.by_team(facts.slack_team_id) is not None


async def people_facts(place: Place) -> InstallFacts:
    return await facts_of_token(client_of(place))


async def test_slack_is_asked_once_for_a_person(place: Place) -> None:
    kit = People(place.database)
    install = await place.installs.of_workspace(place.workspace_id)
    ana = Actor(place.agency.id, place.ana.id)
    first = await kit.ensure(install, client_of(place), ana)
    assert (first.name, first.locale, first.zone) == ("Ana", "es-ES", "Europe/Madrid")
    # not even in another process
    again = await People(place.database).ensure(install, client_of(place, "xoxb-none"), ana)
    assert again.id == first.id
    assert kit.remembered(install, ana) is first


async def test_a_profile_is_looked_up_again_after_a_day(place: Place) -> None:
    install = await place.installs.of_workspace(place.workspace_id)
    ana = Actor(place.agency.id, place.ana.id)
    first = await People(place.database).ensure(install, client_of(place), ana)
    async with place.database.transaction(place.workspace_id) as tx:
        old = place.database.clock.wall() - timedelta(days=2)
        await tx.session.execute(
            update(Person).where(Person.id == first.id).values(refreshed_at=old, name="Before")
        )
    unreachable = client_of(place, "xoxb-none")
    kept = await People(place.database).ensure(install, unreachable, ana)
    assert kept.name == "Before"
    renewed = await People(place.database).ensure(install, client_of(place), ana)
    assert (renewed.id, renewed.name) == (first.id, "Ana")


async def test_a_stranger_whom_slack_does_not_tell_of_is_known_for_now(place: Place) -> None:
    install = await place.installs.of_workspace(place.workspace_id)
    unreachable = client_of(place, "xoxb-none")
    actor = Actor("T0CLIENT", "U0CLIENT", "carla")
    person = await People(place.database).ensure(install, unreachable, actor)
    assert (person.name, person.zone, person.refreshed_at) == ("carla", "UTC", None)
    async with place.database.transaction(place.workspace_id) as tx:
        assert (await people.find(tx, "T0CLIENT", "U0CLIENT")) is not None
        assert set(await people.by_id(tx, [person.id])) == {person.id}


async def test_two_that_meet_a_stranger_at_once_make_one_person(place: Place) -> None:
    install = await place.installs.of_workspace(place.workspace_id)
    actor = Actor(place.agency.id, place.ben.id)
    met = await asyncio.gather(
        *(People(place.database).ensure(install, client_of(place), actor) for _ in range(5))
    )
    assert len({person.id for person in met}) == 1


async def test_keys_older_than_a_week_are_swept(place: Place) -> None:
    async with place.database.transaction(place.workspace_id) as tx:
        assert await keys.take(tx, place.database, "old")
        assert await keys.take(tx, place.database, "new")
        assert not await keys.take(tx, place.database, "new")
        old = place.database.clock.wall() - timedelta(days=8)
        await tx.session.execute(
            update(InboundKey).where(InboundKey.key == "old").values(taken_at=old)
        )
    installs = [await place.installs.of_workspace(place.workspace_id)]
    assert await keys.sweep_keys(place.database, installs) == 1
    async with place.database.transaction(place.workspace_id) as tx:
        assert list(await tx.session.scalars(select(InboundKey.key))) == ["new"]


async def test_a_second_delivery_waits_for_the_first_and_works_if_that_fails(place: Place) -> None:
    """The key is part of the work: a rolled back first leaves the second to do it."""
    second: asyncio.Task[bool] | None = None

    async def again() -> bool:
        async with place.database.transaction(place.workspace_id) as tx:
            return await keys.take(tx, place.database, "same")

    with pytest.raises(RuntimeError):
        async with place.database.transaction(place.workspace_id) as tx:
            assert await keys.take(tx, place.database, "same")
            second = asyncio.create_task(again())
            await asyncio.sleep(0.2)
            assert not second.done()
            raise RuntimeError
    assert second is not None
    assert await second
