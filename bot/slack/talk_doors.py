"""The doors of talk and of forms: mentions and messages answer in the thread, modals in place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.slack.delivery import OK, Ack
from bot.slack.doors import Door, Sorry, Turn, tell_directly
from bot.slack.keys import take
from bot.slack.notices import form_here, notice_view
from bot.slack.outbound import post_message, whisper
from bot.slack.payloads import ActionPayload
from bot.slack.responses import Message, Response
from bot.storage.transaction import Transaction

__all__ = ["SubmissionDoor", "ThreadDoor"]

ERROR = 2_000
"""Characters of an input's error; Slack documents none, hints have as many."""


@dataclass(frozen=True, kw_only=True)
class ThreadDoor(Door):
    """Said in a channel: answered in its thread, where everybody there reads it."""

    ts: str
    key: str
    """Of the delivery."""
    again: ActionPayload | None = None
    """Runs the command from a button, where a modal was asked for: a mention has no trigger."""

    async def within(self, tx: Transaction, turn: Turn, response: Response) -> None:
        """Post the answer, and for a modal the button that opens it."""
        if response.message is not None:
            await self._post(tx, response.message, response.subject)
        if response.modal is not None and self.again is not None:
            await self._post(tx, form_here(turn.reader, self.again), response.subject)

    async def sorry(self, turn: Turn, sorry: Sorry) -> Ack:
        """In the thread; the delivery is then done with."""
        async with turn.database.transaction(self.delivery.install.id) as tx:
            if await take(tx, turn.database, self.key):
                await self._post(tx, sorry.message(turn.reader), None)
        return OK

    async def _post(self, tx: Transaction, message: Message, subject: str | None) -> None:
        await post_message(
            tx,
            channel_id=self.channel_id or "",
            message=message,
            subject=subject or f"said:{self.ts}",
            thread_ts=self.thread_ts,
        )


@dataclass(frozen=True, kw_only=True)
class SubmissionDoor(Door):
    """A modal was submitted: answered in the modal."""

    inputs: tuple[str, ...] = field(default=())
    """Block ids of the modal's inputs: an error can only stand at one of them."""

    async def within(self, tx: Transaction, turn: Turn, response: Response) -> None:
        """Beside the modal: to the person alone, in the channel it was opened from."""
        if self.channel_id is None:
            await tell_directly(tx, turn, response)
        elif response.message is not None and turn.person is not None:
            await whisper(
                tx,
                channel_id=self.channel_id,
                person=turn.person,
                message=response.message,
                thread_ts=self.thread_ts,
            )

    async def after(self, turn: Turn, response: Response) -> Ack:  # noqa: ARG002 - no call needed
        """Errors, the next modal, or the end of it."""
        if response.errors:
            return self._errors(response.errors)
        if response.modal is not None:
            action = "push" if response.modal_how == "push" else "update"
            return Ack({"response_action": action, "view": self.view(response.modal)})
        return Ack({"response_action": "clear"}) if response.clear else OK

    async def sorry(self, turn: Turn, sorry: Sorry) -> Ack:
        """At the input that is to blame, else at the first; the modal keeps what was typed."""
        if not self.inputs:
            notice = notice_view(turn.reader, sorry.message(turn.reader))
            return Ack({"response_action": "push", "view": notice})
        at = sorry.field if sorry.field in self.inputs else self.inputs[0]
        return self._errors({at: sorry.plain})

    def _errors(self, errors: Mapping[str, str]) -> Ack:
        shown: dict[str, Any] = {at: text[:ERROR] for at, text in errors.items()}
        return Ack({"response_action": "errors", "errors": shown})
