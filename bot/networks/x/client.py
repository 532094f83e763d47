"""tweepy's asynchronous client with a transport of our own under it.

tweepy 4.17 fixes the host, opens a session a call, chokes on error bodies that are not JSON, and
cannot tell a request that never left from one whose answer was lost. All four are in
``AsyncClient.request``, which is replaced here; the endpoints stay tweepy's.
"""

import asyncio
import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import aiohttp
from tweepy.asynchronous import AsyncClient

from bot.clock import Clock
from bot.networks.base import AuthFailed, RefusalReason, Refused, Unavailable, Unconfirmed
from bot.networks.x.answers import error_for

__all__ = ["DEFAULT_TIMEOUT", "Answer", "Dialect", "XClient"]

# X answers a post within a second or two; connecting is known not to have sent anything.
DEFAULT_TIMEOUT = aiohttp.ClientTimeout(total=20, connect=10, sock_connect=5)


class Dialect(StrEnum):
    """How X's parameters are called.

    X's own description (2.167) knows only ``post.fields``; its documentation still says
    ``tweet.fields``, and so does tweepy. A server that refuses the first is asked in the second.
    """

    POST = "post"
    TWEET = "tweet"


_AGENT = {"User-Agent": "Rapport"}
_NOT_SENT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL)

_FIELDS: Mapping[Dialect, Mapping[str, str]] = {
    Dialect.POST: {
        "post.fields": "conversation_id,created_at,entities,note_post",
        "expansions": "author_id,edit_history_post_ids,in_reply_to_user_id,referenced_posts",
        "user.fields": "name,username",
    },
    Dialect.TWEET: {
        "tweet.fields": "author_id,conversation_id,created_at,edit_history_tweet_ids,entities,"
        "in_reply_to_user_id,note_tweet,referenced_tweets",
        "expansions": "author_id",
        "user.fields": "name,username",
    },
}


class Answer:
    """A read answer, as much of ``aiohttp.ClientResponse`` as tweepy asks for."""

    def __init__(self, value: Any) -> None:
        self._value = value

    async def json(self) -> Any:
        """The parsed body."""
        return self._value


class XClient(AsyncClient):  # type: ignore[misc]  # tweepy has no types
    """One account's client for one call; cheap, the session is shared.

    Every endpoint raises our typed errors (``bot.networks.base``) and answers with dictionaries.
    """

    def __init__(
        self,
        token: str,
        *,
        api_url: str,
        session: aiohttp.ClientSession,
        clock: Clock,
        timeout: aiohttp.ClientTimeout,
        dialect: Dialect,
    ) -> None:
        super().__init__(bearer_token=token, return_type=dict, wait_on_rate_limit=False)
        self.session = session
        self.dialect = dialect
        self._api_url = api_url.rstrip("/")
        self._clock = clock
        self._timeout = timeout

    async def request(
        self,
        method: str,
        route: str,
        params: Mapping[str, Any] | None = None,
        json: Mapping[str, Any] | None = None,
        user_auth: bool = False,  # noqa: FBT001, FBT002 -- tweepy's signature
    ) -> Answer:
        """Send once, as the account (OAuth 2 user token), and read the whole answer."""
        if user_auth:
            raise NotImplementedError("accounts are connected by OAuth 2")
        query = {key: str(value) for key, value in (params or {}).items()}
        if method == "GET" and route != "/2/users/me":
            query |= _FIELDS[self.dialect]
        try:
            return await self._send(method, route, query, json)
        except Refused as refusal:
            if not self._wrong_dialect(method, refusal):
                raise
            self.dialect = Dialect.TWEET
            return await self.request(method, route, params, json)

    def _wrong_dialect(self, method: str, refusal: Refused) -> bool:
        return (
            method == "GET"
            and self.dialect is Dialect.POST
            and refusal.reason is RefusalReason.BAD_REQUEST
            and "post.fields" in refusal.detail
        )

    async def _send(
        self, method: str, route: str, query: Mapping[str, str], body: Mapping[str, Any] | None
    ) -> Answer:
        write = method != "GET"
        try:
            status, headers, content = await self._exchange(method, route, query, body)
        except _NOT_SENT as error:
            raise Unavailable(f"X was not reached: {type(error).__name__}") from error
        except (aiohttp.ClientError, TimeoutError, asyncio.IncompleteReadError, OSError) as error:
            cause = f"X's answer was lost: {type(error).__name__}"
            raise (Unconfirmed(cause) if write else Unavailable(cause)) from error
        if not 200 <= status < 300:  # noqa: PLR2004 -- HTTP's own numbers
            raise error_for(
                status=status, headers=headers, body=content, write=write, now=self._clock.wall()
            )
        return Answer(_parse(content, write=write))

    async def _exchange(
        self, method: str, route: str, query: Mapping[str, str], body: Mapping[str, Any] | None
    ) -> tuple[int, Mapping[str, str], bytes]:
        session: aiohttp.ClientSession = self.session
        try:
            async with session.request(
                method,
                self._api_url + route,
                params=query,
                json=body,
                headers={"Authorization": f"Bearer {self.bearer_token}", **_AGENT},
                timeout=self._timeout,
                allow_redirects=False,
            ) as response:
                return response.status, response.headers, await response.read()
        except ValueError as error:
            if isinstance(error, aiohttp.ClientError):
                raise
            # A token with a line break in it: aiohttp refuses to send such a header.
            raise AuthFailed("the token is not one that X gave out") from error


def _parse(content: bytes, *, write: bool) -> Mapping[str, Any]:
    try:
        value = json.loads(content)
    except ValueError:
        value = None
    if not isinstance(value, Mapping):
        cause = "X said yes in words that are not JSON"
        raise Unconfirmed(cause) if write else Unavailable(cause)
    return value
