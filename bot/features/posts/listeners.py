"""``/post new``, and *Edit* and *Withdraw* on a card."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import wraps
from typing import TypeVar

from bot.errors import UserFacingError
from bot.features.clients import service as clients
from bot.features.posts import repository, service, views
from bot.features.posts.payloads import ComposePost, EditPost, OfRevision, WithdrawPost
from bot.features.posts.rules import (
    Content,
    PostReplaced,
    TimeIsPast,
    TimeMissing,
    TimeNotFound,
    TimeUnclear,
    check_text,
    check_time,
    tidy_text,
)
from bot.i18n.reader import Reader
from bot.i18n.when import DayOnly, Moment, Past, Unclear, understand
from bot.slack.dispatch import actions, commands, submissions
from bot.slack.outbound import permalink_of
from bot.slack.requests import ActionRequest, CommandRequest, SubmissionRequest
from bot.slack.responses import NOTHING, Response

AT_ONCE = frozenset({"asap", "now", "at once", "ya", "ahora", "cuanto antes"})
"""What people type for: as soon as it is approved."""


@commands("post", "new", aliases=("nuevo", "nueva", "draft", "borrador"), help_key="posts-help-new")
async def handle_new(request: CommandRequest) -> Response:
    """Open the modal; what was typed after the verb is its text."""
    client, account = await service.begin_draft(request.tx, request.channel_id, request.person)
    payload = ComposePost(client_id=client.id, account_id=account.id)
    modal = views.build_compose(
        request.reader, payload, client.brand, account.handle, typed=request.text
    )
    return Response(modal=modal)


P = TypeVar("P", bound=OfRevision)


def unless_replaced(
    handler: Callable[[ActionRequest[P]], Awaitable[Response]],
) -> Callable[[ActionRequest[P]], Awaitable[Response]]:
    """Where a button is that of an older revision, answer *Replaced by v4* and where that is."""

    @wraps(handler)
    async def handle(request: ActionRequest[P]) -> Response:
        try:
            return await handler(request)
        except PostReplaced as replaced:
            post = await repository.post_by_id(request.tx, request.payload.post_id)
            url = None
            if post.card_outbound_id is not None:
                team_url = request.install.team_url
                url = await permalink_of(request.tx, post.card_outbound_id, team_url=team_url)
            return Response(message=views.build_replaced(request.reader, replaced.version, url))

    return handle


@actions(EditPost)
@unless_replaced
async def handle_edit(request: ActionRequest[EditPost]) -> Response:
    """Open the modal with what the post holds."""
    about = request.payload
    post, revision = await service.begin_edit(
        request.tx, post_id=about.post_id, revision_no=about.revision_no, by=request.person
    )
    client = await clients.client_by_id(request.tx, post.client_id)
    account = await clients.account_by_id(request.tx, post.account_id)
    payload = ComposePost(
        client_id=client.id,
        account_id=account.id,
        post_id=post.id,
        revision_no=revision.no,
        when=_typed_time(request.reader, revision.publish_at),
    )
    modal = views.build_compose(request.reader, payload, client.brand, account.handle, revision)
    return Response(modal=modal)


@submissions(ComposePost)
async def handle_compose(request: SubmissionRequest[ComposePost]) -> Response:
    """A new post, or a new revision; what does not fit is told at its input."""
    errors: dict[str, str] = {}
    text = tidy_text(request.text("text"))
    at: datetime | None = None
    try:
        check_text(text)
    except UserFacingError as error:
        errors["text"] = request.reader.text(error.key, **error.params)
    try:
        at = await _time(request)
    except UserFacingError as error:
        errors["when"] = request.reader.text(error.key, **error.params)
    if errors:
        return Response(errors=errors)
    return await _save(request, Content(text, at, request.text("note") or None))


async def _save(request: SubmissionRequest[ComposePost], content: Content) -> Response:
    tx, about, by = request.tx, request.payload, request.person
    client = await clients.known_client(tx, about.client_id, by)
    if about.post_id is None:
        account = await clients.own_account(tx, client.id, about.account_id)
        post = await service.draft(tx, client=client, account=account, by=by, content=content)
    else:
        post = await service.revise(
            tx, post_id=about.post_id, revision_no=about.revision_no, by=by, content=content
        )
    return Response(message=views.build_done(request.reader, post, client.brand, tx.now))


@actions(WithdrawPost)
@unless_replaced
async def handle_withdraw(request: ActionRequest[WithdrawPost]) -> Response:
    """Take the post back; the card says so."""
    about = request.payload
    await service.withdraw(
        request.tx, post_id=about.post_id, revision_no=about.revision_no, by=request.person
    )
    return NOTHING


async def _time(request: SubmissionRequest[ComposePost]) -> datetime | None:
    """The time as understood in the person's own zone; left as it stood, it is the same moment.

    Raises:
        TimeIsPast, TimeUnclear, TimeMissing, TimeNotFound: what to mend.
    """
    typed, about = request.text("when"), request.payload
    if about.post_id is not None and typed == about.when:
        shown = await repository.revision(request.tx, about.post_id, about.revision_no)
        check_time(shown.publish_at, request.tx.now)
        return shown.publish_at
    return read_time(typed, request.reader, request.tx.now)


def read_time(typed: str, reader: Reader, now: datetime) -> datetime | None:
    """What a person typed as a post's time, in UTC; None: as soon as it is approved.

    Raises:
        TimeIsPast, TimeUnclear, TimeMissing, TimeNotFound: what to mend, in the reader's words.
    """
    bare = " ".join(typed.split()).casefold()
    if not bare or bare in AT_ONCE:
        return None
    found = understand(typed, language=reader.language, zone=reader.zone, now=now)
    match found:
        case Moment(at=at):
            return at
        case Past():
            raise TimeIsPast
        case DayOnly(day=day):
            raise TimeMissing(day=reader.day(day, now=now))
        case Unclear(candidates=candidates):
            raise TimeUnclear(readings=" / ".join(_reading(one, reader, now) for one in candidates))
        case _:
            raise TimeNotFound


def _reading(candidate: Moment | DayOnly, reader: Reader, now: datetime) -> str:
    if isinstance(candidate, Moment):
        return reader.moment(candidate.at, now=now)
    return reader.day(candidate.day, now=now)


def _typed_time(reader: Reader, at: datetime | None) -> str:
    """A time so that ``read_time`` reads the same again."""
    return "" if at is None else at.astimezone(reader.zone).strftime("%Y-%m-%d %H:%M")
