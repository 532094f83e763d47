"""Handing mail over, over SMTP."""

from datetime import datetime
from email.utils import parseaddr

import aiosmtplib

from bot.mail.message import Mail, build_message
from bot.mail.server import SmtpServer

__all__ = ["MailError", "MailRefused", "MailUnavailable", "Mailer"]

_TIMEOUT = 20.0
_PERMANENT = 500


class MailError(Exception):
    """The mail was not handed over."""


class MailRefused(MailError):  # noqa: N818 -- the word of the design
    """The server will never take this mail for this address (5xx). A person must look."""


class MailUnavailable(MailError):  # noqa: N818 -- the word of the design
    """Not now: no connection, a temporary refusal (4xx), or credentials that are not taken."""


class Mailer:
    """Sends one mail at a time, a connection each; safe to use concurrently.

    Delivery is at least once: where the connection is lost after the last byte the mail may be
    there though ``MailUnavailable`` is raised. Sending it again keeps its Message-ID.
    """

    def __init__(self, server: SmtpServer, *, sender: str) -> None:
        self._server = server
        self._sender = server.sender or sender

    @classmethod
    def from_url(cls, url: str, *, sender: str) -> "Mailer":
        """From ``SMTP_URL``; its ``from`` wins over ``sender``. Raises SettingsError."""
        return cls(SmtpServer.parse(url), sender=sender)

    @property
    def domain(self) -> str:
        """Whose mail it is: the sender's domain, for ids."""
        return parseaddr(self._sender)[1].rpartition("@")[2] or "localhost"

    async def send(self, mail: Mail, *, date: datetime) -> None:
        """Hand it over. ``date`` is aware. Raises MailRefused or MailUnavailable."""
        try:
            message = build_message(mail, sender=self._sender, date=date)
        except ValueError as error:
            raise MailRefused(f"not an address or id: {error}") from error
        server = self._server
        try:
            await aiosmtplib.send(
                message,
                hostname=server.host,
                port=server.port,
                username=server.username,
                password=server.password,
                use_tls=server.tls,
                start_tls=server.starttls,
                timeout=_TIMEOUT,
            )
        except aiosmtplib.SMTPException as error:
            raise _told(error) from error
        except (OSError, ValueError) as error:
            raise MailUnavailable(type(error).__name__) from error


def _told(error: aiosmtplib.SMTPException) -> MailError:
    if isinstance(error, aiosmtplib.SMTPAuthenticationError):
        return MailUnavailable(f"credentials not taken: {error.code} {error.message}")
    if isinstance(error, aiosmtplib.SMTPRecipientsRefused):
        return _by_code(*[(one.code, one.message) for one in error.recipients])
    if isinstance(error, aiosmtplib.SMTPResponseException):
        return _by_code((error.code, error.message))
    return MailUnavailable(type(error).__name__)


def _by_code(*answers: tuple[int, str]) -> MailError:
    told = "; ".join(f"{code} {message}" for code, message in answers)
    refused = answers and all(code >= _PERMANENT for code, _ in answers)
    return MailRefused(told) if refused else MailUnavailable(told)
