"""Setting a client up."""

from uuid import UUID

from bot.features.clients import service
from bot.storage.transaction import Database
from tests.support.people import seed_client


async def test_seed(database: Database, workspace_id: UUID) -> None:
    seeded = await seed_client(database, workspace_id)
    async with database.transaction(workspace_id) as tx:
        assert (await service.client_here(tx, "CTEAM")).id == seeded.client.id
