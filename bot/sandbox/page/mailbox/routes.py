"""`/as/{user}/mail/…`: the list, a mail, its HTML by itself, its source."""

from typing import Any

from aiohttp import web

from bot.sandbox.answering import may_be_answered
from bot.sandbox.mailbox import ReceivedMail
from bot.sandbox.page.frame import Page
from bot.sandbox.page.mailbox.letters import (
    conversation,
    headers,
    line,
    recipients,
    sent_at,
)

__all__ = ["routes"]

NEWEST = 200
_VIEWS = ("html", "text", "headers")
# A mail's own styles and pictures, nothing that runs or is fetched; links open elsewhere.
_HTML_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'; "
    "sandbox allow-popups allow-popups-to-escape-sandbox"
)


def routes(page: Page) -> list[web.RouteDef]:
    """``/as/{user}/mail/``, ``…/{number}`` (``?view=``), ``…/{number}/html`` and ``…/raw``."""
    doors = _Doors(page)
    return [
        web.get("/as/{user}/mail", doors.begin),
        web.get("/as/{user}/mail/", doors.show),
        web.get(r"/as/{user}/mail/{number:\d+}", doors.show),
        web.get(r"/as/{user}/mail/{number:\d+}/html", doors.html),
        web.get(r"/as/{user}/mail/{number:\d+}/raw", doors.raw),
    ]


class _Doors:
    def __init__(self, page: Page) -> None:
        self._page = page

    async def begin(self, request: web.Request) -> web.Response:
        raise web.HTTPFound(f"{self._page.viewer(request).base}/mail/")

    async def show(self, request: web.Request) -> web.Response:
        """The list and the mail that is open; with ``X-Fragment`` the list alone."""
        viewer, now = self._page.viewer(request), self._page.clock.business()
        to = request.query.get("to") or None
        mails = self._page.mailbox.messages(to)
        opened = self._mail(request) if "number" in request.match_info else None
        values: dict[str, Any] = {
            "lines": [line(one, viewer.reader, now) for one in reversed(mails[-NEWEST:])],
            "older": max(len(mails) - NEWEST, 0),
            "to": to or "",
            "open_number": opened.number if opened else 0,
        }
        if "X-Fragment" in request.headers:
            return self._page.answer("mailbox/list.html", viewer, **values)
        everything = self._page.mailbox.messages()
        values |= {"recipients": recipients(everything), "opened": opened}
        if opened is not None:
            at = sent_at(opened)
            together = conversation(everything, opened)
            values |= {
                "view": self._view(request, opened),
                "headers": headers(opened),
                "when": viewer.reader.moment(at, now=now) if at else "",
                "may_answer": may_be_answered(opened),
                "together": [line(one, viewer.reader, now) for one in together],
            }
        return self._page.answer("mailbox/document.html", viewer, **values)

    def _view(self, request: web.Request, mail: ReceivedMail) -> str:
        asked = request.query.get("view", "")
        if asked in _VIEWS:
            return asked
        return "html" if mail.html else "text"

    def _mail(self, request: web.Request) -> ReceivedMail:
        number = int(request.match_info["number"])
        for mail in self._page.mailbox.messages():
            if mail.number == number:
                return mail
        viewer = self._page.viewer(request)
        raise web.HTTPNotFound(text=viewer.say("mailbox-gone"))

    async def html(self, request: web.Request) -> web.Response:
        """The HTML part as it came, for a frame; its links open in a new window."""
        body = f'<base target="_blank">{self._mail(request).html}'
        return web.Response(
            text=body,
            content_type="text/html",
            charset="utf-8",
            headers={"Content-Security-Policy": _HTML_POLICY},
        )

    async def raw(self, request: web.Request) -> web.Response:
        """The mail as it came, to keep."""
        mail = self._mail(request)
        return web.Response(
            body=mail.raw,
            content_type="message/rfc822",
            headers={"Content-Disposition": f'attachment; filename="mail-{mail.number}.eml"'},
        )
