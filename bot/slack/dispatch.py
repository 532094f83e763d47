"""Registration: decorators mark handlers, ``Routes`` collects them from the features' modules."""

import inspect
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any, Literal, Protocol, TypeVar, overload

from bot.slack.blocks import Choice
from bot.slack.payloads import ActionPayload, ModalPayload
from bot.slack.requests import (
    ActionRequest,
    CommandRequest,
    EventRequest,
    MessageRequest,
    OptionsRequest,
    ShortcutRequest,
    SubmissionRequest,
)
from bot.slack.responses import Response

__all__ = [
    "Command",
    "Handler",
    "Routes",
    "Shortcut",
    "actions",
    "closed",
    "commands",
    "events",
    "mention_without_verb",
    "messages",
    "options",
    "shortcuts",
    "submissions",
]

A = TypeVar("A", bound=ActionPayload)
M = TypeVar("M", bound=ModalPayload)
R = TypeVar("R")
S = TypeVar("S")

Handler = Callable[[Any], Awaitable[Response]]
Chooser = Callable[[OptionsRequest], Awaitable[Sequence[Choice]]]

_MARK = "__rapport_routes__"
Kind = Literal[
    "command",
    "mention",
    "action",
    "submission",
    "closed",
    "shortcut",
    "options",
    "message",
    "event",
]


@dataclass(frozen=True, slots=True)
class Command:
    """A verb of a feature. ``aliases[0]``, where there is one, is its name in Spanish."""

    feature: str
    verb: str
    aliases: tuple[str, ...] = ()
    help_key: str | None = None
    """A catalogue message of a few words saying what it does; without one, help leaves it out."""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """An entry in the menu of a message, or in the one for everything."""

    callback_id: str
    name_key: str
    on_message: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    kind: Kind
    key: str
    detail: Any = None


class Mark(Protocol[R]):
    """Marks a function of one request, or a method, and leaves it as it is."""

    @overload
    def __call__(
        self, handler: Callable[[R], Awaitable[Response]], /
    ) -> Callable[[R], Awaitable[Response]]: ...
    @overload
    def __call__(
        self, handler: Callable[[S, R], Awaitable[Response]], /
    ) -> Callable[[S, R], Awaitable[Response]]: ...


def _marked(kind: Kind, key: str, detail: Any = None) -> Callable[[Any], Any]:
    def mark(handler: Any) -> Any:
        marks = getattr(handler, _MARK, ())
        setattr(handler, _MARK, (*marks, _Mark(kind, key, detail)))
        return handler

    return mark


def commands(
    feature: str, verb: str, *, aliases: Sequence[str] = (), help_key: str | None = None
) -> Mark[CommandRequest]:
    """``/feature verb …``, ``/rapport feature verb …`` and ``@Rapport [feature] verb …``.

    The empty verb is the feature's name alone (``/inbox``). Write the Spanish alias first;
    it may have several words (``por qué``).
    """
    detail = Command(feature, verb, tuple(aliases), help_key)
    return _marked("command", f"{feature} {verb}", detail)


mention_without_verb: Mark[CommandRequest] = _marked("mention", "")
"""Called for ``@Rapport we moved the launch``; feature and verb are empty."""


def actions(
    payload: type[A],
) -> Mark[ActionRequest[A]]:
    """A button or select that carries ``payload``."""
    return _marked("action", payload.action_id, payload)


def submissions(
    payload: type[M],
) -> Mark[SubmissionRequest[M]]:
    """The submission of a modal that carries ``payload``."""
    return _marked("submission", payload.callback_id, payload)


def closed(
    payload: type[M],
) -> Mark[SubmissionRequest[M]]:
    """A modal with ``tell_when_closed`` was dismissed. Slack sends no values then."""
    return _marked("closed", payload.callback_id, payload)


def shortcuts(callback_id: str, *, name_key: str, on_message: bool = True) -> Mark[ShortcutRequest]:
    """A shortcut; ``name_key`` is its name's catalogue message (24 characters at most)."""
    return _marked("shortcut", callback_id, Shortcut(callback_id, name_key, on_message))


def options(action_id: str) -> Callable[[Chooser], Chooser]:
    """The options of an external select, while somebody types; answer within 3 s, 100 at most."""
    return _marked("options", action_id)


messages: Mark[MessageRequest] = _marked("message", "")
"""Every message of a person in a channel where the app is; several handlers may listen."""


def events(kind: str) -> Mark[EventRequest]:
    """Another event, by its type or a message's subtype; several handlers may listen."""
    return _marked("event", kind)


@dataclass
class Routes:
    """Every handler of the process, by what it answers."""

    commands: dict[tuple[str, str], tuple[Command, Handler]] = field(default_factory=dict)
    single: dict[tuple[Kind, str], tuple[Any, Any]] = field(default_factory=dict)
    several: dict[tuple[Kind, str], list[Handler]] = field(default_factory=dict)

    def include(self, listeners: object) -> None:
        """Take over the marked functions of a module, or the marked methods of an object.

        Raises:
            ValueError: two handlers claim the same thing.
        """
        for mark, handler in _marks(listeners):
            if mark.kind == "command":
                self._add_command(mark.detail, handler)
            elif mark.kind in {"message", "event"}:
                self.several.setdefault((mark.kind, mark.key), []).append(handler)
            elif (mark.kind, mark.key) in self.single:
                raise ValueError(f"two handlers claim the {mark.kind} {mark.key!r}")
            else:
                self.single[mark.kind, mark.key] = (mark.detail, handler)

    def _add_command(self, command: Command, handler: Handler) -> None:
        key = (command.feature, command.verb)
        if key in self.commands:
            raise ValueError(f"two handlers claim the command {' '.join(key)!r}")
        self.commands[key] = (command, handler)

    def find(self, kind: Kind, key: str) -> tuple[Any, Any] | None:
        """The payload type and handler for an id, if there is one."""
        return self.single.get((kind, key))

    def all_of(self, kind: Kind, key: str) -> Sequence[Handler]:
        """Every handler that listens to a kind of event."""
        return self.several.get((kind, key), ())


def _marks(listeners: object) -> Iterator[tuple[_Mark, Handler]]:
    if isinstance(listeners, ModuleType):
        here = [m for m in vars(listeners).values() if inspect.isfunction(m)]
        members: list[Any] = [m for m in here if m.__module__ == listeners.__name__]
    else:
        members = [m for _, m in inspect.getmembers(listeners, inspect.ismethod)]
    for member in members:
        for mark in getattr(member, _MARK, ()):
            yield mark, member
