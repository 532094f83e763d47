"""The table of control actions and what they share."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.sandbox.slack import modals
from bot.sandbox.slack.deliver import Answer
from bot.sandbox.slack.hub import Hub
from bot.sandbox.slack.refusal import Json, Refusal
from bot.sandbox.slack.state import Channel, Message, User, View

__all__ = [
    "Args",
    "action",
    "actions",
    "answered",
    "channel_of",
    "message_of",
    "top_modal",
    "user_of",
]


class Args(dict[str, Any]):
    """Arguments of an action; one that is needed and missing is named to the caller."""

    def __missing__(self, key: str) -> Any:
        raise Refusal("missing_argument", status=400, argument=key)


Handler = Callable[[Hub, Args], Awaitable[Json]]
actions: dict[str, Handler] = {}


def action(name: str) -> Callable[[Handler], Handler]:
    """Register a control action."""

    def register(handler: Handler) -> Handler:
        actions[name] = handler
        return handler

    return register


def user_of(hub: Hub, args: Args, name: str = "user") -> User:
    """The person that an argument names."""
    user = hub.state.users.get(args[name])
    if user is None:
        raise Refusal("user_not_found", status=404)
    return user


def channel_of(hub: Hub, args: Args, user: User | None = None) -> Channel:
    """The channel that an argument names; given a person, one that they are in."""
    channel = hub.state.channels.get(args["channel"])
    if channel is None:
        raise Refusal("channel_not_found", status=404)
    if user is not None and user.id not in channel.members:
        raise Refusal("not_in_channel")
    return channel


def message_of(channel: Channel, args: Args, user: User) -> Message:
    """The message that an argument names, if this person sees it."""
    message = channel.messages.get(args["ts"])
    if message is None or message.ephemeral_to not in ("", user.id):
        raise Refusal("message_not_found", status=404)
    return message


def top_modal(hub: Hub, user: User) -> View:
    """The modal in front of this person."""
    stack = modals.stack_of(hub, user.id)
    if not stack:
        raise Refusal("no_modal_open", status=404)
    return stack[-1]


def answered(answer: Answer | None) -> Json:
    """What the app answered, for the caller of a control action."""
    if answer is None:
        return {"delivered": None}
    return {"delivered": {"status": answer.status, "error": answer.error, "ok": answer.ok}}
