"""A row of the table is tried as everybody."""

from collections.abc import Sequence

from tests.roles.inputs import untried
from tests.roles.scene import SECRET, SPANISH, UNTOLD, Scene
from tests.roles.stage import Heard, Stage
from tests.roles.table import COME, NEIGHBOURS, THEIRS, Row
from tests.roles.tongue import tongue

__all__ = ["STRANGERS", "name_of", "wrong_at"]

STRANGERS = ("nobody", "visitor", *NEIGHBOURS)


def name_of(row: Row) -> str:
    """For the test's id."""
    return f"{row.door} {row.case}".strip()


async def wrong_at(row: Row, stage: Stage, scene: Scene) -> Sequence[str]:
    """What is not as the table says.

    Who may gets through; who may not is told so in their own language, and nothing is written.
    To those from elsewhere, what is ours is as what is not there.
    """
    wrong: list[str] = []
    for role in COME:
        if role in NEIGHBOURS and not row.names_ours:
            continue
        heard = await row.tried(stage, scene, role, strange=False)
        wrong += _wrong_of(row, role, heard)
        if role in NEIGHBOURS:
            strange = await row.tried(stage, scene, role, strange=True)
            if heard.refused != strange.refused:
                wrong.append(f"{role} of ours: {heard.refused!r}; unknown: {strange.refused!r}")
    if row.names_ours:
        nothing = await row.tried(stage, scene, "manager", strange=True)
        if nothing.refused is None:
            wrong.append("the manager gets through with an unknown id")
    return wrong


def _wrong_of(row: Row, role: str, heard: Heard) -> Sequence[str]:
    wrong: list[str] = []
    if (heard.refused is None) is not (role in row.may):
        wrong.append(f"{role} is told {heard.refused!r}")
    if (heard.written > 0) is not (role in row.writes):
        wrong.append(f"{role} writes {heard.written} entries")
    if role in STRANGERS and SECRET in f"{heard.refused} {heard.shown}":
        wrong.append(f"{role} reads {heard.refused or heard.shown}")
    if heard.modal is not None:
        wrong += [f"ids in {each} are not tried in inputs.py" for each in untried(heard.modal)]
    if role in THEIRS and UNTOLD in heard.shown:
        wrong.append(f"{role} reads what they were not told yet")
    if heard.refused is not None and tongue(heard.refused) != ("es" if role in SPANISH else "en"):
        wrong.append(f"{role} is told in another language: {heard.refused!r}")
    return wrong
