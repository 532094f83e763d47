"""A small feature, as features are written, to drive the kit with."""

from asyncio import sleep
from typing import Any, ClassVar

from sqlalchemy.exc import NoResultFound

from bot.errors import UserFacingError
from bot.slack import blocks
from bot.slack.dispatch import (
    actions,
    closed,
    commands,
    events,
    mention_without_verb,
    messages,
    submissions,
)
from bot.slack.payloads import ActionPayload, ModalPayload
from bot.slack.requests import (
    ActionRequest,
    CommandRequest,
    EventRequest,
    MessageRequest,
    SubmissionRequest,
)
from bot.slack.responses import Block, Message, Modal, Response
from bot.storage.transaction import Transaction

CANARY = "a canary of a message"

heard: list[Any] = []
"""Every request that a handler got, in order."""


class NotLikeThatError(UserFacingError):
    key: ClassVar[str] = "slack-help-ambiguous"


class Press(ActionPayload):
    action_id: ClassVar[str] = "test.press"
    what: str = ""


class Pick(ActionPayload):
    action_id: ClassVar[str] = "test.pick"
    what: str = ""


class Form(ModalPayload):
    callback_id: ClassVar[str] = "test.form"
    what: str


def modal(what: str, *, inputs: bool = True) -> Modal:
    shown: tuple[Block, ...] = (blocks.section("A form"),)
    if inputs:
        shown += (
            blocks.input_text("name", "Name"),
            blocks.input_select("kind", "Kind", [("a", "First"), ("b", "Second")], optional=True),
        )
    press = blocks.actions(blocks.button("Press in form", Press(what="in form")))
    return Modal(
        payload=Form(what=what),
        title="Test form",
        blocks=(*shown, press),
        submit="Save",
        close="Cancel",
        tell_when_closed=True,
    )


def said(text: str) -> Response:
    return Response(message=Message(text, (blocks.section(text),)))


@commands("plan", "change", aliases=("cambio", "cambiar"), help_key="slack-help-title")
async def handle_change(request: CommandRequest) -> Response:
    heard.append(request)
    buttons = blocks.actions(
        blocks.button("Press", Press(what="one")),
        blocks.button("Press too", Press(what="two")),
        blocks.select(Pick(what="card"), "Choose", [("x", "Ex"), ("y", "Why")]),
    )
    text = f"{request.person.name}: {request.text}"
    return Response(message=Message(text, (blocks.quote(text), buttons)), subject="change:1")


@commands("plan", "form", aliases=("formulario",))
async def handle_form(request: CommandRequest) -> Response:
    heard.append(request)
    return Response(modal=modal(request.text))


@commands("plan", "refuse")
async def handle_refuse(request: CommandRequest) -> Response:
    raise NotLikeThatError(choices="<!channel> & co", typed=request.text)


@commands("plan", "break")
async def handle_break(request: CommandRequest) -> Response:
    heard.append(request)
    raise RuntimeError(CANARY)


@commands("plan", "dawdle")
async def handle_dawdle(request: CommandRequest) -> Response:
    heard.append(request)
    await sleep(30)
    return Response()


@commands("plan", "linger")
async def handle_linger(request: CommandRequest) -> Response:
    """Its work is done in time, its commit takes longer than the deadline of the tests."""

    async def finish(_: Transaction) -> None:
        await sleep(1.2)

    request.tx.before_commit("linger", finish)
    return said("lingered")


@commands("post", "new", aliases=("nuevo",))
async def handle_post(request: CommandRequest) -> Response:
    heard.append(request)
    return said("post")


@commands("idea", "new", aliases=("nuevo",))
async def handle_idea(request: CommandRequest) -> Response:
    return said("idea")


@mention_without_verb
async def handle_talk(request: CommandRequest) -> Response:
    heard.append(request)
    return said(f"no verb in: {request.text}")


@actions(Press)
async def handle_press(request: ActionRequest[Press]) -> Response:
    heard.append(request)
    if request.payload.what == "two":
        return Response(modal=modal("from a button"))
    if request.payload.what == "refuse":
        raise NotLikeThatError(choices="nothing")
    if request.payload.what == "foreign":
        raise NoResultFound
    return said(f"pressed {request.payload.what}")


@actions(Pick)
async def handle_pick(request: ActionRequest[Pick]) -> Response:
    heard.append(request)
    return Response(message=Message(f"picked {request.selected}"), replace=True)


@submissions(Form)
async def handle_submission(request: SubmissionRequest[Form]) -> Response:
    heard.append(request)
    name = request.text("name")
    if name == "bad":
        return Response(errors={"name": "Not bad, please"})
    if name == "refuse":
        raise NotLikeThatError(field="kind", choices="<b>")
    if name == "break":
        raise RuntimeError(CANARY)
    if name == "more":
        return Response(modal=modal("more"), modal_how="push")
    return said(f"saved {name}")


@closed(Form)
async def handle_closed(request: SubmissionRequest[Form]) -> Response:
    heard.append(request)
    return Response()


@messages
async def handle_message(request: MessageRequest) -> Response:
    heard.append(request)
    return Response()


@events("message_changed")
async def handle_edit(request: EventRequest) -> Response:
    heard.append(request)
    return Response()
