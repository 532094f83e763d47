"""Slack's texts and Block Kit as HTML: pure functions, everything escaped.

`Look` says whose eyes; `message_body`, `modal_body` and `home` draw what the local Slack keeps,
`blocks`, `mrkdwn` and `plain` any part of it. The controls carry data attributes
(``data-element``, ``data-action-id``, ``data-block-id`` …) by which scripts drive them; styles are
in ``static/blocks.css``.
"""

from bot.sandbox.page.render.blocks import blocks
from bot.sandbox.page.render.commonmark import markdown
from bot.sandbox.page.render.look import FormState, Look, Place
from bot.sandbox.page.render.messages import home, message_body, message_text, modal_body
from bot.sandbox.page.render.mrkdwn import mrkdwn
from bot.sandbox.page.render.texts import plain

__all__ = [
    "FormState",
    "Look",
    "Place",
    "blocks",
    "home",
    "markdown",
    "message_body",
    "message_text",
    "modal_body",
    "mrkdwn",
    "plain",
]
