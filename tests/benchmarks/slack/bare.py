"""Bolt with one command and nothing of ours: what recorded commands are compared with.

``python -m tests.benchmarks.slack.bare PORT [DATABASE_URL]``: with a database, each command inserts
one row of one workspace through SQLAlchemy's session and commits.
"""

import sys
from typing import Any
from uuid import uuid4

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult

from bot.clock import Clock
from bot.jobs.tables import JobFailure
from bot.storage.transaction import Database

SECRET = "bare"


async def _authorize(**_: Any) -> AuthorizeResult:
    return AuthorizeResult(
        enterprise_id=None, team_id="T1", bot_token="xoxb-1", bot_id="B1", bot_user_id="U1"
    )


def build(database_url: str | None) -> web.Application:
    bolt = AsyncApp(signing_secret=SECRET, authorize=_authorize, process_before_response=True)
    database = Database(database_url, Clock(), pool_size=20) if database_url else None
    workspace = uuid4()

    async def command(ack: Any) -> None:
        if database is not None:
            async with database.transaction(workspace) as tx:
                row = JobFailure(
                    workspace_id=workspace, id=uuid4(), task="", reference="", failed_at=tx.now
                )
                tx.session.add(row)
        await ack("ok")

    bolt.command("/plan")(command)

    async def handle(request: web.Request) -> web.StreamResponse:
        return await to_aiohttp_response(await bolt.async_dispatch(await to_bolt_request(request)))

    app = web.Application()
    app.add_routes([web.post("/slack/events", handle), web.get("/healthz", _healthy)])
    return app


async def _healthy(_: web.Request) -> web.Response:
    return web.Response()


if __name__ == "__main__":
    url = sys.argv[2] if len(sys.argv) > 2 else None
    web.run_app(build(url), host="127.0.0.1", port=int(sys.argv[1]), print=None, access_log=None)
