"""Views that a person has open: the stack of modals and the home tab."""

import secrets

from bot.sandbox.slack import limits
from bot.sandbox.slack.blocks import elements_of, prepare_blocks
from bot.sandbox.slack.hub import Hub
from bot.sandbox.slack.inputs import initial_state
from bot.sandbox.slack.refusal import Json, Refusal
from bot.sandbox.slack.state import App, Install, User, View, new_id
from bot.sandbox.slack.triggers import Trigger

__all__ = ["close_top", "home_of", "new_home", "open_modal", "push_modal", "replace", "stack_of"]


def stack_of(hub: Hub, user_id: str) -> list[View]:
    """A person's modals, the lowest first."""
    return [hub.state.views[v] for v in hub.state.stacks.get(user_id, ())]


def open_modal(hub: Hub, app: App, trigger: Trigger, body: Json) -> View:
    """A new root modal; what the person had open goes."""
    clear(hub, trigger.user_id)
    view = _new(hub, app, trigger, body)
    return _show(hub, view)


def push_modal(hub: Hub, app: App, trigger: Trigger, body: Json) -> View:
    """A modal above; three at most (docs.slack.dev/surfaces/modals#adding_views)."""
    stack = stack_of(hub, trigger.user_id)
    if not stack or stack[-1].app_id != app.id:
        raise Refusal("not_found")
    if len(stack) >= limits.VIEW_STACK:
        raise Refusal("push_limit_reached")
    view = _new(hub, app, trigger, body)
    view.root_id, view.previous_id = stack[0].id, stack[-1].id
    return _show(hub, view)


def replace(hub: Hub, view: View, body: Json) -> None:
    """New content; what was typed stays where block and action ids stay."""
    before = view.values
    view.body = _prepared(body)
    view.values = _values(view.body)
    for element in elements_of(view.body["blocks"]):
        block_id, action_id = element.block["block_id"], element.body.get("action_id", "")
        kept = before.get(block_id, {}).get(action_id)
        if kept is not None and action_id in view.values.get(block_id, {}):
            view.values[block_id][action_id] = kept
    view.hash = _hash(hub)
    view.errors, view.trouble = {}, ""
    hub.touch(f"{view.body['type']}:{view.user_id}")


def close_top(hub: Hub, user_id: str) -> None:
    """The topmost modal goes; the one below it shows again."""
    stack = hub.state.stacks.get(user_id, [])
    if stack:
        hub.state.views.pop(stack.pop(), None)
    hub.touch(f"modal:{user_id}")


def clear(hub: Hub, user_id: str) -> None:
    """Every modal of a person goes."""
    for view_id in hub.state.stacks.pop(user_id, []):
        hub.state.views.pop(view_id, None)
    hub.touch(f"modal:{user_id}")


def home_of(hub: Hub, app: App, user: User) -> View | None:
    """The home tab that the app has published for a person."""
    return hub.state.views.get(hub.state.homes.get(f"{app.id}:{user.id}", ""))


def new_home(hub: Hub, app: App, install: Install, user: User, body: Json) -> View:
    """A first home tab."""
    trigger = Trigger(app.id, user.id, user.team_id, install.team_id, "", 0.0)
    view = _new(hub, app, trigger, body)
    hub.state.views[view.id] = view
    hub.state.homes[f"{app.id}:{user.id}"] = view.id
    hub.touch(f"home:{user.id}")
    return view


def check_external_id(hub: Hub, app: App, body: Json) -> None:
    """docs.slack.dev/reference/methods/views.open: `duplicate_external_id` within the app."""
    outside = body.get("external_id")
    taken = (v.body.get("external_id") for v in hub.state.views.values() if v.app_id == app.id)
    if outside and outside in taken:
        raise Refusal("duplicate_external_id")


def _new(hub: Hub, app: App, trigger: Trigger, body: Json) -> View:
    view_id, kept = new_id("V"), _prepared(body)
    return View(
        id=view_id,
        app_id=app.id,
        app_team_id=trigger.app_team_id,
        user_id=trigger.user_id,
        team_id=trigger.team_id,
        body=kept,
        hash=_hash(hub),
        root_id=view_id,
        values=_values(kept),
    )


def _show(hub: Hub, view: View) -> View:
    hub.state.views[view.id] = view
    hub.state.stacks.setdefault(view.user_id, []).append(view.id)
    hub.touch(f"modal:{view.user_id}")
    return view


def _prepared(body: Json) -> Json:
    return {**body, "blocks": prepare_blocks(body["blocks"])}


def _hash(hub: Hub) -> str:
    return f"{int(hub.clock.wall().timestamp())}.{secrets.token_hex(4)}"


def _values(body: Json) -> dict[str, dict[str, Json]]:
    values: dict[str, dict[str, Json]] = {}
    for element in elements_of(body["blocks"]):
        state = initial_state(element.body)
        if state is not None:
            values.setdefault(element.block["block_id"], {})[element.body["action_id"]] = state
    return values
