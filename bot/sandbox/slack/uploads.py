"""Files: kept, shared with a message, fetched, removed; by people and by apps alike."""

import mimetypes

from bot.sandbox.slack import events, limits, messages
from bot.sandbox.slack.hub import Hub
from bot.sandbox.slack.imagesize import image_size
from bot.sandbox.slack.refusal import Refusal
from bot.sandbox.slack.state import Channel, File, Message, User, new_id

__all__ = ["keep", "new_file", "remove", "share"]


def new_file(hub: Hub, owner: User, name: str, size: int, *, title: str = "") -> File:
    """A file that is announced, without its bytes.

    `file_too_large` over the sandbox's own limit of 20 MB.
    """
    if size > limits.FILE_BYTES:
        raise Refusal("file_too_large", status=413, limit=limits.FILE_BYTES)
    file = File(
        id=new_id("F"),
        name=name,
        title=title or name,
        mimetype=mimetypes.guess_type(name)[0] or "application/octet-stream",
        size=size,
        user=owner.id,
        team_id=owner.team_id,
        created=int(hub.clock.business().timestamp()),
        uploaded=False,
    )
    hub.state.files[file.id] = file
    return file


def keep(hub: Hub, file: File, content: bytes) -> None:
    """Take a file's bytes."""
    hub.files.put(file.id, content)
    file.size, file.uploaded = len(content), True
    file.width, file.height = image_size(content) or (0, 0)


async def share(hub: Hub, channel: Channel, message: Message, files: list[File]) -> Message:
    """Post a message with files, and tell the apps of each.

    docs.slack.dev/reference/events/message/file_share, …/events/file_shared
    """
    message.subtype, message.files = "file_share", [f.id for f in files]
    for file in files:
        file.shares.setdefault(channel.id, []).append(message.ts)
    await messages.put(hub, channel, message)
    for file in files:
        facts = {"file_id": file.id, "user_id": message.user, "file": {"id": file.id}}
        await events.tell_channel(hub, channel, "file_shared", {**facts, "channel_id": channel.id})
    return message


async def remove(hub: Hub, file: File) -> None:
    """Delete for everybody: where it was shared a tombstone stays (…/events/file_deleted)."""
    file.gone = True
    hub.files.remove(file.id)
    for channel_id, tss in file.shares.items():
        channel = hub.state.channels[channel_id]
        found = (channel.messages.get(ts) for ts in tss)
        hub.touch(*(messages.topic(channel, m) for m in found if m))
    for channel_id in file.shares:
        channel = hub.state.channels[channel_id]
        await events.tell_channel(
            hub, channel, "file_deleted", {"file_id": file.id, "channel_ids": [channel_id]}
        )
