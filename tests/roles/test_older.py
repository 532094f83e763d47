"""Doors of the features before the plan and the record that carry a brand's id: tried likewise."""

import pytest

from tests.roles.scene import Scene
from tests.roles.stage import Stage
from tests.roles.table import AGENCY, ALL, MANAGER, Row, button, form
from tests.roles.trying import name_of, wrong_at

WRITERS = ALL - {"coach"}
POST = {"text": "Autumn is here", "when": "", "note": ""}

OLDER = [
    button("clients.open_settings", MANAGER, client_id="@client"),
    button("clients.choose_channel", MANAGER, client_id="@client"),
    form(
        "clients.channel",
        MANAGER,
        client_id="@client",
        values={"client_channel_id": "CNEW"},
        writes=True,
    ),
    form("clients.settings", MANAGER, client_id="@client", values={"approvers": ()}),
    button("inbox.show_page", AGENCY | {"shop"}, client_id="@client"),
    form(
        "posts.compose",
        WRITERS,
        client_id="@client",
        account_id="@account",
        values=POST,
        writes=True,
    ),
]


@pytest.mark.parametrize("row", OLDER, ids=name_of)
async def test_who_gets_through(row: Row, stage: Stage, scene: Scene) -> None:
    assert await wrong_at(row, stage, scene) == []


async def test_nobody_posts_on_another_brands_account(stage: Stage, scene: Scene) -> None:
    answers = [
        await form(
            "posts.compose",
            MANAGER,
            client_id="@client",
            account_id=account,
            values=POST,
        ).tried(stage, scene, "manager", strange=False)
        for account in ("@rival_account", "@new")
    ]
    assert answers[0].refused is not None
    assert answers[0].refused == answers[1].refused
