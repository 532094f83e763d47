"""views.* (docs.slack.dev/reference/methods/views.open and its neighbours)."""

from bot.sandbox.slack import limits, modals
from bot.sandbox.slack.api.call import Call, method
from bot.sandbox.slack.blocks import check_view, elements_of
from bot.sandbox.slack.refusal import Json, Refusal
from bot.sandbox.slack.shapes import view_json
from bot.sandbox.slack.state import View
from bot.sandbox.slack.triggers import Trigger

__all__: list[str] = []


def _body(call: Call, allowed: str) -> Json:
    body = call.parsed("view", "invalid_arguments")
    check_view(body, allowed=allowed)
    if any(e.body["type"] == "file_input" for e in elements_of(body["blocks"])):
        # reference/block-kit/block-elements/file-input-element
        call.scope("files:read")
    kept: Json = body
    return kept


def _trigger(call: Call) -> Trigger:
    return call.hub.triggers.use(call.needed("trigger_id"), call.app.id)


def _shown(call: Call, view: View) -> Json:
    return {"view": view_json(call.hub.state, view)}


@method("views.open", limits.TIER_4)
async def open_(call: Call) -> Json:
    """Open a modal: `invalid_arguments`, `expired_trigger_id`, `exchanged_trigger_id`."""
    body = _body(call, "modal")
    modals.check_external_id(call.hub, call.app, body)
    trigger = _trigger(call)
    return _shown(call, modals.open_modal(call.hub, call.app, trigger, body))


@method("views.push", limits.TIER_4)
async def push(call: Call) -> Json:
    """Put a modal on the open one: `push_limit_reached` over three, `not_found` without one."""
    body = _body(call, "modal")
    modals.check_external_id(call.hub, call.app, body)
    trigger = _trigger(call)
    return _shown(call, modals.push_modal(call.hub, call.app, trigger, body))


@method("views.update", limits.TIER_4)
async def update(call: Call) -> Json:
    """Change an open view: `not_found`, `hash_conflict` when the given hash is not its own."""
    view = _found(call)
    body = _body(call, str(view.body["type"]))
    _check_hash(call, view)
    modals.replace(call.hub, view, body)
    return _shown(call, view)


def _found(call: Call) -> View:
    wanted, outside = call.text("view_id"), call.text("external_id")
    if not wanted and not outside:
        raise Refusal("invalid_arguments", messages=["[ERROR] missing required field: view_id"])
    for view in call.hub.state.views.values():
        named = view.id == wanted if wanted else view.body.get("external_id") == outside
        if named and view.app_id == call.app.id and view.app_team_id == call.install.team_id:
            return view
    raise Refusal("not_found")


def _check_hash(call: Call, view: View | None) -> None:
    given = call.text("hash")
    if given and view is not None and given != view.hash:
        raise Refusal("hash_conflict")


@method("views.publish", limits.TIER_4)
async def publish(call: Call) -> Json:
    """Set a person's home tab: `user_not_found`, `hash_conflict`."""
    user = call.user(call.needed("user_id"))
    body = _body(call, "home")
    view = modals.home_of(call.hub, call.app, user)
    _check_hash(call, view)
    if view is None:
        view = modals.new_home(call.hub, call.app, call.install, user, body)
    else:
        modals.replace(call.hub, view, body)
    return _shown(call, view)
