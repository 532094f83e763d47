"""Posting, changing and removing messages: the same for the API, response URLs and people."""

from bot.sandbox.slack import events, text
from bot.sandbox.slack.blocks import check_message_blocks, prepare_blocks
from bot.sandbox.slack.hub import Hub
from bot.sandbox.slack.refusal import Json, Refusal
from bot.sandbox.slack.shapes import message_json
from bot.sandbox.slack.state import SLACKBOT, App, Channel, Install, Message, User

__all__ = ["app_message", "change", "notice", "put", "remove", "topic"]


async def put(hub: Hub, channel: Channel, message: Message) -> Message:
    """Keep a message and tell the apps; an ephemeral one is told to nobody."""
    channel.messages[message.ts] = message
    if message.thread_ts:
        channel.threads.setdefault(message.thread_ts, []).append(message.ts)
    hub.touch(topic(channel, message))
    if not message.ephemeral_to:
        await events.tell_of_message(hub, channel, message)
    return message


def topic(channel: Channel, message: Message) -> str:
    """The news of a message, by its channel, its thread (or ``-``) and its timestamp."""
    return f"message:{channel.id}:{message.thread_ts or '-'}:{message.ts}"


def app_message(
    hub: Hub,
    app: App,
    install: Install,
    words: str,
    blocks: object = None,
    *,
    thread_ts: str = "",
    ephemeral_to: str = "",
) -> Message:
    """A message of an app, its blocks checked and its text brought into Slack's form."""
    kept: list[Json] | None = None
    if blocks is not None:
        check_message_blocks(blocks)
        kept = prepare_blocks(blocks) if isinstance(blocks, list) and blocks else None
    return Message(
        ts=hub.now_ts(),
        user=install.bot_user_id,
        team_id=install.team_id,
        text=text.from_app(words),
        blocks=kept,
        bot_id=install.bot_id,
        app_id=app.id,
        thread_ts=thread_ts,
        ephemeral_to=ephemeral_to,
    )


async def notice(
    hub: Hub, channel: Channel, user: User, words: str, thread_ts: str = ""
) -> Message:
    """What Slack itself says to one person in a channel."""
    message = Message(
        ts=hub.now_ts(),
        user=SLACKBOT,
        team_id=user.team_id,
        text=text.escape(words),
        ephemeral_to=user.id,
        thread_ts=thread_ts,
        subtype="bot_message",
    )
    return await put(hub, channel, message)


async def change(
    hub: Hub,
    channel: Channel,
    message: Message,
    *,
    words: str | None = None,
    blocks: object = None,
    metadata: Json | None = None,
    editor: str = "",
) -> None:
    """Edit in place; what is None stays (docs.slack.dev/reference/methods/chat.update)."""
    before = message_json(hub.state, channel, message)
    if blocks is not None:
        check_message_blocks(blocks)
        message.blocks = prepare_blocks(blocks) if isinstance(blocks, list) and blocks else None
    if words is not None:
        message.text = words
    if metadata is not None:
        message.metadata = metadata or None
    if editor:
        message.edited = {"user": editor, "ts": hub.now_ts()}
    hub.touch(topic(channel, message))
    if not message.ephemeral_to:
        after = message_json(hub.state, channel, message)
        await events.tell_of_change(
            hub, channel, "message_changed", message=after, previous_message=before
        )


async def remove(hub: Hub, channel: Channel, message: Message) -> None:
    """Delete; a parent with replies leaves a tombstone, as at Slack."""
    before = message_json(hub.state, channel, message)
    replies = channel.threads.get(message.ts)
    if replies:
        message.text, message.blocks = "This message was deleted.", None
        message.subtype, message.user = "tombstone", SLACKBOT
        message.bot_id = message.app_id = ""
        message.metadata = None
    else:
        del channel.messages[message.ts]
        if message.ts in channel.threads.get(message.thread_ts, ()):
            channel.threads[message.thread_ts].remove(message.ts)
    hub.touch(topic(channel, message))
    if not message.ephemeral_to:
        await events.tell_of_change(
            hub, channel, "message_deleted", deleted_ts=message.ts, previous_message=before
        )


def parent_of(channel: Channel, thread_ts: str) -> Message:
    """The message that a reply belongs to; replies to a reply are refused.

    docs.slack.dev/reference/methods/chat.postMessage: `thread_not_found`,
    `cannot_reply_to_message`.
    """
    parent = channel.messages.get(thread_ts)
    if parent is None or parent.ephemeral_to:
        raise Refusal("thread_not_found")
    if parent.thread_ts:
        raise Refusal("cannot_reply_to_message")
    return parent
