"""conversations.* apart from reading messages (docs.slack.dev/reference/methods)."""

import re

from bot.sandbox.slack import limits
from bot.sandbox.slack.api.call import Call, method
from bot.sandbox.slack.conversations import direct, group
from bot.sandbox.slack.members import join
from bot.sandbox.slack.refusal import Json, Refusal
from bot.sandbox.slack.shapes import channel_json
from bot.sandbox.slack.state import Channel, new_id

__all__ = ["check_name"]

_NAME = re.compile(r"[^\W A-Z]|[-_]")
_READ = ("channels:read", "groups:read", "im:read", "mpim:read")
_KIND = {"public_channel": "channel", "private_channel": "group", "im": "im", "mpim": "mpim"}


def check_name(channels: list[Channel], name: str) -> None:
    """Refuse a name that Slack refuses (docs.slack.dev/reference/methods/conversations.create)."""
    if not name:
        raise Refusal("invalid_name_required")
    if len(name) > limits.CHANNEL_NAME:
        raise Refusal("invalid_name_maxlength")
    if not all(_NAME.fullmatch(c) for c in name):
        raise Refusal("invalid_name_specials")
    if any(c.name == name and not c.is_im for c in channels):
        raise Refusal("name_taken")


def _shown(call: Call, channel: Channel) -> Json:
    return channel_json(channel, call.install.bot_user_id, call.install.team_id)


@method("conversations.open", limits.TIER_3, "im:write", "mpim:write")
async def open_(call: Call) -> Json:
    """A direct conversation with one person, or with two to eight.

    `users_list_not_supplied`, `user_not_found`, `cannot_dm_bot`, `too_many_users`; `missing_scope`
    without `im:write` for one, `mpim:write` for more.
    """
    if call.text("channel"):
        return {"channel": {"id": call.channel().id}}
    given = call.args.get("users")
    listed = given if isinstance(given, list) else call.text("users").split(",")
    people = [call.user(str(u)) for u in listed if u]
    if not people:
        raise Refusal("users_list_not_supplied")
    call.scope("im:write" if len(people) == 1 else "mpim:write")
    if any(p.is_bot for p in people):
        raise Refusal("cannot_dm_bot")
    return _opened(call, [call.install.bot_user_id, *(p.id for p in people)])


def _opened(call: Call, people: list[str]) -> Json:
    if len(people) == 2:  # noqa: PLR2004 - the bot and one person
        existed = call.hub.state.direct(*people) is not None
        channel = direct(call.hub, *people)
    else:
        existed = call.hub.state.group(set(people)) is not None
        channel = group(call.hub, people)
    shown = _shown(call, channel) if call.flag("return_im") else {"id": channel.id}
    return {"channel": shown, "no_op": existed, "already_open": existed}


@method("conversations.info", limits.TIER_3, *_READ)
async def info(call: Call) -> Json:
    """`channel_not_found`."""
    channel = call.channel()
    call.kind_scope(channel, "read")
    return {"channel": _shown(call, channel)}


def _listed(call: Call) -> list[Channel]:
    kinds = [t.strip() for t in (call.text("types") or "public_channel").split(",")]
    if set(kinds) - set(_KIND):
        raise Refusal("invalid_types")
    wanted = {_KIND[k] for k in kinds}
    found = []
    for channel in call.hub.state.channels.values():
        inside = call.install.bot_user_id in channel.members
        seen = call.install.team_id in channel.teams and (channel.kind == "channel" or inside)
        hidden = channel.is_archived and call.flag("exclude_archived")
        if seen and channel.kind in wanted and not hidden:
            found.append(channel)
    return found


@method("conversations.list", limits.TIER_2, *_READ)
async def list_(call: Call) -> Json:
    """Channels of this workspace; private ones only where the bot is a member."""
    page, cursor = call.page(_listed(call))
    shown = [_shown(call, c) for c in page]
    return {"channels": shown, "response_metadata": {"next_cursor": cursor}}


@method("users.conversations", limits.TIER_3, *_READ)
async def of_user(call: Call) -> Json:
    """docs.slack.dev/reference/methods/users.conversations: those that the user is in."""
    user = call.text("user") or call.install.bot_user_id
    call.user(user)
    page, cursor = call.page([c for c in _listed(call) if user in c.members])
    shown = [_shown(call, c) for c in page]
    return {"channels": shown, "response_metadata": {"next_cursor": cursor}}


@method("conversations.members", limits.TIER_4, *_READ)
async def members(call: Call) -> Json:
    """Ids of the people inside."""
    channel = call.channel()
    page, cursor = call.page(channel.members)
    return {"members": page, "response_metadata": {"next_cursor": cursor}}


@method("conversations.create", limits.TIER_2, "channels:manage", "groups:write")
async def create(call: Call) -> Json:
    """A new channel with the bot in it: `name_taken`, `invalid_name_*`."""
    private = call.flag("is_private")
    call.scope("groups:write" if private else "channels:manage")
    name = call.text("name")
    own = [c for c in call.hub.state.channels.values() if c.team_id == call.install.team_id]
    check_name(own, name)
    channel = Channel(
        id=new_id("C"),
        team_id=call.install.team_id,
        name=name,
        is_private=private,
        members=[call.install.bot_user_id],
        creator=call.install.bot_user_id,
        created=int(call.hub.clock.business().timestamp()),
    )
    call.hub.state.channels[channel.id] = channel
    call.hub.touch("directory")
    return {"channel": _shown(call, channel)}


@method(
    "conversations.invite",
    limits.TIER_3,
    "channels:manage",
    "groups:write",
    "channels:write.invites",
)
async def invite(call: Call) -> Json:
    """`not_in_channel`, `user_not_found`, `already_in_channel`, `cant_invite_self`."""
    channel = call.channel()
    call.member_of(channel)
    if channel.is_im:
        raise Refusal("method_not_supported_for_channel_type")
    people = [call.user(u) for u in call.needed("users", "no_user").split(",") if u]
    for user in people:
        if user.id == call.install.bot_user_id:
            raise Refusal("cant_invite_self")
        if user.id in channel.members:
            raise Refusal("already_in_channel")
        if user.team_id not in channel.teams:
            raise Refusal("user_not_found")
    for user in people:
        await join(call.hub, channel, user, inviter=call.install.bot_user_id)
    return {"channel": _shown(call, channel)}


@method("conversations.join", limits.TIER_3, "channels:join")
async def join_(call: Call) -> Json:
    """Public ones only: `is_archived`, `method_not_supported_for_channel_type`."""
    channel = call.channel()
    if channel.kind != "channel":
        raise Refusal("method_not_supported_for_channel_type")
    if channel.is_archived:
        raise Refusal("is_archived")
    if call.install.bot_user_id in channel.members:
        return {"channel": _shown(call, channel), "warning": "already_in_channel"}
    await join(call.hub, channel, call.hub.state.users[call.install.bot_user_id])
    return {"channel": _shown(call, channel)}
