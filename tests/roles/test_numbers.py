"""Numbers that people type: each brand counts its own, and another brand's is as none."""

import pytest

from tests.roles import bodies
from tests.roles.scene import SECRET, Scene
from tests.roles.stage import Heard, Stage
from tests.roles.table import button

LINES = (
    "plan item edit {number}",
    "plan item close {number} it is over",
    "plan goal show #{number}",
    "plan goal log #{number} 7 today the shop",
    "plan goal change #{number}",
    "plan goal close #{number}",
)
OURS, NOBODYS = 2, 99
"""We have two items and two goals; the other brand has one of each."""
STRANGERS = {"visitor": "CCLIENT", "nobody": "CCLIENT"}
"""In our own channel, without a part here."""


async def _types(line: str, stage: Stage, scene: Scene, role: str, channel: str) -> Heard:
    name, _, rest = line.partition(" ")
    who = scene.cast["rival" if role == "visitor" else role]
    body = bodies.command(who, channel, name, rest)
    return await stage.come("command", who, body, where=channel)


@pytest.mark.parametrize("line", LINES)
async def test_a_number_of_another_brand_is_none(line: str, stage: Stage, scene: Scene) -> None:
    own = await _types(line.format(number=1), stage, scene, "rival", "CBCLIENT")
    assert own.refused is None
    assert SECRET not in own.shown
    ours, nobodys = [
        await _types(line.format(number=number), stage, scene, "rival", "CBCLIENT")
        for number in (OURS, NOBODYS)
    ]
    # a reading that names no goal is asked for in the form
    assert (ours.refused, ours.modal) == (nobodys.refused, nobodys.modal)
    assert ours.refused is not None or ours.modal is not None
    assert SECRET not in ours.shown


@pytest.mark.parametrize("line", LINES)
async def test_who_has_no_part_learns_no_number(line: str, stage: Stage, scene: Scene) -> None:
    for role, channel in STRANGERS.items():
        answers = [
            (await _types(line.format(number=number), stage, scene, role, channel)).refused
            for number in (1, NOBODYS)
        ]
        assert answers[0] is not None
        assert answers[0] == answers[1]


async def test_nobody_agrees_by_number_to_what_is_another_brands(
    stage: Stage, scene: Scene
) -> None:
    for name in ("planning.agree", "planning.agreed_elsewhere"):
        answers = [
            await button(name, frozenset(), client_id="@rival_client", wanted=[[number, 1]]).tried(
                stage, scene, "rival", strange=False
            )
            for number in (OURS, NOBODYS)
        ]
        assert answers[0].written == 0
        assert (answers[0].refused, answers[0].shown) == (answers[1].refused, answers[1].shown)
