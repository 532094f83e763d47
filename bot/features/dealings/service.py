"""Keeps a line for what is asked and promised, for lateness, and for what the account shows."""

from datetime import date

from bot.features.causes.rules import total
from bot.features.clients import service as clients
from bot.features.dealings import repository
from bot.features.delays import repository as delays_repository
from bot.features.delays import service as delays
from bot.features.delays.events import DelayConfirmed, DelayCorrected, DelayDisputed
from bot.features.direct import service as direct
from bot.features.direct.events import DirectPostSorted
from bot.features.direct.rules import AGREED, stamp
from bot.features.news import repository as news_repository
from bot.features.news import service as news
from bot.features.news.rules import LineKind, late_params
from bot.features.planning import service as planning
from bot.features.promises.events import PromiseKept, PromiseMade, PromiseReceived
from bot.features.requests import repository as requests
from bot.features.requests.events import (
    RequestAccepted,
    RequestAnswered,
    RequestAsked,
    RequestDeclined,
    RequestSent,
    RequestWithdrawn,
)
from bot.features.requests.models import Request
from bot.features.timelines.events import (
    PostBackOnNetwork,
    PostDeletedOnNetwork,
    PostEditedOnNetwork,
)
from bot.storage.transaction import Transaction

__all__: list[str] = []


# Requests, and what was promised.


async def on_request_news(
    tx: Transaction,
    event: RequestSent
    | RequestAccepted
    | RequestDeclined
    | RequestAsked
    | RequestAnswered
    | RequestWithdrawn,
) -> None:
    """Something was asked for, or decided or said about that."""
    request = await requests.find_request(tx, event.request_id)
    assert request is not None  # noqa: S101 -- it is what the event is about
    kind, about = _of_request(event), str(request.id)
    said = {"question": "", "answer": ""}
    if isinstance(event, RequestAsked | RequestAnswered):
        asked = await requests.questions_of(tx, request.id)
        if isinstance(event, RequestAnswered):
            asked = [one for one in asked if one.answered_at is not None]
            asked.sort(key=lambda one: (one.answered_at, one.asked_at))
        about = f"{about}:{asked[-1].id}"
        said = {"question": asked[-1].text, "answer": asked[-1].answer or ""}
    await news.keep(
        tx, event.client_id, kind, about, by=event.person_id, params=_brief(request) | said
    )


def _of_request(event: object) -> LineKind:
    match event:
        case RequestAccepted():
            return "request_accepted"
        case RequestDeclined():
            return "request_declined"
        case RequestAsked():
            return "request_asked"
        case RequestAnswered():
            return "request_answered"
        case RequestWithdrawn():
            return "request_withdrawn"
    return "request_sent"


def _brief(request: Request) -> dict[str, str]:
    return {
        "number": str(request.number),
        "text": request.text,
        "wanted": _iso(request.wanted),
        "due": _iso(request.due),
        "reason": request.reason or "",
        "behalf": request.behalf or "",
    }


async def on_promise_news(
    tx: Transaction, event: PromiseMade | PromiseKept | PromiseReceived
) -> None:
    """A side promised something, kept it, or has it.

    Work is promised where a request is accepted, and an answer is kept where it is given: those
    have their lines. So has what is said to be delivered by whoever has got it.
    """
    promise = await repository.promise_by_id(tx, event.promise_id)
    side = await news.side_of(tx, event.client_id, event.person_id)
    match event:
        case PromiseMade():
            kind: LineKind = "promise_made"
            told = promise.kind == "work"
        case PromiseKept():
            kind = "promise_kept"
            told = promise.kind == "answer" or side != promise.side
        case PromiseReceived():
            kind, told = "promise_received", False
    if told:
        return
    await news.keep(
        tx,
        event.client_id,
        kind,
        promise.id,
        by=event.person_id,
        side=side,
        params={
            "number": str(promise.number),
            "title": promise.title,
            "what": promise.kind,
            "due": _iso(promise.due),
        },
    )


# Why it was late.


async def on_delay_news(
    tx: Transaction, event: DelayConfirmed | DelayCorrected | DelayDisputed
) -> None:
    """It is known what moved a date, or somebody sees that differently.

    Corrected before a mail has told it, only the last word is told.
    """
    delay = await delays_repository.find_delay(tx, event.delay_id)
    assert delay is not None  # noqa: S101 -- it is what the event is about
    params = late_params(delay.lateness, total(await delays.parts_of(tx, delay)))
    at, by = event.client_id, event.person_id
    if isinstance(event, DelayDisputed):
        await news_repository.drop_lines(tx, at, f"delay_disputed:{delay.id}:{by}:")
        said = await delays_repository.difference_of(tx, delay.id, by)
        params["words"] = said.text if said else ""
        await news.keep(tx, at, "delay_disputed", delay.id, by=by, params=params)
        return
    untold = await news_repository.drop_lines(tx, at, f"delay_confirmed:{delay.id}:")
    corrects = isinstance(event, DelayCorrected) and not untold
    params["corrects"] = "yes" if corrects else "no"
    await news.keep(tx, at, "delay_confirmed", delay.id, by=by, params=params)


# The account.


async def on_direct_sorted(tx: Transaction, event: DirectPostSorted) -> None:
    """It is known what a direct post is; sorted again, the mail tells of the last word only.

    An alert is the team's matter, and what Rapport published was never direct.
    """
    await news_repository.drop_lines(tx, event.client_id, f"direct_sorted:{event.direct_id}:")
    if event.verdict not in AGREED:
        return
    post = await direct.direct_by_id(tx, event.direct_id)
    assert post is not None  # noqa: S101 -- it is what the event is about
    account = await clients.account_by_id(tx, post.account_id)
    item = await planning.item_by_id(tx, event.item_id) if event.item_id else None
    await news.keep(
        tx,
        event.client_id,
        "direct_sorted",
        post.id,
        side="agency",
        sorter=post.sorted_by,
        params={
            "handle": account.handle,
            "text": post.text,
            "verdict": event.verdict,
            "title": item.title if item else "",
        },
    )


async def on_network_news(
    tx: Transaction, event: PostEditedOnNetwork | PostDeletedOnNetwork | PostBackOnNetwork
) -> None:
    """Somebody edited or deleted a post on the network itself, or it is there again.

    Where no mail has told yet that it was gone, none needs to tell that it is back.
    """
    post = await repository.watched_post(tx, event.post_id)
    kind: LineKind = "post_edited"
    about = f"{post.post_id}:{post.version}"
    if not isinstance(event, PostEditedOnNetwork):
        deleted = isinstance(event, PostDeletedOnNetwork)
        kind, about = "post_deleted" if deleted else "post_back", f"{about}{stamp(tx.now)}"
        untold = f"post_deleted:{post.post_id}:"
        if not deleted and await news_repository.drop_lines(tx, event.client_id, untold):
            return
    account = await clients.account_by_id(tx, post.account_id)
    await news.keep(
        tx,
        event.client_id,
        kind,
        about,
        side="agency",
        params={
            "handle": account.handle,
            "text": post.text,
            "before": post.before or "",
        },
    )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
