"""The table has every door."""

from collections.abc import Iterator
from typing import Any

from bot.features.offers import service as offers
from bot.features.offers.repository import find_words
from bot.slack.dispatch import Routes
from bot.wiring import all_routes
from tests.roles.doors import DOORS
from tests.roles.scene import Scene
from tests.roles.stage import Stage

BEFORE = {"clients", "posts", "approvals", "publishing", "inbox", "replies", "summaries", "home"}
"""Features whose doors are tried elsewhere; what is new stands in the table."""


def _doors(routes: Routes) -> Iterator[str]:
    """What people press, send and type, of features that are not ``BEFORE``."""
    registered: list[tuple[str, Any]] = [
        (f"command {' '.join(key)}", handler) for key, (_, handler) in routes.commands.items()
    ]
    registered += [
        (f"{kind} {key}", handler)
        for (kind, key), (_, handler) in routes.single.items()
        if kind != "mention"  # it asks what was meant, and its buttons are in the table
    ]
    for door, handler in registered:
        if handler.__module__.split(".")[2] not in BEFORE:
            yield door


def test_every_door_stands_in_the_table() -> None:
    assert sorted({row.door for row in DOORS}) == sorted(_doors(all_routes()))


async def test_nobody_forgets_what_is_kept_for_somebody_else(stage: Stage, scene: Scene) -> None:
    words, rival = scene.ids["words"], scene.cast["rival"]
    async with stage.database.transaction(rival.workspace_id) as tx:
        await offers.forget(tx, words, rival)
        assert await find_words(tx, words) is not None
        await offers.forget(tx, words, scene.cast["manager"])
        assert await find_words(tx, words) is None
