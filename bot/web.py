"""The web process: what Slack, X and the host's health checks talk to."""

import asyncio
import signal

import structlog
from aiohttp import web

from bot.settings import Settings
from bot.wiring import Parts, open_parts

__all__ = ["build_app", "serve"]

GRACE_SECONDS = 25.0
"""A request in hand may take this long to end after SIGTERM."""

log = structlog.get_logger()


def build_app(parts: Parts) -> web.Application:
    """Every route of the process."""
    app = web.Application(client_max_size=2**20)
    parts.add_routes(app)
    return app


async def serve(settings: Settings) -> None:
    """Serve on ``PORT`` until SIGTERM or SIGINT; then finish what is in hand and end."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    async with open_parts(settings) as parts, parts.prepared():
        parts.warm()
        runner = web.AppRunner(build_app(parts), shutdown_timeout=GRACE_SECONDS, access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, port=settings.port, reuse_port=False)
        await site.start()
        log.info("web is up", port=settings.port, socket_mode=settings.socket_mode)
        socket = asyncio.create_task(parts.listen_on_socket()) if settings.socket_mode else None
        await stop.wait()
        log.info("web ends: finishing what is in hand")
        if socket is not None:
            socket.cancel()
            await asyncio.gather(socket, return_exceptions=True)
        await runner.cleanup()
