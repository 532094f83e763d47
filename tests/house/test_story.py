"""The story that README tells of, as somebody at a terminal plays it."""

import re
from pathlib import Path

import pytest

from tests.house.sandboxes import open_terminal

README = Path(__file__).parents[2] / "README.md"
NUMBERED = re.compile(r"^✓ +(\d+)/(\d+) ", re.MULTILINE)
STEPS = (
    "Carol agrees to both with one click: it is the plan",
    "Carol says: @Rapport change we moved the launch to Friday 17:30, stock is late",
    "Maya gets an e-mail: ",
    "It is on X, once",
    "Leo answers in his own voice, signed",
    "Carol posts on X by herself; the team sees",
    "In the record: direct.found, direct.sorted",
    "Plain facts: since when, and when it was told",
    "Maya sees it differently: it stands beside it",
    "Rapport proposes what moved it; the team sees",
    "In the record: delay.proposed, delay.confirmed",
    "rapport export writes it as files",
    "Python alone checks it, against the summary's line",
    "One word changed, and it says so",
)
"""Some of what it tells, in its order."""


@pytest.mark.timeout(240)  # a minute of a machine that does nothing else
async def test_every_step_is_seen_to_happen() -> None:
    assert "`.venv/bin/rapport sandbox --story`" in README.read_text()
    async with open_terminal("--story") as terminal:
        code = await terminal.ends(200)
    assert code == 0, terminal.out + terminal.err
    assert terminal.err == ""
    found = NUMBERED.findall(terminal.out)
    assert found == [(str(number), str(len(found))) for number in range(1, len(found) + 1)]
    assert f"All {len(found)} steps were seen to happen" in terminal.out
    rest = terminal.out
    for step in STEPS:
        assert step in rest, step
        rest = rest.partition(step)[2]
