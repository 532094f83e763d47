"""The Slack app's manifest: what the app may do, and why.

Source: docs.slack.dev/reference/app-manifest.
"""

from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from bot.i18n.catalogues import Language
from bot.i18n.reader import Reader
from bot.slack.dispatch import Routes, Shortcut
from bot.slack.escaping import cut
from bot.slack.http import PATH
from bot.slack.parser import APP

__all__ = ["EVENTS", "SCOPES", "build_manifest"]

SCOPES = {
    "app_mentions:read": "to hear what is said to it",
    "channels:history": "to hear answers in its threads, and to look up a message of its own",
    "channels:read": "to know a channel's name and who is in it",
    "chat:write": "to post cards and answers",
    "commands": "for its slash commands and shortcuts",
    "files:read": "to keep a screenshot that somebody shows for what was said elsewhere",
    "groups:history": "the same in private channels it was invited to",
    "groups:read": "the same in private channels it was invited to",
    "im:history": "to hear what is said to it directly",
    "im:write": "to write to one person",
    "users:read": "for names, languages and time zones",
    "users:read.email": "for receipts by e-mail",
}
"""Each scope of the bot token, and what it is for. Nothing is asked for in advance."""

EVENTS = {
    "app_mention": "app_mentions:read",
    "app_uninstalled": None,
    "member_joined_channel": "channels:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "tokens_revoked": None,
}
"""Each event, and the scope it needs."""

RESERVED = frozenset(
    {
        "active", "apps", "archive", "away", "call", "collapse", "dm", "dnd", "expand", "feed",
        "help", "huddle", "invite", "join", "kick", "leave", "me", "msg", "mute", "open", "part",
        "remind", "remove", "rename", "search", "shortcuts", "shrug", "star", "status", "todo",
        "topic", "who",
    }
)  # fmt: skip
"""Slack's own. Source: slack.com/help/articles/201259356 (built-in slash commands)."""

_NAME, _ABOUT, _HINT, _SHORTCUT = 35, 140, 100, 24


def build_manifest(
    *,
    name: str,
    url: str | None,
    routes: Routes,
    prefix: str = "",
    language: Language = "en",
) -> dict[str, Any]:
    """The manifest for these routes.

    Args:
        name: of the app, 35 characters at most.
        url: ``PUBLIC_URL``; None for Socket Mode, which needs none.
        routes: their commands, shortcuts and events are asked for.
        prefix: before each command, where another app has the same: ``acme`` gives ``/acme-plan``.
        language: of the descriptions; Slack shows one language to all.

    Raises:
        ValueError: a command is one of Slack's own.
    """
    reader = Reader(language, ZoneInfo("UTC"))
    address = url.rstrip("/") + PATH if url else None
    request_url = {"request_url": address} if address else {}
    home = bool(routes.all_of("event", "app_home_opened"))
    shortcuts = list(_shortcuts(reader, routes))
    events = sorted([*EVENTS, *(["app_home_opened"] if home else [])])
    return {
        "display_information": {
            "name": cut(name, _NAME),
            "description": cut(reader.text("slack-manifest-about"), _ABOUT),
        },
        "features": {
            "app_home": {
                "home_tab_enabled": home,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": cut(name, _NAME), "always_online": True},
            "slash_commands": list(
                _commands(reader, routes, prefix, {"url": address} if address else {})
            ),
            # Slack's schema refuses an empty list
            **({"shortcuts": shortcuts} if shortcuts else {}),
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {**request_url, "bot_events": events},
            "interactivity": {"is_enabled": True, **request_url},
            "org_deploy_enabled": False,
            "socket_mode_enabled": url is None,
            "token_rotation_enabled": False,
        },
    }


def _commands(
    reader: Reader, routes: Routes, prefix: str, url: dict[str, str]
) -> Iterator[dict[str, Any]]:
    verbs: dict[str, list[str]] = {APP: []}
    for command, _ in routes.commands.values():
        verbs.setdefault(command.feature, [])
        if command.verb:
            verbs[command.feature].append(command.verb)
    for feature, known in sorted(verbs.items()):
        start = f"{prefix.rstrip('-')}-" if prefix else ""
        if not start and feature in RESERVED:
            raise ValueError(f"/{feature} is one of Slack's own commands; give a prefix")
        listed = known or ["help"]
        yield {
            "command": f"/{start}{feature}",
            "description": reader.text(
                "slack-manifest-command", feature=feature, verbs=reader.listing(listed)
            ),
            "usage_hint": cut(" | ".join(listed), _HINT),
            # people and channels arrive as ids, not as text that may change
            "should_escape": True,
            **url,
        }


def _shortcuts(reader: Reader, routes: Routes) -> Iterator[dict[str, Any]]:
    for (kind, _), (shortcut, _) in routes.single.items():
        if kind == "shortcut" and isinstance(shortcut, Shortcut):
            name = cut(reader.text(shortcut.name_key), _SHORTCUT)
            yield {
                "name": name,
                "type": "message" if shortcut.on_message else "global",
                "callback_id": shortcut.callback_id,
                "description": name,
            }
