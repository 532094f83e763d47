"""A house whose timeline is watched."""

from collections.abc import AsyncIterator
from uuid import UUID

import pytest

from bot.storage.transaction import Database
from tests.features.timelines.house import House, open_house


@pytest.fixture
async def house(database: Database, workspace_id: UUID) -> AsyncIterator[House]:
    async with open_house(database, workspace_id) as house:
        yield house
