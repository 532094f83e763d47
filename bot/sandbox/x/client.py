"""The typed door to the local X's control API, for tests, the story and the page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import aiohttp

from bot.sandbox.x.faults import FaultKind, On

__all__ = ["Brand", "FaultKind", "LocalX", "On", "Told", "Written"]

# A body stays well below aiohttp's megabyte.
_BULK = 500


@dataclass(frozen=True)
class Brand:
    """An account that our app may act as."""

    id: str
    handle: str
    name: str
    token: str


@dataclass(frozen=True)
class Written:
    """What somebody writes: ``text`` raw, as typed."""

    author: str
    text: str
    in_reply_to: str | None = None
    quote: str | None = None


@dataclass(frozen=True)
class Told:
    """A post as people on X see it, with ``delivered`` as the API gives its text."""

    id: str
    author: str
    text: str
    delivered: str
    created_at: datetime
    in_reply_to: str | None
    edit_history: tuple[str, ...]
    deleted: bool
    source: str


class LocalX:
    """One local X. Raises ValueError with its words where it refuses."""

    def __init__(self, base_url: str, session: aiohttp.ClientSession) -> None:
        self.base_url = base_url.rstrip("/")
        self._session = session

    async def create_account(self, username: str, name: str | None = None) -> Brand:
        """A brand's account, with its OAuth 2 user token; the same again gives the same."""
        body = {"username": username, **({"name": name} if name else {})}
        made = await self._call("POST", "/users", body)
        return Brand(made["id"], made["username"], made["name"], made["token"])

    async def create_customer(self, username: str, name: str) -> None:
        """Somebody whose name is known before they write anything."""
        await self._call("POST", "/users", {"username": username, "name": name, "customer": True})

    async def write(
        self,
        author: str,
        text: str,
        *,
        in_reply_to: str | None = None,
        quote: str | None = None,
    ) -> str:
        """Post by hand, as anybody, the brand's owner included. The id."""
        told = await self._call("POST", "/posts", _written(author, text, in_reply_to, quote))
        return str(told["id"])

    async def write_many(self, posts: Iterable[Written]) -> list[str]:
        """Many at once, in order. Their ids."""
        many = [_written(one.author, one.text, one.in_reply_to, one.quote) for one in posts]
        ids: list[str] = []
        for start in range(0, len(many), _BULK):
            chunk = many[start : start + _BULK]
            ids += (await self._call("POST", "/posts/bulk", {"posts": chunk}))["ids"]
        return ids

    async def edit(self, post_id: str, text: str) -> str:
        """Edit by hand. The id of the new version."""
        return str((await self._call("POST", f"/posts/{post_id}/edit", {"text": text}))["id"])

    async def delete(self, post_id: str) -> None:
        """Delete by hand."""
        await self._call("DELETE", f"/posts/{post_id}")

    async def post(self, post_id: str) -> Told:
        """One post, gone or not."""
        return _told(await self._call("GET", f"/posts/{post_id}"))

    async def timeline(self, username: str, limit: int = 100) -> list[Told]:
        """What people see of an account, newest first, without the lag of the API."""
        answer = await self._call("GET", f"/posts?author={username}&limit={limit}")
        return [_told(one) for one in answer]

    async def feed(self, limit: int = 100) -> list[Told]:
        """Everybody's posts, newest first."""
        return [_told(one) for one in await self._call("GET", f"/posts?limit={limit}")]

    async def replies_to(self, post_id: str) -> list[Told]:
        """Direct answers, oldest first."""
        return [_told(one) for one in await self._call("GET", f"/posts/{post_id}/replies")]

    async def fault(
        self, kind: FaultKind, *, on: On = On.ANY, times: int = 1, seconds: float = 60.0
    ) -> None:
        """The next ``times`` calls go wrong."""
        body = {"kind": kind, "on": on, "times": times, "seconds": seconds}
        await self._call("POST", "/faults", body)

    async def clear_faults(self) -> None:
        """Nothing goes wrong any more."""
        await self._call("DELETE", "/faults")

    async def webhook(self, url: str, accounts: Sequence[str]) -> None:
        """Challenge and register our webhook; events of these accounts go there."""
        await self._call("POST", "/webhook", {"url": url, "accounts": list(accounts)})

    async def no_webhook(self) -> None:
        """Nobody is told any more."""
        await self._call("DELETE", "/webhook")

    async def settings(
        self, *, timeline_lag: float | None = None, rate_factor: float | None = None
    ) -> dict[str, Any]:
        """Change what is given (lag in seconds); all settings and secrets come back."""
        given = {"timeline_lag": timeline_lag, "rate_factor": rate_factor}
        body = {key: value for key, value in given.items() if value is not None}
        return dict(await self._call("PATCH", "", body))

    async def log(self) -> dict[str, Any]:
        """``calls`` to the API and ``deliveries`` to webhooks, oldest first."""
        return dict(await self._call("GET", "/log"))

    async def _call(self, method: str, path: str, body: Any = None) -> Any:
        url = f"{self.base_url}/control/x{path}"
        async with self._session.request(method, url, json=body) as response:
            answer = await response.json()
            if response.status != 200:  # noqa: PLR2004 -- HTTP's own number
                raise ValueError(f"{method} {path}: {answer}")
            return answer


def _written(
    author: str, text: str, in_reply_to: str | None, quote: str | None
) -> dict[str, str | None]:
    body = {"author": author, "text": text, "in_reply_to": in_reply_to, "quote": quote}
    return {key: value for key, value in body.items() if value is not None}


def _told(body: dict[str, Any]) -> Told:
    return Told(
        id=body["id"],
        author=body["author"],
        text=body["text"],
        delivered=body["delivered"],
        created_at=datetime.fromisoformat(body["created_at"]).astimezone(UTC),
        in_reply_to=body["in_reply_to"],
        edit_history=tuple(body["edit_history"]),
        deleted=body["deleted"],
        source=body["source"],
    )
