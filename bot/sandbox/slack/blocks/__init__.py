"""Block Kit as Slack checks it: sizes, shapes, unique ids, in Slack's words."""

from bot.sandbox.slack.blocks.check import check_message_blocks, check_view
from bot.sandbox.slack.blocks.prepare import prepare_blocks
from bot.sandbox.slack.blocks.walk import Element, elements_of

__all__ = ["Element", "check_message_blocks", "check_view", "elements_of", "prepare_blocks"]
