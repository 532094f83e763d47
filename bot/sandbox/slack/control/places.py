"""Where a person acts, and which element they mean."""

from dataclasses import dataclass

from bot.sandbox.slack import modals
from bot.sandbox.slack.blocks import Element, elements_of
from bot.sandbox.slack.control.action import Args, channel_of, message_of, top_modal
from bot.sandbox.slack.hub import Hub
from bot.sandbox.slack.inputs import shown_options
from bot.sandbox.slack.messages import topic
from bot.sandbox.slack.refusal import Json, Refusal
from bot.sandbox.slack.state import Channel, Message, User, View
from bot.sandbox.slack.text import unescape

__all__ = ["Place", "addressed", "modal_of", "option_words", "place_of"]

_SEVERAL = ("overflow", "feedback_buttons")


@dataclass(frozen=True)
class Place:
    """A message in its channel, or a view: a modal or a home tab."""

    channel: Channel | None = None
    message: Message | None = None
    view: View | None = None

    @property
    def blocks(self) -> list[Json]:
        """What stands there."""
        if self.view is not None:
            return list(self.view.body["blocks"])
        return (self.message.blocks if self.message else None) or []

    @property
    def values(self) -> dict[str, dict[str, Json]]:
        """What is filled in there, by block id and action id; to be changed in place."""
        if self.view is not None:
            return self.view.values
        return self.message.inputs if self.message else {}

    def touch(self, hub: Hub, user: User) -> None:
        """Tell that something else is filled in there now."""
        if self.view is not None:
            hub.touch(f"{self.view.body['type']}:{user.id}")
        elif self.channel is not None and self.message is not None:
            hub.touch(topic(self.channel, self.message))


def place_of(hub: Hub, args: Args, user: User) -> Place:
    """Message `ts` of `channel`, the home tab of app `app_id`, or else the open modal."""
    if args.get("ts"):
        channel = channel_of(hub, args, user)
        return Place(channel, message_of(channel, args, user))
    if args.get("app_id"):
        home = modals.home_of(hub, hub.state.apps[args["app_id"]], user)
        if home is None:
            raise Refusal("no_home", status=404)
        return Place(view=home)
    return Place(view=modal_of(hub, args, user))


def modal_of(hub: Hub, args: Args, user: User) -> View:
    """The open modal; where `view_id` is given, only that one: another may have come above it."""
    view = top_modal(hub, user)
    if args.get("view_id") not in (None, "", view.id):
        raise Refusal("modal_not_in_front", status=404)
    return view


def addressed(blocks: list[Json], args: Args) -> Element:
    """The element with `block_id` and `action_id` exactly, else the one that `what` names.

    By exact words, action id, or an overflow's option; the error lists what is there.
    """
    if not args.get("action_id"):
        return _found(blocks, str(args["what"]), args.get("block_id") or "")
    wanted = (args["block_id"], args["action_id"])
    for element in elements_of(blocks):
        if (element.block["block_id"], element.body.get("action_id")) == wanted:
            return element
    raise Refusal("no_such_element", status=404, wanted=wanted)


def _found(blocks: list[Json], what: str, block_id: str) -> Element:
    there = [e for e in elements_of(blocks) if block_id in ("", e.block["block_id"])]
    for element in there:
        if what in (
            unescape(element.label),
            element.body.get("action_id"),
            element.block["block_id"],
        ):
            return element
    for element in there:
        if element.body["type"] in _SEVERAL and what in option_words(element):
            return element
    words = [unescape(e.label) or e.body.get("action_id") for e in there]
    raise Refusal("no_such_element", status=404, wanted=what, elements=words)


def option_words(element: Element) -> list[str]:
    """By which words an option of this element can be named."""
    if element.body["type"] == "feedback_buttons":
        options = [element.body[f"{side}_button"] for side in ("positive", "negative")]
    else:
        options = shown_options(element.body)
    return [unescape(o["text"]["text"]) for o in options] + [o["value"] for o in options]
