"""From a command, a mention, a message or an event to the handlers that work on it."""

from collections.abc import Mapping
from typing import Any

from bot.slack.delivery import Delivery
from bot.slack.dispatch import Handler, Routes
from bot.slack.doors import CommandDoor, QuietDoor
from bot.slack.escaping import typed
from bot.slack.inbound import (
    Body,
    actor_of_event,
    actor_of_interaction,
    channel_of,
    event_kind,
    is_by_a_bot,
)
from bot.slack.keys import event_key, interaction_key
from bot.slack.notices import build_help, rerun
from bot.slack.parser import Found, Grammar, Help, NoVerb, parse_mention, parse_slash
from bot.slack.requests import CommandRequest, EventRequest, MessageRequest
from bot.slack.responses import Response
from bot.slack.shared import files_of
from bot.slack.talk_doors import ThreadDoor
from bot.slack.works import Work, gone

__all__ = ["of_command", "of_event"]


def of_command(routes: Routes, grammar: Grammar, delivery: Delivery) -> Work:
    """A slash command."""
    body = delivery.body
    said = typed(body.get("text") or "")
    asked = parse_slash(grammar, body["command"], body.get("text") or "")
    door = CommandDoor(
        delivery=delivery,
        channel_id=body.get("channel_id"),
        trigger_id=body.get("trigger_id"),
        again=rerun(asked.feature, asked.verb, asked.text)
        if isinstance(asked, Found)
        else rerun("", "", ""),
    )
    return Work(
        name=f"command {_name(asked)}",
        key=interaction_key(body),
        actor=actor_of_interaction(body),
        door=door,
        handlers=(_handler(routes, asked, slash=True),),
        build=_command(asked, f"{body['command']} {said}".strip(), "slash"),
        typed=f"{body['command']} {said}".strip(),
    )


def of_event(routes: Routes, grammar: Grammar, delivery: Delivery) -> Work | None:
    """An event; None where nothing is to be done with it."""
    event = delivery.body["event"]
    kind = event_kind(event)
    if is_by_a_bot(event) or (kind == "message" and actor_of_event(delivery.body) is None):
        return None
    if kind == "app_mention" or (kind == "message" and _is_to_us(event, delivery)):
        return _of_mention(routes, grammar, delivery)
    if kind == "message":
        return _of_message(routes, delivery)
    handlers = routes.all_of("event", kind)
    if not handlers:
        return None

    def build(shared: Mapping[str, Any]) -> EventRequest:
        known = ("tx", "install", "person", "reader", "channel_id")
        return EventRequest(**{key: shared[key] for key in known}, type=kind, event=event)

    return Work(
        name=f"event {kind}",
        key=event_key(delivery.body),
        actor=actor_of_event(delivery.body),
        door=QuietDoor(delivery=delivery, channel_id=channel_of(delivery.body)),
        handlers=handlers,
        build=build,
    )


def _is_to_us(event: Body, delivery: Delivery) -> bool:
    """Named, or said in the app's own conversation."""
    named = f"<@{delivery.install.bot_user_id}" in (event.get("text") or "")
    return named or event.get("channel_type") == "im"


def _of_mention(routes: Routes, grammar: Grammar, delivery: Delivery) -> Work:
    event = delivery.body["event"]
    text = event.get("text") or ""
    asked = parse_mention(grammar, text, delivery.install.bot_user_id)
    again = None
    if isinstance(asked, Found):
        again = rerun(asked.feature, asked.verb, asked.text, event.get("thread_ts"), event["ts"])
    return Work(
        name=f"mention {_name(asked)}",
        key=event_key(delivery.body),
        actor=actor_of_event(delivery.body),
        door=_thread(delivery, again=again),
        handlers=(_handler(routes, asked, slash=False),),
        build=_command(asked, typed(text), "mention", event),
        typed=typed(text),
    )


def _of_message(routes: Routes, delivery: Delivery) -> Work | None:
    handlers = routes.all_of("message", "")
    event = delivery.body["event"]
    if not handlers:
        return None

    def build(shared: Mapping[str, Any]) -> MessageRequest:
        return MessageRequest(
            **shared,
            text=typed(event.get("text") or ""),
            ts=event["ts"],
            thread_ts=event.get("thread_ts"),
            files=files_of(event),
        )

    return Work(
        name="message",
        key=event_key(delivery.body),
        actor=actor_of_event(delivery.body),
        door=_thread(delivery),
        handlers=handlers,
        build=build,
    )


def _thread(delivery: Delivery, again: Any = None) -> ThreadDoor:
    event = delivery.body["event"]
    aside = event.get("channel_type") == "im"
    return ThreadDoor(
        delivery=delivery,
        channel_id=event["channel"],
        thread_ts=event.get("thread_ts") or (None if aside else event["ts"]),
        ts=event["ts"],
        key=event_key(delivery.body),
        again=again,
    )


def _name(asked: Found | Help | NoVerb) -> str:
    if isinstance(asked, Found):
        return f"{asked.feature} {asked.verb}".strip()
    return "without verb" if isinstance(asked, NoVerb) else "help"


def _command(asked: Found | Help | NoVerb, said: str, via: Any, event: Body | None = None) -> Any:
    found = asked if isinstance(asked, Found) else None
    text = asked.text if isinstance(asked, Found | NoVerb) else ""

    def build(shared: Mapping[str, Any]) -> CommandRequest:
        return CommandRequest(
            **shared,
            feature=found.feature if found else "",
            verb=found.verb if found else "",
            text=text,
            typed=said,
            via=via,
            thread_ts=event.get("thread_ts") if event else None,
            message_ts=event["ts"] if event else None,
            files=files_of(event or {}),
        )

    return build


def _handler(routes: Routes, asked: Found | Help | NoVerb, *, slash: bool) -> Handler:
    if isinstance(asked, Found):
        command = routes.commands.get((asked.feature, asked.verb))
        return command[1] if command else gone
    if isinstance(asked, NoVerb):
        found = routes.find("mention", "")
        if found is not None:
            handler: Handler = found[1]
            return handler
        asked = Help("unknown")
    return _helping(routes, asked, slash=slash)


def _helping(routes: Routes, asked: Help, *, slash: bool) -> Handler:
    commands = [command for command, _ in routes.commands.values()]

    async def help_(request: CommandRequest) -> Response:
        at_home = request.team_id == request.install.slack_team_id
        message = build_help(
            request.reader, commands, asked, slash=slash and at_home, typed=request.typed
        )
        return Response(message=message)

    return help_
