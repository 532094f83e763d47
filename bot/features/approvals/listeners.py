"""*Approve* and *Needs changes* on a card, and what is said in its thread."""

from uuid import UUID

from bot.features.approvals import service, views
from bot.features.approvals.payloads import GiveReason
from bot.features.approvals.rules import sounds_like_yes
from bot.features.clients import service as clients
from bot.features.posts.listeners import unless_replaced
from bot.features.posts.payloads import ApprovePost, NeedChanges
from bot.slack.dispatch import actions, messages, submissions
from bot.slack.outbound import subject_at
from bot.slack.requests import ActionRequest, MessageRequest, SubmissionRequest
from bot.slack.responses import NOTHING, Response

_POST = "post:"


@actions(ApprovePost)
@unless_replaced
async def handle_approve(request: ActionRequest[ApprovePost]) -> Response:
    """A yes; the card says so."""
    about = request.payload
    await service.approve(
        request.tx, post_id=about.post_id, revision_no=about.revision_no, by=request.person
    )
    return NOTHING


@actions(NeedChanges)
@unless_replaced
async def handle_need_changes(request: ActionRequest[NeedChanges]) -> Response:
    """Ask what needs to change."""
    about = request.payload
    post = await service.begin_changes(
        request.tx, post_id=about.post_id, revision_no=about.revision_no, by=request.person
    )
    client = await clients.client_by_id(request.tx, post.client_id)
    account = await clients.account_by_id(request.tx, post.account_id)
    modal = views.build_reason(
        request.reader, post.id, about.revision_no, client.brand, account.handle
    )
    return Response(modal=modal)


@submissions(GiveReason)
async def handle_reason(request: SubmissionRequest[GiveReason]) -> Response:
    """A "needs changes" with its reason; the card and the thread say so."""
    about = request.payload
    await service.need_changes(
        request.tx,
        post_id=about.post_id,
        revision_no=about.revision_no,
        by=request.person,
        reason=request.text("reason"),
    )
    return NOTHING


@messages
async def handle_message(request: MessageRequest) -> Response:
    """*Looks good* in a post's thread is not an approval: the thread is told of the button."""
    if request.thread_ts is None or request.channel_id is None:
        return NOTHING
    if not sounds_like_yes(request.text):
        return NOTHING
    subject = await subject_at(request.tx, request.channel_id, request.thread_ts)
    if subject is None or not subject.startswith(_POST):
        return NOTHING
    post_id = UUID(subject.removeprefix(_POST))
    await service.remind(request.tx, post_id=post_id, by=request.person)
    return NOTHING
