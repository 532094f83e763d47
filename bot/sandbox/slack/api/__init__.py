"""Slack's Web API, method by method; importing this package registers them all."""

from bot.sandbox.slack.api import auth, chat, conversations, files, history, reactions, users, views
from bot.sandbox.slack.api.call import Call, methods

__all__ = [
    "Call",
    "auth",
    "chat",
    "conversations",
    "files",
    "history",
    "methods",
    "reactions",
    "users",
    "views",
]
