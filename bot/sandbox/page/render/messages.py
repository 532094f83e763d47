"""A whole message, and a whole view."""

from markupsafe import Markup

from bot.sandbox.page.render.blocks import blocks
from bot.sandbox.page.render.html import NOTHING, joined, tag
from bot.sandbox.page.render.look import FormState, Look
from bot.sandbox.page.render.mrkdwn import mrkdwn
from bot.sandbox.slack.state import Message, View

__all__ = ["home", "message_body", "message_text", "modal_body"]


def message_text(text: str, look: Look, *, edited: bool = False) -> Markup:
    """A message without blocks: its text in Slack's own form."""
    return tag("div", mrkdwn(text, look), _edited(look) if edited else NOTHING, class_="words")


def message_body(message: Message, look: Look) -> Markup:
    """What stands in a message: its blocks, or its text, and *edited* where it was.

    The message's own form state is used, and its ids begin with the look's scope and its time.
    """
    edited = bool(message.edited)
    if not message.blocks:
        return message_text(message.text, look, edited=edited)
    own = look.with_form(FormState(message.inputs), message.ts)
    shown = blocks(message.blocks, own, "message")
    return joined([shown, tag("div", _edited(look), class_="words")]) if edited else shown


def modal_body(view: View, look: Look) -> Markup:
    """The blocks of a modal, with what is filled in and what was refused."""
    own = look.with_form(FormState(view.values, view.errors), view.id)
    return blocks(view.body["blocks"], own, "modal")


def home(view: View, look: Look) -> Markup:
    """The blocks of a Home tab."""
    own = look.with_form(FormState(view.values, view.errors), view.id)
    return blocks(view.body["blocks"], own, "home")


def _edited(look: Look) -> Markup:
    return joined([" ", tag("span", look.say("render-edited"), class_="edited")])
