"""Ctrl-C, SIGTERM and a closed terminal: what was started is taken apart, whatever it was doing."""

import asyncio
import signal
from collections.abc import Coroutine
from typing import Any

__all__ = ["INTERRUPTED", "until_stopped"]

INTERRUPTED = 130
"""The exit code of what Ctrl-C cut short, as shells have it."""


async def until_stopped(work: Coroutine[Any, Any, int]) -> int:
    """Do ``work``; the first signal cancels it and it cleans up, undisturbed by further ones."""
    task = asyncio.ensure_future(work)
    loop = asyncio.get_running_loop()
    stopped = False

    def stop() -> None:
        nonlocal stopped
        if not stopped:
            stopped = True
            task.cancel()

    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(name, stop)
    try:
        return await task
    except asyncio.CancelledError:
        if not stopped:
            raise
        return INTERRUPTED
