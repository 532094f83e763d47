"""What a person does with files: share one, delete one, look at one."""

import asyncio
import base64

from aiohttp import web

from bot.sandbox.slack import marks, messages, text, uploads
from bot.sandbox.slack.control.acting import names_for
from bot.sandbox.slack.control.action import Args, action, channel_of, user_of
from bot.sandbox.slack.control.reading import shown
from bot.sandbox.slack.hub import Hub
from bot.sandbox.slack.refusal import Json, Refusal
from bot.sandbox.slack.state import File, Message, User

__all__: list[str] = []


@action("upload")
async def upload(hub: Hub, args: Args) -> Json:
    """`user` shares a file in `channel`: `name`, `content` in base64, or both as a form's file.

    `comment`, `thread_ts` and `alt_text` are optional; 20 MB at most. Without a channel the file
    is their own, to be put into a modal's file input by its id (`file` in the answer).
    """
    user = user_of(hub, args)
    if not args.get("channel"):
        return {"file": (await _kept(hub, user, args)).id}
    channel = channel_of(hub, args, user)
    if channel.is_archived:
        raise Refusal("is_archived")
    if args.get("thread_ts"):
        messages.parent_of(channel, args["thread_ts"])
    file = await _kept(hub, user, args)
    message = Message(
        ts=hub.now_ts(),
        user=user.id,
        team_id=user.team_id,
        text=text.from_person(args.get("comment") or "", *names_for(hub, channel, user)),
        thread_ts=args.get("thread_ts") or "",
    )
    await uploads.share(hub, channel, message, [file])
    marks.mark(hub, user.id, channel, message.ts)
    return {"message": shown(hub, channel, message), "file": file.id}


async def _kept(hub: Hub, user: User, args: Args) -> File:
    name, content = _file_of(args)
    file = uploads.new_file(hub, user, name, len(content))
    file.alt_text = args.get("alt_text") or ""
    await asyncio.to_thread(uploads.keep, hub, file, content)
    return file


def _file_of(args: Args) -> tuple[str, bytes]:
    given = args["content"]
    if isinstance(given, web.FileField):
        return args.get("name") or given.filename, given.file.read()
    try:
        return args["name"], base64.b64decode(given, validate=True)
    except ValueError:
        raise Refusal("invalid_base64") from None


@action("delete_file")
async def delete_file(hub: Hub, args: Args) -> Json:
    """`user` deletes their own `file` (an id) for everybody."""
    user = user_of(hub, args)
    file = hub.state.files.get(args["file"])
    if file is None or file.gone:
        raise Refusal("file_not_found", status=404)
    if file.user != user.id:
        raise Refusal("cant_delete_file")
    await uploads.remove(hub, file)
    return {}


@action("file")
async def file(hub: Hub, args: Args) -> Json:
    """The bytes of `file` as `user` fetches them: `content` in base64, `name`, `mimetype`."""
    found, content = hub.file_bytes(args["file"], user_of(hub, args).id)
    encoded = base64.b64encode(content).decode()
    return {"name": found.name, "mimetype": found.mimetype, "content": encoded}
