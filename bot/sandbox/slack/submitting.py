"""Submitting and closing modals, and what the app's answer does to them."""

from bot.sandbox.slack import modals
from bot.sandbox.slack.blocks import check_view
from bot.sandbox.slack.deliver import Answer, Delivery
from bot.sandbox.slack.hub import Hub
from bot.sandbox.slack.inputs import problem
from bot.sandbox.slack.interact import base_payload, owner, trigger
from bot.sandbox.slack.refusal import Json, Refusal
from bot.sandbox.slack.shapes import view_json
from bot.sandbox.slack.state import Install, User, View
from bot.sandbox.slack.triggers import Trigger

__all__ = ["close", "submit"]

TROUBLE = "We had some trouble connecting. Try again?"


async def submit(hub: Hub, user: User, view: View) -> Answer | None:
    """Press the submit button; None when Slack's own client refused what is filled in.

    docs.slack.dev/surfaces/modals#response_actions: an empty 200 closes this modal,
    `response_action` may be `errors`, `update`, `push` or `clear`; anything else, or no answer
    within three seconds, leaves it open with Slack's general complaint.
    """
    if not view.body.get("submit"):
        raise Refusal("no_submit_button")
    view.errors, view.trouble = _client_problems(view), ""
    if view.errors:
        hub.touch(f"modal:{user.id}")
        return None
    app, install = owner(hub, view=view)
    _give_files(hub, view, install)
    payload = base_payload(hub, "view_submission", app, user)
    payload["trigger_id"] = trigger(hub, app, install, user, view.id)
    payload |= {"view": view_json(hub.state, view), "response_urls": []}
    answer = await hub.deliverer.send(Delivery.payload(app, "view_submission", payload))
    try:
        _apply(hub, user, view, answer)
    except Refusal as refusal:
        view.trouble = TROUBLE
        hub.log.add("slack→app", "view_submission refused", None, 0, error=refusal.body())
    hub.touch(f"modal:{user.id}")
    return answer


def _give_files(hub: Hub, view: View, install: Install) -> None:
    """Files in a file input can be fetched by the app that gets them."""
    states = (state for block in view.values.values() for state in block.values())
    for state in states:
        for file in state.get("files") or ():
            hub.state.files[file["id"]].given_to.append(install.bot_user_id)


def _client_problems(view: View) -> dict[str, str]:
    found = {}
    for block in view.body["blocks"]:
        if block["type"] == "input":
            state = view.values[block["block_id"]][block["element"]["action_id"]]
            if words := problem(block, state):
                found[block["block_id"]] = words
    return found


def _apply(hub: Hub, user: User, view: View, answer: Answer) -> None:
    if not answer.ok:
        raise Refusal(answer.failure())
    body = answer.json()
    if body is None and answer.body.strip():
        raise Refusal("invalid_response")
    action = (body or {}).get("response_action")
    if body and action is None:
        raise Refusal("invalid_response")
    if action is None:
        if hub.state.stacks.get(user.id, [None])[-1] == view.id:
            modals.close_top(hub, user.id)
    elif action == "clear":
        modals.clear(hub, user.id)
    else:
        _respond_with(hub, user, view, str(action), body or {})


def _respond_with(hub: Hub, user: User, view: View, action: str, body: Json) -> None:
    if action == "errors":
        inputs = {b["block_id"] for b in view.body["blocks"] if b["type"] == "input"}
        errors = body.get("errors")
        if not isinstance(errors, dict) or not errors or set(errors) - inputs:
            raise Refusal("invalid_response")
        view.errors = {str(k): str(v) for k, v in errors.items()}
        return
    if action not in ("update", "push"):
        raise Refusal("invalid_response")
    check_view(body.get("view"), allowed="modal")
    new_body: Json = body["view"]
    app, _install = owner(hub, view=view)
    if action == "update":
        modals.replace(hub, view, new_body)
    else:
        pushed = Trigger(app.id, user.id, user.team_id, view.app_team_id, view.id, 0.0)
        modals.push_modal(hub, app, pushed, new_body)


async def close(hub: Hub, user: User, *, everything: bool = False) -> Answer | None:
    """Press the close button, or (`everything`) the cross, which clears the stack.

    `view_closed` goes only to views that asked with `notify_on_close`
    (docs.slack.dev/surfaces/modals#modal_cancellations).
    """
    stack = modals.stack_of(hub, user.id)
    if not stack:
        raise Refusal("no_modal_open", status=404)
    view = stack[-1]
    cleared = everything or bool(view.body.get("clear_on_close"))
    shown = view_json(hub.state, view)
    app, _install = owner(hub, view=view)
    if cleared:
        modals.clear(hub, user.id)
    else:
        modals.close_top(hub, user.id)
    if not view.body.get("notify_on_close"):
        return None
    payload = base_payload(hub, "view_closed", app, user)
    payload |= {"view": shown, "is_cleared": cleared}
    return await hub.deliverer.send(Delivery.payload(app, "view_closed", payload))
