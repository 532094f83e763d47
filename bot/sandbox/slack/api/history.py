"""conversations.history and conversations.replies."""

import re

from bot.sandbox.slack import limits
from bot.sandbox.slack.api.call import Call, method
from bot.sandbox.slack.refusal import Json, Refusal
from bot.sandbox.slack.shapes import message_json
from bot.sandbox.slack.state import Channel, Message

__all__: list[str] = []

_TS = re.compile(r"\d+(\.\d{1,6})?")
_HISTORY = ("channels:history", "groups:history", "im:history", "mpim:history")


def _moment(call: Call, name: str) -> float | None:
    """docs.slack.dev/reference/methods/conversations.history: `invalid_ts_oldest`, `…_latest`."""
    value = call.text(name)
    if not value or value == "now":
        return None
    if not _TS.fullmatch(value):
        raise Refusal(f"invalid_ts_{name}")
    return float(value)


def _between(call: Call, found: list[Message]) -> list[Message]:
    oldest, latest = _moment(call, "oldest"), _moment(call, "latest")
    edge = call.flag("inclusive")

    def inside(message: Message) -> bool:
        at = float(message.ts)
        if oldest is not None and (at < oldest or (at == oldest and not edge)):
            return False
        return latest is None or at < latest or (at == latest and edge)

    return [m for m in found if inside(m)]


def _readable(call: Call) -> Channel:
    channel = call.channel()
    call.kind_scope(channel, "history")
    call.member_of(channel)
    return channel


def _outsider(call: Call) -> None:
    """Apps that are distributed outside the Marketplace read once a minute, 15 messages.

    docs.slack.dev/changelog/2025/05/29/rate-limit-changes-for-non-marketplace-apps
    """
    if call.app.distributed:
        key = f"{call.name} of distributed apps"
        call.hub.rates.count(call.app.id, call.install.team_id, key, limits.OUTSIDERS_PER_MINUTE)
        most = call.text("limit") or str(limits.OUTSIDERS_PAGE)
        if most.isdigit() and int(most) > limits.OUTSIDERS_PAGE:
            most = str(limits.OUTSIDERS_PAGE)
        call.args["limit"] = most


def _shown(call: Call, channel: Channel, found: list[Message]) -> Json:
    page, cursor = call.page(found)
    metadata = call.flag("include_all_metadata")
    shown = [
        message_json(call.hub.state, channel, m, metadata=metadata, for_app=True) for m in page
    ]
    out: Json = {"messages": shown, "has_more": bool(cursor)}
    if cursor:
        out["response_metadata"] = {"next_cursor": cursor}
    return out


@method("conversations.history", limits.TIER_3, *_HISTORY)
async def history(call: Call) -> Json:
    """Top-level messages, newest first; metadata only when asked for. `not_in_channel`."""
    _outsider(call)
    channel = _readable(call)
    found = [
        m
        for m in channel.messages.values()
        if not m.ephemeral_to and (not m.thread_ts or m.broadcast)
    ]
    found.reverse()
    return {**_shown(call, channel, _between(call, found)), "pin_count": 0}


@method("conversations.replies", limits.TIER_3, *_HISTORY)
async def replies(call: Call) -> Json:
    """A parent and its replies, oldest first: `thread_not_found`."""
    _outsider(call)
    channel = _readable(call)
    ts = call.needed("ts", "thread_not_found")
    asked = channel.messages.get(ts)
    if asked is None or asked.ephemeral_to:
        raise Refusal("thread_not_found")
    parent = channel.messages.get(asked.thread_ts, asked)
    return _shown(call, channel, [parent, *_between(call, channel.replies(parent.ts))])
