"""Links to pages: signed, expiring, revocable, and one answer to all that open nothing."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer, make_mocked_request
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event

from bot.pages.links import Link, Links, NewLink, NoPublicAddress, revoke
from bot.pages.render import HEADERS, browser_language, gone
from bot.pages.routes import page_routes
from bot.pages.tokens import Tokens
from bot.storage.secrets import new_key
from bot.storage.transaction import Database

KEY = new_key()
LINKS = Links([KEY], "https://rapport.example.com/")


async def _make(database: Database, workspace_id: UUID, *, minutes: int = 60) -> NewLink:
    async with database.transaction(workspace_id) as tx:
        return await LINKS.create(
            tx,
            purpose="record",
            subject_id=UUID(int=1),
            client_id=UUID(int=2),
            person_id=UUID(int=3),
            expires_at=tx.now + timedelta(minutes=minutes),
        )


def _token(link: NewLink) -> str:
    return link.url.rsplit("/", 1)[1]


async def test_a_link_tells_what_it_was_made_for(database: Database, workspace_id: UUID) -> None:
    made = await _make(database, workspace_id)
    assert made.url.startswith("https://rapport.example.com/record/")
    found = await LINKS.resolve(database, _token(made), "record")
    assert found is not None
    there = replace(found, expires_at=database.clock.business())
    assert there == Link(
        made.id,
        "record",
        workspace_id,
        UUID(int=1),
        UUID(int=2),
        UUID(int=3),
        there.expires_at,
    )
    assert LINKS.url("record", made.id) == made.url


async def test_a_link_is_good_for_its_own_purpose_only(
    database: Database, workspace_id: UUID
) -> None:
    made = await _make(database, workspace_id)
    assert await LINKS.resolve(database, _token(made), "seen") is None
    signed_for_another = LINKS.url("seen", made.id).rsplit("/", 1)[1]
    assert await LINKS.resolve(database, signed_for_another, "seen") is None


async def test_a_link_ends_at_its_time(database: Database, workspace_id: UUID) -> None:
    over = await _make(database, workspace_id, minutes=-1)
    assert await LINKS.resolve(database, _token(over), "record") is None
    assert LINKS.is_ours(_token(over), "record")


async def test_a_revoked_link_opens_nothing(database: Database, workspace_id: UUID) -> None:
    made = await _make(database, workspace_id)
    async with database.transaction(workspace_id) as tx:
        await revoke(tx, made.id)
    assert await LINKS.resolve(database, _token(made), "record") is None


async def test_nobody_revokes_the_link_of_another_workspace(
    database: Database, workspace_id: UUID
) -> None:
    made = await _make(database, workspace_id)
    async with database.transaction(uuid4()) as tx:
        await revoke(tx, made.id)
    assert await LINKS.resolve(database, _token(made), "record") is not None


async def test_what_we_did_not_sign_is_never_looked_up(database: Database) -> None:
    asked: list[str] = []

    def note(*args: object) -> None:
        asked.append(str(args[2]))

    event.listen(database.engine.sync_engine, "before_cursor_execute", note)
    forged = Tokens([new_key()]).write("record", uuid4())
    assert await LINKS.resolve(database, forged, "record") is None
    assert asked == []


async def test_without_an_address_no_link_is_made(database: Database, workspace_id: UUID) -> None:
    nowhere = Links([KEY], None)
    assert not nowhere.available
    with pytest.raises(NoPublicAddress):
        nowhere.url("record", uuid4())


def test_keys_can_be_rotated() -> None:
    newer = new_key()
    old = Tokens([KEY]).write("record", UUID(int=7))
    assert Tokens([newer, KEY]).read("record", old) == UUID(int=7)
    assert Tokens([newer]).read("record", old) is None


@given(st.integers(0, 63), st.sampled_from("ABCDEFGHIJ0123456789-_"))
def test_a_token_with_another_character_is_none(place: int, letter: str) -> None:
    token = Tokens([KEY]).write("record", UUID(int=7))
    if token[place] != letter:
        changed = token[:place] + letter + token[place + 1 :]
        assert Tokens([KEY]).read("record", changed) is None


@given(st.text(max_size=80))
def test_no_text_is_a_token(text: str) -> None:
    assert Tokens([KEY]).read("record", text) is None


async def _page(request: web.Request) -> web.Response:
    return gone(request, LINKS, "record")


async def test_what_opens_nothing_is_answered_kindly_in_the_browsers_language() -> None:
    app = web.Application()
    app.add_routes([web.get("/record/{token}", _page), *page_routes()])
    ours = LINKS.url("record", uuid4()).rsplit("/", 1)[1]
    async with TestClient(TestServer(app)) as browser:
        for token, status in ((ours, 410), ("x" * 64, 404)):
            answer = await browser.get(f"/record/{token}", headers={"Accept-Language": "es-AR"})
            assert answer.status == status
            assert "Este enlace no abre nada" in await answer.text()
            assert {name: answer.headers[name] for name in HEADERS} == HEADERS
        style = await browser.get("/pages/style.css")
        assert (style.status, style.content_type) == (200, "text/css")
        icon = await browser.get("/pages/icon.svg")
        assert (icon.status, icon.content_type) == (200, "image/svg+xml")


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("", "en"),
        ("es", "es"),
        ("es-LA,es;q=0.9,en;q=0.8", "es"),
        ("fr-FR, en-GB;q=0.7, es;q=0.3", "en"),
        ("fr, ES-mx", "es"),
        ("*", "en"),
    ],
)
def test_the_browser_says_which_language(asked: str, language: str) -> None:
    request = make_mocked_request("GET", "/", headers={"Accept-Language": asked})
    assert browser_language(request) == language
