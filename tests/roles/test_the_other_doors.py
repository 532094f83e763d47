"""Each door as each role: the other half of the table."""

import pytest

from tests.roles.doors import DOORS
from tests.roles.scene import Scene
from tests.roles.stage import Stage
from tests.roles.table import Row
from tests.roles.trying import name_of, wrong_at


@pytest.mark.parametrize("row", DOORS[1::2], ids=name_of)
async def test_who_gets_through(row: Row, stage: Stage, scene: Scene) -> None:
    assert await wrong_at(row, stage, scene) == []
