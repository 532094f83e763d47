"""Requests between Slack, X and the app, as rows and one by one."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.sandbox.page.curtain.plain import parsed, pretty
from bot.sandbox.page.frame import Page, Viewer

__all__ = ["Detail", "Row", "detail_of", "fits", "row_of"]

_WAYS = {
    "app→slack": "curtain-way-app-slack",
    "slack→app": "curtain-way-slack-app",
    "app→x": "curtain-way-app-x",
    "x→app": "curtain-way-x-app",
}
_ERRORS = {"http_timeout": "curtain-no-answer-late", "connection_failed": "curtain-no-answer-none"}
_BAD = 400


@dataclass(frozen=True)
class Row:
    """One request in the list."""

    n: int
    time: str
    way: str
    what: str
    status: str
    bad: bool
    ms: str
    retry: str


@dataclass(frozen=True)
class Detail:
    """One request opened."""

    told: tuple[str, ...]
    """Plain sentences: acknowledged when, sent why, checked how."""
    headers: tuple[tuple[str, str], ...]
    body: str
    answer: str


def fits(line: dict[str, Any], query: str) -> bool:
    """Whether the words are somewhere in the request or its answer."""
    if not query:
        return True
    body = line.get("body")
    written = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False, default=str)
    about = f"{line['direction']} {line['what']} {line['status']} {line.get('error', '')}"
    everything = f"{about} {written} {line.get('answer')}".casefold()
    return all(word in everything for word in query.casefold().split())


def row_of(page: Page, viewer: Viewer, line: dict[str, Any]) -> Row:
    """One line as a row."""
    at = datetime.fromisoformat(line["at"]).astimezone(viewer.reader.zone)
    error = _error(line)
    retry = line.get("retry")
    return Row(
        n=line["n"],
        time=f"{at:%H:%M:%S}.{at.microsecond // 1000:03}",
        way=viewer.say(_WAYS[line["direction"]]),
        what=_what(page, line),
        status=_status(viewer, line, error),
        bad=bool(error) or line["status"] is None or line["status"] >= _BAD,
        ms=f"{line['ms']:.0f} ms",
        retry=viewer.say("curtain-retry", number=retry) if retry else "",
    )


def _status(viewer: Viewer, line: dict[str, Any], error: str) -> str:
    if line["status"] is None:
        return viewer.say(_ERRORS.get(line.get("error", ""), "curtain-no-answer"))
    return f"{line['status']} {error}".strip()


def _error(line: dict[str, Any]) -> str:
    """Slack's own word for a refusal, which it mostly says with status 200."""
    if line["direction"] != "app→slack" or '"ok": false' not in str(line.get("answer")):
        return ""
    answer = parsed(line["answer"])
    return str(answer.get("error", "")) if isinstance(answer, dict) else ""


def _what(page: Page, line: dict[str, Any]) -> str:
    """The method or kind, and of what Slack sends the one thing that tells it from others."""
    what: str = line["what"]
    if line["direction"] == "app→x":
        return what
    body = parsed(line.get("body"))
    if not isinstance(body, dict):
        return what
    if line["direction"] == "app→slack":
        return f"{what} {_place(page, body.get('channel'))}".strip()
    return f"{what} {_sent(body)}".strip()


def _place(page: Page, channel_id: object) -> str:
    """A channel by its name; a conversation has none, and stays its id."""
    known = page.hub.state.channels.get(str(channel_id))
    return f"#{known.name}" if known is not None and known.name else str(channel_id or "")


def _sent(body: dict[str, Any]) -> str:
    if "command" in body:
        return f"{body['command']} {body.get('text', '')}"
    event = body.get("event")
    if isinstance(event, dict):
        return str(event.get("subtype") or event.get("type") or "")
    payload = body.get("payload")
    if not isinstance(payload, dict):
        return str(body.get("type") or "")
    pressed = payload.get("actions") or [{}]
    view = payload.get("view") or {}
    return str(
        pressed[0].get("action_id") or payload.get("callback_id") or view.get("callback_id") or ""
    )


def detail_of(viewer: Viewer, line: dict[str, Any]) -> Detail:
    """One line with everything that may be shown."""
    headers = dict(line.get("headers") or {})
    return Detail(
        told=tuple(_told(viewer, line, headers)),
        headers=tuple(headers.items()),
        body=pretty(line.get("query") or line.get("body")),
        answer=pretty(line.get("answer")),
    )


def _told(viewer: Viewer, line: dict[str, Any], headers: dict[str, str]) -> Iterable[str]:
    ms = f"{line['ms']:.0f}"
    match line["direction"]:
        case "slack→app":
            late = line["status"] is None
            yield viewer.say("curtain-ack-none" if late else "curtain-ack", ms=ms)
            if line.get("retry"):
                reason = headers.get("X-Slack-Retry-Reason", "")
                yield viewer.say("curtain-retried", number=line["retry"], reason=reason)
            yield _check(viewer, line, headers)
        case "x→app":
            yield viewer.say("curtain-check-x")
        case _:
            yield viewer.say("curtain-check-token")


def _check(viewer: Viewer, line: dict[str, Any], headers: dict[str, str]) -> str:
    stamp = headers.get("X-Slack-Request-Timestamp")
    if stamp is None:
        return viewer.say("curtain-check-socket")
    size = len(str(line["body"]).encode())
    return viewer.say("curtain-check-slack", base=f"v0:{stamp}:", size=size)
