"""Read live, set where it belongs, agreed to by one person of each side."""

import pytest
from sqlalchemy import select

from bot.features.clients import service as clients
from bot.features.clients.rules import NotYourRole
from bot.features.direct import service as direct
from bot.features.news.models import Line
from bot.features.receipts import service as receipts
from bot.features.working import repository
from bot.features.working.rules import CannotAgreeHere, UnknownPart
from bot.features.working.tasks import ShowWorking
from bot.slack.outbound import by_key
from tests.features.working.conftest import Table
from tests.support.people import seed_person


async def test_the_page_reads_what_others_set(table: Table) -> None:
    seeded = table.seeded
    page = await table.page()
    assert page.content["cutoff_minutes"] == 30
    assert (page.content["direct"], page.content["receipts"]) == ([], True)
    async with table.at() as (tx, client):
        await clients.change_settings(tx, client, seeded.manager, {"cutoff_minutes": 45})
        await direct.allow(tx, client, seeded.manager, seeded.contact)
        await receipts.switch(tx, client, seeded.manager, on=False)
    page = await table.page()
    assert page.content["cutoff_minutes"] == 45
    assert page.content["direct"] == [str(seeded.contact.id)]
    assert page.content["receipts"] is False


async def test_the_page_sets_what_others_read(table: Table) -> None:
    seeded = table.seeded
    contact, week = str(seeded.contact.id), {"sat": [["10:00", "14:00"]]}
    names = await table.change(
        settings={"approvers": [contact], "hours": week},
        terms={"crises_decides": [contact, "Aunt May"], "spending_words": "Up to 200 €"},
        receipts=False,
        direct=[contact],
    )
    assert names == (
        "approvers",
        "crises_decides",
        "spending_words",
        "hours",
        "receipts",
        "direct",
    )
    async with table.at() as (tx, client):
        assert (client.approvers, client.hours) == ([contact], week)
        assert (await direct.may_post_directly(tx, client)).people == (seeded.contact.name,)
    told = [entry.payload or {} for entry in await table.recorded("client.setting_changed")]
    assert [one["setting"] for one in told[-2:]] == ["approvers", "hours"]
    assert len(await table.recorded("receipts.switched_off", "direct.permission_changed")) == 2
    first, second = await table.recorded("working.changed")
    assert first.payload is not None
    assert first.payload["setting"] == "crises_decides"
    assert (first.payload["before"], first.payload["after"]) == (
        [],
        sorted([contact, "Aunt May"]),
    )
    assert second.payload is not None
    assert second.payload["after"] == "Up to 200 €"
    assert await table.change(terms={"crises_decides": ["Aunt May", contact]}) == ()
    assert len(await table.recorded("working.changed")) == 2


async def test_everybodys_permission_gives_way_to_named_ones(table: Table) -> None:
    contact = str(table.seeded.contact.id)
    await table.change(direct=["all", contact])
    assert (await table.page()).content["direct"] == sorted(["all", contact])
    await table.change(direct=[contact])
    assert (await table.page()).content["direct"] == [contact]
    await table.change(direct=[])
    assert (await table.page()).content["direct"] == []


async def test_only_managers_change_it_and_only_people_of_the_client_are_named(
    table: Table,
) -> None:
    seeded = table.seeded
    for person in (seeded.contact, seeded.staff):
        with pytest.raises(NotYourRole):
            await table.change(person, terms={"crises_words": "Mine"})
    stranger = await seed_person(table.database, seeded.workspace_id, "USTRANGER", "Stranger")
    for wanted in (
        {"terms": {"crises_does": [str(stranger.id)]}},
        {"settings": {"approvers": [str(stranger.id)]}},
        {"direct": [str(stranger.id)]},
    ):
        with pytest.raises(UnknownPart):
            await table.change(**wanted)
    for person in (seeded.staff, stranger):
        with pytest.raises((CannotAgreeHere, NotYourRole)):
            await table.agree(person)
    assert await table.recorded("working.changed", "working.agreed") == []


async def test_one_person_of_each_side_makes_a_version(table: Table) -> None:
    seeded = table.seeded
    assert await table.agree(seeded.manager) == "agreed"
    assert await table.agree(seeded.stand_in) == "own_side"
    assert not (await table.page()).in_force
    assert await table.agree(seeded.contact) == "agreed"
    assert await table.agree(seeded.contact) == "already"
    page = await table.page()
    assert page.in_force
    assert page.agreed is not None
    assert page.agreed.version == 1
    told = [entry.payload or {} for entry in await table.recorded("working.agreed")]
    assert [(one["version"], one["side"], one["both"]) for one in told] == [
        (1, "agency", False),
        (1, "client", True),
    ]


async def test_what_changes_is_agreed_to_anew(table: Table) -> None:
    seeded = table.seeded
    seen = (await table.page()).digest
    await table.agree(seeded.manager)
    await table.change(settings={"cutoff_minutes": 60})
    assert await table.agree(seeded.contact, seen) == "changed"
    page = await table.page()
    assert page.waiting is None
    assert await table.agree(seeded.contact) == "agreed"
    page = await table.page()
    assert page.waiting is not None
    assert (page.waiting.version, page.waiting.agency) == (1, None)
    assert await table.agree(seeded.manager) == "agreed"
    await table.change(settings={"cutoff_minutes": 90})
    page = await table.page()
    assert (page.in_force, page.changed) == (False, ("cutoff_minutes",))
    await table.agree(seeded.manager)
    page = await table.page()
    assert page.latest is not None
    assert page.agreed is not None
    assert (page.latest.version, page.agreed.version) == (2, 1)
    await table.change(settings={"cutoff_minutes": 60})
    assert (await table.page()).in_force


async def test_the_card_is_posted_once_and_the_next_version_has_its_own(table: Table) -> None:
    seeded = table.seeded
    await table.show()
    async with table.at() as (tx, client):
        assert await by_key(tx, f"working:{client.id}:1") is None
    await table.agree(seeded.manager)
    await table.agree(seeded.contact)
    await table.show()
    await table.show()
    await table.change(settings={"cutoff_minutes": 90})
    await table.agree(seeded.contact)
    await table.show()
    async with table.at() as (tx, client):
        second, first = await repository.agreements(tx, client.id)
        assert first.card_id == await by_key(tx, f"working:{client.id}:1")
        assert second.card_id == await by_key(tx, f"working:{client.id}:2")
        assert None not in {first.card_id, second.card_id}


async def test_who_left_is_asked_about(table: Table) -> None:
    seeded = table.seeded
    await table.change(terms={"replies_does": [str(seeded.staff.id)]})
    async with table.at() as (tx, client):
        await clients.remove_member(tx, client, seeded.manager, seeded.staff)
    page = await table.page()
    assert str(seeded.staff.id) not in page.here
    assert page.names[str(seeded.staff.id)] == seeded.staff.name


async def test_who_comes_and_goes_is_on_the_card(table: Table) -> None:
    seeded = table.seeded
    for by in (None, seeded.manager):
        if by is not None:
            await table.agree(by)
        await table.asked()
        async with table.at() as (tx, client):
            await clients.add_member(tx, client, seeded.manager, seeded.staff, "coach")
        added = await table.asked()
        async with table.at() as (tx, client):
            await clients.remove_member(tx, client, seeded.manager, seeded.staff, "coach")
        assert (ShowWorking.name in added, ShowWorking.name in await table.asked()) == (
            (False, False) if by is None else (True, True)
        )


async def test_what_reads_differently_is_news_and_reverted_it_is_none(table: Table) -> None:
    async def told() -> list[tuple[str, str]]:
        async with table.at() as (tx, _):
            lines = await tx.session.scalars(select(Line).order_by(Line.at))
            return [(one.kind, one.params.get("names", "")) for one in lines]

    await table.change(settings={"cutoff_minutes": 45})
    assert await told() == []
    await table.agree(table.seeded.manager)
    await table.agree(table.seeded.contact)
    both = [("working_agreed", ""), ("working_agreed", "")]
    assert await told() == both
    await table.change(settings={"cutoff_minutes": 60}, terms={"crises_words": "Call"})
    async with table.at() as (tx, client):
        await direct.allow(tx, client, table.seeded.manager, table.seeded.contact)
    names = "cutoff_minutes,crises_words,direct"
    assert await told() == [*both, ("working_changed", names)]
    await table.change(settings={"cutoff_minutes": 45}, terms={"crises_words": ""}, direct=[])
    assert await told() == both
