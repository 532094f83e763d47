"""What no person does: faults, redelivery, the log, how strict the server is."""

from bot.sandbox.slack.control.action import Args, action, answered
from bot.sandbox.slack.deliver import Delivery
from bot.sandbox.slack.faults import KINDS, Fault
from bot.sandbox.slack.hub import Hub
from bot.sandbox.slack.refusal import Json, Refusal

__all__: list[str] = []


@action("fault")
async def fault(hub: Hub, args: Args) -> Json:
    """The next `times` calls of `method` go wrong as `kind` says; see `faults.Fault`."""
    if args["kind"] not in KINDS:
        raise Refusal("unknown_fault", kinds=list(KINDS))
    hub.faults.add(
        Fault(
            method=args["method"],
            kind=args["kind"],
            times=int(args.get("times", 1)),
            seconds=float(args.get("seconds", 1.0)),
            channel=args.get("channel") or "",
        )
    )
    return {}


@action("clear_faults")
async def clear_faults(hub: Hub, args: Args) -> Json:  # noqa: ARG001 - the signature of every action
    """Everything works again."""
    hub.faults.clear()
    return {}


@action("redeliver")
async def redeliver(hub: Hub, args: Args) -> Json:
    """Send the last request of `kind` to the app again: same bytes, fresh signature.

    `kind` is `event`, `command`, `block_actions`, `view_submission`, … or `*` for the very last.
    """
    last = hub.deliverer.last.get(args.get("kind") or "*")
    if last is None:
        raise Refusal("nothing_delivered_yet", status=404)
    return answered(await hub.deliverer.send(last))


@action("deliver")
async def deliver(hub: Hub, args: Args) -> Json:
    """Send app `app_id` any request, signed as Slack's: to see what it does with a forged one.

    `payload` goes as an interaction of that type, `fields` as a command's form, `body` as JSON.
    """
    app = hub.state.apps[args["app_id"]]
    if "payload" in args:
        made = Delivery.payload(app, str(args["payload"].get("type")), args["payload"])
    elif "fields" in args:
        made = Delivery.form(app, "command", args["fields"])
    else:
        made = Delivery.json(app, "event", args["body"])
    return answered(await hub.deliverer.send(made))


@action("refresh_sockets")
async def refresh_sockets(hub: Hub, args: Args) -> Json:
    """Close the WebSockets of app `app_id`, as Slack does every few hours."""
    await hub.sockets.refresh(hub.state.apps[args["app_id"]])
    return {}


@action("log")
async def log(hub: Hub, args: Args) -> Json:
    """Requests in both directions after line `since`, only of `what` (method or kind) if given."""
    lines = hub.log.read(int(args.get("since", 0)), args.get("what") or "")
    return {"lines": [line for line in lines if "slack" in line["direction"]]}


@action("configure")
async def configure(hub: Hub, args: Args) -> Json:
    """Change `rates`, `ack_seconds`, `retry_scale` or `event_head_start` (see `hub.Options`)."""
    if "rates" in args:
        hub.rates.factor = float(args["rates"])
    if "ack_seconds" in args:
        hub.deliverer.ack_seconds = float(args["ack_seconds"])
    if "retry_scale" in args:
        hub.deliverer.retry_scale = float(args["retry_scale"])
    if "event_head_start" in args:
        hub.options.event_head_start = float(args["event_head_start"])
    return {}
