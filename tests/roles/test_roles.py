"""Each door as each role: who may gets through; who may not is told so, and nothing is written."""

import base64
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from bot.clock import Clock
from bot.features.offers import service as offers
from bot.features.offers.repository import find_words
from bot.pages.links import Links
from bot.record.heads import SigningKey
from bot.slack.dispatch import Routes
from bot.storage.embedded import Urls
from bot.storage.transaction import Database
from bot.wiring import all_routes, subscribers
from tests.roles.doors import DOORS
from tests.roles.scene import SECRET, Scene, set_scene
from tests.roles.stage import Rehearsal, Stage
from tests.roles.table import COME, NEIGHBOURS, Row

BEFORE = {"clients", "posts", "approvals", "publishing", "inbox", "replies", "summaries", "home"}
"""Features whose doors are tried elsewhere; what is new stands in the table."""
STRANGERS = ("nobody", "visitor", *NEIGHBOURS)
KEY = base64.urlsafe_b64encode(bytes(32)).decode()


@pytest.fixture(scope="module")
async def scene(urls: Urls, clock: Clock) -> AsyncIterator[Scene]:
    database = Database(urls.app, clock, subscribers())
    yield await set_scene(database, Links([KEY], "https://rapport.example"))
    await database.close()


@pytest.fixture(scope="module")
async def stage(urls: Urls, clock: Clock, scene: Scene) -> AsyncIterator[Stage]:
    links = Links([KEY], "https://rapport.example")
    routes = all_routes(SigningKey(KEY), links, mails=True)
    database = Rehearsal(urls.app, clock, subscribers())
    yield Stage(database, routes, scene.installs)
    await database.close()


def _name(row: Row) -> str:
    return f"{row.door} {row.case}".strip()


@pytest.mark.parametrize("row", DOORS, ids=_name)
async def test_who_gets_through(row: Row, stage: Stage, scene: Scene) -> None:
    wrong = []
    for role in COME:
        if role in NEIGHBOURS and not row.names_ours:
            continue
        heard = await row.tried(stage, scene, role, strange=False)
        if (heard.refused is None) is not (role in row.may):
            wrong.append(f"{role} is told {heard.refused!r}")
        if (heard.written > 0) is not (role in row.writes):
            wrong.append(f"{role} writes {heard.written} entries")
        if role in STRANGERS and SECRET in f"{heard.refused} {heard.shown}":
            wrong.append(f"{role} reads {heard.refused or heard.shown}")
    assert wrong == []


@pytest.mark.parametrize("row", [row for row in DOORS if row.names_ours], ids=_name)
async def test_what_is_not_theirs_is_to_them_as_what_is_not_there(
    row: Row, stage: Stage, scene: Scene
) -> None:
    wrong = []
    for role in NEIGHBOURS:
        ours = await row.tried(stage, scene, role, strange=False)
        strange = await row.tried(stage, scene, role, strange=True)
        if ours.refused != strange.refused:
            wrong.append(f"{role}: {ours.refused!r} is not {strange.refused!r}")
    nothing = await row.tried(stage, scene, "manager", strange=True)
    if nothing.refused is None:
        wrong.append("the manager gets through with an unknown id")
    assert wrong == []


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
