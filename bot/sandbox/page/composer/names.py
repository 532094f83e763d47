"""What completes what a person types in a channel: names, commands, shortcuts."""

from collections.abc import Iterator

from bot.sandbox.page.composer.hints import forms_of
from bot.sandbox.page.frame import Viewer
from bot.sandbox.slack.refusal import Json
from bot.sandbox.slack.state import App, Channel, State, User

__all__ = ["names", "shortcuts"]


def names(state: State, viewer: Viewer, channel: Channel) -> Json:
    """Everything that can be completed here, as the page's script reads it."""
    return {
        "people": people(state, viewer, channel),
        "channels": channels(state, viewer, channel),
        "commands": commands(state, viewer.user),
        "shortcuts": shortcuts(state, viewer.user, "global"),
    }


def groups(viewer: Viewer, channel: Channel) -> list[Json]:
    """``@here`` and ``@channel``, with whom they ring; not where only two people talk."""
    if channel.is_im:
        return []
    rung = {"here": viewer.say("composer-here"), "channel": viewer.say("composer-channel")}
    return [{"kind": "group", "name": k, "real": whom, "note": ""} for k, whom in rung.items()]


def people(state: State, viewer: Viewer, channel: Channel) -> list[Json]:
    """Whom one can mention: who is here, everybody at once, the rest of both workspaces.

    The control API knows people by the name shown; of two with the same name the one who is here
    is meant, so only that one is offered.
    """
    inside = set(channel.members)
    workspaces = {viewer.team.id, *channel.teams}

    def order(user: User) -> tuple[bool, bool, str]:
        return user.id == viewer.user.id, user.is_bot, user.shown.casefold()

    known = sorted(state.users.values(), key=order)
    here = [user for user in known if user.id in inside]
    others = [u for u in known if u.id not in inside and u.team_id in workspaces]
    taken = {user.shown.casefold() for user in here}
    apart = [u for u in others if u.shown.casefold() not in taken and _works(state, u)]
    return [
        *(_person(state, viewer, user, here=True) for user in here),
        *groups(viewer, channel),
        *(_person(state, viewer, user, here=False) for user in apart),
    ]


def _person(state: State, viewer: Viewer, user: User, *, here: bool) -> Json:
    notes = [state.teams[user.team_id].name] if user.team_id != viewer.team.id else []
    if user.is_bot:
        notes.append(viewer.say("composer-app"))
    if user.id == viewer.user.id:
        notes.append(viewer.say("composer-you"))
    if not here:
        notes.append(viewer.say("composer-not-here"))
    real = user.real_name if user.real_name != user.shown else ""
    return {
        "kind": "app" if user.is_bot else "person",
        "id": user.id,
        "name": user.shown,
        "real": real,
        "note": " · ".join(notes),
    }


def _works(state: State, user: User) -> bool:
    """People always; an app's user while the app is installed."""
    if not user.is_bot:
        return True
    app = state.apps.get(user.app_id)
    install = app.installs.get(user.team_id) if app else None
    return install is not None and install.active


def channels(state: State, viewer: Viewer, channel: Channel) -> list[Json]:
    """Channels that this person sees: their own, and the public ones of their workspace."""
    seen = [c for c in state.channels.values() if _sees(viewer, channel, c)]
    seen.sort(key=lambda c: (viewer.user.id not in c.members, c.name))
    return [{"name": c.name, "note": c.topic or c.purpose, "private": c.is_private} for c in seen]


def _sees(viewer: Viewer, here: Channel, channel: Channel) -> bool:
    if channel.is_im or channel.is_mpim or channel.is_archived:
        return False
    if channel.team_id not in {viewer.team.id, *here.teams}:
        return False  # its name would not be found: control/acting.py, `names_for`
    at_home = channel.team_id == viewer.team.id and not channel.is_private
    return at_home or viewer.user.id in channel.members


def commands(state: State, user: User) -> list[Json]:
    """Slash commands of this person's own workspace; of two apps with one the last installed."""
    listed: dict[str, Json] = {}
    for app in _apps(state, user):
        for name, given in app.commands.items():
            hint = str(given.get("usage_hint") or "")
            listed[name] = {
                "name": name,
                "about": str(given.get("description") or ""),
                "hint": hint,
                "forms": [{"verb": f.verb, "arguments": f.arguments} for f in forms_of(hint)],
                "app": app.name,
            }
    return [listed[name] for name in sorted(listed)]


def shortcuts(state: State, user: User, kind: str) -> list[Json]:
    """Shortcuts (``global`` or ``message``) of the apps of this person's own workspace.

    docs.slack.dev/apis/slack-connect: people of another organisation have none of them.
    """
    return [
        {
            "id": str(one["callback_id"]),
            "name": str(one["name"]),
            "about": str(one.get("description") or ""),
            "app": app.name,
        }
        for app in _apps(state, user)
        for one in app.shortcuts
        if one["type"] == kind
    ]


def _apps(state: State, user: User) -> Iterator[App]:
    for app in state.apps.values():
        install = app.installs.get(user.team_id)
        if install is not None and install.active:
            yield app
