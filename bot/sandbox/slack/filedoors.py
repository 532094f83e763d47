"""Where file bytes come in and go out over HTTP: the upload URL, `url_private`, thumbnails."""

from aiohttp import web

from bot.sandbox.slack import uploads
from bot.sandbox.slack.hub import Hub
from bot.sandbox.slack.refusal import Refusal

__all__ = ["fetch", "receive"]

_SIGN_IN = (
    "<!DOCTYPE html><html><head><title>Sign in | Slack</title></head>"
    "<body><h1>Sign in to your workspace</h1></body></html>"
)


async def receive(hub: Hub, request: web.Request) -> web.Response:
    """Take the bytes of an announced file, raw or as the first file of a form.

    docs.slack.dev/reference/methods/files.getUploadURLExternal: 200 when the upload succeeded,
    anything else when not; here: 404 for a URL never given out or used, 400 for another length
    than was announced.
    """
    file = hub.state.files.get(hub.upload_urls.file_of(request.match_info["secret"]))
    if file is None or file.uploaded:
        return web.Response(status=404, text="not found")
    content = await _content(request)
    if len(content) != file.size:
        return web.Response(status=400, text=f"expected {file.size} bytes, got {len(content)}")
    uploads.keep(hub, file, content)
    return web.Response(text=f"OK - {len(content)}")


async def _content(request: web.Request) -> bytes:
    if request.content_type != "multipart/form-data":
        return await request.read()
    for part in (await request.post()).values():
        if isinstance(part, web.FileField):
            return part.file.read()
    return b""


async def fetch(hub: Hub, request: web.Request) -> web.Response:
    """`url_private` and its like: a bot token with `files:read` that can see the file.

    docs.slack.dev/reference/objects/file-object#authentication: whoever does not show such a
    token gets a sign-in page, with status 200.
    """
    header = request.headers.get("Authorization", "")
    found = hub.state.by_token(header.removeprefix("Bearer ").strip())
    if found is None or not found[1].active or "files:read" not in found[1].scopes:
        return web.Response(text=_SIGN_IN, content_type="text/html")
    file_id = request.match_info["file"].partition("-")[2]
    try:
        file, content = hub.file_bytes(file_id, found[1].bot_user_id)
    except Refusal as refusal:
        return web.Response(status=refusal.status, text="file not found")
    return web.Response(body=content, content_type=file.mimetype)
