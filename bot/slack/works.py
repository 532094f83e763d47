"""From a delivery to the handlers that work on it, and the door that they answer through."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from pydantic import ValidationError

from bot.errors import UserFacingError
from bot.slack.delivery import Delivery
from bot.slack.dispatch import Handler, Routes
from bot.slack.doors import ActionDoor, Door, QuietDoor
from bot.slack.escaping import typed
from bot.slack.inbound import Actor, actor_of_interaction, channel_of, chosen, values_of
from bot.slack.keys import interaction_key
from bot.slack.modals import origin_of
from bot.slack.notices import RerunCommand
from bot.slack.payloads import ActionPayload, ModalPayload
from bot.slack.requests import ActionRequest, CommandRequest, ShortcutRequest, SubmissionRequest
from bot.slack.responses import Response
from bot.slack.shared import files_of, uploads_of
from bot.slack.talk_doors import SubmissionDoor

__all__ = ["OldButtonError", "Work", "of_action", "of_closing", "of_shortcut", "of_submission"]

Build = Callable[[Mapping[str, Any]], Any]
"""Makes the request of its kind from what all requests share."""

_LINK = re.compile(r"^slack\.(?:link|notice)\b")


class OldButtonError(UserFacingError):
    """A button or modal whose handler or payload is no longer known."""

    key: ClassVar[str] = "slack-old-button"


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is to be done with a delivery."""

    name: str
    """For the log: the kind, and the id that was dispatched on."""
    key: str
    """Unique to the delivery, the same when it comes again."""
    actor: Actor | None
    door: Door
    handlers: Sequence[Handler]
    build: Build
    typed: str | None = None
    """Given back when it could not be done."""


def of_action(routes: Routes, delivery: Delivery) -> Work | None:
    """A pressed button or a changed select; None for a link button."""
    body = delivery.body
    action = body["actions"][0]
    name, _, rest = str(action["action_id"]).partition("#")
    if _LINK.match(name):
        return None
    handler, payload = _action_handler(routes, name, action, rest)
    view = body.get("view") or {}
    origin_channel, origin_thread = origin_of(view)
    message, container = body.get("message") or {}, body.get("container") or {}
    thread_ts = message.get("thread_ts") or container.get("thread_ts") or origin_thread
    chose = chosen(action) if action.get("type") != "button" else None
    door = ActionDoor(
        delivery=delivery,
        channel_id=channel_of(body) or origin_channel,
        thread_ts=thread_ts,
        trigger_id=body.get("trigger_id"),
        response_url=body.get("response_url"),
        view_id=view.get("id") if view.get("type") == "modal" else None,
        again=payload if isinstance(payload, ActionPayload) else None,
    )

    def build(shared: Mapping[str, Any]) -> Any:
        if isinstance(payload, RerunCommand):
            return _again(payload, shared)
        return ActionRequest(
            **shared,
            payload=payload,
            message_ts=message.get("ts") or container.get("message_ts"),
            thread_ts=thread_ts,
            view_id=view.get("id"),
            selected=chose if isinstance(chose, str) else None,
        )

    return _interaction(f"action {name}", delivery, door, handler, build)


def of_submission(routes: Routes, delivery: Delivery) -> Work:
    """A submitted modal."""
    view = delivery.body["view"]
    channel_id, thread_ts = origin_of(view)
    inputs = tuple(b["block_id"] for b in view.get("blocks", ()) if b.get("type") == "input")
    door = SubmissionDoor(
        delivery=delivery, channel_id=channel_id, thread_ts=thread_ts, inputs=inputs
    )
    return _of_view("submission", routes, delivery, door)


def of_closing(routes: Routes, delivery: Delivery) -> Work | None:
    """A dismissed modal; None where nobody asked to be told."""
    view = delivery.body["view"]
    if routes.find("closed", view["callback_id"]) is None:
        return None
    channel_id, thread_ts = origin_of(view)
    door = QuietDoor(delivery=delivery, channel_id=channel_id, thread_ts=thread_ts)
    return _of_view("closed", routes, delivery, door)


def of_shortcut(routes: Routes, delivery: Delivery) -> Work:
    """A shortcut, on a message or global."""
    body = delivery.body
    found = routes.find("shortcut", body["callback_id"])
    message = body.get("message") or {}
    door = ActionDoor(
        delivery=delivery,
        channel_id=channel_of(body),
        thread_ts=message.get("thread_ts"),
        trigger_id=body.get("trigger_id"),
        response_url=body.get("response_url"),
    )

    def build(shared: Mapping[str, Any]) -> ShortcutRequest:
        return ShortcutRequest(
            **shared,
            callback_id=body["callback_id"],
            text=typed(message.get("text") or ""),
            message_ts=message.get("ts"),
            thread_ts=message.get("thread_ts"),
            author_id=None if message.get("bot_id") else message.get("user"),
            author_name=message.get("username"),
            files=files_of(message),
        )

    handler = found[1] if found else gone
    return _interaction(f"shortcut {body['callback_id']}", delivery, door, handler, build)


async def gone(_: Any) -> Response:
    """Stands in for a handler that is no longer there."""
    raise OldButtonError(mention="@Rapport")


def _of_view(kind: Any, routes: Routes, delivery: Delivery, door: Door) -> Work:
    view = delivery.body["view"]
    found = routes.find(kind, view["callback_id"])
    payload = _read(found[0], view.get("private_metadata") or "{}") if found else None
    handler: Handler = found[1] if found and payload is not None else gone

    def build(shared: Mapping[str, Any]) -> Any:
        if payload is None:
            return None
        return SubmissionRequest(
            **shared,
            payload=payload,
            values=values_of(view),
            files=uploads_of(view),
            thread_ts=door.thread_ts,
            view_id=view["id"],
        )

    return _interaction(f"{kind} {view['callback_id']}", delivery, door, handler, build)


def _interaction(name: str, delivery: Delivery, door: Door, handler: Handler, build: Build) -> Work:
    return Work(
        name=name,
        key=interaction_key(delivery.body),
        actor=actor_of_interaction(delivery.body),
        door=door,
        handlers=(handler,),
        build=build,
    )


def _action_handler(
    routes: Routes, name: str, action: Mapping[str, Any], rest: str
) -> tuple[Handler, ActionPayload | None]:
    written = action.get("value") or (rest if rest.startswith("{") else "{}")
    if name == RerunCommand.action_id:
        again = _read(RerunCommand, written)
        command = routes.commands.get((again.feature, again.verb)) if again else None
        return (command[1], again) if command and again else (gone, None)
    found = routes.find("action", name)
    payload = _read(found[0], written) if found else None
    if found is None or payload is None:
        return gone, None
    return found[1], payload


def _read(kind: Any, written: str) -> Any:
    """The payload, or None where its shape is no longer understood."""
    try:
        read: ActionPayload | ModalPayload = kind.from_json(written)
    except ValidationError:
        return None
    return read


def _again(payload: RerunCommand, shared: Mapping[str, Any]) -> CommandRequest:
    return CommandRequest(
        **shared,
        feature=payload.feature,
        verb=payload.verb,
        text=payload.text,
        typed=payload.text,
        via="button",
        thread_ts=payload.thread_ts,
        message_ts=payload.message_ts,
    )
