"""chat.*: docs.slack.dev/reference/methods/chat.postMessage and its neighbours."""

import json

from bot.sandbox.slack import limits, messages, text
from bot.sandbox.slack.api.call import Call, method
from bot.sandbox.slack.conversations import direct
from bot.sandbox.slack.refusal import Json, Refusal
from bot.sandbox.slack.shapes import message_json
from bot.sandbox.slack.state import Channel, Message

__all__: list[str] = []


def _where(call: Call) -> Channel:
    """The channel of a post; a user id means the direct conversation."""
    wanted = call.needed("channel", "channel_not_found")
    if wanted in call.hub.state.users:
        person = call.user(wanted, "channel_not_found")
        return direct(call.hub, call.install.bot_user_id, person.id)
    return call.channel()


def _words(call: Call, most: int) -> str:
    words = call.text("text")
    if len(words) > most:
        raise Refusal("msg_too_long")
    return words


def _content(call: Call, most: int) -> tuple[str, object]:
    """Text and blocks; `no_text` when there is neither, `msg_too_long` over `most`.

    `too_many_attachments` over a hundred; `markdown_text_conflict` when `markdown_text` comes with
    text or blocks: it is a message of its own.
    """
    words, blocks = _words(call, most), call.parsed("blocks", "invalid_blocks_format")
    attached = call.parsed("attachments", "invalid_attachments")
    if isinstance(attached, list) and len(attached) > limits.ATTACHMENTS:
        raise Refusal("too_many_attachments")
    if marked := call.text("markdown_text"):
        if words or blocks:
            raise Refusal("markdown_text_conflict")
        if len(marked) > limits.MARKDOWN_ARGUMENT:
            raise Refusal("msg_too_long")
        return marked, [{"type": "markdown", "text": marked}]
    if not words.strip() and not blocks and not call.args.get("attachments"):
        raise Refusal("no_text")
    return words, blocks


def _metadata(call: Call) -> Json | None:
    """docs.slack.dev/messaging/message-metadata: event_type and event_payload, nothing else."""
    raw = call.parsed("metadata", "invalid_metadata_format")
    if raw is None:
        return None
    if not isinstance(raw, dict):
        raise Refusal("invalid_metadata_format")
    if not raw and call.name == "chat.update":
        return {}
    kinds = isinstance(raw.get("event_type"), str) and isinstance(raw.get("event_payload"), dict)
    if not kinds or not raw["event_type"] or set(raw) - {"event_type", "event_payload", "entities"}:
        raise Refusal("invalid_metadata_schema")
    if len(json.dumps(raw).encode()) > limits.METADATA_BYTES:
        raise Refusal("metadata_too_large")
    return raw


@method("chat.postMessage", limits.POST_PER_MINUTE, "chat:write")
async def post_message(call: Call) -> Json:
    """Post to a channel or thread; the event about it goes out before the answer.

    `not_in_channel` for a public channel without the bot (unless `chat:write.public`),
    `is_archived`, `msg_too_long`, `no_text`, `invalid_blocks`, `thread_not_found`.
    """
    channel = _where(call)
    if channel.is_archived:
        raise Refusal("is_archived")
    if "chat:write.public" not in call.install.scopes:
        call.member_of(channel)
    words, blocks = _content(call, limits.MESSAGE_TEXT)
    metadata = _metadata(call)
    thread_ts = call.text("thread_ts")
    if thread_ts:
        messages.parent_of(channel, thread_ts)
    message = messages.app_message(
        call.hub, call.app, call.install, words, blocks, thread_ts=thread_ts
    )
    call.hub.rates.count_post(call.app.id, channel.id)
    message.metadata = metadata
    message.broadcast = bool(thread_ts) and call.flag("reply_broadcast")
    await messages.put(call.hub, channel, message)
    return _said(call, channel, message)


def _said(call: Call, channel: Channel, message: Message) -> Json:
    shown = message_json(call.hub.state, channel, message)
    return {"channel": channel.id, "ts": message.ts, "message": shown}


@method("chat.update", limits.TIER_3, "chat:write")
async def update(call: Call) -> Json:
    """Change an own message: `cant_update_message`, `message_not_found`, `is_inactive`, ….

    docs.slack.dev/reference/methods/chat.update: text without blocks removes the blocks and marks
    the message as edited; blocks do not mark it. Metadata stays unless given, `{}` removes it.
    """
    channel = call.channel()
    if channel.is_archived:
        raise Refusal("is_inactive")
    message = call.message(channel, call.needed("ts", "message_not_found"))
    if message.bot_id != call.install.bot_id:
        raise Refusal("cant_update_message")
    words, blocks = _words(call, limits.UPDATE_TEXT), call.parsed("blocks", "invalid_blocks_format")
    if not words and blocks is None and "attachments" not in call.args:
        raise Refusal("no_text")
    await messages.change(
        call.hub,
        channel,
        message,
        words=text.from_app(words) if "text" in call.args else None,
        blocks=[] if blocks is None and words else blocks,
        metadata=_metadata(call),
        editor="" if blocks else call.install.bot_user_id,
    )
    return {**_said(call, channel, message), "text": message.text}


@method("chat.delete", limits.TIER_3, "chat:write")
async def delete(call: Call) -> Json:
    """Remove an own message: `cant_delete_message`, `message_not_found`."""
    channel = call.channel()
    message = call.message(channel, call.needed("ts", "message_not_found"))
    if message.bot_id != call.install.bot_id:
        raise Refusal("cant_delete_message")
    await messages.remove(call.hub, channel, message)
    return {"channel": channel.id, "ts": message.ts}


@method("chat.postEphemeral", limits.TIER_4, "chat:write")
async def post_ephemeral(call: Call) -> Json:
    """Show something to one member: `user_not_in_channel`, `not_in_channel`."""
    channel = call.channel()
    if channel.is_archived:
        raise Refusal("is_archived")
    call.member_of(channel)
    user = call.user(call.needed("user", "user_not_found"), "user_not_in_channel")
    if user.id not in channel.members:
        raise Refusal("user_not_in_channel")
    words, blocks = _content(call, limits.MESSAGE_TEXT)
    thread_ts = call.text("thread_ts")
    if thread_ts:
        messages.parent_of(channel, thread_ts)
    message = messages.app_message(
        call.hub, call.app, call.install, words, blocks, thread_ts=thread_ts, ephemeral_to=user.id
    )
    await messages.put(call.hub, channel, message)
    return {"message_ts": message.ts}


@method("chat.getPermalink", limits.POST_PER_MINUTE)
async def permalink(call: Call) -> Json:
    """docs.slack.dev/reference/methods/chat.getPermalink: `message_not_found`."""
    channel = call.channel()
    message = call.message(channel, call.needed("message_ts", "message_not_found"))
    domain = call.hub.state.teams[call.install.team_id].domain
    link = f"https://{domain}.slack.com/archives/{channel.id}/p{message.ts.replace('.', '')}"
    if message.thread_ts:
        link += f"?thread_ts={message.thread_ts}&cid={channel.id}"
    return {"channel": channel.id, "permalink": link}
