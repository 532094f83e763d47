"""A local SMTP server that keeps every mail as a file, for the sandbox and the tests."""

import asyncio
import contextlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP as MIME
from functools import cached_property
from pathlib import Path
from typing import Self

from aiosmtpd.smtp import SMTP, Envelope, Session

__all__ = ["Mailbox", "ReceivedMail"]

_HOST = "127.0.0.1"
_CHECK_EVERY = 0.05


@dataclass(frozen=True)
class ReceivedMail:
    """A mail as it arrived. ``to`` is the envelope's: who really gets it."""

    to: tuple[str, ...]
    sender: str
    raw: bytes
    number: int = 0
    """Counted from 1 as they come."""

    @cached_property
    def message(self) -> EmailMessage:
        """The parsed MIME message."""
        message = message_from_bytes(self.raw, policy=MIME)
        assert isinstance(message, EmailMessage)  # noqa: S101 -- what that policy makes
        return message

    @property
    def subject(self) -> str:
        """The decoded subject."""
        return str(self.message["Subject"])

    @property
    def message_id(self) -> str:
        """With its angle brackets."""
        return str(self.message["Message-ID"])

    @cached_property
    def text(self) -> str:
        """The plain part, with plain line ends."""
        return self._part("plain")

    @cached_property
    def html(self) -> str:
        """The HTML part, empty if there is none."""
        return self._part("html")

    def _part(self, kind: str) -> str:
        part = self.message.get_body((kind,))
        return str(part.get_content()).replace("\r\n", "\n") if part else ""


class Mailbox:
    """Takes mail for everybody on a port of this machine, in the loop that starts it.

    Mails stay in ``directory``, one file each, over restarts.
    """

    def __init__(self, directory: Path, on_mail: Callable[[], None] = lambda: None) -> None:
        self._directory = directory
        self.on_mail = on_mail
        """Called when one came in."""
        self._server: asyncio.Server | None = None
        self._transports: set[asyncio.BaseTransport] = set()
        self._refusals: list[str] = []
        self._kept: list[ReceivedMail] | None = None

    async def start(self, port: int = 0) -> str:
        """Listen (0: on a free port) and tell the ``SMTP_URL``. Raises OSError if taken."""
        self._directory.mkdir(parents=True, exist_ok=True)
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._protocol, _HOST, port)
        return self.url

    @property
    def url(self) -> str:
        """The ``SMTP_URL`` while it listens."""
        assert self._server is not None, "not started"  # noqa: S101 -- the caller's mistake
        return f"smtp://{_HOST}:{self._server.sockets[0].getsockname()[1]}"

    async def stop(self) -> None:
        """Stop listening and hang up."""
        if self._server is None:
            return
        self._server.close()
        for transport in self._transports:
            transport.abort() if isinstance(transport, asyncio.Transport) else transport.close()
        await self._server.wait_closed()
        self._server = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    def refuse(self, times: int = 1, answer: str = "550 5.1.1 No such mailbox here") -> None:
        """The next mails are answered like this instead of being kept; 0: none any more."""
        self._refusals = self._refusals + [answer] * times if times else []

    @property
    def refusing(self) -> int:
        """How many of the next mails are refused."""
        return len(self._refusals)

    def messages(self, to: str | None = None) -> list[ReceivedMail]:
        """Everything that arrived, oldest first; only for one address if given."""
        return [mail for mail in self._all() if to is None or to.lower() in mail.to]

    def _all(self) -> list[ReceivedMail]:
        """What is kept, read from the disk once: nobody else writes there."""
        if self._kept is None:
            self._kept = [_read(path) for path in sorted(self._directory.glob("*.eml"))]
        return self._kept

    async def wait_for(
        self, to: str | None = None, *, containing: str = "", within: float = 10.0
    ) -> ReceivedMail:
        """The newest such mail, as soon as it is there.

        ``containing`` is looked for in subject and text. Raises AssertionError, with what is
        there, after ``within`` seconds.
        """
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(within):
                while True:
                    for mail in reversed(self.messages(to)):
                        if containing in mail.subject or containing in mail.text:
                            return mail
                    await asyncio.sleep(_CHECK_EVERY)
        there = [(mail.to, mail.subject) for mail in self.messages()]
        raise AssertionError(f"no mail to {to} with {containing!r} in {within} s; there: {there}")

    async def handle_DATA(  # noqa: N802 -- aiosmtpd's name
        self, _: SMTP, session: Session, envelope: Envelope
    ) -> str:
        """Keep one mail, or refuse it."""
        del session
        if self._refusals:
            return self._refusals.pop(0)
        self._keep(envelope)
        return "250 2.0.0 OK"

    def _keep(self, envelope: Envelope) -> None:
        number = self._all()[-1].number + 1 if self._all() else 1
        path = self._directory / f"{number:06d}.eml"
        temporary = path.with_suffix(".tmp")
        content = envelope.original_content or b""
        temporary.write_bytes(_head(envelope) + content)
        os.replace(temporary, path)  # noqa: PTH105 -- says what it promises
        self._all().append(_read(path))
        self.on_mail()

    def _protocol(self) -> SMTP:
        return _Connection(self, self._transports)


class _Connection(SMTP):
    """aiosmtpd's protocol, known to the mailbox so that it can hang up."""

    def __init__(self, mailbox: Mailbox, transports: set[asyncio.BaseTransport]) -> None:
        # Without a name aiosmtpd asks the resolver for one, which may take seconds.
        super().__init__(mailbox, hostname="localhost", enable_SMTPUTF8=True)
        self._open = transports

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._open.add(transport)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        self._open.difference_update({self.transport})
        super().connection_lost(error)


def _head(envelope: Envelope) -> bytes:
    """The envelope, kept as headers before the mail's own."""
    to = ", ".join(envelope.rcpt_tos)
    return f"X-Envelope-From: {envelope.mail_from}\r\nX-Envelope-To: {to}\r\n".encode()


def _read(path: Path) -> ReceivedMail:
    sender, to, raw = path.read_bytes().split(b"\r\n", 2)
    return ReceivedMail(
        to=tuple(one.strip().lower() for one in _value(to).split(",")),
        sender=_value(sender),
        raw=raw,
        number=int(path.stem),
    )


def _value(header: bytes) -> str:
    return header.decode().partition(":")[2].strip()
