"""X behind ``bot.networks.base.Network``."""

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, ParamSpec, TypeVar

import aiohttp

from bot.clock import Clock
from bot.networks.base import (
    MOST_OF_TIMELINE,
    Lookup,
    MentionsPage,
    NetworkAccount,
    Profile,
    PublishedPost,
    RateLimited,
    Unavailable,
    Unconfirmed,
)
from bot.networks.x.client import DEFAULT_TIMEOUT, Dialect, XClient
from bot.networks.x.cursor import Cursor
from bot.networks.x.parse import (
    named_missing,
    parse_item,
    parse_profile,
    parse_published,
    post_url,
    users_by_id,
)
from bot.networks.x.text import LIMIT, same_text, weighted_length

__all__ = ["API_URL", "XNetwork"]

API_URL = "https://api.x.com"
_PAGE = 100
# X shows the 800 newest mentions and the 3,200 newest posts of an account.
_MENTION_PAGES = 8
_TIMELINE_PAGES = MOST_OF_TIMELINE // _PAGE

P = ParamSpec("P")
T = TypeVar("T")
Page = Mapping[str, Any]
Fetch = Callable[[str | None], Awaitable[Page]]


class XNetwork:
    """X through tweepy. One for the process; the session stays the caller's to close."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        clock: Clock,
        *,
        api_url: str = API_URL,
        timeout: aiohttp.ClientTimeout = DEFAULT_TIMEOUT,
    ) -> None:
        # At DEBUG tweepy logs tokens and texts.
        logging.getLogger("tweepy").setLevel(logging.INFO)
        self._session = session
        self._clock = clock
        self._api_url = api_url
        self._timeout = timeout
        self._dialect = Dialect.POST

    @property
    def limit(self) -> int:
        """280."""
        return LIMIT

    def length(self, text: str) -> int:
        """X's weighted count."""
        return weighted_length(text)

    def same_text(self, ours: str, theirs: str) -> bool:
        """See ``bot.networks.x.text.same_text``."""
        return same_text(ours, theirs)

    async def whoami(self, account: NetworkAccount) -> Profile:
        """GET /2/users/me."""
        answer = await self._read(account, lambda x: x.get_me(user_auth=False))
        return _expect(parse_profile, answer.get("data") or {})

    async def post(
        self, account: NetworkAccount, text: str, *, in_reply_to: str | None = None
    ) -> PublishedPost:
        """POST /2/tweets, once."""
        answer = await self._client(account).create_tweet(
            text=text, in_reply_to_tweet_id=in_reply_to, user_auth=False
        )
        data = answer.get("data")
        if not isinstance(data, Mapping) or not data.get("id"):
            raise Unconfirmed("X said yes and named no post")
        post_id = str(data["id"])
        return PublishedPost(
            external_id=post_id,
            url=post_url(account.handle, post_id),
            text=text,
            created_at=None,
            in_reply_to=in_reply_to,
            edit_history=(post_id,),
        )

    async def own_timeline(
        self,
        account: NetworkAccount,
        *,
        since: datetime | None = None,
        since_id: str | None = None,
    ) -> Sequence[PublishedPost]:
        """GET /2/users/:id/tweets, newest first."""
        bounds = _given(start_time=since, since_id=since_id, exclude="retweets")

        async def fetch(token: str | None) -> Page:
            page = _given(pagination_token=token, max_results=_PAGE)
            return await self._read(
                account,
                lambda x: x.get_users_tweets(
                    account.external_id, user_auth=False, **bounds, **page
                ),
            )

        posts: list[PublishedPost] = []
        token: str | None = None
        for _ in range(_TIMELINE_PAGES):
            answer = await fetch(token)
            posts += [_expect(parse_published, one, account.handle) for one in _data(answer)]
            token = _next(answer)
            if token is None:
                break
        return posts

    async def mentions(self, account: NetworkAccount, *, cursor: str | None) -> MentionsPage:
        """GET /2/users/:id/mentions, at most 800 a call, oldest first.

        A rate limit met after the first page ends the call early; the cursor goes on from there.
        """
        position = Cursor.parse(cursor)
        bounds = _given(since_id=position.since_id, until_id=position.until_id)

        async def fetch(token: str | None) -> Page:
            page = _given(pagination_token=token, max_results=_PAGE)
            return await self._read(
                account,
                lambda x: x.get_users_mentions(
                    account.external_id, user_auth=False, **bounds, **page
                ),
            )

        answers, complete = await _pages(fetch)
        items = [
            _expect(parse_item, one, users_by_id(answer.get("includes")))
            for answer in answers
            for one in _data(answer)
        ]
        items.sort(key=lambda item: int(item.external_id))
        moved = position.moved([item.external_id for item in items], complete=complete)
        return MentionsPage(items=items, cursor=str(moved) or None, complete=complete)

    async def lookup(self, account: NetworkAccount, ids: Sequence[str]) -> Lookup:
        """GET /2/tweets. X names what is deleted, protected or suspended among its errors.

        What it neither shows nor names may be anything: it is neither found nor gone.
        """
        if not ids:
            return Lookup(found=(), gone=())
        answer = await self._read(account, lambda x: x.get_tweets(list(ids), user_auth=False))
        users = users_by_id(answer.get("includes"))
        found = [_expect(parse_item, one, users) for one in _data(answer)]
        gone = named_missing(answer) - {item.external_id for item in found}
        return Lookup(found=found, gone=tuple(one for one in ids if one in gone))

    def _client(self, account: NetworkAccount) -> XClient:
        return XClient(
            account.token,
            api_url=self._api_url,
            session=self._session,
            clock=self._clock,
            timeout=self._timeout,
            dialect=self._dialect,
        )

    async def _read(
        self, account: NetworkAccount, call: Callable[[XClient], Awaitable[Page]]
    ) -> Page:
        client = self._client(account)
        answer = await call(client)
        self._dialect = client.dialect
        return answer


async def _pages(fetch: Fetch) -> tuple[list[Page], bool]:
    """Pages from the newest end, and whether they reach the other."""
    answers: list[Page] = []
    token: str | None = None
    for _ in range(_MENTION_PAGES):
        try:
            answers.append(await fetch(token))
        except (RateLimited, Unavailable):
            if not answers:
                raise
            return answers, False
        token = _next(answers[-1])
        if token is None:
            return answers, True
    return answers, False


def _given(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}


def _data(answer: Page) -> Sequence[Any]:
    data = answer.get("data")
    return data if isinstance(data, list) else ()


def _next(answer: Page) -> str | None:
    token = (answer.get("meta") or {}).get("next_token")
    return str(token) if token else None


def _expect(parse: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Parse an answer to a read; one that is not as X describes it cannot be read."""
    try:
        return parse(*args, **kwargs)
    except (KeyError, TypeError, ValueError) as error:
        raise Unavailable(f"X's answer is not as described: {error!r}") from error
