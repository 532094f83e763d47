"""What Slack refuses in an app's manifest: docs.slack.dev/reference/app-manifest."""

from collections.abc import Iterator

from bot.sandbox.slack import limits
from bot.sandbox.slack.blocks.shapes import (
    Check,
    array,
    boolean,
    enum,
    fail,
    integer,
    obj,
    string,
)
from bot.sandbox.slack.events import EVENT_SCOPES
from bot.sandbox.slack.refusal import Json, Refusal

__all__ = ["check_manifest"]

_command = obj(
    {
        "command": string(limits.COMMAND_NAME, 2),
        "description": string(limits.COMMAND_DESCRIPTION),
    },
    {"usage_hint": string(limits.COMMAND_HINT), "should_escape": boolean, "url": string()},
)
_shortcut = obj(
    {
        "name": string(limits.SHORTCUT_NAME),
        "type": enum("message", "global"),
        "callback_id": string(limits.CALLBACK_ID),
        "description": string(limits.SHORTCUT_DESCRIPTION),
    }
)
_tabs: dict[str, Check] = dict.fromkeys(
    ("home_tab_enabled", "messages_tab_enabled", "messages_tab_read_only_enabled"), boolean
)
_features = obj(
    {},
    {
        "app_home": obj({}, _tabs),
        "bot_user": obj({"display_name": string(limits.BOT_NAME)}, {"always_online": boolean}),
        "slash_commands": array(_command, limits.COMMANDS),
        "shortcuts": array(_shortcut, limits.SHORTCUTS),
    },
)
_oauth = obj(
    {"scopes": obj({"bot": array(string(50), limits.BOT_SCOPES, 0)})},
    {"redirect_urls": array(string(), 1000, 0)},
)
_subscriptions = obj(
    {},
    {"request_url": string(), "bot_events": array(string(50), limits.BOT_EVENTS, 0)},
)
_interactivity = obj(
    {"is_enabled": boolean}, {"request_url": string(), "message_menu_options_url": string()}
)
_switches: dict[str, Check] = dict.fromkeys(
    ("org_deploy_enabled", "socket_mode_enabled", "token_rotation_enabled"), boolean
)
_settings = obj(
    {},
    {"event_subscriptions": _subscriptions, "interactivity": _interactivity, **_switches},
)
_information = obj(
    {"name": string(limits.APP_NAME)},
    {
        "description": string(limits.APP_DESCRIPTION),
        "background_color": string(7, 4),
        "long_description": string(4_000, 175),
    },
)
_manifest = obj(
    {"display_information": _information, "oauth_config": _oauth},
    {
        "features": _features,
        "settings": _settings,
        "_metadata": obj({}, {"major_version": integer(2, 1), "minor_version": integer()}),
    },
)


def check_manifest(manifest: Json, scopes: list[str], events: list[str]) -> None:
    """Refuse with `invalid_manifest` and a line for each fault.

    Unknown fields, lengths, numbers of things; commands that Slack keeps for itself or that stand
    twice (docs.slack.dev/interactivity/implementing-slash-commands); an event that does not exist
    or whose scope is missing (docs.slack.dev/reference/events); commands and shortcuts without the
    scope `commands`.
    """
    errors: list[str] = []
    _manifest(manifest, "", errors)
    features = manifest.get("features") or {}
    errors += _commands(features, scopes)
    for event in events:
        if event not in EVENT_SCOPES:
            fail(errors, "/settings/event_subscriptions/bot_events", f"unknown event {event}")
        elif EVENT_SCOPES[event] and EVENT_SCOPES[event] not in scopes:
            needed = f"event {event} needs the scope {EVENT_SCOPES[event]}"
            fail(errors, "/settings/event_subscriptions/bot_events", needed)
    if errors:
        raise Refusal("invalid_manifest", errors=errors)


def _commands(features: Json, scopes: list[str]) -> Iterator[str]:
    names = [str(c.get("command")) for c in features.get("slash_commands") or []]
    at = "/features/slash_commands"
    errors: list[str] = []
    for name in dict.fromkeys(names):
        if name in limits.RESERVED_COMMANDS:
            fail(errors, at, f"{name} is reserved")
        if not name.startswith("/"):
            fail(errors, at, f"{name} must start with /")
        if names.count(name) > 1:
            fail(errors, at, f"{name} already exists")
    if (names or features.get("shortcuts")) and "commands" not in scopes:
        fail(errors, "/oauth_config/scopes/bot", "commands and shortcuts need the scope commands")
    yield from errors
