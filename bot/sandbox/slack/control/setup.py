"""Building the place: workspaces, people, channels, apps."""

import secrets

from bot.sandbox.slack.api.conversations import check_name
from bot.sandbox.slack.control.action import Args, action, channel_of, user_of
from bot.sandbox.slack.deliver import Delivery
from bot.sandbox.slack.events import emit
from bot.sandbox.slack.hub import Hub
from bot.sandbox.slack.installing import app_from_manifest, install_in
from bot.sandbox.slack.members import join, leave
from bot.sandbox.slack.refusal import Json, Refusal
from bot.sandbox.slack.state import Channel, Team, User, new_id

__all__: list[str] = []


@action("create_team")
async def create_team(hub: Hub, args: Args) -> Json:
    """`name`, `domain` → `team`."""
    team = Team(new_id("T"), args["name"], args["domain"])
    hub.state.teams[team.id] = team
    hub.touch("directory")
    return {"team": vars(team)}


@action("create_user")
async def create_user(hub: Hub, args: Args) -> Json:
    """`team`, `name` (as shown), and optionally `tz`, `locale`, `email`, `real_name` → `user`."""
    if args["team"] not in hub.state.teams:
        raise Refusal("team_not_found", status=404)
    shown = args["name"]
    user = User(
        id=new_id("U"),
        team_id=args["team"],
        name=shown.lower().replace(" ", "."),
        real_name=args.get("real_name") or shown,
        display_name=shown,
        tz=args.get("tz") or "UTC",
        locale=args.get("locale") or "en-US",
        email=args.get("email") or "",
    )
    hub.state.users[user.id] = user
    hub.touch("directory")
    return {"user": vars(user)}


@action("create_channel")
async def create_channel(hub: Hub, args: Args) -> Json:
    """`team`, `name`, `members` (ids), `is_private`, `purpose`, `topic` → `channel`."""
    name = args["name"].lstrip("#")
    check_name([c for c in hub.state.channels.values() if c.team_id == args["team"]], name)
    members = list(args.get("members") or [])
    channel = Channel(
        id=new_id("C"),
        team_id=args["team"],
        name=name,
        is_private=bool(args.get("is_private")),
        members=members,
        purpose=args.get("purpose") or "",
        topic=args.get("topic") or "",
        created=int(hub.clock.business().timestamp()),
        creator=members[0] if members else "",
    )
    hub.state.channels[channel.id] = channel
    for app in hub.state.apps.values():
        install = app.installs.get(channel.team_id)
        if install is not None and install.bot_user_id in members:
            members.remove(install.bot_user_id)
            await join(hub, channel, hub.state.users[install.bot_user_id], inviter=channel.creator)
    hub.touch("directory")
    return {"channel": {"id": channel.id, "name": channel.name, "team_id": channel.team_id}}


@action("connect")
async def connect(hub: Hub, args: Args) -> Json:
    """Share a `channel` with another `team` (Slack Connect), optionally with `members` of it."""
    channel = channel_of(hub, args)
    if args["team"] not in channel.teams:
        channel.shared_with.append(args["team"])
    for user_id in args.get("members") or []:
        await join(hub, channel, hub.state.users[user_id])
    hub.touch("directory")
    return {}


@action("invite")
async def invite(hub: Hub, args: Args) -> Json:
    """Put `user` into `channel`, by `inviter` if given."""
    user = user_of(hub, args)
    channel = channel_of(hub, args)
    if user.team_id not in channel.teams:
        raise Refusal("user_not_found", status=404)
    await join(hub, channel, user, inviter=args.get("inviter") or "")
    return {}


@action("leave")
async def leave_channel(hub: Hub, args: Args) -> Json:
    """`user` leaves `channel`."""
    user = user_of(hub, args)
    await leave(hub, channel_of(hub, args, user), user)
    return {}


@action("archive")
async def archive(hub: Hub, args: Args) -> Json:
    """Archive `channel`: nothing can be posted there."""
    channel_of(hub, args).is_archived = True
    hub.touch("directory")
    return {}


@action("install_app")
async def install_app(hub: Hub, args: Args) -> Json:
    """Install the app of `manifest` in `team`; `request_url` is where it listens.

    A second workspace with the same app name installs the same app. `app_id`, `signing_secret` and
    `token` may be given, for an app whose settings exist already; `distributed` for one that others
    may install too without the Marketplace, which slows its reading. Answers what an app's
    configuration pages show: `app_id`, `signing_secret`, `token`, `app_token` (Socket Mode),
    `bot_user_id`, `bot_id`.
    """
    if args["team"] not in hub.state.teams:
        raise Refusal("team_not_found", status=404)
    app = app_from_manifest(hub, args["manifest"], args)
    app.distributed = bool(args.get("distributed", app.distributed))
    install = install_in(hub, app, args["team"], args.get("token") or "")
    hub.touch("directory")
    return {
        "app_id": app.id,
        "name": app.name,
        "signing_secret": app.signing_secret,
        "token": install.token,
        "app_token": app.app_token,
        "bot_user_id": install.bot_user_id,
        "bot_id": install.bot_id,
        "team": install.team_id,
    }


@action("uninstall_app")
async def uninstall_app(hub: Hub, args: Args) -> Json:
    """Remove app `app_id` from `team`: its token is revoked and the app is told."""
    app = hub.state.apps[args["app_id"]]
    install = app.installs[args["team"]]
    install.active = False
    stamp = hub.now_ts()
    for name in ("tokens_revoked", "app_uninstalled"):
        event: Json = {"type": name, "event_ts": stamp}
        if name == "tokens_revoked":
            event["tokens"] = {"oauth": [], "bot": [install.bot_user_id]}
        if name in app.events:
            emit(hub, app, install, event)
    for channel in hub.state.channels.values():
        if install.bot_user_id in channel.members and not channel.is_im:
            channel.members.remove(install.bot_user_id)
    hub.touch("directory")
    return {}


@action("set_request_url")
async def set_request_url(hub: Hub, args: Args) -> Json:
    """Point app `app_id` at `url`; with `verify` only if it answers Slack's challenge.

    docs.slack.dev/reference/events/url_verification.
    """
    app = hub.state.apps[args["app_id"]]
    before, app.request_url = app.request_url, args["url"]
    if args.get("verify"):
        challenge = secrets.token_urlsafe(32)
        body = {"token": app.verification_token, "challenge": challenge, "type": "url_verification"}
        answer = await hub.deliverer.send(Delivery.json(app, "url_verification", body))
        said = (answer.json() or {}).get("challenge") or answer.body.decode(
            errors="replace"
        ).strip()
        if not answer.ok or said != challenge:
            app.request_url = before
            raise Refusal("url_verification_failed", said=said)
    hub.touch("directory")
    return {}
