"""What a person does with elements: press, choose, fill, submit, close."""

from dataclasses import replace as changed
from typing import Any

from bot.sandbox.slack import interact, modals, submitting
from bot.sandbox.slack.blocks import Element, elements_of
from bot.sandbox.slack.control.action import (
    Args,
    action,
    answered,
    channel_of,
    message_of,
    top_modal,
    user_of,
)
from bot.sandbox.slack.control.reading import shown_view
from bot.sandbox.slack.hub import Hub
from bot.sandbox.slack.inputs import chosen_state, shown_options
from bot.sandbox.slack.messages import topic
from bot.sandbox.slack.refusal import Json, Refusal
from bot.sandbox.slack.state import Channel, Message, User, View
from bot.sandbox.slack.text import unescape

__all__: list[str] = []


@action("click")
async def click(hub: Hub, args: Args) -> Json:
    """`user` presses `what`: a button's text or action id, or an option of an overflow menu.

    In message `ts` of `channel`, in the home tab of app `app_id`, or else in the open modal. Give
    `value` to choose in a menu or picker; `block_id` where the same words stand twice.
    """
    user = user_of(hub, args)
    channel, message, view = _place(hub, args, user)
    blocks = view.body["blocks"] if view else (message.blocks if message else None) or []
    element = _find(blocks, str(args["what"]), args.get("block_id") or "")
    did = await _used(hub, user, element, args, channel=channel, message=message, view=view)
    answer = await interact.deliver_action(
        hub, user, did, channel=channel, message=message, view=view
    )
    return answered(answer)


def _place(hub: Hub, args: Args, user: User) -> tuple[Channel | None, Message | None, View | None]:
    if args.get("ts"):
        channel = channel_of(hub, args, user)
        return channel, message_of(channel, args, user), None
    if args.get("app_id"):
        home = modals.home_of(hub, hub.state.apps[args["app_id"]], user)
        if home is None:
            raise Refusal("no_home", status=404)
        return None, None, home
    return None, None, top_modal(hub, user)


def _find(blocks: list[Json], what: str, block_id: str) -> Element:
    """By exact words, action id, or an overflow's option; the error lists what is there."""
    there = [e for e in elements_of(blocks) if block_id in ("", e.block["block_id"])]
    for element in there:
        if what in (
            unescape(element.label),
            element.body.get("action_id"),
            element.block["block_id"],
        ):
            return element
    for element in there:
        if element.body["type"] == "overflow" and what in _option_words(element):
            return element
    words = [unescape(e.label) or e.body.get("action_id") for e in there]
    raise Refusal("no_such_element", status=404, wanted=what, elements=words)


def _option_words(element: Element) -> list[str]:
    options = shown_options(element.body)
    return [unescape(o["text"]["text"]) for o in options] + [o["value"] for o in options]


async def _used(
    hub: Hub,
    user: User,
    element: Element,
    args: Args,
    *,
    channel: Channel | None,
    message: Message | None,
    view: View | None,
) -> Json:
    """The entry in `actions` (…/block_actions-payload)."""
    body = element.body
    did: Json = {
        "type": body["type"],
        "action_id": body["action_id"],
        "block_id": element.block["block_id"],
    }
    if body["type"] == "button":
        did["text"] = body["text"]
        return did | {k: body[k] for k in ("value", "style", "url") if k in body}
    if body["type"] == "overflow":
        chosen = str(args.get("value") or args["what"])
        fitting = [
            o for o in body["options"] if chosen in (unescape(o["text"]["text"]), o["value"])
        ]
        if not fitting:
            raise Refusal("no_such_option", status=404, options=_option_words(element))
        return {**did, "selected_option": fitting[0]}
    state = await _chosen(
        hub, user, element, args.get("value"), channel=channel, message=message, view=view
    )
    values: dict[str, Any] = view.values if view else (message.inputs if message else {})
    values.setdefault(element.block["block_id"], {})[body["action_id"]] = state
    if view is not None:
        hub.touch(f"{view.body['type']}:{user.id}")
    elif channel is not None and message is not None:
        hub.touch(topic(channel, message))
    return did | state


async def _chosen(
    hub: Hub,
    user: User,
    element: Element,
    value: object,
    *,
    channel: Channel | None = None,
    message: Message | None = None,
    view: View | None = None,
) -> Json:
    options: list[Json] = []
    if "external" in element.body["type"] and value is not None:
        for query in value if isinstance(value, list) else [value]:
            options += await interact.suggestions(
                hub, user, element.block, element.body, str(query),
                view=view, message=message, channel=channel,
            )  # fmt: skip
    return chosen_state(hub.state, element.body, value, options)


@action("fill")
async def fill(hub: Hub, args: Args) -> Json:
    """`user` fills the open modal: `values` maps a label, block id or action id to a value.

    Where the app listens to a change (`dispatch_action`, or an element outside an input), it is
    told at once.
    """
    user = user_of(hub, args)
    for what, value in args["values"].items():
        view = top_modal(hub, user)
        await _fill_one(hub, user, view, str(what), value)
    return {"view": shown_view(hub, top_modal(hub, user))}


async def _fill_one(hub: Hub, user: User, view: View, what: str, value: object) -> None:
    element = _find(view.body["blocks"], what, "")
    state = await _chosen(hub, user, element, value, view=view)
    block_id, action_id = element.block["block_id"], element.body["action_id"]
    view.values.setdefault(block_id, {})[action_id] = state
    view.errors.pop(block_id, None)
    hub.touch(f"{view.body['type']}:{user.id}")
    if not element.is_input or element.block.get("dispatch_action"):
        did = {"type": element.body["type"], "action_id": action_id, "block_id": block_id, **state}
        await interact.deliver_action(hub, user, did, view=view)


@action("submit")
async def submit(hub: Hub, args: Args) -> Json:
    """`user` fills `values` (optional) and presses the submit button of the open modal.

    Answers `closed`, and `view` with its `errors` by label where it stays open.
    """
    user = user_of(hub, args)
    if args.get("values"):
        await fill(hub, args)
    view = top_modal(hub, user)
    before = changed(view)
    answer = await submitting.submit(hub, user, view)
    stack = modals.stack_of(hub, user.id)
    stays = bool(stack) and stack[-1].id == before.id
    return {
        **answered(answer),
        "closed": not stays,
        "view": shown_view(hub, stack[-1]) if stack else None,
    }


@action("close")
async def close(hub: Hub, args: Args) -> Json:
    """`user` closes the open modal; `everything` is the cross, which clears the stack."""
    user = user_of(hub, args)
    return answered(await submitting.close(hub, user, everything=bool(args.get("everything"))))
