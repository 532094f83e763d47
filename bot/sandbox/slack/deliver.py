"""Requests from Slack to the app: signed, within three seconds, events again when unanswered."""

import asyncio
import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

import aiohttp

from bot.clock import Clock
from bot.sandbox.slack import limits
from bot.sandbox.slack.faults import Faults
from bot.sandbox.slack.refusal import Json
from bot.sandbox.slack.sockets import Sockets, envelope_of
from bot.sandbox.slack.state import App
from bot.sandbox.traffic import Traffic

__all__ = ["Answer", "Deliverer", "Delivery"]

_HTTP_OK = range(200, 300)
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Delivery:
    """One request for the app; sending it again sends the same bytes with a fresh signature."""

    app_id: str
    kind: str
    body: bytes
    content_type: str

    @classmethod
    def form(cls, app: App, kind: str, fields: Json) -> "Delivery":
        """A form, as slash commands are sent."""
        return cls(app.id, kind, urlencode(fields).encode(), FORM)

    @classmethod
    def payload(cls, app: App, kind: str, payload: Json) -> "Delivery":
        """A form with one JSON field, as interactions are sent."""
        return cls.form(app, kind, {"payload": json.dumps(payload, ensure_ascii=False)})

    @classmethod
    def json(cls, app: App, kind: str, body: Json) -> "Delivery":
        """JSON, as events are sent."""
        raw = json.dumps(body, ensure_ascii=False).encode()
        return cls(app.id, kind, raw, "application/json")


@dataclass(frozen=True)
class Answer:
    """What the app said; `error` is Slack's reason when it said nothing in time."""

    status: int | None
    body: bytes = b""
    error: str = ""
    no_retry: bool = False

    @property
    def ok(self) -> bool:
        """Answered with 2xx in time."""
        return self.status is not None and self.status in _HTTP_OK

    def json(self) -> Json | None:
        """The body as an object, None where it is none."""
        try:
            parsed = json.loads(self.body)
        except ValueError:
            return None
        return parsed if isinstance(parsed, dict) else None

    def failure(self) -> str:
        """Slack's word for what a person sees: `operation_timeout` or `dispatch_failed`."""
        return "operation_timeout" if self.error == "http_timeout" else "dispatch_failed"


class Deliverer:
    """Sends to the app's request URL. Open only between `start` and `stop`."""

    def __init__(
        self, clock: Clock, faults: Faults, log: Traffic, apps: dict[str, App], sockets: Sockets
    ) -> None:
        self._clock = clock
        self._faults = faults
        self._log = log
        self._apps = apps
        self._sockets = sockets
        self._session: aiohttp.ClientSession | None = None
        self.ack_seconds: float = limits.ACK_SECONDS
        self.retry_scale = 1.0
        self.last: dict[str, Delivery] = {}

    async def start(self) -> None:
        """Open the connections."""
        self._session = aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar())

    async def stop(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()

    async def send(self, delivery: Delivery, headers: dict[str, str] | None = None) -> Answer:
        """Send once (twice where a `duplicate` fault says so) and wait up to three seconds."""
        self.last[delivery.kind] = self.last["*"] = delivery
        fault = self._faults.take(f"deliver:{delivery.kind}")
        if fault is not None and fault.kind == "delay":
            await asyncio.sleep(fault.seconds)
        if fault is not None and fault.kind == "duplicate":
            both = await asyncio.gather(
                self._once(delivery, headers), self._once(delivery, headers)
            )
            return both[0]
        return await self._once(delivery, headers)

    async def send_event(self, delivery: Delivery, first: Callable[[Answer], None]) -> None:
        """Send an event; without 2xx in time again: at once, after 1 and after 5 minutes.

        docs.slack.dev/apis/events-api#retries: `x-slack-retry-num` and `x-slack-retry-reason`;
        the app may decline with `x-slack-no-retry: 1`. `first` gets the first answer.
        """
        answer = await self.send(delivery)
        first(answer)
        for number, delay in enumerate(limits.EVENT_RETRY_DELAYS, start=1):
            if answer.ok or answer.no_retry:
                return
            await asyncio.sleep(delay * self.retry_scale)
            again = {
                "X-Slack-Retry-Num": str(number),
                "X-Slack-Retry-Reason": answer.error or "http_error",
            }
            answer = await self.send(delivery, again)

    async def _once(self, delivery: Delivery, headers: dict[str, str] | None) -> Answer:
        app = self._apps[delivery.app_id]
        started = self._clock.monotonic()
        retry = headers or {}
        if app.socket_mode:
            sent = retry
            answer = await self._by_socket(app, delivery, retry)
        else:
            sent = {**self._signed(app, delivery), **retry}
            answer = await self._by_http(app, delivery, sent)
        self._note(delivery, answer, started, sent)
        return answer

    async def _by_socket(self, app: App, delivery: Delivery, retry: dict[str, str]) -> Answer:
        envelope = envelope_of(delivery.kind, delivery.body, retry)
        try:
            said = await self._sockets.send(app, envelope, self.ack_seconds)
        except TimeoutError:
            return Answer(None, error="http_timeout")
        except ConnectionError:
            return Answer(None, error="connection_failed")
        return Answer(200, json.dumps(said, ensure_ascii=False).encode() if said else b"")

    async def _by_http(self, app: App, delivery: Delivery, signed: dict[str, str]) -> Answer:
        if self._session is None or not app.request_url:
            return Answer(None, error="connection_failed")
        timeout = aiohttp.ClientTimeout(total=self.ack_seconds)
        try:
            async with self._session.post(
                app.request_url, data=delivery.body, headers=signed, timeout=timeout
            ) as reply:
                body = await reply.read()
                no_retry = reply.headers.get("X-Slack-No-Retry") == "1"
                return Answer(reply.status, body, no_retry=no_retry)
        except TimeoutError:
            return Answer(None, error="http_timeout")
        except aiohttp.ClientError:
            return Answer(None, error="connection_failed")

    def _signed(self, app: App, delivery: Delivery) -> dict[str, str]:
        """docs.slack.dev/authentication/verifying-requests-from-slack: version v0."""
        stamp = str(int(self._clock.wall().timestamp()))
        base = f"v0:{stamp}:".encode() + delivery.body
        digest = hmac.new(app.signing_secret.encode(), base, hashlib.sha256).hexdigest()
        return {
            "Content-Type": delivery.content_type,
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": f"v0={digest}",
        }

    def _note(
        self, delivery: Delivery, answer: Answer, started: float, headers: dict[str, str]
    ) -> None:
        self._log.add(
            "slack→app",
            delivery.kind,
            answer.status,
            (self._clock.monotonic() - started) * 1000,
            error=answer.error,
            retry=headers.get("X-Slack-Retry-Num"),
            headers=headers,
            app=delivery.app_id,
            body=delivery.body.decode(),
            answer=answer.body.decode(errors="replace"),
        )
