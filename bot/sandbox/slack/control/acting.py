"""What a person does with words: say, edit, delete, react, slash, shortcuts, open the home tab."""

from bot.sandbox.slack import (
    conversations,
    events,
    interact,
    marks,
    messages,
    modals,
    reacting,
    text,
)
from bot.sandbox.slack.control.action import (
    Args,
    action,
    answered,
    channel_of,
    message_of,
    user_of,
)
from bot.sandbox.slack.control.reading import shown
from bot.sandbox.slack.hub import Hub
from bot.sandbox.slack.refusal import Json, Refusal
from bot.sandbox.slack.shapes import view_json
from bot.sandbox.slack.state import App, Channel, Install, Message, User

__all__ = ["direct", "names_for"]


def names_for(hub: Hub, channel: Channel, user: User) -> tuple[dict[str, str], dict[str, str]]:
    """Names that this person can mention here, of people and of channels."""
    teams = {user.team_id, *channel.teams}
    users = {u.shown: u.id for u in hub.state.users.values() if u.team_id in teams}
    inside = {u.shown: u.id for u in map(hub.state.users.get, channel.members) if u}
    channels = {
        c.name: c.id for c in hub.state.channels.values() if c.team_id in teams and not c.is_im
    }
    return {**users, **inside}, channels


@action("say")
async def say(hub: Hub, args: Args) -> Json:
    """`user` says `text` in `channel` (`thread_ts`, `broadcast`); names as @Name, #channel."""
    user = user_of(hub, args)
    channel = channel_of(hub, args, user)
    if channel.is_archived:
        raise Refusal("is_archived")
    if args.get("thread_ts"):
        messages.parent_of(channel, args["thread_ts"])
    message = Message(
        ts=hub.now_ts(),
        user=user.id,
        team_id=user.team_id,
        text=text.from_person(args["text"], *names_for(hub, channel, user)),
        thread_ts=args.get("thread_ts") or "",
        broadcast=bool(args.get("broadcast")),
    )
    await messages.put(hub, channel, message)
    marks.mark(hub, user.id, channel, message.ts)
    await _mention_outside(hub, channel, user, message)
    return {"message": shown(hub, channel, message)}


async def _mention_outside(hub: Hub, channel: Channel, user: User, message: Message) -> None:
    """Slackbot's hint about an app that is mentioned and not here; the app is not told."""
    for user_id in text.rings(message.text):
        other = hub.state.users.get(user_id)
        if other is not None and other.is_bot and other.id not in channel.members:
            words = f"You mentioned @{other.shown}, but they're not in this channel."
            await messages.notice(hub, channel, user, words, message.thread_ts)


@action("edit")
async def edit(hub: Hub, args: Args) -> Json:
    """`user` changes their own message `ts` in `channel` to `text`."""
    user = user_of(hub, args)
    channel = channel_of(hub, args, user)
    message = message_of(channel, args, user)
    if message.user != user.id:
        raise Refusal("cant_update_message")
    words = text.from_person(args["text"], *names_for(hub, channel, user))
    await messages.change(hub, channel, message, words=words, editor=user.id)
    return {"message": shown(hub, channel, message)}


@action("delete")
async def delete(hub: Hub, args: Args) -> Json:
    """`user` deletes their own message `ts` in `channel`, or dismisses an ephemeral one."""
    user = user_of(hub, args)
    channel = channel_of(hub, args, user)
    message = message_of(channel, args, user)
    if user.id not in (message.user, message.ephemeral_to):
        raise Refusal("cant_delete_message")
    await messages.remove(hub, channel, message)
    return {}


@action("react")
async def react(hub: Hub, args: Args) -> Json:
    """`user` reacts with `name` to `ts` in `channel`; `remove` takes it back."""
    user = user_of(hub, args)
    channel = channel_of(hub, args, user)
    message = message_of(channel, args, user)
    how = reacting.unreact if args.get("remove") else reacting.react
    await how(hub, channel, message, user.id, args["name"])
    return {}


@action("slash")
async def slash(hub: Hub, args: Args) -> Json:
    """`user` sends `text` (a line with `/`) in `channel` (`thread_ts`).

    Answers what only they see since (`messages`), and how the app answered (`delivered`).
    """
    user = user_of(hub, args)
    channel = channel_of(hub, args, user)
    name, _, rest = str(args["text"]).strip().partition(" ")
    found = interact.find_command(hub, user, name)
    named = found is not None and found[0].commands[name].get("should_escape")
    rest = (
        text.names_in_command(rest, *names_for(hub, channel, user)) if named else text.escape(rest)
    )
    before = set(channel.messages)
    answer = await interact.command(
        hub, user, channel, f"{name} {rest}", args.get("thread_ts") or ""
    )
    new = [
        m for ts, m in channel.messages.items() if ts not in before and m.ephemeral_to == user.id
    ]
    return {**answered(answer), "messages": [shown(hub, channel, m) for m in new]}


@action("shortcut")
async def shortcut(hub: Hub, args: Args) -> Json:
    """`user` uses the shortcut `name`, on message `ts` of `channel` or (without) a global one."""
    user = user_of(hub, args)
    if not args.get("ts"):
        return answered(await interact.global_shortcut(hub, user, args["name"]))
    channel = channel_of(hub, args, user)
    message = message_of(channel, args, user)
    return answered(await interact.message_shortcut(hub, user, channel, message, args["name"]))


@action("open_dm")
async def open_dm(hub: Hub, args: Args) -> Json:
    """The direct conversation of `user` and `with` (a user or app id, or a list) → `channel`."""
    user = user_of(hub, args)
    wanted = args["with"] if isinstance(args["with"], list) else [args["with"]]
    others = [hub.state.users.get(one) or _bot(hub, user, one) for one in wanted]
    if len(others) == 1:
        return {"channel": conversations.direct(hub, others[0].id, user.id).id}
    return {"channel": conversations.group(hub, [user.id, *(o.id for o in others)]).id}


@action("open_home")
async def open_home(hub: Hub, args: Args) -> Json:
    """`user` opens app `app_id`: its `tab`, `home` (default) or `messages`."""
    user = user_of(hub, args)
    app, install = _app(hub, user, args["app_id"])
    channel = conversations.direct(hub, install.bot_user_id, user.id)
    event: Json = {"type": "app_home_opened", "user": user.id, "channel": channel.id}
    event |= {"tab": args.get("tab") or "home", "event_ts": hub.now_ts()}
    home = modals.home_of(hub, app, user)
    if home is not None and event["tab"] == "home":
        event["view"] = view_json(hub.state, home)
    if "app_home_opened" not in app.events:
        return {"delivered": None}
    return answered(await events.emit(hub, app, install, event))


def direct(hub: Hub, user: User, other: User) -> Channel:
    """The direct conversation of two users, made when there is none."""
    return conversations.direct(hub, other.id, user.id)


def _app(hub: Hub, user: User, app_id: str) -> tuple[App, Install]:
    app = hub.state.apps.get(app_id)
    install = app.install_for([user.team_id]) if app else None
    if app is None or install is None:
        raise Refusal("app_not_installed", status=404)
    return app, install


def _bot(hub: Hub, user: User, app_id: str) -> User:
    return hub.state.users[_app(hub, user, app_id)[1].bot_user_id]
