"""One e-mail, and how it becomes a MIME message."""

from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

__all__ = ["Mail", "build_message"]


@dataclass(frozen=True)
class Mail:
    """What one person gets. Ids are Message-IDs, with or without their angle brackets.

    The same mail sent again carries the same ``message_id``: that is how mailboxes, and we, tell
    a repetition.
    """

    to: str
    subject: str
    text: str
    message_id: str
    html: str | None = None
    in_reply_to: str | None = None
    references: tuple[str, ...] = ()
    reply_to: str | None = None
    """Where an answer goes; None: to the sender."""
    list_id: str | None = None
    """Of what kind it is, for filters in mailboxes (RFC 2919): ``receipts.example.com``."""
    unsubscribe: str | None = None
    """The page on which its reader says that they want no more of them (RFC 2369)."""


def build_message(mail: Mail, *, sender: str, date: datetime) -> EmailMessage:
    """The message as it goes out, plain text first, HTML beside it if there is any.

    ``date`` is aware. ``Auto-Submitted`` (RFC 3834) keeps out-of-office answers away. Raises
    ValueError for what is not one address, and for a line break in an address or an id.
    """
    message = EmailMessage(policy=SMTP)
    message["From"] = sender
    message["To"] = mail.to
    _check_one(message)
    # A subject may quote what a person wrote; a header is one line.
    message["Subject"] = " ".join(mail.subject.split())
    message["Date"] = format_datetime(date)
    message["Message-ID"] = _bracketed(mail.message_id)
    if mail.in_reply_to:
        message["In-Reply-To"] = _bracketed(mail.in_reply_to)
    references = mail.references or ((mail.in_reply_to,) if mail.in_reply_to else ())
    if references:
        message["References"] = " ".join(_bracketed(one) for one in references)
    if mail.reply_to:
        message["Reply-To"] = mail.reply_to
    if mail.list_id:
        message["List-Id"] = f"<{mail.list_id}>"
    if mail.unsubscribe:
        message["List-Unsubscribe"] = f"<{mail.unsubscribe}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.text)
    if mail.html is not None:
        message.add_alternative(mail.html, subtype="html")
    return message


def _bracketed(message_id: str) -> str:
    return f"<{message_id.removeprefix('<').removesuffix('>')}>"


def _check_one(message: EmailMessage) -> None:
    addresses = message["To"].addresses
    if len(addresses) != 1 or not addresses[0].domain:
        raise ValueError("not one address")
