"""A mail goes out over SMTP and arrives as it was meant."""

import asyncio
import socket
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.mail import Mail, Mailer, MailRefused, MailUnavailable, build_message
from bot.mail.server import SmtpServer
from bot.sandbox.mailbox import Mailbox

DATE = datetime(2026, 11, 20, 17, 30, tzinfo=UTC)
SENDER = "Rapport <rapport@example.com>"
MAIL = Mail(
    to="zoé@example.com",
    subject="Plan change: el lanzamiento — viernes 17:30",
    text="We moved the launch to Friday 17:30.\n\n.\nAcme #1284 9f3c-77\n" + "long " * 400,
    html="<p>We moved the launch to <b>Friday</b> 17:30 &amp; told you.</p>",
    message_id="change-7@rapport.example.com",
    in_reply_to="<change-6@rapport.example.com>",
)


@pytest.fixture
async def mailbox(tmp_path: Path) -> AsyncIterator[Mailbox]:
    async with Mailbox(tmp_path / "mails") as mailbox:
        yield mailbox


@pytest.fixture
def mailer(mailbox: Mailbox) -> Mailer:
    return Mailer.from_url(mailbox.url, sender=SENDER)


async def test_a_mail_arrives_whole(mailbox: Mailbox, mailer: Mailer) -> None:
    await mailer.send(MAIL, date=DATE)
    (mail,) = mailbox.messages(MAIL.to)
    assert (mail.to, mail.sender) == ((MAIL.to,), "rapport@example.com")
    assert (mail.subject, mail.text) == (MAIL.subject, MAIL.text + "\n")
    assert mail.html.strip() == MAIL.html
    assert mail.message["From"] == SENDER
    assert mail.message["Date"] == "Fri, 20 Nov 2026 17:30:00 +0000"
    assert mail.message_id == "<change-7@rapport.example.com>"
    assert mail.message["In-Reply-To"] == "<change-6@rapport.example.com>"
    assert mail.message["References"] == "<change-6@rapport.example.com>"
    assert mail.message["Auto-Submitted"] == "auto-generated"


async def test_mails_outlive_a_restart(tmp_path: Path) -> None:
    for number in (1, 2):
        async with Mailbox(tmp_path) as mailbox:
            mail = Mail("ann@example.com", f"Number {number}", "text", f"{number}@example.com")
            await Mailer.from_url(mailbox.url, sender=SENDER).send(mail, date=DATE)
    assert [mail.subject for mail in Mailbox(tmp_path).messages()] == ["Number 1", "Number 2"]


async def test_many_at_once_all_arrive(mailbox: Mailbox, mailer: Mailer) -> None:
    mails = [Mail("ann@example.com", f"N{n}", "text", f"{n}@example.com") for n in range(20)]
    await asyncio.gather(*(mailer.send(mail, date=DATE) for mail in mails))
    assert {mail.subject for mail in mailbox.messages()} == {mail.subject for mail in mails}


async def test_waiting_finds_a_mail_or_says_what_is_there(mailbox: Mailbox, mailer: Mailer) -> None:
    waiting = asyncio.create_task(mailbox.wait_for(MAIL.to, containing="Friday"))
    await mailer.send(MAIL, date=DATE)
    assert (await waiting).subject == MAIL.subject
    with pytest.raises(AssertionError, match="Plan change"):
        await mailbox.wait_for("bob@example.com", within=0.1)


async def test_a_permanent_refusal(mailbox: Mailbox, mailer: Mailer) -> None:
    mailbox.refuse()
    with pytest.raises(MailRefused, match="550"):
        await mailer.send(MAIL, date=DATE)
    await mailer.send(MAIL, date=DATE)
    assert len(mailbox.messages()) == 1


async def test_a_temporary_refusal(mailbox: Mailbox, mailer: Mailer) -> None:
    mailbox.refuse(answer="451 4.7.1 Greylisted, come back")
    with pytest.raises(MailUnavailable, match="451"):
        await mailer.send(MAIL, date=DATE)
    assert mailbox.messages() == []


async def test_nobody_listens() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        mailer = Mailer.from_url(f"smtp://127.0.0.1:{unused.getsockname()[1]}", sender=SENDER)
        with pytest.raises(MailUnavailable):
            await mailer.send(MAIL, date=DATE)


async def test_a_server_without_tls_gets_no_password(mailbox: Mailbox) -> None:
    url = mailbox.url.replace("://", "://user:secret@") + "?starttls=yes"
    with pytest.raises(MailUnavailable):
        await Mailer.from_url(url, sender=SENDER).send(MAIL, date=DATE)
    assert mailbox.messages() == []


@pytest.mark.parametrize(
    "to", ["ann@example.com\nBcc: eve@example.com", "ann", "a@b.es, c@d.es", ""]
)
async def test_addresses_cannot_smuggle_headers(mailbox: Mailbox, mailer: Mailer, to: str) -> None:
    mail = Mail(to, "Hello", "text", "1@example.com")
    with pytest.raises(MailRefused):
        await mailer.send(mail, date=DATE)
    assert mailbox.messages() == []


def test_a_subject_is_one_line() -> None:
    mail = Mail("ann@example.com", "One\r\nBcc: eve@example.com", "text", "1@example.com")
    message = build_message(mail, sender=SENDER, date=DATE)
    assert message["Subject"] == "One Bcc: eve@example.com"
    assert message["Bcc"] is None


@pytest.mark.parametrize(
    ("url", "host", "port", "tls", "starttls"),
    [
        ("smtp://u:p%40ss@mail.example.com", "mail.example.com", 587, False, True),
        ("smtp://mail.example.com:25", "mail.example.com", 25, False, None),
        ("smtp://u:p@localhost:2525", "localhost", 2525, False, None),
        ("smtp://u:p@127.0.0.1:2525", "127.0.0.1", 2525, False, None),
        ("smtp://u:p@mail.example.com?starttls=no", "mail.example.com", 587, False, False),
        ("smtps://u:p@mail.example.com?from=a@b.es", "mail.example.com", 465, True, False),
    ],
)
def test_smtp_urls(url: str, host: str, port: int, *, tls: bool, starttls: bool | None) -> None:
    server = SmtpServer.parse(url)
    assert (server.host, server.port, server.tls, server.starttls) == (host, port, tls, starttls)
    assert "p%40ss" not in repr(server)
    assert "p@ss" not in repr(server)


@pytest.mark.parametrize(
    "url", ["mail.example.com", "http://a.es", "smtp://", "smtp://a:b:c", "smtp://a?tls=1"]
)
def test_malformed_urls_are_told_with_an_example(url: str) -> None:
    with pytest.raises(SettingsError, match="smtp://user:password@"):
        SmtpServer.parse(url)
