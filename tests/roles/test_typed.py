"""What is typed as ``@Rapport …``: who gets through where, and what others read of it."""

from collections.abc import Mapping

import pytest

from bot.wiring import all_routes
from tests.roles import bodies
from tests.roles import scene as places
from tests.roles.doors import DOORS
from tests.roles.scene import SECRET, SPANISH, UNTOLD, Scene
from tests.roles.stage import Heard, Stage
from tests.roles.table import AGENCY, ALL, MANAGER, RUNNERS, Row, said
from tests.roles.tongue import tongue
from tests.roles.trying import name_of

OLDER = [
    said("rapport setup", frozenset()),
    said("rapport settings", MANAGER),
    said("rapport people", ALL),
    said("rapport add", MANAGER, "<@UNOBODY> as staff", writes=True),
    said("rapport remove", MANAGER, "<@UCOACH>", writes=True),
    said("rapport summary", ALL),
    said("inbox ", AGENCY | {"shop"}),
    said("post new", RUNNERS | {"staff", "client", "guest", "shop"}, "Autumn is here"),
]
"""Commands of features whose doors are tried elsewhere."""
TYPED = [row for row in (*DOORS, *OLDER) if row.kind == "command"]
NOT_ALOUD = {"inbox "}
"""Team matter: not where the client reads."""
EACH = list({row.name: row for row in reversed(TYPED)}.values())
"""Every command once: whose brand it is about does not hang on what follows it."""
HERE: Mapping[str, tuple[str, ...]] = {
    places.CLIENT: ("manager", "guest", "shop", "coach", "nobody", "visitor"),
    places.TEAM: ("manager", "shop", "nobody"),
}
THERE = ("manager", "guest", "shop")
ONE_BRAND = ("client", "shop", "rival")
"""In a DM it is clear whom they mean."""


async def _says(row: Row, stage: Stage, scene_: Scene, role: str, channel: str) -> Heard:
    who = scene_.cast["rival" if role == "visitor" else role]
    said = f"{row.name.split()[0]} {row.typed}"
    return await stage.come("event", who, bodies.mention(who, channel, said), where=channel)


def _wrong(row: Row, role: str, heard: Heard, *, may: bool) -> list[str]:
    wrong = []
    if (heard.refused is None) is not may:
        wrong.append(f"{role} is told {heard.refused!r}")
    writes = role in row.writes or (role == "rival" and bool(row.writes & RUNNERS))
    if (heard.written > 0) is not (may and writes):
        wrong.append(f"{role} writes {heard.written} entries")
    if heard.refused is not None and tongue(heard.refused) != ("es" if role in SPANISH else "en"):
        wrong.append(f"{role} is told in another language: {heard.refused!r}")
    return wrong


def _as_rival(row: Row) -> bool:
    """Their brand has no strategist: its manager owns the goals too. Of ours it knows nobody."""
    return bool(row.may & RUNNERS) and "UCOACH" not in row.line


@pytest.mark.parametrize("row", TYPED, ids=name_of)
async def test_who_gets_through(row: Row, stage: Stage, scene: Scene) -> None:
    wrong = []
    for channel, roles in HERE.items():
        for role in roles if channel == places.CLIENT or row in EACH else ():
            heard = await _says(row, stage, scene, role, channel)
            hidden = channel == places.CLIENT and row.name in NOT_ALOUD
            found = _wrong(row, role, heard, may=role in row.may and not hidden)
            if channel == places.CLIENT and UNTOLD in heard.aloud:
                found.append(f"{role} has the client read what they were not told yet")
            wrong += [f"in {channel} {each}" for each in found]
    assert wrong == []


@pytest.mark.parametrize("row", EACH, ids=name_of)
async def test_in_another_brands_channel_nobody_of_ours_does(
    row: Row, stage: Stage, scene: Scene
) -> None:
    wrong = []
    for role in THERE:
        heard = await _says(row, stage, scene, role, "CBCLIENT")
        wrong += _wrong(row, role, heard, may=False)
        if "Rival" in heard.shown:
            wrong.append(f"{role} reads {heard.shown}")
    assert wrong == []


@pytest.mark.parametrize("row", EACH, ids=name_of)
async def test_in_a_dm_the_brand_is_ones_own(row: Row, stage: Stage, scene: Scene) -> None:
    wrong = []
    for role in (*ONE_BRAND, "manager", "nobody"):
        heard = await _says(row, stage, scene, role, "D1")
        may = role in row.may or (role == "rival" and _as_rival(row))
        wrong += _wrong(row, role, heard, may=may and role in ONE_BRAND)
        told = f"{heard.refused} {heard.shown}"
        if (SECRET if role in {"rival", "nobody"} else "Rival") in told:
            wrong.append(f"{role} reads of somebody else's: {told}")
    assert wrong == []


def test_every_command_is_typed() -> None:
    assert sorted({row.name for row in TYPED}) == sorted(
        " ".join(key) for key in all_routes().commands
    )
