"""``/control/house/…``: what belongs to neither Slack nor X. JSON in and out.

========  ===============================  ==================================================
method    path                             does
========  ===============================  ==================================================
GET       /control/house/clock             the business time (ISO 8601, UTC), and whether it is
                                           ``moving``
POST      /control/house/clock             ``to`` (ISO 8601 with zone), ``seconds``, or ``words``
                                           with ``zone`` and ``language``: move forward, through
                                           every due moment on the way
POST      /control/house/clock/halt        end the move under way at the moment it has come to
GET       /control/house/mail              every mail, oldest first; ``to``?
POST      /control/house/mail/answer       ``number``, ``text``, ``sender``?: write back to a mail;
                                           it is brought to the app
POST      /control/house/mail/refuse       ``times``: the next mails are refused for good; 0: none
POST      /control/house/x/listen          ``accounts``: X tells the app's webhook of these
POST      /control/house/{process}/kill    ``kill -9`` to ``web`` or ``worker``
POST      /control/house/{process}/start   start it again; ``fault``?: it dies at that named place
POST      /control/house/redis/flush       FLUSHALL
POST      /control/house/postgres/restart  stop and start it; ``crash``?: without a word to anybody
========  ===============================  ==================================================
"""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import psycopg
from aiohttp import web
from redis.asyncio import Redis

from bot.clock import Clock
from bot.faults import declared
from bot.i18n.reader import Reader, language_of
from bot.sandbox.answering import bring, build_answer, may_be_answered
from bot.sandbox.page.curtain.ahead import NotUnderstoodError, moment_in

if TYPE_CHECKING:
    from bot.sandbox.house import House
    from bot.sandbox.processes import Process

__all__ = ["house_routes"]


def house_routes(house: House) -> list[web.RouteDef]:
    """The routes above."""
    doors = _Doors(house)
    return [
        web.get("/control/house/clock", doors.clock),
        web.post("/control/house/clock", doors.move_clock),
        web.post("/control/house/clock/halt", doors.halt_clock),
        web.get("/control/house/mail", doors.mail),
        web.post("/control/house/mail/answer", doors.answer_mail),
        web.post("/control/house/mail/refuse", doors.refuse_mail),
        web.post("/control/house/x/listen", doors.listen),
        web.post("/control/house/redis/flush", doors.flush),
        web.post("/control/house/postgres/restart", doors.restart_postgres),
        web.post("/control/house/{process}/kill", doors.kill),
        web.post("/control/house/{process}/start", doors.start),
    ]


class _Doors:
    def __init__(self, house: House) -> None:
        self._house = house
        self._restarting = asyncio.Lock()

    async def clock(self, _: web.Request) -> web.Response:
        time = self._house.time
        return web.json_response(
            {"business": self._house.clock.business().isoformat(), "moving": time.moving}
        )

    async def move_clock(self, request: web.Request) -> web.Response:
        body = await _body(request)
        target = _in_words(body, self._house.clock) if "words" in body else self._target(body)
        try:
            moved = await self._house.time.go_to(target)
        except psycopg.OperationalError as error:
            raise web.HTTPServiceUnavailable(text="Postgres is not there") from error
        journey = self._house.time.journey
        due = dict(journey.due) if journey else {}
        return web.json_response(
            {"business": moved.isoformat(), "understood": target.isoformat(), "due": due}
        )

    def _target(self, body: dict[str, Any]) -> datetime:
        try:
            if "seconds" in body:
                return self._house.clock.business() + timedelta(seconds=float(body["seconds"]))
            target = datetime.fromisoformat(str(body.get("to")))
            if target.tzinfo is None:
                raise ValueError("no zone")  # noqa: TRY301 - the same words for whatever is wrong
        except (TypeError, ValueError, OverflowError) as error:
            raise _bad("to: an ISO 8601 time with its zone; or seconds: a number") from error
        return target

    async def halt_clock(self, _: web.Request) -> web.Response:
        self._house.time.halt()
        return web.json_response({})

    async def mail(self, request: web.Request) -> web.Response:
        mails = self._house.mailbox.messages(request.query.get("to"))
        return web.json_response(
            [
                {
                    "number": mail.number,
                    "to": list(mail.to),
                    "from": mail.sender,
                    "subject": mail.subject,
                    "message_id": mail.message_id,
                    "text": mail.text,
                    "html": mail.html,
                }
                for mail in mails
            ]
        )

    async def answer_mail(self, request: web.Request) -> web.Response:
        body = await _body(request)
        number, text = body.get("number"), str(body.get("text") or "").strip()
        mail = next((one for one in self._house.mailbox.messages() if one.number == number), None)
        if mail is None:
            raise _bad("number: of a mail")
        if not text:
            raise _bad("text: what is written back")
        if not may_be_answered(mail):
            raise _bad("nobody reads what is written back to that mail")
        raw = build_answer(mail, text, sender=str(body.get("sender") or ""))
        house = self._house
        if not await bring(house.session, house.web_address, house.inbound, raw):
            raise web.HTTPBadGateway(text="web did not take it; see its log")
        return web.json_response({})

    async def refuse_mail(self, request: web.Request) -> web.Response:
        times = (await _body(request)).get("times", 1)
        if not isinstance(times, int) or times < 0:
            raise _bad("times: a number")
        self._house.mailbox.refuse(times)
        return web.json_response({})

    async def listen(self, request: web.Request) -> web.Response:
        accounts = (await _body(request)).get("accounts")
        if not isinstance(accounts, list) or not all(isinstance(one, str) for one in accounts):
            raise _bad("accounts: a list of user names")
        await self._house.listen_to_x(*accounts)
        return web.json_response({})

    async def flush(self, _: web.Request) -> web.Response:
        client = Redis.from_url(self._house.redis_url)
        await client.flushall()
        await client.aclose()
        return web.json_response({})

    async def restart_postgres(self, request: web.Request) -> web.Response:
        crash = bool((await _body(request)).get("crash"))
        postgres, started = self._house.postgres, self._house.clock.monotonic()
        async with self._restarting:
            await asyncio.to_thread(postgres.crash if crash else postgres.stop)
            await asyncio.to_thread(postgres.start)
        seconds = self._house.clock.monotonic() - started
        return web.json_response({"seconds": round(seconds, 2)})

    async def kill(self, request: web.Request) -> web.Response:
        await self._process(request).kill()
        return web.json_response({})

    async def start(self, request: web.Request) -> web.Response:
        process = self._process(request)
        if process.running:
            raise _bad(f"{process.name} is running")
        fault = (await _body(request)).get("fault") or None
        if fault is not None and fault not in declared():
            raise _bad(f"there is no place named {fault}; there are {', '.join(declared())}")
        await process.start(fault=fault)
        return web.json_response({})

    def _process(self, request: web.Request) -> Process:
        name = request.match_info["process"]
        if name not in {"web", "worker"}:
            raise _bad("there is web and there is worker")
        return self._house.web if name == "web" else self._house.worker


def _in_words(body: dict[str, Any], clock: Clock) -> datetime:
    try:
        zone = ZoneInfo(str(body.get("zone", "UTC")))
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise _bad("zone: a name such as Europe/Madrid") from error
    reader = Reader(language_of(body.get("language"), "en"), zone)
    try:
        return moment_in(str(body["words"]), reader, clock.business())
    except NotUnderstoodError as error:
        raise _bad(str(error)) from error


async def _body(request: web.Request) -> dict[str, Any]:
    try:
        content = await request.json() if request.can_read_body else {}
    except ValueError as error:
        raise _bad("the body is no JSON") from error
    if not isinstance(content, dict):
        raise _bad("the body is no JSON object")
    return content


def _bad(problem: str) -> web.HTTPBadRequest:
    return web.HTTPBadRequest(text=problem)
