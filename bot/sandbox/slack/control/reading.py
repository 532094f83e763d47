"""What people see: channels, threads, modals, home tabs, as plain text and as raw JSON."""

from collections.abc import Iterator, Reversible

from bot.sandbox.slack import marks, modals
from bot.sandbox.slack.blocks import elements_of
from bot.sandbox.slack.control.action import Args, action, channel_of, user_of
from bot.sandbox.slack.fileshapes import files_of
from bot.sandbox.slack.hub import Hub
from bot.sandbox.slack.plain import message_text, view_text
from bot.sandbox.slack.refusal import Json
from bot.sandbox.slack.rings import message_rings
from bot.sandbox.slack.shapes import channel_json, message_json, view_json
from bot.sandbox.slack.state import Channel, Message, User, View
from bot.sandbox.slack.text import unescape

__all__ = ["shown", "shown_view"]

_LONGEST_WAIT = 30.0
_FACES = 5


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
        "replies": len(channel.replies(message.ts)),
        "thread": _thread(channel, message),
        "buttons": [unescape(e.label) for e in elements_of(blocks) if e.body["type"] == "button"],
        "rings": sorted(message_rings(message)),
        "files": files_of(hub.state, message.files),
        "raw": message_json(hub.state, channel, message),
    }


def _thread(channel: Channel, message: Message) -> Json | None:
    """The line under a parent: `count`, the `last` reply's ts, up to five `people`."""
    replies = channel.replies(message.ts)
    if not replies:
        return None
    people = list(dict.fromkeys(m.user for m in replies))[:_FACES]
    return {"count": len(replies), "last": replies[-1].ts, "people": people}


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

    `ts`: only this message. `thread_ts`: only that thread with its parent. `since`: only later
    messages, `before`: only earlier ones. `containing`: only those that read so. `limit`: only the
    latest so many. Replies are in the list, each with its `thread_ts`, unless `top`: then only what
    stands in the channel itself. `more` tells whether there are earlier ones, `version` is for
    `wait`.
    """
    user = user_of(hub, args)
    channel = channel_of(hub, args, user)
    words, most = args.get("containing") or "", int(args.get("limit") or 0)
    fitting: list[Json] = []
    more = False
    for message in _backwards(channel, user, args):
        if words and words not in message_text(hub.state, message):
            continue
        if most and len(fitting) == most:
            more = True
            break
        fitting.append(shown(hub, channel, message))
    return {"messages": fitting[::-1], "more": more, "version": hub.version}


def _backwards(channel: Channel, user: User, args: Args) -> Iterator[Message]:
    """The newest first, so that a page costs what is on it and not the whole channel."""
    thread, since = args.get("thread_ts") or "", args.get("since") or ""
    before, top = args.get("before") or "", bool(args.get("top"))
    tss: Reversible[str] = channel.messages
    if args.get("ts") or thread:
        tss = [args["ts"]] if args.get("ts") else [thread, *channel.threads.get(thread, ())]
    for ts in reversed(tss):
        if ts <= since:
            return
        message = channel.messages.get(ts)
        if message is None or (before and ts >= before):
            continue
        hidden = message.ephemeral_to not in ("", user.id)
        inside = top and message.thread_ts not in ("", ts) and not message.broadcast
        if not hidden and not inside:
            yield message


@action("mark")
async def mark(hub: Hub, args: Args) -> Json:
    """`user` has read `channel` up to message `ts`, or (without) to its end."""
    user = user_of(hub, args)
    channel = channel_of(hub, args, user)
    marks.mark(hub, user.id, channel, args.get("ts") or "")
    return vars(marks.unread(hub, user.id, channel))


@action("channels")
async def channels(hub: Hub, args: Args) -> Json:
    """Channels and direct conversations that `user` is in.

    Each with `unread` (what others said in it since it was read), `mentions` (those of them that
    ring this person; in a direct conversation all), `threads` (replies that do), `read` (up to
    where), `last` (the newest message's ts) and `messages` (how many there are, replies included).
    Nobody is told of more than 500.
    """
    user = user_of(hub, args)
    inside = [c for c in hub.state.channels.values() if user.id in c.members]
    return {"channels": [_listed(hub, c, user) for c in inside], "version": hub.version}


def _listed(hub: Hub, channel: Channel, user: User) -> Json:
    other = next((m for m in channel.members if m != user.id), "") if channel.is_im else ""
    title = hub.state.users[other].shown if other else channel.name
    news = marks.unread(hub, user.id, channel)
    return {
        **channel_json(channel, user.id, user.team_id),
        "title": title,
        "messages": len(channel.messages),
        "last": next(reversed(channel.messages), ""),
        "read": hub.state.reads.get(user.id, {}).get(channel.id, ""),
        "unread": news.messages,
        "mentions": news.mentions,
        "threads": news.threads,
    }


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


@action("wait")
async def wait(hub: Hub, args: Args) -> Json:
    """Answer once anything changed after version `since`, or after `seconds` (30 at most)."""
    seconds = min(float(args.get("seconds", _LONGEST_WAIT)), _LONGEST_WAIT)
    return {"version": await hub.changed(int(args["since"]), seconds)}
