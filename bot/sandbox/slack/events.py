"""Events to the app: who is told what, and as how many requests."""

import asyncio
import secrets

from bot.sandbox.slack.deliver import Answer, Delivery
from bot.sandbox.slack.hub import Hub
from bot.sandbox.slack.refusal import Json
from bot.sandbox.slack.shapes import message_json
from bot.sandbox.slack.state import App, Channel, Install, Message, new_id
from bot.sandbox.slack.text import rings

__all__ = ["EVENT_SCOPES", "emit", "message_events", "tell_of_message"]

_SHUFFLE = secrets.SystemRandom()
_MESSAGE_EVENT = {
    "channel": "message.channels",
    "group": "message.groups",
    "im": "message.im",
    "mpim": "message.mpim",
}
# docs.slack.dev/reference/events/<name>: the scope that each subscription needs
EVENT_SCOPES = {
    "app_mention": "app_mentions:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "message.mpim": "mpim:history",
    "reaction_added": "reactions:read",
    "reaction_removed": "reactions:read",
    "member_joined_channel": "channels:read",
    "member_left_channel": "channels:read",
    "app_home_opened": "",
    "app_uninstalled": "",
    "tokens_revoked": "",
    "team_join": "users:read",
    "channel_rename": "channels:read",
    "channel_archive": "channels:read",
    "file_shared": "files:read",
    "file_deleted": "files:read",
}


def listeners(hub: Hub, channel: Channel) -> list[tuple[App, Install]]:
    """Apps whose bot sits in the channel, each with one of its installs."""
    found = []
    for app in hub.state.apps.values():
        installs = (app.installs.get(team) for team in channel.teams)
        inside = (i for i in installs if i and i.active and i.bot_user_id in channel.members)
        if install := next(inside, None):
            found.append((app, install))
    return found


def emit(
    hub: Hub, app: App, install: Install, event: Json, *, shared: bool = False
) -> asyncio.Future[Answer]:
    """Send one event with retries; the future holds the first answer.

    docs.slack.dev/apis/events-api: the outer event, with one authorization.
    """
    envelope = {
        "token": app.verification_token,
        "team_id": install.team_id,
        "context_team_id": install.team_id,
        "context_enterprise_id": None,
        "api_app_id": app.id,
        "event": event,
        "type": "event_callback",
        "event_id": new_id("Ev"),
        "event_time": int(float(event["event_ts"])),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": install.team_id,
                "user_id": install.bot_user_id,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": shared,
        "event_context": f"4-{secrets.token_urlsafe(24)}",
    }
    first: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()

    def told(answer: Answer) -> None:
        if not first.done():
            first.set_result(answer)

    hub.spawn(hub.deliverer.send_event(Delivery.json(app, "event", envelope), told))
    return first


def message_events(
    hub: Hub, channel: Channel, event: Json, mentioned: list[str]
) -> list[asyncio.Future[Answer]]:
    """One message event for each app inside, and an `app_mention` beside it, in random order.

    docs.slack.dev/reference/events/app_mention: not in direct messages; a subscriber to both gets
    two requests with different event ids.
    """
    answers = []
    for app, install in listeners(hub, channel):
        wanted = []
        if _MESSAGE_EVENT[channel.kind] in app.events:
            wanted.append({**event, "type": "message", "channel_type": channel.kind})
        human = not event.get("bot_id") and event.get("subtype", "file_share") == "file_share"
        called = install.bot_user_id in mentioned and not channel.is_im
        if human and called and "app_mention" in app.events:
            wanted.append(_without(event, "subtype") | {"type": "app_mention"})
        _SHUFFLE.shuffle(wanted)
        shared = bool(channel.shared_with)
        answers += [emit(hub, app, install, one, shared=shared) for one in wanted]
    return answers


def _without(event: Json, name: str) -> Json:
    return {k: v for k, v in event.items() if k != name}


async def tell_of_message(hub: Hub, channel: Channel, message: Message) -> None:
    """Tell every app inside of a new message, and wait for a moment.

    So an app may hear of its own post before the call that made it returns.
    """
    event = message_json(hub.state, channel, message, metadata=True, for_app=True)
    event |= {"channel": channel.id, "event_ts": message.ts}
    for fact in ("reply_count", "reply_users", "reply_users_count", "latest_reply", "reactions"):
        event.pop(fact, None)
    if not message.bot_id:
        event["client_msg_id"] = secrets.token_hex(16)
    if channel.shared_with:
        event |= {"user_team": message.team_id, "source_team": message.team_id}
    await _head_start(hub, message_events(hub, channel, event, rings(message.text)))


async def tell_of_change(hub: Hub, channel: Channel, subtype: str, **facts: object) -> None:
    """`message_changed` and `message_deleted` (docs.slack.dev/reference/events/message)."""
    stamp = hub.now_ts()
    event: Json = {"subtype": subtype, "channel": channel.id, "ts": stamp, "event_ts": stamp}
    event |= {"hidden": True, **facts}
    await _head_start(hub, message_events(hub, channel, event, []))


async def tell_channel(hub: Hub, channel: Channel, name: str, event: Json) -> None:
    """Any other event about a channel, to the apps inside that subscribed to it."""
    stamp = hub.now_ts()
    answers = [
        emit(
            hub,
            app,
            install,
            {**event, "type": name, "event_ts": stamp},
            shared=bool(channel.shared_with),
        )
        for app, install in listeners(hub, channel)
        if name in app.events
    ]
    await _head_start(hub, answers)


async def _head_start(hub: Hub, answers: list[asyncio.Future[Answer]]) -> None:
    if answers and hub.options.event_head_start > 0:
        await asyncio.wait(answers, timeout=hub.options.event_head_start)
