"""The worker process: jobs, and the sweepers that look after time and the fallen."""

import asyncio
import signal
from contextlib import suppress

import structlog

from bot.settings import Settings
from bot.wiring import open_parts

__all__ = ["work"]

log = structlog.get_logger()


async def work(settings: Settings) -> None:
    """Work until SIGTERM or SIGINT; then take nothing new and finish what is in hand."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    async with open_parts(settings) as parts, parts.prepared():
        sweepers = [asyncio.create_task(sweep) for sweep in parts.sweepers()]
        jobs = asyncio.create_task(parts.runner.run())
        log.info("worker is up")
        stopped = asyncio.create_task(stop.wait())
        await asyncio.wait({stopped, jobs, *sweepers}, return_when=asyncio.FIRST_COMPLETED)
        log.info("worker ends: finishing what is in hand")
        for task in (*sweepers, jobs):
            task.cancel()
        for task in (*sweepers, jobs):
            with suppress(asyncio.CancelledError):
                await task
        stopped.cancel()
