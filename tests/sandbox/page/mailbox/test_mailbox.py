"""Mails arrive by real SMTP and are read in the page; hostile ones stay harmless."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
from aiohttp.test_utils import TestServer

from bot.clock import Clock
from bot.mail.inbound import read_mail
from bot.mail.mailer import Mailer
from bot.mail.message import Mail
from bot.sandbox.answering import build_answer
from bot.sandbox.mailbox import Mailbox
from bot.sandbox.page import Page, add_page
from bot.sandbox.person import LocalSlack
from bot.sandbox.slack.server import HUB, build_slack
from bot.sandbox.slack.state import State
from bot.sandbox.x.app import add_x
from bot.sandbox.x.state import XState

MAYA, CAROL = "maya@northlight.example", "carol@juniper.example"
HOSTILE = (
    "<p>Hello <b>Maya</b></p><script>parent.location='https://evil.example'</script>"
    "<img src='https://evil.example/track.png'>"
)
AT = datetime(2026, 11, 26, 16, 4, tzinfo=UTC)


@dataclass
class Post:
    """A mailbox, whoever sends to it, and the page of two people."""

    url: str
    mailer: Mailer
    session: aiohttp.ClientSession
    mailbox: Mailbox
    maya: str
    marta: str

    async def send(
        self, number: int, to: str = MAYA, *, answers: int = 0, html: str = "", back: str = ""
    ) -> None:
        mail = Mail(
            to=to,
            subject=f"Plan change #{number} <b>",
            text=f"Change {number} & more\nhttps://example.com/seen?n={number}",
            html=html,
            message_id=f"change-{number}@rapport.example",
            in_reply_to=f"<change-{answers}@rapport.example>" if answers else None,
            reply_to=back or None,
        )
        await self.mailer.send(mail, date=AT + timedelta(minutes=number))

    async def read(self, path: str = "", user: str = "", *, fragment: bool = False) -> str:
        answer = await self.get(path, user, fragment=fragment)
        assert answer.status == 200, path
        return await answer.text()

    async def get(
        self, path: str = "", user: str = "", *, fragment: bool = False
    ) -> aiohttp.ClientResponse:
        headers = {"X-Fragment": "1"} if fragment else {}
        return await self.session.get(
            f"{self.url}/as/{user or self.maya}/mail/{path}", headers=headers
        )


@pytest.fixture
async def post(tmp_path: Path) -> AsyncIterator[Post]:
    app, clock = build_slack(State(), Clock()), Clock()
    runtime = add_x(app, XState(), clock)
    async with Mailbox(tmp_path) as mailbox:
        add_page(app, Page(app[HUB], runtime, mailbox))
        mailer = Mailer.from_url(mailbox.url, sender="rapport@sandbox.example")
        async with TestServer(app) as server, aiohttp.ClientSession() as session:
            url = str(server.make_url("")).rstrip("/")
            team = await LocalSlack(url, session).create_team("Northlight", domain="northlight")
            maya = await team.person("Maya", tz="Europe/London", locale="en-GB")
            marta = await team.person("Marta", tz="America/Mexico_City", locale="es-LA")
            yield Post(url, mailer, session, mailbox, maya.id, marta.id)


async def test_an_empty_mailbox_says_what_comes_here(post: Post) -> None:
    assert "No mail yet" in await post.read()
    assert "Todavía no hay correos" in await post.read(user=post.marta)


async def test_mails_are_listed_newest_first_and_by_recipient(post: Post) -> None:
    for number, to in ((1, MAYA), (2, CAROL), (3, MAYA)):
        await post.send(number, to)
    listed = await post.read(fragment=True)
    order = [listed.index(f"Plan change #{n} &lt;b&gt;") for n in (3, 2, 1)]
    assert order == sorted(order)
    assert "<html" not in listed
    only = await post.read(f"?to={CAROL}", fragment=True)
    assert ("#2" in only, "#1" in only, "#3" in only) == (True, False, False)


async def test_a_mail_is_read_in_each_way_in_the_readers_zone(post: Post) -> None:
    await post.send(1, html="<p>Change</p>")
    assert 'src="/as/' in await post.read("1")
    text = await post.read("1?view=text")
    assert "Change 1 &amp; more" in text
    assert '<a href="https://example.com/seen?n=1" rel="noopener" target="_blank">' in text
    assert "Thu 26 Nov, 16:05 GMT" in text
    assert "jue 26 nov, 10:05 CST" in await post.read("1?view=text", post.marta)
    headers = await post.read("1?view=headers")
    assert "&lt;change-1@rapport.example&gt;" in headers
    assert "X-Envelope-To" not in headers
    raw = await post.get("1/raw")
    assert raw.content_type == "message/rfc822"
    assert b"Message-ID: <change-1@rapport.example>" in await raw.read()


async def test_hostile_html_runs_nothing_and_loads_nothing(post: Post) -> None:
    await post.send(1, html=HOSTILE)
    document = await post.read("1")
    assert "evil.example" not in document
    assert 'sandbox="allow-popups allow-popups-to-escape-sandbox"' in document
    framed = await post.get("1/html")
    policy = framed.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script" not in policy
    assert "sandbox allow-popups" in policy
    assert "img-src data:;" in policy
    assert "evil.example" in await framed.text()


async def test_mails_that_answer_each_other_are_shown_together(post: Post) -> None:
    await post.send(1)
    await post.send(2, answers=1)
    await post.send(3)
    await post.send(4, CAROL, answers=1)
    await post.send(5, answers=2)
    assert "3 mails in this conversation" in await post.read("5")
    assert "in this conversation" not in await post.read("3")


async def test_only_mails_that_say_where_answers_go_are_answered(post: Post) -> None:
    await post.send(1, CAROL, back="answers@sandbox.example")
    await post.send(2)
    assert f"Write back as {CAROL}" in await post.read("1")
    assert 'id="answer"' not in await post.read("2")
    (mail, _) = post.mailbox.messages()
    written = read_mail(build_answer(mail, "Mejor el sábado\n— Carol"))
    assert written.text == "Mejor el sábado\n— Carol"
    assert (written.sender, written.cited) == (CAROL, ("change-1@rapport.example",))
    assert not written.automatic


async def test_a_mail_that_is_not_there_is_said_so(post: Post) -> None:
    answer = await post.get("7", post.marta)
    assert (answer.status, await answer.text()) == (
        404,
        "Ese correo no existe. Puede que se fuera con un sandbox anterior.",
    )


async def test_mails_stay_over_a_restart(post: Post, tmp_path: Path) -> None:
    await post.send(1)
    await post.send(2)
    again = Mailbox(tmp_path)
    assert [one.number for one in again.messages()] == [1, 2]
    assert [one.number for one in again.messages(CAROL)] == []
