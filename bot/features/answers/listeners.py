"""The door for answers."""

import base64
from uuid import UUID

import structlog
from aiohttp import web

from bot.features.answers import service
from bot.features.receipts import repository as receipts
from bot.features.receipts.rules import receipt_of
from bot.mail.inbound import Inbound, IncomingMail, NotAMailError, read_mail
from bot.storage.transaction import Database

__all__ = ["INBOUND", "build_inbound"]

INBOUND = "/mail/inbound"

log = structlog.get_logger()


def build_inbound(database: Database, inbound: Inbound | None) -> list[web.RouteDef]:
    """``POST /mail/inbound``: a mail as it came (RFC 5322); none without the setting.

    The secret comes as a bearer token or as the password of basic authentication. A mail is
    answered with 200 once it is committed, however often it comes, and also where it is nobody's
    answer: whoever brings it shall not bring it again. 403: not the secret; 400: no mail.
    """
    if inbound is None:
        return []

    async def take(request: web.Request) -> web.Response:
        if not inbound.opens(_secret_in(request)):
            raise web.HTTPForbidden(text="not the secret")
        try:
            mail = read_mail(await request.read())
        except NotAMailError as error:
            raise web.HTTPBadRequest(text="not a mail") from error
        taken = await _take(database, mail)
        log.info("mail came in", taken=taken, automatic=mail.automatic)
        return web.Response()

    return [web.post(INBOUND, take)]


def _secret_in(request: web.Request) -> str:
    given = request.headers.get("Authorization", "")
    kind, _, value = given.partition(" ")
    if kind.lower() == "bearer":
        return value.strip()
    try:
        decoded = base64.b64decode(value.strip(), validate=True).decode()
    except ValueError:
        return ""
    return decoded.partition(":")[2]


async def _take(database: Database, mail: IncomingMail) -> bool:
    """Give it to the first mail of ours that it answers."""
    for cited in mail.cited:
        found: tuple[UUID, UUID] | None = receipt_of(cited)
        if found is None:
            continue
        receipt_id, workspace_id = found
        async with database.transaction(workspace_id) as tx:
            if await receipts.receipt_by_id(tx, receipt_id) is not None:
                return await service.take_answer(tx, receipt_id, mail)
    return False
