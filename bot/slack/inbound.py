"""Reading what Slack sends: who, where, which delivery. Pure; nothing here is trusted further.

Sources: docs.slack.dev/reference/interaction-payloads, docs.slack.dev/apis/events-api.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.slack.requests import Values

__all__ = [
    "Actor",
    "actor_of_event",
    "actor_of_interaction",
    "channel_of",
    "event_kind",
    "hidden_in",
    "is_by_a_bot",
    "named_in",
    "team_candidates",
    "values_of",
]

Body = Mapping[str, Any]

MESSAGE_SUBTYPES = {None, "file_share", "thread_broadcast", "me_message"}
"""A person saying something; other subtypes are events of their own."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, by Slack's ids, with what the payload says of their name."""

    team_id: str
    user_id: str
    name: str | None = None


def team_candidates(body: Body) -> tuple[str, ...]:
    """Teams whose install this request may be for, the surest first.

    In a shared channel the acting person's team need not have the app: the view, the
    authorizations and the message that carries the button tell whose it is.
    """
    return tuple(dict.fromkeys(team for team in _teams(body) if team))


def _teams(body: Body) -> Iterator[str | None]:
    yield _get(body, "view", "app_installed_team_id")
    for authorization in body.get("authorizations") or ():
        yield authorization.get("team_id")
    yield _get(body, "message", "bot_profile", "team_id")
    yield _get(body, "message", "team")
    yield _team(body.get("team"))
    yield body.get("team_id")
    yield body.get("context_team_id")
    yield _get(body, "user", "team_id")


def actor_of_interaction(body: Body) -> Actor:
    """Who pressed, submitted or typed a command."""
    user = body.get("user")
    if isinstance(user, Mapping):
        team = user.get("team_id") or _team(body.get("team")) or ""
        return Actor(team, user["id"], user.get("name") or user.get("username"))
    return Actor(body["team_id"], body["user_id"], body.get("user_name"))


def actor_of_event(body: Body) -> Actor | None:
    """Whose doing an event is; None where Slack does not say."""
    event = body["event"]
    said = event.get("message") or event.get("previous_message") or event
    user = event.get("user") or said.get("user")
    user_id = user.get("id") if isinstance(user, Mapping) else user
    if not user_id:
        return None
    named = (said.get(key) for key in ("user_team", "source_team", "team"))
    # an enterprise id (E…) does not say which of its teams
    team = next((t for t in named if isinstance(t, str) and t.startswith("T")), None)
    return Actor(team or body["team_id"], user_id)


def named_in(body: Body) -> frozenset[str]:
    """Users whom somebody chose in a modal, named to us or has in hand with a shortcut.

    By Slack's ids; Slack does not say of which team they are.
    """
    if "view" in body:
        return frozenset(_chosen_users(body["view"]))
    event = body.get("event") or {}
    said = event.get("text") if event.get("type") == "app_mention" else body.get("text")
    if body.get("type") == "message_action":
        # whose message it is; an app's own carry its bot user, who is nobody to meet
        author = None if _get(body, "message", "bot_id") else _get(body, "message", "user")
        return frozenset({author} if author else ())
    pressed = [str(action.get("value") or "") for action in body.get("actions") or ()]
    return frozenset(_NAMED.findall(" ".join((said or "", *pressed))))


_NAMED = re.compile(r"<@([UW][A-Z0-9]+)")


def _chosen_users(view: Body) -> Iterator[str]:
    for inputs in (_get(view, "state", "values") or {}).values():
        for state in inputs.values():
            yield from state.get("selected_users") or ()
            if state.get("selected_user"):
                yield state["selected_user"]


def is_by_a_bot(event: Body) -> bool:
    """Ours or another's: never answered, or two of them talk for ever."""
    said = event.get("message") or event.get("previous_message") or event
    return bool(said.get("bot_id")) or said.get("subtype") == "bot_message"


def event_kind(event: Body) -> str:
    """``message``, or a message's subtype, or the event's type."""
    if event["type"] != "message" or event.get("subtype") in MESSAGE_SUBTYPES:
        return str(event["type"])
    return str(event["subtype"])


def channel_of(body: Body) -> str | None:
    """Where it happened; None in a modal and in Home."""
    found = (
        _id(body.get("channel"))
        or body.get("channel_id")
        or _get(body, "container", "channel_id")
        or _id(_get(body, "event", "channel"))
        or _get(body, "event", "item", "channel")
    )
    return found or None


def hidden_in(body: Body) -> str | None:
    """The channel of a button in a message that only who pressed it sees.

    Of such a message Slack tells nothing else: not whose app posted it.
    """
    hidden = "actions" in body and "message" not in body and "view" not in body
    return channel_of(body) if hidden else None


def values_of(view: Body) -> Values:
    """What stands in a modal's inputs, by block id."""
    values: dict[str, str | list[str] | None] = {}
    for block_id, inputs in (_get(view, "state", "values") or {}).items():
        for state in inputs.values():
            values[block_id] = chosen(state)
    return values


def chosen(state: Body) -> str | list[str] | None:
    """What one element holds, whatever its kind."""
    if "selected_date_time" in state:
        moment = state["selected_date_time"]
        return None if moment is None else str(moment)
    for key in (
        "selected_options",
        "selected_users",
        "selected_conversations",
        "selected_channels",
    ):
        if key in state:
            return [item["value"] if isinstance(item, Mapping) else item for item in state[key]]
    option = state.get("selected_option")
    if isinstance(option, Mapping):
        return str(option["value"])
    return next((state[key] for key in _SINGLE if state.get(key) is not None), None)


_SINGLE = (
    "value",
    "selected_date",
    "selected_time",
    "selected_user",
    "selected_conversation",
    "selected_channel",
)


def _team(team: Any) -> str | None:
    return _id(team)


def _id(thing: Any) -> str | None:
    return thing.get("id") if isinstance(thing, Mapping) else thing


def _get(body: Any, *path: str) -> Any:
    for key in path:
        if not isinstance(body, Mapping):
            return None
        body = body.get(key)
    return body
