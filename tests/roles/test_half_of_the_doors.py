"""Each door as each role: every other row of the table, the rest is beside it.

Two files, so that two workers share it.
"""

import pytest

from tests.roles.doors import DOORS
from tests.roles.scene import Scene
from tests.roles.stage import Stage
from tests.roles.table import Row
from tests.roles.trying import name_of, wrong_at


@pytest.mark.parametrize("row", DOORS[0::2], ids=name_of)
async def test_who_gets_through(row: Row, stage: Stage, scene: Scene) -> None:
    assert await wrong_at(row, stage, scene) == []
