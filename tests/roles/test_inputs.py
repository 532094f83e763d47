"""Ids inside inputs: what somebody may, they may with things of this brand alone."""

import re
from dataclasses import replace

import pytest

from tests.roles.inputs import FOREIGN, INSIDE, LOOKED_FOR, ONE
from tests.roles.scene import Scene
from tests.roles.stage import Heard, Stage
from tests.roles.table import Row, form
from tests.roles.trying import name_of


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
