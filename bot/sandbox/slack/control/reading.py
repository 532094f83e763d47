"""What people see: channels, threads, modals, home tabs, as plain text and as raw JSON."""

from collections.abc import Iterator

from bot.sandbox.slack import modals
from bot.sandbox.slack.blocks import elements_of
from bot.sandbox.slack.control.action import Args, action, channel_of, user_of
from bot.sandbox.slack.hub import Hub
from bot.sandbox.slack.plain import message_text, view_text
from bot.sandbox.slack.refusal import Json
from bot.sandbox.slack.shapes import channel_json, message_json, view_json
from bot.sandbox.slack.state import Channel, Message, View
from bot.sandbox.slack.text import rings, unescape

__all__ = ["shown", "shown_view"]

_LONGEST_WAIT = 30.0


def shown(hub: Hub, channel: Channel, message: Message) -> Json:
    """A message as people see it, with the raw JSON beside it."""
    user = hub.state.users.get(message.user)
    blocks = message.blocks or []
    return {
        "ts": message.ts,
        "channel": channel.id,
        "user": message.user,
        "name": user.shown if user else "Slackbot",
        "is_app": bool(message.bot_id),
        "text": message_text(hub.state, message),
        "thread_ts": message.thread_ts,
        "ephemeral": bool(message.ephemeral_to),
        "edited": message.edited is not None,
        "reactions": message.reactions,
        "replies": len(channel.threads.get(message.ts, ())),
        "buttons": [unescape(e.label) for e in elements_of(blocks) if e.body["type"] == "button"],
        "rings": sorted({*rings(message.text), *_block_rings(blocks)}),
        "raw": message_json(hub.state, channel, message),
    }


def _block_rings(part: object) -> Iterator[str]:
    """Whom blocks notify: markup, and rich text's own elements; plain and raw text never do.

    docs.slack.dev/reference/block-kit/composition-objects/text-object,
    docs.slack.dev/reference/block-kit/blocks/rich-text-block
    """
    if isinstance(part, list):
        for inner in part:
            yield from _block_rings(inner)
    elif isinstance(part, dict):
        match part.get("type"):
            case "mrkdwn":
                yield from rings(str(part["text"]))
            case "user":
                yield str(part.get("user_id", ""))
            case "broadcast":
                yield str(part.get("range", ""))
            case _:
                yield from _block_rings(list(part.values()))


def shown_view(hub: Hub, view: View) -> Json:
    """A modal or home tab as a person sees it; `errors` by the label of their input."""
    inputs = {e.block["block_id"]: e for e in elements_of(view.body["blocks"]) if e.is_input}
    title = view.body.get("title") or {"text": ""}
    return {
        "id": view.id,
        "title": unescape(title["text"]),
        "text": view_text(hub.state, view),
        "labels": [unescape(e.label) for e in inputs.values()],
        "errors": {unescape(inputs[k].label): v for k, v in view.errors.items() if k in inputs},
        "trouble": view.trouble,
        "buttons": [
            unescape(e.label)
            for e in elements_of(view.body["blocks"])
            if e.body["type"] == "button"
        ],
        "raw": view_json(hub.state, view),
    }


@action("read")
async def read(hub: Hub, args: Args) -> Json:
    """What `user` sees in `channel`, oldest first.

    `thread_ts`: only that thread with its parent. `since`: only later messages. `containing`: only
    those that read so. `limit`: only the latest so many. Replies are in the list, each with its
    `thread_ts`. `version` is for `wait`.
    """
    user = user_of(hub, args)
    channel = channel_of(hub, args, user)
    thread, since = args.get("thread_ts") or "", args.get("since") or ""
    if thread:
        tss = [thread, *channel.threads.get(thread, ())]
        found = [channel.messages[ts] for ts in tss if ts in channel.messages]
        found = [m for m in found if m.ephemeral_to in ("", user.id)]
    else:
        found = list(channel.visible_to(user.id))
    words, most = args.get("containing") or "", int(args.get("limit") or 0)
    fitting: list[Json] = []
    for message in reversed(found):
        if message.ts <= since or (most and len(fitting) == most):
            break
        if words in message_text(hub.state, message):
            fitting.append(shown(hub, channel, message))
    return {"messages": fitting[::-1], "version": hub.version}


@action("channels")
async def channels(hub: Hub, args: Args) -> Json:
    """Channels and direct conversations that `user` is in."""
    user = user_of(hub, args)
    inside = [c for c in hub.state.channels.values() if user.id in c.members]
    return {"channels": [_listed(hub, c, user.id, user.team_id) for c in inside]}


def _listed(hub: Hub, channel: Channel, user_id: str, team_id: str) -> Json:
    other = next((m for m in channel.members if m != user_id), "") if channel.is_im else ""
    title = hub.state.users[other].shown if other else channel.name
    count = sum(1 for _ in channel.visible_to(user_id))
    return {**channel_json(channel, user_id, team_id), "title": title, "messages": count}


@action("modals")
async def open_modals(hub: Hub, args: Args) -> Json:
    """The stack of modals in front of `user`, the lowest first."""
    user = user_of(hub, args)
    stack = [shown_view(hub, v) for v in modals.stack_of(hub, user.id)]
    return {"views": stack, "version": hub.version}


@action("home")
async def home(hub: Hub, args: Args) -> Json:
    """The home tab of app `app_id` for `user`; `view` is null when none was published."""
    view = modals.home_of(hub, hub.state.apps[args["app_id"]], user_of(hub, args))
    return {"view": shown_view(hub, view) if view else None, "version": hub.version}


@action("directory")
async def directory(hub: Hub, args: Args) -> Json:  # noqa: ARG001 - the signature of every action
    """Everything that exists: teams, users, channels and apps, without messages and secrets."""
    return {
        "teams": [vars(t) for t in hub.state.teams.values()],
        "users": [vars(u) for u in hub.state.users.values()],
        "channels": [
            {
                **channel_json(c, "", c.team_id),
                "kind": c.kind,
                "members": c.members,
                "teams": c.teams,
            }
            for c in hub.state.channels.values()
        ],
        "apps": [
            {
                "id": a.id,
                "name": a.name,
                "request_url": a.request_url,
                "commands": sorted(a.commands),
                "shortcuts": a.shortcuts,
                "teams": {t: i.bot_user_id for t, i in a.installs.items() if i.active},
            }
            for a in hub.state.apps.values()
        ],
        "version": hub.version,
    }


@action("wait")
async def wait(hub: Hub, args: Args) -> Json:
    """Answer once anything changed after version `since`, or after `seconds` (30 at most)."""
    seconds = min(float(args.get("seconds", _LONGEST_WAIT)), _LONGEST_WAIT)
    return {"version": await hub.changed(int(args["since"]), seconds)}
