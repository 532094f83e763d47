"""auth.test, api.test, bots.info, team.info."""

from bot.sandbox.slack import limits
from bot.sandbox.slack.api.call import Call, method
from bot.sandbox.slack.refusal import Json, Refusal

__all__: list[str] = []


@method("auth.test", limits.POST_PER_MINUTE)
async def auth_test(call: Call) -> Json:
    """docs.slack.dev/reference/methods/auth.test ("hundreds of requests per minute")."""
    team = call.hub.state.teams[call.install.team_id]
    return {
        "url": f"https://{team.domain}.slack.com/",
        "team": team.name,
        "team_id": team.id,
        "user": call.hub.state.users[call.install.bot_user_id].name,
        "user_id": call.install.bot_user_id,
        "bot_id": call.install.bot_id,
        "is_enterprise_install": False,
    }


@method("api.test", limits.TIER_4)
async def api_test(call: Call) -> Json:
    """docs.slack.dev/reference/methods/api.test: gives the arguments back."""
    if error := call.text("error"):
        raise Refusal(error, args={"error": error})
    return {"args": {k: v for k, v in call.args.items() if k != "token"}}


@method("bots.info", limits.TIER_3, "users:read")
async def bots_info(call: Call) -> Json:
    """docs.slack.dev/reference/methods/bots.info: `bot_not_found`."""
    wanted = call.text("bot") or call.install.bot_id
    for app in call.hub.state.apps.values():
        install = app.installs.get(call.install.team_id)
        if install is not None and install.bot_id == wanted:
            bot = {"id": wanted, "app_id": app.id, "user_id": install.bot_user_id}
            return {"bot": {**bot, "name": app.name, "deleted": False, "updated": 0, "icons": {}}}
    raise Refusal("bot_not_found")


@method("team.info", limits.TIER_3, "team:read")
async def team_info(call: Call) -> Json:
    """docs.slack.dev/reference/methods/team.info: `team_not_found`."""
    team = call.hub.state.teams.get(call.text("team") or call.install.team_id)
    if team is None:
        raise Refusal("team_not_found")
    url = f"https://{team.domain}.slack.com/"
    return {"team": {"id": team.id, "name": team.name, "domain": team.domain, "url": url}}
