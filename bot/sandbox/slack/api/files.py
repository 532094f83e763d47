"""files.*: docs.slack.dev/reference/methods/files.getUploadURLExternal and its neighbours."""

from typing import Any

from bot.sandbox.slack import limits, messages, text, uploads
from bot.sandbox.slack.api.call import Call, method
from bot.sandbox.slack.blocks import check_message_blocks, prepare_blocks
from bot.sandbox.slack.conversations import direct
from bot.sandbox.slack.fileshapes import file_json
from bot.sandbox.slack.refusal import Json, Refusal
from bot.sandbox.slack.state import Channel, File, Message

__all__: list[str] = []


@method("files.upload", limits.TIER_2, "files:write")
async def upload(call: Call) -> Json:
    """Gone since November 2025: `method_deprecated`.

    docs.slack.dev/changelog/2024-04-a-better-way-to-upload-files-is-here-to-stay
    """
    raise Refusal("method_deprecated", req_method=call.name)


@method("files.getUploadURLExternal", limits.TIER_4, "files:write")
async def get_upload_url(call: Call) -> Json:
    """Announce a file by `filename` and `length` in bytes → where to POST it, and its id.

    `missing_argument` for an empty file, `file_upload_size_restricted`, `alt_txt_too_large`.
    """
    name, length = call.needed("filename"), call.needed("length")
    if not length.isdigit():
        raise Refusal("invalid_arguments", messages=["[ERROR] must provide an integer: length"])
    if int(length) == 0:
        raise Refusal("missing_argument")
    if int(length) > limits.FILE_BYTES:
        raise Refusal("file_upload_size_restricted")
    if len(call.text("alt_txt")) > limits.FILE_ALT_TEXT:
        raise Refusal("alt_txt_too_large")
    bot = call.hub.state.users[call.install.bot_user_id]
    file = uploads.new_file(call.hub, bot, name, int(length))
    file.alt_text = call.text("alt_txt")
    secret = call.hub.upload_urls.give(file.id)
    return {"upload_url": f"{call.hub.base_url}/upload/v1/{secret}", "file_id": file.id}


@method("files.completeUploadExternal", limits.TIER_4, "files:write")
async def complete_upload(call: Call) -> Json:
    """Finish uploads and share them; without a channel they stay private to the bot.

    `file_not_found` for ids that are not the bot's or not uploaded, `invalid_channel`,
    `not_in_channel`, `is_archived`, `thread_not_found`. Sharing goes on after the answer, which
    carries no message timestamp.
    """
    files = [_finished(call, one) for one in _listed(call)]
    channels = _channels(call)
    thread_ts = call.text("thread_ts")
    for channel in channels:
        if channel.is_archived:
            raise Refusal("is_archived")
        call.member_of(channel)
        if thread_ts:
            messages.parent_of(channel, thread_ts)
    blocks = _blocks(call)
    shown = [file_json(call.hub.state, f) for f in files]
    for channel in channels:
        call.hub.rates.count_post(call.app.id, channel.id)
        call.hub.spawn(_share(call, channel, files, blocks, thread_ts))
    return {"files": shown}


def _listed(call: Call) -> list[Json]:
    listed = call.parsed("files", "invalid_arguments")
    fits = isinstance(listed, list) and listed and all(isinstance(f, dict) for f in listed)
    if not fits:
        raise Refusal("invalid_arguments", messages=["[ERROR] missing required field: files"])
    found: list[Json] = listed
    return found


def _finished(call: Call, listed: Json) -> File:
    file = call.hub.state.files.get(str(listed.get("id")))
    if file is None or file.gone or file.user != call.install.bot_user_id or not file.uploaded:
        raise Refusal("file_not_found")
    file.title = str(listed.get("title") or file.title)
    return file


def _channels(call: Call) -> list[Channel]:
    wanted = [c for c in (call.text("channels") or call.text("channel_id")).split(",") if c]
    found = []
    for one in wanted:
        if one in call.hub.state.users:
            person = call.user(one, "invalid_channel")
            found.append(direct(call.hub, call.install.bot_user_id, person.id))
        else:
            found.append(_channel(call, one))
    return found


def _channel(call: Call, channel_id: str) -> Channel:
    call.args["channel"] = channel_id
    try:
        return call.channel()
    except Refusal:
        raise Refusal("invalid_channel") from None


def _blocks(call: Call) -> list[Json] | None:
    blocks: Any = call.parsed("blocks", "invalid_blocks_format")
    if blocks is None or call.text("initial_comment"):
        return None
    check_message_blocks(blocks)
    return prepare_blocks(blocks)


async def _share(
    call: Call, channel: Channel, files: list[File], blocks: list[Json] | None, thread_ts: str
) -> None:
    message = Message(
        ts=call.hub.now_ts(),
        user=call.install.bot_user_id,
        team_id=call.install.team_id,
        text=text.from_app(call.text("initial_comment")),
        blocks=blocks,
        bot_id=call.install.bot_id,
        app_id=call.app.id,
        thread_ts=thread_ts,
    )
    await uploads.share(call.hub, channel, message, files)


def _file(call: Call) -> File:
    file = call.hub.state.files.get(call.needed("file", "file_not_found"))
    if file is not None and file.gone:
        raise Refusal("file_deleted")
    if file is None or not call.hub.state.shows_file(file, call.install.bot_user_id):
        raise Refusal("file_not_found")
    return file


@method("files.info", limits.TIER_4, "files:read")
async def info(call: Call) -> Json:
    """`file_not_found`, `file_deleted` (docs.slack.dev/reference/methods/files.info)."""
    return {
        "file": file_json(call.hub.state, _file(call)),
        "comments": [],
        "response_metadata": {"next_cursor": ""},
    }


@method("files.delete", limits.TIER_3, "files:write")
async def delete(call: Call) -> Json:
    """An own file: `cant_delete_file`, `file_not_found`, `file_deleted`."""
    file = _file(call)
    if file.user != call.install.bot_user_id:
        raise Refusal("cant_delete_file")
    await uploads.remove(call.hub, file)
    return {}
