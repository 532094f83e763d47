"""``POST /slack/events``: everything that Slack sends over HTTP."""

from collections.abc import Iterable, Sequence
from urllib.parse import parse_qsl

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.async_app import AsyncApp, AsyncBoltContext, AsyncBoltRequest
from slack_bolt.request.async_internals import build_async_context

from bot.slack.inbound import Body, hidden_in, team_candidates

__all__ = ["PATH", "context_of", "slack_routes", "to_request"]

PATH = "/slack/events"
UNREADABLE = (ValueError, AttributeError, TypeError, LookupError)


def slack_routes(bolt: AsyncApp) -> list[web.RouteDef]:
    """The route that takes what Slack sends; url_verification and bad signatures are Bolt's."""

    async def events(request: web.Request) -> web.StreamResponse:
        try:
            taken = to_request(await request.text(), request.headers.items())
        except UNREADABLE:
            return web.Response(status=400)
        return await to_aiohttp_response(await bolt.async_dispatch(taken))

    return [web.post(PATH, events)]


def to_request(raw: str, headers: Iterable[tuple[str, str]]) -> AsyncBoltRequest:
    """A request for Bolt.

    Bolt (1.30) takes any form whose text has the word ``payload`` in it for an interaction, and
    reads an empty body where it is a command: such a form is read again.

    Raises:
        ValueError, AttributeError, TypeError, LookupError: not of the shape that Slack sends; the
            signature is checked only later.
    """
    named: dict[str, str | Sequence[str]] = {name.lower(): value for name, value in headers}
    request = AsyncBoltRequest(body=raw, headers=named)
    if raw and not request.body:
        request.body = dict(parse_qsl(raw, keep_blank_values=True))
        request.context = build_async_context(AsyncBoltContext(), request.body)
    retry = str(named.get("x-slack-retry-num", "0"))
    request.context.update(context_of(request.body, int(retry) if retry.isdigit() else 0))
    return request


def context_of(body: Body, retry: int) -> dict[str, object]:
    """What ``authorize`` and the listeners need to know of a body, whatever it came by."""
    return {
        "teams": team_candidates(body),
        "hidden_in": hidden_in(body),
        "app_id": body.get("api_app_id"),
        "retry": retry,
    }
