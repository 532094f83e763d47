"""Ids inside inputs: what somebody may, they may with things of this brand alone."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from tests.roles import scene
from tests.roles.doors import DOORS, GOAL, ITEM, MEASURED, TOLD
from tests.roles.scene import Scene
from tests.roles.stage import Heard, Stage
from tests.roles.table import COME, Row, button, form
from tests.roles.trying import name_of

ONE = frozenset({"manager"})
GOAL_OWNER = frozenset({"strategist"})
TELLER = frozenset({"staff"})
WORKING = {
    "posts": {"cutoff_minutes": "30", "posts_words": ""},
    "replies": {"first_answer_minutes": "60", "replies_words": ""},
    "crises": {"crises_words": ""},
    "spending": {"spending_words": ""},
    "direct": {},
}
PEOPLE = {
    "posts": ("approvers", "posts_does", "posts_told"),
    "replies": ("replies_decides", "replies_does", "replies_told"),
    "crises": ("crises_decides", "crises_does", "crises_told"),
    "spending": ("spending_decides", "spending_does", "spending_told"),
    "direct": ("direct",),
}
"""Inputs of how both sides work in which people are chosen, by section."""

FOREIGN: Mapping[str, str] = {
    "@item": "@rival_item",
    "@agreed": "@rival_item",
    "@goal": "@rival_goal",
    "@reading": "@rival_reading",
    "@guest": "@rival",
    "@manager": "@rival",
    "@staff": "@rival",
}
"""What stands in the place of something of ours."""


def _section(section: str, name: str) -> Row:
    values = {**WORKING[section], **dict.fromkeys(PEOPLE[section], ()), name: ("@staff",)}
    return form(
        "working.section", ONE, client_id="@client", section=section, values=values, case=name
    )


INSIDE: list[tuple[Row, str]] = [
    (
        form("planning.new", ONE, client_id="@client", values={**ITEM, "objective": "@goal"}),
        "objective",
    ),
    (
        form("planning.edit", ONE, item_id="@item", seen=1, values={**ITEM, "objective": "@goal"}),
        "objective",
    ),
    (form("planning.goal", ONE, item_id="@item", values={"objective": "@goal"}), "objective"),
    (form("objectives.goal", GOAL_OWNER, client_id="@client", values=GOAL), "owner"),
    (
        form(
            "standing.reading", ONE, client_id="@client", values={**MEASURED, "objective": "@goal"}
        ),
        "objective",
    ),
    (
        form(
            "standing.reading",
            ONE,
            client_id="@client",
            objective_id="@goal",
            correcting=True,
            values={**MEASURED, "reading": "@reading", "reason": "a typo"},
        ),
        "reading",
    ),
    (button("details.choose_item", TELLER, change_id="@told", selected="@agreed"), "selected"),
    (button("details.choose_objective", TELLER, change_id="@told", selected="@goal"), "selected"),
    (
        form(
            "details.details",
            TELLER,
            change_id="@told",
            values={"reason": "rain", "items": ("@agreed",), "objective": "@goal"},
        ),
        "items",
    ),
    (
        form(
            "details.details",
            TELLER,
            change_id="@told",
            values={"reason": "rain", "items": ("@agreed",), "objective": "@goal"},
        ),
        "objective",
    ),
    (
        form(
            "evidence.told",
            TELLER,
            client_id="@client",
            change_id="@new",
            values={**TOLD, "who": "@guest"},
        ),
        "who",
    ),
    (
        button("direct.part_of", ONE, direct_id="@direct", selected="@agreed", channel=scene.TEAM),
        "selected",
    ),
    *((_section(section, name), name) for section, names in PEOPLE.items() for name in names),
]
LOOKED_FOR = {"item": "@item", "person": "@staff"}
"""Inputs of the filter: a foreign id finds as little as an unknown one, and names nobody."""


async def _as(row: Row, stage: Stage, scene_: Scene) -> Heard:
    (role,) = row.may
    return await row.tried(stage, scene_, role, strange=False)


def _with(row: Row, at: str, wanted: str | None) -> Row:
    """The row with something else in one of its inputs; None: what is there becomes foreign."""
    old = row.selected if at == "selected" else row.values[at]
    kept = old[0] if isinstance(old, tuple) else old or ""
    new = wanted or FOREIGN[kept]
    if at == "selected":
        return replace(row, selected=new)
    return replace(row, values={**row.values, at: (new,) if isinstance(old, tuple) else new})


@pytest.mark.parametrize(("row", "at"), INSIDE, ids=[f"{name_of(row)} {at}" for row, at in INSIDE])
async def test_what_is_another_brands_is_as_what_is_not_there(
    row: Row, at: str, stage: Stage, scene: Scene
) -> None:
    assert (await _as(row, stage, scene)).refused is None
    foreign = await _as(_with(row, at, None), stage, scene)
    unknown = await _as(_with(row, at, "@new"), stage, scene)
    assert foreign.refused is not None
    assert foreign.refused == unknown.refused


@pytest.mark.parametrize("at", LOOKED_FOR)
async def test_a_filter_finds_and_names_nothing_of_another_brands(
    at: str, stage: Stage, scene: Scene
) -> None:
    own = form("history.filter", ONE, client_id="@client", values={at: LOOKED_FOR[at]})
    foreign, unknown = [
        re.sub(
            r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
            "an id",
            (await _as(row, stage, scene)).shown,
        )
        for row in (_with(own, at, None), _with(own, at, "@new"))
    ]
    assert (await _as(own, stage, scene)).refused is None
    assert foreign == unknown


async def test_every_input_that_holds_ids_is_here(stage: Stage, scene: Scene) -> None:
    tried = {(row.name, at) for row, at in INSIDE} | {("history.filter", at) for at in LOOKED_FOR}
    found: set[tuple[str, str]] = set()
    for row in DOORS:
        role = next((each for each in COME if each in row.may), None)
        if row.kind != "submission" and role is not None:
            modal = (await row.tried(stage, scene, role, strange=False)).modal
            found |= {(modal["callback_id"], at) for at in _id_inputs(modal)} if modal else set()
    assert found <= tried


def _id_inputs(modal: Mapping[str, Any]) -> Iterator[str]:
    for block in modal["blocks"]:
        for option in block.get("element", {}).get("options", ()):
            if re.fullmatch(r"[0-9a-f-]{36}", option["value"]):
                yield block["block_id"]
