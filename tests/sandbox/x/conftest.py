"""One strict local X a test, with a brand."""

from collections.abc import AsyncIterator

import pytest

from bot.sandbox.x.client import Brand
from tests.sandbox.x.running import RunningX, running_x


@pytest.fixture
async def x() -> AsyncIterator[RunningX]:
    async with running_x() as running:
        yield running


@pytest.fixture
async def acme(x: RunningX) -> Brand:
    return await x.control.create_account("acme", "Acme & Sons")
