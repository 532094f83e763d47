"""What a person does with elements: press, choose, fill, submit, close."""

from bot.sandbox.slack import interact, limits, modals, submitting
from bot.sandbox.slack.blocks import Element
from bot.sandbox.slack.control.action import Args, action, answered, top_modal, user_of
from bot.sandbox.slack.control.places import Place, addressed, modal_of, option_words, place_of
from bot.sandbox.slack.control.reading import shown_view
from bot.sandbox.slack.deliver import Answer
from bot.sandbox.slack.hub import Hub
from bot.sandbox.slack.inputs import chosen_state
from bot.sandbox.slack.refusal import Json, Refusal
from bot.sandbox.slack.state import User
from bot.sandbox.slack.text import unescape

__all__: list[str] = []


@action("click")
async def click(hub: Hub, args: Args) -> Json:
    """`user` presses `what`: a button's text or action id, or an option of an overflow menu.

    In message `ts` of `channel`, in the home tab of app `app_id`, or else in the open modal
    (`view_id`: only if it is this one). Give `value` to choose in a menu or picker; `block_id`
    where the same words stand twice. Exactly one element: `block_id` and `action_id`, no `what`.
    """
    user = user_of(hub, args)
    place = place_of(hub, args, user)
    element = addressed(place.blocks, args)
    did = await _used(hub, user, element, args, place)
    return answered(await _told(hub, user, did, place))


async def _told(hub: Hub, user: User, did: Json, place: Place) -> Answer:
    if place.view is not None and place.view.trouble:
        place.view.trouble = ""
        place.touch(hub, user)
    return await interact.deliver_action(
        hub, user, did, channel=place.channel, message=place.message, view=place.view
    )


async def _used(hub: Hub, user: User, element: Element, args: Args, place: Place) -> Json:
    """The entry in `actions` (…/block_actions-payload)."""
    body = element.body
    did = _about(element)
    if body["type"] in ("button", "icon_button"):
        did["text"] = body["text"]
        return did | {k: body[k] for k in ("value", "style", "url") if k in body}
    chosen = str(args.get("value") or args.get("what"))
    if body["type"] == "feedback_buttons":
        for one in (body["positive_button"], body["negative_button"]):
            if chosen in (unescape(one["text"]["text"]), one["value"]):
                return {**did, "text": one["text"], "value": one["value"]}
        raise Refusal("no_such_option", status=404, options=option_words(element))
    if body["type"] == "overflow":
        for option in body["options"]:
            if chosen in (unescape(option["text"]["text"]), option["value"]):
                return {**did, "selected_option": option}
        raise Refusal("no_such_option", status=404, options=option_words(element))
    return did | await _filled(hub, user, element, args, place)


def _about(element: Element) -> Json:
    return {
        "type": element.body["type"],
        "action_id": element.body["action_id"],
        "block_id": element.block["block_id"],
    }


async def _filled(hub: Hub, user: User, element: Element, args: Args, place: Place) -> Json:
    """Put the value into its element; the element's new state."""
    block_id, action_id = element.block["block_id"], element.body["action_id"]
    options = await _offered(hub, user, element, args, place)
    state = chosen_state(hub.state, element.body, args.get("value"), options)
    place.values.setdefault(block_id, {})[action_id] = state
    if place.view is not None:
        place.view.errors.pop(block_id, None)
    place.touch(hub, user)
    return state


async def _offered(hub: Hub, user: User, element: Element, args: Args, place: Place) -> list[Json]:
    """What the app suggests for the value (or for `query`), and what is chosen already."""
    value = args.get("value")
    if "external" not in element.body["type"] or value is None:
        return []
    block_id, action_id = element.block["block_id"], element.body["action_id"]
    before = place.values.get(block_id, {}).get(action_id, {})
    chosen = before.get("selected_options") or [before.get("selected_option")]
    options: list[Json] = [one for one in chosen if one]
    asked = [args["query"]] if args.get("query") else value if isinstance(value, list) else [value]
    for query in asked:
        options += await interact.suggestions(
            hub, user, element.block, element.body, str(query),
            view=place.view, message=place.message, channel=place.channel,
        )  # fmt: skip
    return options


@action("options")
async def options(hub: Hub, args: Args) -> Json:
    """What the app suggests to `user` for `query` in an external select → `options`.

    The element as in `click`: by `what`, or by `block_id` and `action_id`; in message `ts` of
    `channel`, the home tab of `app_id`, or the open modal. Below the element's `min_query_length`
    the app is not asked.
    """
    user = user_of(hub, args)
    place, query = place_of(hub, args, user), str(args.get("query") or "")
    element = addressed(place.blocks, args)
    if "external" not in element.body["type"]:
        raise Refusal("not_an_external_select")
    if len(query) < int(element.body.get("min_query_length", limits.MIN_QUERY)):
        return {"options": []}
    found = await interact.suggestions(
        hub, user, element.block, element.body, query,
        view=place.view, message=place.message, channel=place.channel,
    )  # fmt: skip
    return {"options": found}


@action("fill")
async def fill(hub: Hub, args: Args) -> Json:
    """`user` fills the open modal: `values` maps a label, block id or action id to a value.

    Or `fields`: a list of `block_id`, `action_id` and `value` (`query`: by which words an app's
    own option was found). Also in message `ts` of `channel` or the home tab of `app_id`. Where the
    app listens to a change (`dispatch_action`, or an element outside an input), it is told at
    once; not with `quiet`: typed, but Enter is not pressed yet. `view_id`: only if it is this one.
    """
    user = user_of(hub, args)
    given = [Args(what=what, value=value) for what, value in (args.get("values") or {}).items()]
    given += [Args(one) for one in args.get("fields") or ()]
    answer = None
    for one in given:
        answer = await _fill_one(hub, user, args, one) or answer
    shown = None if args.get("ts") or args.get("app_id") else shown_view(hub, top_modal(hub, user))
    return {**answered(answer), "view": shown}


async def _fill_one(hub: Hub, user: User, args: Args, one: Args) -> Answer | None:
    place = place_of(hub, args, user)
    element = addressed(place.blocks, one)
    state = await _filled(hub, user, element, one, place)
    waits = not element.is_input or element.block.get("dispatch_action")
    if args.get("quiet") or not waits:
        return None
    return await _told(hub, user, _about(element) | state, place)


@action("submit")
async def submit(hub: Hub, args: Args) -> Json:
    """`user` fills `values` (optional) and presses the submit button of the open modal.

    Answers `closed`, and `view` with its `errors` by label where it stays open. `view_id`: only
    if it is this one.
    """
    user = user_of(hub, args)
    if args.get("values"):
        await fill(hub, args)
    view = modal_of(hub, args, user)
    answer = await submitting.submit(hub, user, view)
    stack = modals.stack_of(hub, user.id)
    stays = bool(stack) and stack[-1].id == view.id
    return {
        **answered(answer),
        "closed": not stays,
        "view": shown_view(hub, stack[-1]) if stack else None,
    }


@action("close")
async def close(hub: Hub, args: Args) -> Json:
    """`user` closes the open modal; `everything` is the cross, which clears the stack.

    `view_id`: only if it is this one.
    """
    user = user_of(hub, args)
    modal_of(hub, args, user)
    return answered(await submitting.close(hub, user, everything=bool(args.get("everything"))))
