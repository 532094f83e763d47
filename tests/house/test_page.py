"""The page and the house's own doors answer, and show what people wrote as they wrote it."""

import json

import pytest
from markupsafe import escape

from bot.sandbox.house import House
from tests.house.command import rapport
from tests.support.house import MakeWorld

NASTY = "<script>alert('x')</script> & <b>bold</b>"


async def test_the_page_shows_channels_and_messages_escaped(
    house: House, make_world: MakeWorld
) -> None:
    world = await make_world("en")
    cast = world.cast
    await cast.manager.say(cast.client_channel, NASTY)
    url = f"{house.address}/as/{cast.manager.id}/c/{cast.client_channel.id}"
    async with house.session.get(url) as answer:
        assert answer.status == 200
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        page = await answer.text()
    assert f"#{cast.client_channel.name}" in page
    assert str(escape(NASTY)) in page
    async with house.session.get(f"{house.address}/") as answer:
        assert answer.status == 200
        assert answer.url.path.startswith("/as/U")


@pytest.mark.parametrize("path", ["/favicon.ico", "/nothing"])
async def test_what_is_not_there_is_no_fault(house: House, path: str) -> None:
    async with house.session.get(f"{house.address}{path}") as answer:
        assert answer.status in {200, 204, 404}


@pytest.mark.parametrize(
    "body", [{}, {"to": "tomorrow"}, {"to": "2030-01-01T00:00:00"}, {"seconds": "soon"}]
)
async def test_a_time_that_is_none_is_refused(house: House, body: dict[str, str]) -> None:
    async with house.session.post(f"{house.address}/control/house/clock", json=body) as answer:
        assert answer.status == 400
        assert "with its zone" in await answer.text()


async def test_the_doors_refuse_what_they_do_not_know(house: House) -> None:
    for path, body in (("cellar/kill", None), ("web/start", None), ("x/listen", {})):
        url = f"{house.address}/control/house/{path}"
        async with house.session.post(url, json=body) as answer:
            assert answer.status == 400, path
    async with house.session.post(f"{house.address}/control/house/clock", data="no json") as answer:
        assert answer.status == 400


@pytest.mark.parametrize("prefix", ["", "acme"])
async def test_the_manifest_is_one_that_slack_installs(house: House, prefix: str) -> None:
    ran = await rapport(
        "manifest", "--url", house.web_address, "--prefix", prefix, "--name", f"Rapport {prefix}x"
    )
    assert (ran.code, ran.err) == (0, "")
    manifest = json.loads(ran.out)
    commands = {one["command"] for one in manifest["features"]["slash_commands"]}
    start = f"/{prefix}-" if prefix else "/"
    assert commands == {f"{start}{name}" for name in ("rapport", "plan", "post", "inbox")}
    team = await house.slack.create_team("Elsewhere", domain=f"elsewhere{prefix}")
    install = await team.install_app(manifest)
    assert install.token.startswith("xoxb-")
