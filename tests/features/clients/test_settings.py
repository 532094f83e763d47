"""Settings, people and accounts of a client."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from bot.features.clients import repository, service
from bot.features.clients.events import AccountConnected, SettingChanged
from bot.features.clients.models import WebhookAccount
from bot.features.clients.rules import (
    AccountTaken,
    AlreadyMember,
    ChannelTaken,
    HandleConnected,
    LastManager,
    NoAccount,
    NotAMember,
    NotYourRole,
    OtherAccount,
    SameChannel,
    StrangerChosen,
)
from bot.networks.base import Profile
from bot.record.repository import entries
from bot.slack.models import ChannelWorkspace
from bot.storage.secrets import SealError
from bot.storage.transaction import Database, Transaction
from tests.support.people import BOX, Seeded, seed_client, seed_person


@pytest.fixture
async def acme(database: Database, workspace_id: UUID) -> Seeded:
    return await seed_client(database, workspace_id)


async def _entries(tx: Transaction, seeded: Seeded, kind: str) -> list[dict[str, object]]:
    found = await entries(tx, seeded.client.id, audience=None, limit=50, kinds=[kind])
    return [entry.payload or {} for entry in reversed(found)]


async def test_each_change_is_an_entry_before_and_after(database: Database, acme: Seeded) -> None:
    heard: list[str] = []

    async def hear(_: Transaction, event: SettingChanged) -> None:
        heard.append(event.setting)

    database.subscribers.add(SettingChanged, hear)
    values = {"change_hold_minutes": 5, "zone": "Europe/London", "summary_time": "08:30"}
    async with database.transaction(acme.workspace_id) as tx:
        client = await service.client_by_id(tx, acme.client.id)
        changed = await service.change_settings(tx, client, acme.manager, values)
    assert changed == heard == ["change_hold_minutes", "summary_time"]
    async with database.transaction(acme.workspace_id) as tx:
        told = await _entries(tx, acme, "client.setting_changed")
    assert told[-2:] == [
        {"setting": "change_hold_minutes", "before": 2, "after": 5},
        {"setting": "summary_time", "before": "09:00", "after": "08:30"},
    ]


async def test_only_managers_change_settings(database: Database, acme: Seeded) -> None:
    for person in (acme.contact, acme.staff):
        with pytest.raises(NotYourRole) as refused:
            async with database.transaction(acme.workspace_id) as tx:
                await service.change_settings(tx, acme.client, person, {"cutoff_minutes": 1})
        assert refused.value.params == {"who": "Ivy Stone, Maya Brook", "count": 2}


async def test_the_clients_channel_is_nobody_elses(
    database: Database, workspace_id: UUID, acme: Seeded
) -> None:
    other = await seed_client(
        database,
        workspace_id,
        brand="Other",
        x_handle="other",
        external_id="7002",
        tag="2",
        client_channel=False,
    )
    for channel_id, error in (("CCLIENT", ChannelTaken), ("CTEAM", ChannelTaken)):
        with pytest.raises(error):
            async with database.transaction(workspace_id) as tx:
                client = await service.client_by_id(tx, other.client.id)
                values = {"client_channel_id": channel_id}
                await service.change_settings(tx, client, other.manager, values)
    with pytest.raises(SameChannel):
        async with database.transaction(workspace_id) as tx:
            client = await service.client_by_id(tx, other.client.id)
            values = {"client_channel_id": "C2TEAM"}
            await service.change_settings(tx, client, other.manager, values)


async def test_the_workspace_is_found_by_the_channels_of_its_clients(
    database: Database, workspace_id: UUID, acme: Seeded
) -> None:
    assert await _found_by(database, workspace_id) == {"CCLIENT", "CTEAM"}
    await _change(database, acme, {"client_channel_id": "CNEW", "cutoff_minutes": 20})
    assert await _found_by(database, workspace_id) == {"CNEW", "CTEAM"}
    await _change(database, acme, {"client_channel_id": None})
    assert await _found_by(database, workspace_id) == {"CTEAM"}


async def _change(database: Database, acme: Seeded, values: dict[str, Any]) -> None:
    async with database.transaction(acme.workspace_id) as tx:
        client = await service.client_by_id(tx, acme.client.id)
        await service.change_settings(tx, client, acme.manager, values)


async def _found_by(database: Database, workspace_id: UUID) -> set[str]:
    row = ChannelWorkspace
    async with database.system() as session:
        ours = select(row.channel_id).where(row.workspace_id == workspace_id)
        return set(await session.scalars(ours))


async def test_named_approvers_take_the_place_of_any_contact(
    database: Database, acme: Seeded
) -> None:
    async with database.transaction(acme.workspace_id) as tx:
        client = await service.client_by_id(tx, acme.client.id)
        ids = [str(acme.stand_in.id)]
        await service.change_settings(tx, client, acme.manager, {"approvers": ids})
        assert [p.id for p in await service.approvers(tx, client)] == [acme.stand_in.id]


async def test_a_new_answerer_is_read_first_until_trusted(database: Database, acme: Seeded) -> None:
    nia = await seed_person(database, acme.workspace_id, "UNIA", "Nia")
    async with database.transaction(acme.workspace_id) as tx:
        view = await service.add_member(
            tx, acme.client, acme.manager, nia, "staff", department="Service"
        )
    assert (view.trusted, view.department, view.initials) == (False, "Service", "NI")
    async with database.transaction(acme.workspace_id) as tx:
        with pytest.raises(AlreadyMember):
            await service.add_member(tx, acme.client, acme.manager, nia, "staff")
        strategist = await service.add_member(tx, acme.client, acme.manager, nia, "strategist")
    assert strategist.roles == {"staff", "strategist"}
    assert strategist.initials == "NI"


async def test_who_answers_is_the_teams_matter(database: Database, acme: Seeded) -> None:
    nia = await seed_person(database, acme.workspace_id, "UNIA", "Nia")
    async with database.transaction(acme.workspace_id) as tx:
        await service.add_member(tx, acme.client, acme.manager, nia, "staff")
        await service.add_member(tx, acme.client, acme.manager, nia, "client")
    async with database.transaction(acme.workspace_id) as tx:
        told = await entries(tx, acme.client.id, audience="client", limit=1)
        whole = await entries(tx, acme.client.id, audience=None, limit=2)
    assert [entry.payload["role"] for entry in told if entry.payload] == ["client"]
    assert whole[1].audience == "team"


async def test_people_of_another_organisation_are_the_clients(
    database: Database, acme: Seeded
) -> None:
    ola = await seed_person(database, acme.workspace_id, "UOLA", "Ola", team="TCLIENT")
    async with database.transaction(acme.workspace_id) as tx:
        view = await service.add_member(tx, acme.client, acme.manager, ola, "staff")
    assert view.side == "client"


async def test_only_managers_add_and_no_bots(database: Database, acme: Seeded) -> None:
    bot = await seed_person(database, acme.workspace_id, "UBOT", "Bot", is_bot=True)
    async with database.transaction(acme.workspace_id) as tx:
        with pytest.raises(NotYourRole):
            await service.add_member(tx, acme.client, acme.contact, acme.contact, "manager")
        with pytest.raises(StrangerChosen):
            await service.add_member(tx, acme.client, acme.manager, bot, "staff")


async def test_removing_takes_one_role_or_all(database: Database, acme: Seeded) -> None:
    async with database.transaction(acme.workspace_id) as tx:
        await service.add_member(tx, acme.client, acme.manager, acme.staff, "coach")
        client = await service.client_by_id(tx, acme.client.id)
        await service.change_settings(tx, client, acme.manager, {"approvers": [str(acme.staff.id)]})
    async with database.transaction(acme.workspace_id) as tx:
        client = await service.client_by_id(tx, acme.client.id)
        assert await service.remove_member(tx, client, acme.manager, acme.staff, "coach") == [
            "coach"
        ]
        assert client.approvers == [str(acme.staff.id)]
        with pytest.raises(NotAMember):
            await service.remove_member(tx, client, acme.manager, acme.staff, "coach")
        assert await service.remove_member(tx, client, acme.manager, acme.staff) == ["staff"]
        assert client.approvers == []
        assert await service.roles_of(tx, client.id, acme.staff.id) == frozenset()
    async with database.transaction(acme.workspace_id) as tx:
        assert len(await _entries(tx, acme, "member.removed")) == 2


async def test_somebody_has_to_manage(database: Database, acme: Seeded) -> None:
    async with database.transaction(acme.workspace_id) as tx:
        await service.remove_member(tx, acme.client, acme.manager, acme.stand_in)
        with pytest.raises(LastManager):
            await service.remove_member(tx, acme.client, acme.manager, acme.manager)


async def test_the_token_is_sealed_for_its_row(database: Database, acme: Seeded) -> None:
    async with database.transaction(acme.workspace_id) as tx:
        account = await service.account_of(tx, acme.client.id)
        assert "x-token-acme" not in account.token
        opened = service.open_account(account, BOX)
    assert (opened.handle, opened.external_id, opened.token) == ("acme", "7001", "x-token-acme")
    assert "x-token-acme" not in repr(opened)
    account.id = UUID(int=5)
    with pytest.raises(SealError):
        service.open_account(account, BOX)


async def _connect(
    database: Database,
    seeded: Seeded,
    profile: Profile,
    token: str = "t2",  # noqa: S107
) -> None:
    async with database.transaction(seeded.workspace_id) as tx:
        client = await service.client_by_id(tx, seeded.client.id)
        await service.connect_account(
            tx,
            client=client,
            network="x",
            profile=profile,
            token=token,
            secret_box=BOX,
            actor="system",
        )


async def test_connecting_again_renews_the_token_and_follows_a_rename(
    database: Database, acme: Seeded
) -> None:
    heard: list[UUID] = []

    async def hear(_: Transaction, event: AccountConnected) -> None:
        heard.append(event.account_id)

    database.subscribers.add(AccountConnected, hear)
    await _connect(database, acme, Profile("7001", "acme_new", "Acme"))
    async with database.transaction(acme.workspace_id) as tx:
        (account,) = await service.accounts(tx)
        client = await service.client_by_id(tx, acme.client.id)
        assert service.open_account(account, BOX).token == "t2"
    assert heard == [acme.account.id]
    assert (account.id, account.handle) == (acme.account.id, "acme_new")
    assert client.x_handle == "acme_new"


async def test_another_profile_is_refused(
    database: Database, workspace_id: UUID, acme: Seeded
) -> None:
    with pytest.raises(OtherAccount) as refused:
        await _connect(database, acme, Profile("8000", "stranger", "S"))
    assert refused.value.params == {"handle": "stranger", "expected": "acme"}
    await seed_client(
        database, workspace_id, brand="Other", x_handle="other", external_id="7002", tag="2"
    )
    with pytest.raises(AccountTaken):
        await _connect(database, acme, Profile("7002", "acme", "Acme"))


async def test_webhooks_find_the_account_in_every_workspace(
    database: Database, acme: Seeded
) -> None:
    theirs = await seed_client(database, UUID(int=77), external_id="7001")
    await _connect(database, acme, Profile("7001", "ACME", "Acme"))
    async with database.system() as session:
        rows = await repository.webhook_accounts(session, "x", "7001")
    ours = [row for row in rows if row.workspace_id in (acme.workspace_id, theirs.workspace_id)]
    assert {(row.workspace_id, row.account_id) for row in ours} == {
        (acme.workspace_id, acme.account.id),
        (theirs.workspace_id, theirs.account.id),
    }
    assert all(isinstance(row, WebhookAccount) for row in rows)


async def test_a_connected_account_is_not_renamed_in_settings(
    database: Database, acme: Seeded
) -> None:
    async with database.transaction(acme.workspace_id) as tx:
        with pytest.raises(HandleConnected):
            await service.change_settings(tx, acme.client, acme.manager, {"x_handle": "else"})


async def test_a_refused_token_leaves_no_account_to_publish_with(
    database: Database, acme: Seeded
) -> None:
    async with database.transaction(acme.workspace_id) as tx:
        (await service.account_of(tx, acme.client.id)).refuse()
        await tx.session.flush()
        with pytest.raises(NoAccount) as nothing:
            await service.account_of(tx, acme.client.id)
    assert nothing.value.params["slug"] == "acme"
