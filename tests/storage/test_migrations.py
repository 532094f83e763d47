"""The schema is what the models say, and says who may do what."""

from uuid import UUID

from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, delete, select

from bot.slack.models import ChannelWorkspace
from bot.storage.embedded import Urls
from bot.storage.migrate import alembic_config
from bot.storage.transaction import Database
from tests.support.people import seed_client


def test_models_and_migrations_agree(urls: Urls) -> None:
    command.check(alembic_config(urls.owner))


async def test_channels_of_clients_that_were_there_before_are_found(
    urls: Urls, database: Database, workspace_id: UUID
) -> None:
    await seed_client(database, workspace_id)
    row = ChannelWorkspace
    ours = row.workspace_id == workspace_id
    revision = ScriptDirectory.from_config(alembic_config(urls.owner)).get_revision("0021_channels")
    engine = create_engine(urls.owner)
    with engine.begin() as connection:
        connection.execute(delete(row).where(ours))
        revision.module.backfill(connection)
    engine.dispose()
    async with database.system() as session:
        found = set(await session.scalars(select(row.channel_id).where(ours)))
    assert found == {"CCLIENT", "CTEAM"}
