"""Answers to a mail, as a mail program writes them and a provider brings them to the app."""

from email.message import EmailMessage
from email.policy import SMTP
from email.utils import make_msgid
from http import HTTPStatus

import aiohttp

from bot.mail.inbound import Inbound
from bot.sandbox.mailbox import ReceivedMail

__all__ = ["bring", "build_answer", "may_be_answered"]


def may_be_answered(mail: ReceivedMail) -> bool:
    """Whether it says where answers go to."""
    return bool(mail.message["Reply-To"])


def build_answer(mail: ReceivedMail, text: str, *, sender: str = "") -> bytes:
    """What somebody writes above the mail, which is quoted; ``sender``: else whoever got it."""
    sender = sender or mail.to[0]
    answer = EmailMessage(policy=SMTP)
    answer["From"] = sender
    answer["To"] = str(mail.message["Reply-To"])
    answer["Subject"] = f"Re: {mail.subject}"
    answer["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2])
    answer["In-Reply-To"] = mail.message_id
    answer["References"] = f"{mail.message['References'] or ''} {mail.message_id}".strip()
    quoted = "\n".join(f"> {line}".rstrip() for line in mail.text.splitlines())
    answer.set_content(f"{text}\n\nOn {mail.message['Date']}, {mail.sender} wrote:\n{quoted}\n")
    return answer.as_bytes()


async def bring(session: aiohttp.ClientSession, app: str, inbound: Inbound, raw: bytes) -> bool:
    """Hand a mail to the app at this address, as a provider does; False: it was not taken."""
    headers = {"Authorization": f"Bearer {inbound.secret}"}
    async with session.post(f"{app}/mail/inbound", data=raw, headers=headers) as answer:
        return answer.status == HTTPStatus.OK
