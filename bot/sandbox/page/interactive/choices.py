"""What Slack itself offers in selects: people, channels, conversations.

docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element
"""

from collections.abc import Iterator, Mapping

from aiohttp import web

from bot.sandbox.page.frame import Page, Viewer
from bot.sandbox.slack.refusal import Json
from bot.sandbox.slack.state import Channel, State, User

__all__ = ["choices_routes"]

_MOST = 20
_KINDS = {"channel": "public", "group": "private", "im": "im", "mpim": "mpim"}


def choices_routes(page: Page) -> list[web.RouteDef]:
    """``/as/{user}/choices/{source}``: `users`, `channels` or `conversations`.

    ``?query=`` is what is typed; ``include`` (several), ``strangers=no`` and ``bots=no`` are the
    element's filter. Answers ``{"options": [{"value", "text", "about"}]}``, twenty at most.
    """

    async def choices(request: web.Request) -> web.Response:
        viewer, query = page.viewer(request), request.query
        state, wanted = page.hub.state, query.get("query", "").strip().lstrip("@#").casefold()
        source = request.match_info["source"]
        if source == "users":
            found = _people(state, viewer)
        else:
            kinds = query.getall("include", ["public"] if source == "channels" else [])
            found = _places(state, viewer, kinds, query)
        fitting = sorted(
            (one for one in found if wanted in f"{one['text']} {one['about']}".casefold()),
            key=lambda one: (wanted not in _start(one["text"], wanted), one["text"].casefold()),
        )
        return web.json_response({"options": fitting[:_MOST]})

    return [web.get("/as/{user}/choices/{source:users|channels|conversations}", choices)]


def _start(text: str, wanted: str) -> str:
    return text.casefold().lstrip("@#")[: len(wanted)]


def _people(state: State, viewer: Viewer) -> Iterator[Json]:
    """Everybody in the workspace, and who shares a channel with one."""
    near = {viewer.user.id}
    for channel in state.channels.values():
        if viewer.user.id in channel.members:
            near.update(channel.members)
    for user in state.users.values():
        if user.team_id == viewer.team.id or user.id in near:
            yield _option(user.id, user.shown, _about(state, viewer, user))


def _about(state: State, viewer: Viewer, user: User) -> str:
    if user.team_id != viewer.team.id:
        return state.teams[user.team_id].name
    return user.real_name if user.real_name != user.shown else ""


def _places(
    state: State, viewer: Viewer, kinds: list[str], query: Mapping[str, str]
) -> Iterator[Json]:
    for channel in state.channels.values():
        inside = viewer.user.id in channel.members
        public = channel.kind == "channel" and viewer.team.id in channel.teams
        if channel.is_archived or not (inside or public):
            continue
        if kinds and _KINDS[channel.kind] not in kinds:
            continue
        if query.get("strangers") == "no" and channel.shared_with:
            continue
        other = _other(state, channel, viewer)
        if query.get("bots") == "no" and other is not None and other.is_bot:
            continue
        yield _option(channel.id, other.shown if other else f"#{channel.name}", "")


def _other(state: State, channel: Channel, viewer: Viewer) -> User | None:
    if not channel.is_im:
        return None
    return next((state.users[m] for m in channel.members if m != viewer.user.id), viewer.user)


def _option(value: str, text: str, about: str) -> Json:
    return {"value": value, "text": text, "about": about}
