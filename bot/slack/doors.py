"""How each kind of request is answered: a door is where the person came in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.i18n.reader import Reader
from bot.slack import blocks
from bot.slack.calls import Opened, respond, show_view
from bot.slack.delivery import OK, Ack, Delivery
from bot.slack.modals import build_view
from bot.slack.models import Person
from bot.slack.notices import form_again, notice_view
from bot.slack.outbound import direct_message
from bot.slack.payloads import ActionPayload
from bot.slack.responses import Block, Message, Modal, Response
from bot.storage.transaction import Database, Transaction

__all__ = [
    "ActionDoor",
    "CommandDoor",
    "Door",
    "QuietDoor",
    "Sorry",
    "Turn",
    "body_of",
    "tell_directly",
]


@dataclass(frozen=True, slots=True)
class Sorry:
    """What is said when a request could not be done. Nothing of it was changed."""

    text: str
    """Markup."""
    plain: str
    """The same for an input's error, which is not parsed."""
    field: str | None = None
    """The input of an open modal that is to blame, by block id."""
    typed: str | None = None
    """What the person had written, given back."""

    def message(self, reader: Reader) -> Message:
        """The words, and below them what was typed."""
        shown: tuple[Block, ...] = (blocks.section(self.text),)
        if self.typed:
            shown += (blocks.context(reader.text("slack-help-typed")), blocks.quote(self.typed))
        return Message(self.text, shown)


@dataclass(frozen=True, slots=True)
class Turn:
    """One request being answered."""

    database: Database
    reader: Reader
    person: Person | None
    reference: str
    """Of this request, in the log and wherever a person is told of a fault."""
    seconds: float
    """Left for the answer, once the work is committed."""


@dataclass(frozen=True, kw_only=True)
class Door:
    """Where a person came in, and how to answer there."""

    delivery: Delivery
    channel_id: str | None = None
    thread_ts: str | None = None
    """The thread it was done in."""
    trigger_id: str | None = None

    async def within(self, tx: Transaction, turn: Turn, response: Response) -> None:
        """Post what is posted rather than answered: part of the handler's transaction."""

    async def after(self, turn: Turn, response: Response) -> Ack:  # noqa: ARG002 - posted already
        """Answer, once all is committed."""
        return OK

    async def sorry(self, turn: Turn, sorry: Sorry) -> Ack:  # noqa: ARG002 - nobody asked
        """Say that it could not be done."""
        return OK

    def view(self, modal: Modal) -> dict[str, Any]:
        """The modal, remembering this place."""
        return build_view(modal, channel_id=self.channel_id, thread_ts=self.thread_ts)


def unshown(turn: Turn, opened: Opened, again: ActionPayload | None) -> Message | None:
    """What to say of a modal that did not come: a button to open it, or a reference."""
    if opened == "shown":
        return None
    if opened == "too late" and again is not None:
        return form_again(turn.reader, again)
    text = turn.reader.text("slack-wrong-late", reference=turn.reference)
    return Message(text, (blocks.section(text),))


async def tell_directly(tx: Transaction, turn: Turn, response: Response) -> None:
    """The response's message, if there is one, to the acting person alone."""
    if response.message is not None and turn.person is not None:
        await direct_message(
            tx,
            person=turn.person,
            message=response.message,
            subject=response.subject or f"person:{turn.person.id}",
        )


def body_of(message: Message, **more: Any) -> dict[str, Any]:
    """A message as an answer that only one person sees."""
    return {
        "response_type": "ephemeral",
        "text": message.text,
        "blocks": list(message.blocks),
        **more,
    }


@dataclass(frozen=True, kw_only=True)
class CommandDoor(Door):
    """A slash command: the answer is the body of the acknowledgement."""

    again: ActionPayload
    """Runs the command once more, with a fresh trigger."""

    async def after(self, turn: Turn, response: Response) -> Ack:
        """Show the modal; where that fails, a button to open it."""
        message = response.message
        if response.modal is not None:
            opened = await show_view(
                self.delivery.client,
                "open",
                self.view(response.modal),
                trigger_id=self.trigger_id,
                view_id=None,
                seconds=turn.seconds,
            )
            message = unshown(turn, opened, self.again) or message
        return Ack(body_of(message)) if message is not None else OK

    async def sorry(self, turn: Turn, sorry: Sorry) -> Ack:
        """Only the person sees it."""
        return Ack(body_of(sorry.message(turn.reader)))


@dataclass(frozen=True, kw_only=True)
class ActionDoor(Door):
    """A button, a select, a shortcut: answered through ``response_url``, or in the modal."""

    response_url: str | None
    view_id: str | None = None
    again: ActionPayload | None = None

    async def within(self, tx: Transaction, turn: Turn, response: Response) -> None:
        """In a modal or in Home there is no ``response_url``: a direct message then."""
        if self.response_url is None:
            await tell_directly(tx, turn, response)

    async def after(self, turn: Turn, response: Response) -> Ack:
        """Modal first, its trigger is short-lived; then what is said."""
        message = response.message
        if response.modal is not None:
            opened = await show_view(
                self.delivery.client,
                self._how(response),
                self.view(response.modal),
                trigger_id=self.trigger_id,
                view_id=self.view_id,
                seconds=turn.seconds,
            )
            message = unshown(turn, opened, self.again) or message
        if response.delete:
            await self._respond({"delete_original": True})
        elif message is not None:
            await self._respond(body_of(message, replace_original=response.replace))
        return OK

    async def sorry(self, turn: Turn, sorry: Sorry) -> Ack:
        """Beside the message, or as a modal over the modal."""
        message = sorry.message(turn.reader)
        if self.response_url is not None:
            await self._respond(body_of(message, replace_original=False))
        else:
            await self._notice(turn, message)
        return OK

    def _how(self, response: Response) -> Any:
        if self.view_id is None:
            return "open"
        return "push" if response.modal_how == "open" else response.modal_how

    async def _respond(self, body: Mapping[str, Any]) -> None:
        if self.response_url is None:
            return
        if self.thread_ts and not body.get("replace_original"):
            body = {**body, "thread_ts": self.thread_ts}
        await respond(self.delivery.client, self.response_url, body)

    async def _notice(self, turn: Turn, message: Message) -> None:
        await show_view(
            self.delivery.client,
            "push" if self.view_id else "open",
            notice_view(turn.reader, message),
            trigger_id=self.trigger_id,
            view_id=None,
            seconds=turn.seconds,
        )


@dataclass(frozen=True, kw_only=True)
class QuietDoor(Door):
    """An event that nobody waits for an answer to; a message goes to the person directly."""

    async def within(self, tx: Transaction, turn: Turn, response: Response) -> None:
        """As a direct message."""
        await tell_directly(tx, turn, response)
