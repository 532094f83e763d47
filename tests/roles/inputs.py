"""Inputs in which an id is chosen, and what stands there of ours and of another brand."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tests.roles import scene
from tests.roles.doors import GOAL, ITEM, MEASURED, TOLD
from tests.roles.table import Row, button, form

__all__ = ["FOREIGN", "INSIDE", "LOOKED_FOR", "ONE", "untried"]

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
TRIED = {(row.name, at) for row, at in INSIDE} | {("history.filter", at) for at in LOOKED_FOR}


def untried(modal: Mapping[str, Any]) -> Iterator[str]:
    """The inputs of a form that offer ids and are not tried with ids of others."""
    for block in modal["blocks"]:
        for option in block.get("element", {}).get("options", ()):
            is_id = re.fullmatch(r"[0-9a-f-]{36}", option["value"]) is not None
            if is_id and (modal["callback_id"], block["block_id"]) not in TRIED:
                yield block["block_id"]
