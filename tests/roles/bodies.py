"""What Slack sends when somebody types, presses, chooses or submits something."""

import json
from collections.abc import Mapping
from itertools import count
from typing import Any

from bot.slack.models import Person
from tests.support.people import team_of

__all__ = ["action", "command", "mention", "shortcut", "signed", "submission", "written"]

_numbers = count(1)
_EACH = 1_000_000


def signed(who: Person, body: dict[str, Any]) -> dict[str, Any]:
    """A body as it comes from this person, in their own workspace."""
    if "event" in body:
        return body | {"team_id": team_of(who.workspace_id)}
    return {
        "trigger_id": f"1.{next(_numbers)}.roles",
        "team": {"id": team_of(who.workspace_id)},
        "user": {"id": who.slack_user_id, "team_id": who.slack_team_id, "name": who.name},
    } | body


def command(who: Person, channel: str, name: str, text: str) -> dict[str, Any]:
    """A slash command."""
    return {
        "command": f"/{name}",
        "text": text,
        "channel_id": channel,
        "team_id": who.slack_team_id,
        "user_id": who.slack_user_id,
        "user": None,
    }


def mention(who: Person, channel: str, text: str) -> dict[str, Any]:
    """The same, said to the app where everybody reads along; channels with a D are a DM."""
    number = next(_numbers)
    ts = f"18{number // _EACH:08}.{number % _EACH:06}"
    event = {
        "type": "app_mention",
        "user": who.slack_user_id,
        "team": who.slack_team_id,
        "text": f"<@U0RAPPORT> {text}",
        "channel": channel,
        "channel_type": "im" if channel.startswith("D") else "channel",
        "ts": ts,
        "event_ts": ts,
    }
    return {"type": "event_callback", "event_id": f"Ev{number}", "event": event}


def action(channel: str, name: str, payload: str, selected: str | None) -> dict[str, Any]:
    """A pressed button, or a select with its payload in the id."""
    pressed: dict[str, Any] = {"type": "button", "action_id": name, "value": payload}
    if selected is not None:
        chosen = {"value": selected}
        pressed = {"type": "static_select", "selected_option": chosen}
        pressed["action_id"] = f"{name}#{payload}"
    return {"type": "block_actions", "channel": {"id": channel}, "actions": [pressed]}


def submission(
    name: str, metadata: str, values: Mapping[str, str | tuple[str, ...]]
) -> dict[str, Any]:
    """A form that was sent; a tuple is what was chosen where several can be."""
    view = {
        "id": f"V{next(_numbers)}",
        "hash": "1.roles",
        "type": "modal",
        "callback_id": name,
        "private_metadata": metadata,
        "blocks": [{"type": "input", "block_id": each} for each in values],
        "state": {"values": {each: {"in": _state(value)} for each, value in values.items()}},
    }
    return {"type": "view_submission", "view": view}


def _state(value: str | tuple[str, ...]) -> dict[str, Any]:
    if isinstance(value, str):
        return {"value": value}
    return {"selected_options": [{"value": each} for each in value]}


def shortcut(channel: str, name: str, author: Person, text: str) -> dict[str, Any]:
    """A shortcut on somebody's message."""
    message = {"ts": f"1800000000.{next(_numbers):06}", "text": text, "user": author.slack_user_id}
    return {
        "type": "message_action",
        "callback_id": name,
        "channel": {"id": channel},
        "message": message,
    }


def written(payload: Mapping[str, Any]) -> str:
    """What a button or a form carries."""
    return json.dumps(payload, separators=(",", ":"))
