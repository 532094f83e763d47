"""A plain page that lists channels and messages, until there is one to sit down at."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from aiohttp import web

from bot.sandbox.slack.plain import message_text

if TYPE_CHECKING:
    from bot.sandbox.house import House
    from bot.sandbox.slack.state import Channel, Message

__all__ = ["page_routes"]

NEWEST = 50

FRAME = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Rapport sandbox</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="5">
<style>
:root {{ color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }}
body {{ max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }}
pre {{ white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; margin: 0 0 1rem;
       padding-left: 1rem; border-left: 3px solid #8886; }}
.reply {{ margin-left: 2rem; }}
</style></head><body>
<h1>Rapport sandbox</h1>
<p>{clock}. Slack, X and the control API answer here; see <code>docs/sandbox.md</code>.</p>
{body}
</body></html>
"""


def page_routes(house: House) -> list[web.RouteDef]:
    """``/``."""

    async def show(_: web.Request) -> web.Response:
        state = house.hub.state
        channels = [_channel(house, one) for one in state.channels.values()]
        clock = f"{house.clock.business():%A %d %B %Y, %H:%M} UTC"
        body = "\n".join(channels) or "<p>No channels yet.</p>"
        return web.Response(
            text=FRAME.format(clock=clock, body=body), content_type="text/html", charset="utf-8"
        )

    return [web.get("/", show)]


def _channel(house: House, channel: Channel) -> str:
    state = house.hub.state
    people = ", ".join(
        escape(state.users[one].shown) for one in channel.members if one in state.users
    )
    title = f"#{escape(channel.name)}" if channel.name and not channel.is_im else "Direct messages"
    newest = list(channel.messages.values())[-NEWEST:]
    return "\n".join(
        [f"<h2>{title}</h2><p>{people}</p>", *(_message(house, one) for one in newest)]
    )


def _message(house: House, message: Message) -> str:
    state = house.hub.state
    author = state.users.get(message.user)
    alone = " (only visible to one person)" if message.ephemeral_to else ""
    reply = ' class="reply"' if message.thread_ts and message.thread_ts != message.ts else ""
    return (
        f"<div{reply}><strong>{escape(author.shown if author else message.user)}</strong>{alone}"
        f"<pre>{escape(message_text(state, message))}</pre></div>"
    )
