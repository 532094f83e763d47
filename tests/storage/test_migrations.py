"""The schema is what the models say, and says who may do what."""

from uuid import UUID

from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Delete, create_engine, delete, select

from bot.features.clients import service as clients
from bot.features.receipts import service as receipts
from bot.slack.models import ChannelWorkspace
from bot.storage.embedded import Urls
from bot.storage.migrate import alembic_config
from bot.storage.transaction import Database
from tests.support.people import seed_client
from tests.support.posting import listen


def test_models_and_migrations_agree(urls: Urls) -> None:
    command.check(alembic_config(urls.owner))


async def test_whether_mails_reach_addresses_from_before_is_found(
    urls: Urls, database: Database, workspace_id: UUID
) -> None:
    listen(database)
    seeded = await seed_client(database, workspace_id)
    states = []
    for does in (None, "confirm", "switch"):
        async with database.transaction(workspace_id) as tx:
            client = await clients.client_by_id(tx, seeded.client.id)
            if does == "confirm":
                await receipts.confirm_address(tx, client, client.contact_email or "")
            elif does == "switch":
                await receipts.switch(tx, client, seeded.manager, on=False)
            client.tell_mail(None)
        backfill(urls, "0023_contact_mail")
        async with database.transaction(workspace_id) as tx:
            states.append((await clients.client_by_id(tx, seeded.client.id)).contact_mail)
    assert states == ["waits", "verified", "off"]


def backfill(urls: Urls, revision: str, *before: Delete) -> None:
    """What a revision fills in of what was there; ``before``: what it did not find."""
    found = ScriptDirectory.from_config(alembic_config(urls.owner)).get_revision(revision)
    engine = create_engine(urls.owner)
    with engine.begin() as connection:
        for statement in before:
            connection.execute(statement)
        found.module.backfill(connection)
    engine.dispose()


async def test_channels_of_clients_that_were_there_before_are_found(
    urls: Urls, database: Database, workspace_id: UUID
) -> None:
    await seed_client(database, workspace_id)
    row = ChannelWorkspace
    ours = row.workspace_id == workspace_id
    backfill(urls, "0021_channels", delete(row))
    async with database.system() as session:
        found = set(await session.scalars(select(row.channel_id).where(ours)))
    assert found == {"CCLIENT", "CTEAM"}
