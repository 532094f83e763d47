"""Answers of an app to a command or an action: in the HTTP body or to a response URL."""

from bot.sandbox.slack import messages, text
from bot.sandbox.slack.hub import Hub
from bot.sandbox.slack.refusal import Json, Refusal
from bot.sandbox.slack.state import App, Install, Message
from bot.sandbox.slack.triggers import ResponseUrl

__all__ = ["respond"]


async def respond(hub: Hub, place: ResponseUrl, body: Json) -> Message | None:
    """Post, replace or delete as `body` asks.

    docs.slack.dev/interactivity/handling-user-interaction#message_responses: ephemeral unless
    `response_type` is `in_channel`; `replace_original` and `delete_original` are for the message
    that was acted on.
    """
    app = hub.state.apps[place.app_id]
    install = app.installs[place.app_team_id]
    if body.get("delete_original") or body.get("replace_original"):
        return await _original(hub, place, install, body)
    kind = body.get("response_type", "ephemeral")
    if kind not in ("ephemeral", "in_channel"):
        raise Refusal("invalid_response_type")
    hidden = place.user_id if kind == "ephemeral" else ""
    return await _new(hub, app, install, place=place, body=body, hidden=hidden)


async def _new(
    hub: Hub, app: App, install: Install, *, place: ResponseUrl, body: Json, hidden: str
) -> Message:
    if not body.get("text") and not body.get("blocks"):
        raise Refusal("no_text")
    message = messages.app_message(
        hub,
        app,
        install,
        str(body.get("text") or ""),
        body.get("blocks"),
        thread_ts=str(body.get("thread_ts") or place.thread_ts),
        ephemeral_to=hidden,
    )
    message.metadata = body.get("metadata")
    return await messages.put(hub, hub.state.channels[place.channel_id], message)


async def _original(hub: Hub, place: ResponseUrl, install: Install, body: Json) -> Message | None:
    channel = hub.state.channels[place.channel_id]
    message = channel.messages.get(place.message_ts)
    if message is None or message.bot_id != install.bot_id:
        raise Refusal("message_not_found", status=404)
    if body.get("delete_original"):
        await messages.remove(hub, channel, message)
        return None
    words = text.from_app(str(body.get("text") or ""))
    await messages.change(
        hub,
        channel,
        message,
        words=words,
        blocks=body.get("blocks") or [],
        editor=install.bot_user_id,
    )
    return message
