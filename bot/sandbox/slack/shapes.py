"""State as Slack's JSON: messages, channels, users and views as the API and events show them."""

from bot.sandbox.slack.fileshapes import files_of
from bot.sandbox.slack.refusal import Json
from bot.sandbox.slack.richtext import rich_text
from bot.sandbox.slack.state import App, Channel, Message, State, Team, User, View

__all__ = ["channel_json", "message_json", "team_json", "user_json", "view_json"]


def message_json(
    state: State,
    channel: Channel,
    message: Message,
    *,
    metadata: bool = True,
    for_app: bool = False,
) -> Json:
    """A message as `conversations.history` gives it (…/methods/conversations.history).

    `for_app`: files in a shared channel are to be looked up, as apps get them.
    """
    out: Json = {"type": "message", "user": message.user, "text": message.text, "ts": message.ts}
    out["team"] = message.team_id
    if message.subtype:
        out["subtype"] = message.subtype
    if message.blocks is not None:
        out["blocks"] = message.blocks
    elif not message.bot_id and message.subtype in ("", "file_share") and message.text:
        out["blocks"] = [rich_text(message.text, f"r{message.ts[-5:]}")]
    if message.files:
        stubs = for_app and bool(channel.shared_with)
        out |= {"files": files_of(state, message.files, stubs=stubs), "upload": False}
    if message.bot_id:
        out |= _app_facts(state, message)
    if message.thread_ts:
        out |= _reply_facts(channel, message)
    if metadata and message.metadata is not None:
        out["metadata"] = message.metadata
    if message.edited is not None:
        out["edited"] = message.edited
    if message.reactions:
        out["reactions"] = [
            {"name": name, "users": users, "count": len(users)}
            for name, users in message.reactions.items()
        ]
    return out | _thread_facts(channel, message)


def _app_facts(state: State, message: Message) -> Json:
    app = state.apps.get(message.app_id)
    profile = {
        "id": message.bot_id,
        "app_id": message.app_id,
        "name": app.name if app else "",
        "team_id": message.team_id,
        "deleted": False,
    }
    return {"bot_id": message.bot_id, "app_id": message.app_id, "bot_profile": profile}


def _reply_facts(channel: Channel, message: Message) -> Json:
    parent = channel.messages.get(message.thread_ts)
    if parent is None or message.ts == message.thread_ts:
        return {"thread_ts": message.thread_ts}
    return {"thread_ts": message.thread_ts, "parent_user_id": parent.user}


def _thread_facts(channel: Channel, message: Message) -> Json:
    replies = channel.replies(message.ts)
    if not replies:
        return {}
    people = list(dict.fromkeys(r.user for r in replies))
    return {
        "thread_ts": message.ts,
        "reply_count": len(replies),
        "reply_users_count": len(people),
        "reply_users": people,
        "latest_reply": replies[-1].ts,
        "is_locked": False,
        "subscribed": False,
    }


def channel_json(channel: Channel, viewer: str, team_id: str) -> Json:
    """A conversation object (docs.slack.dev/reference/objects/conversation-object)."""
    base: Json = {
        "id": channel.id,
        "created": channel.created,
        "is_archived": channel.is_archived,
        "is_im": channel.is_im,
        "is_org_shared": False,
        "is_ext_shared": bool(channel.shared_with),
        "is_shared": bool(channel.shared_with),
        "context_team_id": team_id,
    }
    if channel.is_im:
        other = next((m for m in channel.members if m != viewer), viewer)
        return {**base, "user": other, "is_user_deleted": False, "is_open": True}
    return {
        **base,
        "name": channel.name,
        "name_normalized": channel.name,
        "creator": channel.creator,
        "is_channel": not channel.is_private,
        "is_group": channel.is_private,
        "is_mpim": channel.is_mpim,
        "is_private": channel.is_private,
        "is_general": False,
        "is_member": viewer in channel.members,
        "shared_team_ids": channel.teams,
        "conversation_host_id": channel.team_id,
        "num_members": len(channel.members),
        "topic": {"value": channel.topic, "creator": "", "last_set": 0},
        "purpose": {"value": channel.purpose, "creator": "", "last_set": 0},
    }


def user_json(user: User, team_id: str, *, email: bool, locale: bool) -> Json:
    """A user object as a token of `team_id` sees it.

    docs.slack.dev/apis/slack-connect: people of another organisation are `is_stranger` and come
    without locale and e-mail.
    """
    stranger = user.team_id != team_id
    profile: Json = {
        "real_name": user.real_name,
        "display_name": user.display_name,
        "real_name_normalized": user.real_name,
        "display_name_normalized": user.display_name,
        "team": user.team_id,
    }
    out: Json = {
        "id": user.id,
        "team_id": user.team_id,
        "name": user.name,
        "real_name": user.real_name,
        "deleted": False,
        "is_bot": user.is_bot,
        "is_app_user": False,
        "profile": profile,
        "updated": 0,
    }
    if user.is_bot:
        profile |= {"bot_id": user.bot_id, "api_app_id": user.app_id}
    if stranger:
        return {**out, "is_stranger": True}
    out |= {"tz": user.tz, "tz_label": user.tz, "tz_offset": 0, "is_restricted": False}
    if locale:
        out["locale"] = user.locale
    if email and user.email:
        profile["email"] = user.email
    return out


def team_json(team: Team) -> Json:
    """A workspace as interaction payloads name it."""
    return {"id": team.id, "domain": team.domain}


def view_json(state: State, view: View) -> Json:
    """A view object (docs.slack.dev/reference/interaction-payloads/view-interactions-payload)."""
    app: App = state.apps[view.app_id]
    body = view.body
    empty_title = {"type": "plain_text", "text": "View Title", "emoji": True}
    return {
        "id": view.id,
        "team_id": view.team_id,
        "type": body["type"],
        "blocks": body["blocks"],
        "private_metadata": body.get("private_metadata") or "",
        "callback_id": body.get("callback_id") or "",
        "state": {"values": view.values},
        "hash": view.hash,
        "title": body.get("title") or empty_title,
        "clear_on_close": bool(body.get("clear_on_close")),
        "notify_on_close": bool(body.get("notify_on_close")),
        "close": body.get("close"),
        "submit": body.get("submit"),
        "previous_view_id": view.previous_id or None,
        "root_view_id": view.root_id,
        "app_id": view.app_id,
        "external_id": body.get("external_id") or "",
        "app_installed_team_id": view.app_team_id,
        "bot_id": app.installs[view.app_team_id].bot_id,
    }
