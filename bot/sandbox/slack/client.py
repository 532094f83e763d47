"""Calls of the control API, and waiting for something to become visible."""

import io
import time
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import aiohttp

from bot.sandbox.slack.refusal import Json

__all__ = ["Control", "ControlError", "Json", "NotSeen"]

_T = TypeVar("_T")
_STEP = 5.0


class ControlError(Exception):
    """The local Slack would not do it: what a person cannot do either, or a wrong argument."""

    def __init__(self, action: str, answer: Json) -> None:
        super().__init__(f"{action}: {answer}")
        self.error = str(answer.get("error"))
        self.answer = answer


class NotSeen(AssertionError):  # noqa: N818 - reads as a sentence where it is caught
    """What was waited for did not become visible in time; the text lists what was."""


class Control:
    """The control API at `base_url` (the part before `/control/`)."""

    def __init__(self, base_url: str, session: aiohttp.ClientSession) -> None:
        self._url = base_url.rstrip("/") + "/control/"
        self._session = session

    async def do(self, action: str, **args: Any) -> Json:
        """One action; `ControlError` when it is refused."""
        return await self._post(action, json=args)

    async def send(self, action: str, name: str, content: bytes, **args: str) -> Json:
        """One action with a file, as a form."""
        form = aiohttp.FormData(args)
        form.add_field("content", io.BytesIO(content), filename=name)
        return await self._post(action, data=form)

    async def _post(self, action: str, **body: Any) -> Json:
        async with self._session.post(self._url + action, **body) as reply:
            answer: Json = await reply.json()
        if not answer.pop("ok"):
            raise ControlError(action, answer)
        return answer

    async def until(
        self,
        look: Callable[[], Awaitable[_T | None]],
        seconds: float,
        everything: Callable[[], Awaitable[str]],
    ) -> _T:
        """Look again after every change until there is something, at most so many seconds."""
        deadline = time.monotonic() + seconds
        while True:
            version = (await self.do("wait", since=-1))["version"]
            found = await look()
            if found is not None:
                return found
            left = deadline - time.monotonic()
            if left <= 0:
                raise NotSeen(await everything())
            await self.do("wait", since=version, seconds=min(left, _STEP))
