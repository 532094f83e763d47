"""users.* (docs.slack.dev/reference/methods/users.info and its neighbours)."""

from bot.sandbox.slack import limits
from bot.sandbox.slack.api.call import Call, method
from bot.sandbox.slack.refusal import Json, Refusal
from bot.sandbox.slack.shapes import user_json
from bot.sandbox.slack.state import User

__all__: list[str] = []


def _shown(call: Call, user: User) -> Json:
    return user_json(
        user,
        call.install.team_id,
        email="users:read.email" in call.install.scopes,
        locale=call.flag("include_locale"),
    )


@method("users.info", limits.TIER_4, "users:read")
async def info(call: Call) -> Json:
    """`user_not_found`; e-mail only with `users:read.email`, locale only when asked for."""
    return {"user": _shown(call, call.user(call.needed("user", "user_not_found")))}


@method("users.list", limits.TIER_2, "users:read")
async def list_(call: Call) -> Json:
    """Everybody in this workspace."""
    own = [u for u in call.hub.state.users.values() if u.team_id == call.install.team_id]
    page, cursor = call.page(own)
    shown = [_shown(call, u) for u in page]
    return {"members": shown, "response_metadata": {"next_cursor": cursor}}


@method("users.lookupByEmail", limits.TIER_3, "users:read.email")
async def by_email(call: Call) -> Json:
    """`users_not_found`; only people of this workspace can be found."""
    wanted = call.needed("email", "users_not_found").lower()
    for user in call.hub.state.users.values():
        if user.team_id == call.install.team_id and user.email.lower() == wanted:
            return {"user": _shown(call, user)}
    raise Refusal("users_not_found")
