"""What is the team's matter: read in the team's channel, by the team, and nowhere else."""

from dataclasses import dataclass, replace

import pytest

from tests.roles import bodies
from tests.roles import scene as places
from tests.roles.scene import Scene
from tests.roles.stage import Heard, Stage
from tests.roles.table import ALL, Row, button, said
from tests.roles.trying import name_of

WAITS = "Only our team reads this line"


@dataclass(frozen=True)
class Matter:
    """What a door shows to the team, by some words of it."""

    row: Row
    mark: str
    who: str = "manager"
    whispered: bool = False
    """The one who asks reads it in the client's channel too, alone."""


MATTERS = [
    Matter(said("rapport people", ALL), "answers are read first"),
    Matter(said("plan why", ALL), WAITS),
    Matter(said("rapport summary", ALL), WAITS),
    Matter(said("rapport receipts", ALL), "acme@example.com", whispered=True),
    Matter(said("plan show", ALL), "Only you see this", who="strategist", whispered=True),
    Matter(said("inbox ", ALL), "waits for an answer", whispered=True),
    Matter(
        button("delays.entries", ALL, client_id="@client", cause="unknown", since="2026-01-01"),
        "What moved a date, proposed",
    ),
]


def _id(matter: Matter) -> str:
    return name_of(matter.row)


async def _typed(matter: Matter, stage: Stage, scene: Scene, role: str, channel: str) -> Heard:
    row = matter.row
    body = bodies.mention(scene.cast[role], channel, f"{row.name.split()[0]} {row.typed}")
    return await stage.come("event", scene.cast[role], body, where=channel)


@pytest.mark.parametrize("matter", MATTERS, ids=_id)
async def test_it_stays_in_the_teams_channel(matter: Matter, stage: Stage, scene: Scene) -> None:
    within = replace(matter.row, channel=places.TEAM)
    asked = await within.tried(stage, scene, matter.who, strange=False)
    assert matter.mark in asked.shown
    if not matter.whispered:
        outside = await matter.row.tried(stage, scene, matter.who, strange=False)
        assert outside.refused is None
        assert matter.mark not in outside.shown
        theirs = await within.tried(stage, scene, "shop", strange=False)
        assert matter.mark not in theirs.shown


@pytest.mark.parametrize("matter", [one for one in MATTERS if one.row.kind == "command"], ids=_id)
async def test_it_is_not_said_aloud_where_the_client_reads(
    matter: Matter, stage: Stage, scene: Scene
) -> None:
    within = await _typed(matter, stage, scene, matter.who, places.TEAM)
    assert matter.mark in within.shown
    outside = await _typed(matter, stage, scene, matter.who, places.CLIENT)
    assert matter.mark not in outside.aloud
