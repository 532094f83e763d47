"""reactions.add (docs.slack.dev/reference/methods/reactions.add)."""

from bot.sandbox.slack import limits
from bot.sandbox.slack.api.call import Call, method
from bot.sandbox.slack.reacting import react
from bot.sandbox.slack.refusal import Json, Refusal

__all__: list[str] = []


@method("reactions.add", limits.TIER_3, "reactions:write")
async def add(call: Call) -> Json:
    """`already_reacted`, `message_not_found`, `no_item_specified`, `invalid_name`."""
    if not call.text("timestamp"):
        raise Refusal("no_item_specified")
    channel = call.channel()
    call.member_of(channel)
    message = call.message(channel, call.text("timestamp"))
    await react(
        call.hub, channel, message, call.install.bot_user_id, call.needed("name", "invalid_name")
    )
    return {}
