"""The parts of one local Slack, held together."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.clock import Clock
from bot.sandbox.news import News
from bot.sandbox.slack.deliver import Deliverer
from bot.sandbox.slack.faults import Faults
from bot.sandbox.slack.filestore import FileStore
from bot.sandbox.slack.rates import Rates
from bot.sandbox.slack.refusal import Refusal
from bot.sandbox.slack.sockets import Sockets
from bot.sandbox.slack.state import File, State, write_whole
from bot.sandbox.slack.triggers import ResponseUrls, Triggers, UploadUrls
from bot.sandbox.traffic import Traffic

__all__ = ["Hub", "Options"]

_SAVE_SHARE = 20  # a save may take a twentieth of the time


@dataclass
class Options:
    """How strict, how patient, and where to keep things.

    Attributes:
        rates: multiplies every rate limit; 1.0 is Slack's own.
        ack_seconds: how long the app has to answer.
        retry_scale: multiplies the delays of event retries (0, 60 and 300 s).
        event_head_start: how long an app's own post waits for its event to be answered first,
            in seconds; Slack's events do overtake the HTTP answer that caused them.
        base_url: how the app reaches this server, for response URLs; taken from the first
            request when empty.
        save_to: the file that keeps the state; None keeps nothing.
        save_every: seconds between two saves, more when saving takes long.
    """

    rates: float = 1.0
    ack_seconds: float = 3.0
    retry_scale: float = 1.0
    event_head_start: float = 0.25
    base_url: str = ""
    save_to: Path | None = None
    save_every: float = 1.0


class Hub:
    """State, clock, limits, deliveries, and the news that something changed."""

    def __init__(self, state: State, clock: Clock, options: Options | None = None) -> None:
        self.state = state
        self.clock = clock
        self.options = options or Options()
        self.rates = Rates(clock, self.options.rates)
        self.triggers = Triggers(clock)
        self.response_urls = ResponseUrls(clock)
        self.upload_urls = UploadUrls()
        self.faults = Faults()
        self.log = Traffic(clock)
        self.sockets = Sockets()
        self.deliverer = Deliverer(clock, self.faults, self.log, state.apps, self.sockets)
        self.deliverer.ack_seconds = self.options.ack_seconds
        self.deliverer.retry_scale = self.options.retry_scale
        kept = self.options.save_to
        self.files = FileStore(kept.with_suffix(".files") if kept else None)
        self.base_url = self.options.base_url
        self.news = News()
        self._tasks: set[asyncio.Task[None]] = set()
        self._saving = asyncio.Lock()

    @property
    def base_url(self) -> str:
        """How the app and people reach this server."""
        return self.state.address

    @base_url.setter
    def base_url(self, address: str) -> None:
        self.state.address = address

    def file_bytes(self, file_id: str, viewer_id: str) -> tuple[File, bytes]:
        """A file and its bytes as this user fetches them; `Refusal` where they may not."""
        file = self.state.files.get(file_id)
        content = self.files.get(file_id)
        if file is None or content is None or not self.state.shows_file(file, viewer_id):
            raise Refusal("file_not_found", status=404)
        return file, content

    def now_ts(self) -> str:
        """The next Slack timestamp."""
        return self.state.next_ts(self.clock.business())

    @property
    def version(self) -> int:
        """How many changes there were."""
        return self.news.version

    def touch(self, *topics: str) -> None:
        """Tell everyone who waits that something changed (topics: see `bot.sandbox.news`)."""
        self.news.tell(*topics)

    async def changed(self, since: int, seconds: float) -> int:
        """Wait until the version is greater than `since`, at most so long; the version."""
        return await self.news.wait(since, seconds)

    def spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Run beside; ended with the server."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    @property
    def busy(self) -> bool:
        """Whether something runs beside: an event on its way, a file being shared, saving."""
        return bool(self._tasks)

    async def start(self) -> None:
        """Begin to deliver and to save."""
        await self.deliverer.start()
        if self.options.save_to is not None:
            self.spawn(self._keep_saving(self.options.save_to))

    async def stop(self) -> None:
        """End what runs beside, save once more."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.sockets.stop()
        await self.deliverer.stop()
        if self.options.save_to is not None:
            async with self._saving:
                self.state.dump(self.options.save_to)

    async def _keep_saving(self, path: Path) -> None:
        saved, pause = 0, self.options.save_every
        while True:
            await asyncio.sleep(pause)
            if self.version == saved:
                continue
            saved, started = self.version, self.clock.monotonic()
            await asyncio.shield(self._save(path))
            spent = self.clock.monotonic() - started
            pause = max(self.options.save_every, spent * _SAVE_SHARE)

    async def _save(self, path: Path) -> None:
        """One save; it runs to its end even when the server stops meanwhile."""
        async with self._saving:
            await asyncio.to_thread(write_whole, path, self.state.encoded())
