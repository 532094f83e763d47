"""What people do to an app: payloads, and what its answer does.

docs.slack.dev/reference/interaction-payloads. Somebody of another organisation keeps their own
team in `team` and `user.team_id`; the app is the one of the workspace that has it.
"""

from bot.sandbox.slack.deliver import Answer, Delivery
from bot.sandbox.slack.hub import Hub
from bot.sandbox.slack.messages import notice
from bot.sandbox.slack.refusal import Json, Refusal
from bot.sandbox.slack.respond import respond
from bot.sandbox.slack.shapes import message_json, team_json, view_json
from bot.sandbox.slack.state import App, Channel, Install, Message, User, View
from bot.sandbox.slack.triggers import ResponseUrl

__all__ = ["command", "deliver_action", "message_shortcut", "suggestions", "user_payload"]

_CHANNEL_NAMES = {"im": "directmessage", "group": "privategroup", "mpim": "mpdm"}


def user_payload(user: User) -> Json:
    """The person in a payload."""
    return {"id": user.id, "username": user.name, "name": user.name, "team_id": user.team_id}


def base_payload(hub: Hub, kind: str, app: App, user: User) -> Json:
    """What every interaction carries."""
    return {
        "type": kind,
        "team": team_json(hub.state.teams[user.team_id]),
        "user": user_payload(user),
        "api_app_id": app.id,
        "token": app.verification_token,
        "enterprise": None,
        "is_enterprise_install": False,
    }


def trigger(hub: Hub, app: App, install: Install, user: User, view_id: str = "") -> str:
    """A fresh trigger for what this person just did."""
    return hub.triggers.give(
        app_id=app.id,
        user_id=user.id,
        team_id=user.team_id,
        app_team_id=install.team_id,
        view_id=view_id,
    )


def response_url(  # noqa: PLR0917 - six things make one address
    hub: Hub, app: App, install: Install, user: User, channel: Channel, message: Message | None
) -> str:
    """A fresh response URL for this place."""
    secret = hub.response_urls.give(
        app_id=app.id,
        app_team_id=install.team_id,
        channel_id=channel.id,
        user_id=user.id,
        message_ts=message.ts if message else "",
        thread_ts=message.thread_ts if message else "",
    )
    return f"{hub.base_url}/respond/{secret}"


async def command(
    hub: Hub, user: User, channel: Channel, line: str, thread_ts: str = ""
) -> Answer | None:
    """A line that begins with `/`; None when Slack itself answered.

    docs.slack.dev/interactivity/implementing-slash-commands: not in threads, not for people of
    another organisation, three seconds, and the person reads why it failed.
    """
    name, _, rest = line.partition(" ")
    if thread_ts:
        await notice(hub, channel, user, f"{name} is not supported in threads. Sorry!", thread_ts)
        return None
    found = find_command(hub, user, name)
    if found is None:
        words = (
            f'{name} is not a valid command. In Slack, all messages that start with the "/" '
            "character are interpreted as commands."
        )
        await notice(hub, channel, user, words)
        return None
    app, install = found
    url = response_url(hub, app, install, user, channel, None)
    fields = {
        "token": app.verification_token,
        "team_id": user.team_id,
        "team_domain": hub.state.teams[user.team_id].domain,
        "channel_id": channel.id,
        "channel_name": _CHANNEL_NAMES.get(channel.kind, channel.name),
        "user_id": user.id,
        "user_name": user.name,
        "command": name,
        "text": rest.strip(),
        "api_app_id": app.id,
        "is_enterprise_install": "false",
        "response_url": url,
        "trigger_id": trigger(hub, app, install, user),
    }
    answer = await hub.deliverer.send(Delivery.form(app, "command", fields))
    if not answer.ok:
        await notice(hub, channel, user, f'{name} failed with the error "{answer.failure()}"')
        return answer
    await _command_answer(hub, answer, url)
    return answer


def find_command(hub: Hub, user: User, name: str) -> tuple[App, Install] | None:
    """Whose command it is in this person's workspace: of two apps the last installed."""
    found = None
    for app in hub.state.apps.values():
        install = app.installs.get(user.team_id)
        if install is not None and install.active and name in app.commands:
            found = (app, install)
    return found


async def _command_answer(hub: Hub, answer: Answer, url: str) -> None:
    """A body with text or blocks is shown; one that is no JSON is shown as text."""
    body = answer.json()
    if body is None:
        words = answer.body.decode(errors="replace").strip()
        body = {"text": words} if words else {}
    if body.get("text") or body.get("blocks"):
        secret = url.rpartition("/")[2]
        place: ResponseUrl = hub.response_urls.use(secret)
        place.uses -= 1
        await respond(hub, place, body)


async def deliver_action(
    hub: Hub,
    user: User,
    action: Json,
    *,
    channel: Channel | None = None,
    message: Message | None = None,
    view: View | None = None,
) -> Answer:
    """Somebody used an element (…/block_actions-payload); failure leaves a line they can read."""
    app, install = owner(hub, message=message, view=view)
    payload = base_payload(hub, "block_actions", app, user)
    payload["trigger_id"] = trigger(hub, app, install, user, view.id if view else "")
    if view is not None:
        payload["container"] = {"type": "view", "view_id": view.id}
        payload["view"] = view_json(hub.state, view)
    elif channel is not None and message is not None:
        payload |= _in_message(hub, channel, message)
        payload["response_url"] = response_url(hub, app, install, user, channel, message)
    stamp = f"{hub.clock.wall().timestamp():.6f}"
    payload["actions"] = [{**action, "action_ts": stamp}]
    answer = await hub.deliverer.send(Delivery.payload(app, "block_actions", payload))
    if not answer.ok:
        await _trouble(hub, user, answer, channel, view)
    return answer


def _in_message(hub: Hub, channel: Channel, message: Message) -> Json:
    hidden = bool(message.ephemeral_to)
    container = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": hidden,
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    name = _CHANNEL_NAMES.get(channel.kind, channel.name)
    out: Json = {"container": container, "channel": {"id": channel.id, "name": name}}
    out["state"] = {"values": message.inputs}
    if not hidden:
        out["message"] = message_json(hub.state, channel, message)
    return out


async def _trouble(
    hub: Hub, user: User, answer: Answer, channel: Channel | None, view: View | None
) -> None:
    if view is not None:
        view.trouble = "We had some trouble connecting. Try again?"
        hub.touch(f"{view.body['type']}:{user.id}")
    elif channel is not None:
        what = "no answer in time" if answer.status is None else f"Status Code {answer.status}"
        await notice(hub, channel, user, f"This app responded with {what}. ({answer.failure()})")


def owner(
    hub: Hub, *, message: Message | None = None, view: View | None = None
) -> tuple[App, Install]:
    """The app whose message or view it is."""
    if view is not None:
        app = hub.state.apps[view.app_id]
        return app, app.installs[view.app_team_id]
    if message is None or message.app_id not in hub.state.apps:
        raise Refusal("not_an_app_message")
    app = hub.state.apps[message.app_id]
    return app, app.installs[message.team_id]


async def message_shortcut(
    hub: Hub, user: User, channel: Channel, message: Message, name: str
) -> Answer:
    """A shortcut from a message's menu (…/shortcuts-interaction-payload).

    People of another organisation have none: docs.slack.dev/apis/slack-connect.
    """
    app, install, callback_id = find_shortcut(hub, user, name, "message")
    payload = base_payload(hub, "message_action", app, user)
    payload |= {
        "callback_id": callback_id,
        "trigger_id": trigger(hub, app, install, user),
        "response_url": response_url(hub, app, install, user, channel, message),
        "message_ts": message.ts,
        "message": message_json(hub.state, channel, message),
        "channel": {"id": channel.id, "name": _CHANNEL_NAMES.get(channel.kind, channel.name)},
        "action_ts": hub.clock.wall().timestamp(),
    }
    return await _shortcut(hub, app, "message_action", payload)


async def global_shortcut(hub: Hub, user: User, name: str) -> Answer:
    """A shortcut from the lightning menu."""
    app, install, callback_id = find_shortcut(hub, user, name, "global")
    payload = base_payload(hub, "shortcut", app, user)
    payload |= {
        "callback_id": callback_id,
        "trigger_id": trigger(hub, app, install, user),
        "action_ts": f"{hub.clock.wall().timestamp():.6f}",
    }
    return await _shortcut(hub, app, "shortcut", payload)


async def _shortcut(hub: Hub, app: App, kind: str, payload: Json) -> Answer:
    return await hub.deliverer.send(Delivery.payload(app, kind, payload))


def find_shortcut(hub: Hub, user: User, name: str, kind: str) -> tuple[App, Install, str]:
    """A shortcut of this person's workspace by the name shown or its callback id."""
    for app in hub.state.apps.values():
        install = app.installs.get(user.team_id)
        for one in app.shortcuts if install is not None and install.active else ():
            if one["type"] == kind and name in (one["name"], one["callback_id"]):
                return app, app.installs[user.team_id], str(one["callback_id"])
    raise Refusal("no_such_shortcut", status=404)


async def suggestions(
    hub: Hub,
    user: User,
    block: Json,
    element: Json,
    query: str,
    *,
    view: View | None = None,
    message: Message | None = None,
    channel: Channel | None = None,
) -> list[Json]:
    """Options of an external select (…/block_suggestion-payload); none when the app is silent."""
    app, _install = owner(hub, message=message, view=view)
    payload = base_payload(hub, "block_suggestion", app, user)
    payload |= {"action_id": element["action_id"], "block_id": block["block_id"], "value": query}
    if view is not None:
        payload["container"] = {"type": "view", "view_id": view.id}
        payload["view"] = view_json(hub.state, view)
    elif message is not None and channel is not None:
        payload |= _in_message(hub, channel, message)
    answer = await hub.deliverer.send(Delivery.payload(app, "block_suggestion", payload))
    body = (answer.json() or {}) if answer.ok else {}
    groups = body.get("option_groups") or []
    return [*(body.get("options") or []), *(o for g in groups for o in g["options"])]
