"""Mail that comes in: where it is sent to, and what a person wrote in it above what they quote."""

import hmac
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parseaddr
from html import unescape
from typing import Self
from urllib.parse import parse_qsl, unquote, urlsplit

import quotequail

from bot.errors import SettingsError

__all__ = ["Inbound", "IncomingMail", "NotAMailError", "read_mail"]

_EXAMPLE = "mailto:answers@mail.example.com?secret=at-least-sixteen-characters"
_SHORTEST = 16
_MESSAGE_ID = re.compile(r"<([^<>\s]+)>")
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_BLOCKS = re.compile(r"<(?:br|/p|/div|/li|/tr)\b[^>]*>", re.IGNORECASE)
_MACHINES = {"bulk", "junk", "list", "auto_reply"}
_TAGS = re.compile(r"<(style|script|head)\b.*?</\1>|<[^>]*>", re.IGNORECASE | re.DOTALL)


class NotAMailError(ValueError):
    """The bytes are no mail from somebody."""


@dataclass(frozen=True)
class Inbound:
    """``RAPPORT_INBOUND_MAIL``: where answers are sent to, and who may bring them."""

    address: str
    secret: str = field(repr=False)

    @classmethod
    def parse(cls, url: str) -> Self:
        """From ``mailto:address?secret=…``. Raises SettingsError."""
        parts = urlsplit(url)
        query = dict(parse_qsl(parts.query))
        secret = query.pop("secret", "")
        address = unquote(parts.path)
        if (
            parts.scheme != "mailto"
            or query
            or len(secret) < _SHORTEST
            or not re.fullmatch(r"[^@\s<>,;]+@[^@\s<>,;]+", address)
        ):
            raise SettingsError(f"RAPPORT_INBOUND_MAIL is not of the form {_EXAMPLE}")
        return cls(address, secret)

    def opens(self, given: str) -> bool:
        """Whether that is the secret."""
        return hmac.compare_digest(self.secret.encode(), given.encode())


@dataclass(frozen=True)
class IncomingMail:
    """A mail as far as we look at it. Ids are without brackets."""

    sender: str
    message_id: str
    cited: Sequence[str]
    """The Message-IDs that it answers to, the nearest first."""
    text: str
    """What the person wrote, without what they quote and without their signature."""
    automatic: bool
    """Sent by a machine: an out-of-office answer, a list, a bounce."""


def read_mail(raw: bytes) -> IncomingMail:
    """Read an RFC 5322 message. Raises NotAMailError."""
    try:
        message = message_from_bytes(raw, policy=SMTP)
        assert isinstance(message, EmailMessage)  # noqa: S101 -- what that policy makes
        sender = parseaddr(str(message["From"] or ""))[1]
        ids = _ids(message, "Message-ID")
        text = _written(message)
    except (MessageError, ValueError, LookupError) as error:
        raise NotAMailError(type(error).__name__) from error
    if "@" not in sender or not ids:
        raise NotAMailError("no sender or no Message-ID")
    nearest = [*_ids(message, "In-Reply-To"), *reversed(_ids(message, "References"))]
    return IncomingMail(
        sender=sender,
        message_id=ids[0],
        cited=tuple(dict.fromkeys(nearest)),
        text=text,
        automatic=_is_automatic(message),
    )


def _ids(message: EmailMessage, header: str) -> list[str]:
    return _MESSAGE_ID.findall(str(message[header] or ""))


def _written(message: EmailMessage) -> str:
    body = message.get_body(("plain", "html"))
    if body is None:
        return ""
    text = str(body.get_content()).replace("\r\n", "\n")
    if body.get_content_subtype() == "html":
        text = _plain(text)
    found = quotequail.unwrap(text)
    if found is not None:
        text = found.get("text_top") or ""
    text = _SIGNATURE.split(text, maxsplit=1)[0].strip()
    # what is left of a mail that only quotes
    return "" if all(line.startswith(">") for line in text.splitlines()) else text


def _plain(marked: str) -> str:
    lines = _TAGS.sub("", _BLOCKS.sub("\n", marked))
    return re.sub(r"\n{3,}", "\n\n", unescape(lines))


def _is_automatic(message: EmailMessage) -> bool:
    """As RFC 3834 has it, and by what older programs say."""
    said = str(message["Auto-Submitted"] or "no").partition(";")[0].strip().lower()
    bulk = str(message["Precedence"] or "").strip().lower() in {
        "bulk",
        "junk",
        "list",
        "auto_reply",
    }
    return said != "no" or bulk or message["List-Id"] is not None or _is_bounce(message)


def _is_bounce(message: EmailMessage) -> bool:
    return str(message["Return-Path"] or "").strip() == "<>" or (
        message.get_content_type() == "multipart/report"
    )
