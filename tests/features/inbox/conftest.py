"""A house with an inbox."""

from collections.abc import AsyncIterator
from uuid import UUID

import pytest

from bot.storage.transaction import Database
from tests.features.inbox.house import House, open_house


@pytest.fixture
async def house(database: Database, workspace_id: UUID) -> AsyncIterator[House]:
    async with open_house(database, workspace_id) as house:
        yield house
