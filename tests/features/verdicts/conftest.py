"""One client whose dates pass."""

from uuid import UUID

import pytest

from bot.storage.transaction import Database
from tests.support.lateness import LateDesk
from tests.support.people import seed_client
from tests.support.posting import listen


@pytest.fixture
async def desk(database: Database, workspace_id: UUID) -> LateDesk:
    listen(database)
    return LateDesk(database, await seed_client(database, workspace_id))
