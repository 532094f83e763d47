"""*Reply* and *Let go* on a card, the form, the question whether an answer is on X."""

from bot.features.clients import service as clients
from bot.features.inbox import service as inbox
from bot.features.inbox.payloads import LetGo, ReplyToItem
from bot.features.replies import service, views
from bot.features.replies.payloads import AnswerItem, ReplyIsNotThere, ReplyIsThere
from bot.features.replies.rules import WasEdited
from bot.slack.dispatch import actions, closed, submissions
from bot.slack.requests import ActionRequest, SubmissionRequest
from bot.slack.responses import NOTHING, Response


@actions(ReplyToItem)
async def handle_reply(request: ActionRequest[ReplyToItem]) -> Response:
    """Take it in hand and open the form."""
    about = request.payload
    desk = await service.begin_answer(request.tx, about.item_id, request.person)
    modal = views.build_answer(
        request.reader,
        desk.item,
        brand=desk.client.brand,
        handle=desk.account.handle,
        initials=desk.member.initials,
        trusted=desk.trusted,
        typed=await service.draft_of(request.tx, about.reply_id, about.item_id),
    )
    return Response(modal=modal)


@submissions(AnswerItem)
async def handle_answer(request: SubmissionRequest[AnswerItem]) -> Response:
    """Send it; where the customer has edited meanwhile, show the new text and keep the answer."""
    about, typed = request.payload, request.text("text")
    try:
        reply = await service.submit(
            request.tx,
            item_id=about.item_id,
            version=about.version,
            by=request.person,
            text=typed,
        )
    except WasEdited:
        return await _once_more(request, typed)
    account = await clients.account_by_id(request.tx, reply.account_id)
    return Response(
        message=views.build_on_its_way(request.reader, reply, handle=account.handle),
        clear=True,
    )


async def _once_more(request: SubmissionRequest[AnswerItem], typed: str) -> Response:
    desk = await service.begin_answer(request.tx, request.payload.item_id, request.person)
    modal = views.build_answer(
        request.reader,
        desk.item,
        brand=desk.client.brand,
        handle=desk.account.handle,
        initials=desk.member.initials,
        trusted=desk.trusted,
        typed=typed,
        edited=True,
    )
    return Response(modal=modal, modal_how="update")


@closed(AnswerItem)
async def handle_closed(request: SubmissionRequest[AnswerItem]) -> Response:
    """The form was dismissed: somebody else may answer."""
    await service.close_form(request.tx, request.payload.item_id, request.person)
    return NOTHING


@actions(LetGo)
async def handle_let_go(request: ActionRequest[LetGo]) -> Response:
    """Give it back to everybody; where nobody has it, the card is brought up to date."""
    item_id = request.payload.item_id
    if not await service.let_go(request.tx, item_id, request.person):
        await inbox.show(request.tx, [item_id])
    return NOTHING


@actions(ReplyIsThere)
async def handle_it_is_there(request: ActionRequest[ReplyIsThere]) -> Response:
    """It is on X."""
    await service.confirm(request.tx, request.payload.reply_id, by=request.person)
    return Response(message=views.build_settled(request.reader, there=True))


@actions(ReplyIsNotThere)
async def handle_it_is_not_there(request: ActionRequest[ReplyIsNotThere]) -> Response:
    """It is not: send it again."""
    await service.deny(request.tx, request.payload.reply_id, by=request.person)
    return Response(message=views.build_settled(request.reader, there=False))
