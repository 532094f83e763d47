"""Everything that exists, without what is said in it: for completion, menus and scripts."""

from bot.sandbox.slack.control.action import Args, action
from bot.sandbox.slack.hub import Hub
from bot.sandbox.slack.refusal import Json
from bot.sandbox.slack.shapes import channel_json
from bot.sandbox.slack.state import App, Channel

__all__: list[str] = []

_COMMAND = ("command", "description", "usage_hint", "should_escape")
_SHORTCUT = ("name", "type", "callback_id", "description")


@action("directory")
async def directory(hub: Hub, args: Args) -> Json:  # noqa: ARG001 - the signature of every action
    """Teams, users, channels and apps, without messages and secrets.

    Users with `tz`, `locale` and `team_id` (their organisation); channels with `purpose`, `members`
    and `teams` (its own first, then those it is shared with); apps with `commands` (each with
    `description` and `usage_hint`), `shortcuts` (each with its `type`), `home` and `messages`
    (whether they have such a tab) and `teams` (team → bot user).
    """
    state = hub.state
    return {
        "teams": [vars(t) for t in state.teams.values()],
        "users": [vars(u) for u in state.users.values()],
        "channels": [_channel(c) for c in state.channels.values()],
        "apps": [_app(a) for a in state.apps.values()],
        "version": hub.version,
    }


def _channel(channel: Channel) -> Json:
    return {
        **channel_json(channel, "", channel.team_id),
        "kind": channel.kind,
        "members": channel.members,
        "teams": channel.teams,
    }


def _app(app: App) -> Json:
    return {
        "id": app.id,
        "name": app.name,
        "description": app.description,
        "request_url": app.request_url,
        "commands": [{k: c[k] for k in _COMMAND if k in c} for c in app.commands.values()],
        "shortcuts": [{k: s[k] for k in _SHORTCUT if k in s} for s in app.shortcuts],
        "home": app.home_tab,
        "messages": app.messages_tab,
        "teams": {t: i.bot_user_id for t, i in app.installs.items() if i.active},
    }
