"""The manifest asks for what the app needs, and for nothing else."""

import pytest

from bot.slack.dispatch import Routes, commands, shortcuts
from bot.slack.manifest import EVENTS, SCOPES, build_manifest
from bot.slack.requests import CommandRequest, ShortcutRequest
from bot.slack.responses import NOTHING, Response


class Feature:
    def __init__(self) -> None:
        self.answered = 0

    @commands("status", "now")
    async def handle_status(self, request: CommandRequest) -> Response:
        self.answered += len(request.text)
        return NOTHING

    @shortcuts("test.record", name_key="slack-close")
    async def handle_shortcut(self, request: ShortcutRequest) -> Response:
        self.answered += len(request.text)
        return NOTHING


def test_commands_come_from_the_routes(routes: Routes) -> None:
    manifest = build_manifest(name="Rapport", url="https://a.example/", routes=routes)
    asked = {c["command"]: c for c in manifest["features"]["slash_commands"]}
    assert set(asked) == {"/rapport", "/plan", "/post", "/idea"}
    assert asked["/plan"]["url"] == ("https://a.example/slack/events")
    assert "change" in asked["/plan"]["usage_hint"]
    assert all(c["should_escape"] for c in asked.values())


def test_every_event_has_its_scope() -> None:
    assert {scope for scope in EVENTS.values() if scope} <= set(SCOPES)
    assert all(SCOPES.values())


def test_without_an_address_it_is_for_socket_mode(routes: Routes) -> None:
    manifest = build_manifest(name="Rapport", url=None, routes=routes)
    assert manifest["settings"]["socket_mode_enabled"] is True
    assert "request_url" not in str(manifest)


def test_slacks_own_commands_need_a_prefix(routes: Routes) -> None:
    routes.include(Feature())
    with pytest.raises(ValueError, match="/status is one of Slack's own"):
        build_manifest(name="Rapport", url=None, routes=routes)
    manifest = build_manifest(name="Rapport", url=None, routes=routes, prefix="acme")
    assert "/acme-status" in str(manifest)
    assert manifest["features"]["shortcuts"] == [
        {
            "name": "Close",
            "type": "message",
            "callback_id": "test.record",
            "description": "Close",
        }
    ]


def test_two_handlers_cannot_claim_one_thing(routes: Routes) -> None:
    routes.include(Feature())
    with pytest.raises(ValueError, match=r"shortcut .test\.record"):
        routes.include(Feature())
