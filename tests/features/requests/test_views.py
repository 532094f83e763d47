"""What people see of requests, in both languages."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from bot.features.promises.models import Promise
from bot.features.requests import views
from bot.features.requests.models import Request, RequestQuestion
from bot.features.requests.payloads import (
    AcceptModal,
    AnswerModal,
    AskModal,
    DeclineModal,
    DetailModal,
)
from bot.features.requests.rules import DETAIL_LONGEST, LONGEST, Status
from bot.features.requests.views import Picture
from bot.i18n.reader import Language
from bot.slack.outbound import Line
from bot.slack.responses import Message
from tests.features.plans.test_views import ANA, BOTH, CARL, MADRID, PEOPLE, reader
from tests.support.blocks import assert_blocks

ID = UUID(int=31)
ASKED_AT = datetime(2026, 11, 20, 15, 10, tzinfo=UTC)
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
WORDS = "a post <!channel> about the *new* tea & more\n<@U4> knows"


def request(**more: Any) -> Request:
    values: dict[str, Any] = {
        "status": Status.WAITING,
        "version": 1,
        "audience": None,
        "wanted": date(2026, 11, 27),
        "why": None,
        "assets": None,
        "scope": None,
        "behalf": None,
        "way": None,
        "asked_side": "client",
        "decided_by": None,
        "reason": None,
        "due": None,
        "item_id": None,
    }
    return Request(
        workspace_id=UUID(int=1),
        id=ID,
        client_id=UUID(int=2),
        number=3,
        text=WORDS,
        asked_by=CARL,
        asked_at=ASKED_AT,
        waiting_since=ASKED_AT,
        **(values | more),
    )


def promise(**more: Any) -> Promise:
    values: dict[str, Any] = {
        "kind": "work",
        "side": "agency",
        "due": date(2026, 11, 27),
        "kept_by": None,
        "kept_at": None,
        "received_by": None,
        "received_at": None,
    }
    return Promise(
        workspace_id=UUID(int=1),
        id=UUID(int=41),
        client_id=UUID(int=2),
        subject=f"request:{ID}",
        number=3,
        title=WORDS,
        made_by=ANA,
        made_at=NOW,
        **(values | more),
    )


def question(**more: Any) -> RequestQuestion:
    values: dict[str, Any] = {"answer": None, "answered_by": None, "answered_at": None}
    return RequestQuestion(
        workspace_id=UUID(int=1),
        id=UUID(int=51),
        request_id=ID,
        text="Which <tea>?",
        asked_by=ANA,
        asked_at=NOW,
        **(values | more),
    )


def picture(shown: Request, **more: Any) -> Picture:
    given: dict[str, Any] = {"deciders": (PEOPLE[ANA],), **more}
    return Picture("Café <Año>", shown, MADRID, NOW, PEOPLE, **given)


ACCEPTED: dict[str, Any] = {
    "status": Status.ACCEPTED,
    "decided_by": ANA,
    "due": date(2026, 11, 27),
    "item_id": UUID(int=61),
}
KEPT: dict[str, Any] = {"kept_by": ANA, "kept_at": NOW}


@BOTH
def test_a_card_says_who_has_to_do_what(language: Language) -> None:
    built = views.build_card(reader(language), picture(request()))
    assert_blocks(f"requests/card.{language}", built)


@BOTH
def test_a_full_brief_stands_on_the_card_with_what_was_promised(language: Language) -> None:
    full = request(
        version=6,
        audience="students & <friends>",
        why="to sell it",
        assets="https://example.com/tea.png",
        scope="no prices",
        behalf="Rosa <R>",
        way="phone",
        **ACCEPTED,
    )
    promised = (
        promise(kind="material", side="client", due=date(2026, 11, 23)),
        promise(**KEPT),
    )
    built = views.build_card(reader(language), picture(full, promises=promised))
    assert_blocks(f"requests/card_delivered.{language}", built)


@BOTH
def test_a_declined_request_says_why(language: Language) -> None:
    shown = request(status=Status.DECLINED, decided_by=ANA, reason="no <!here> budget")
    built = views.build_card(reader(language), picture(shown))
    assert_blocks(f"requests/card_declined.{language}", built)


@BOTH
def test_the_rest_is_asked_for_by_buttons_that_go(language: Language) -> None:
    read = reader(language)
    assert_blocks(f"requests/more.{language}", views.build_more(read, picture(request())))
    every = dict.fromkeys(("audience", "why", "assets", "scope"), "x")
    done = views.build_more(read, picture(request(**every)))
    assert [block["type"] for block in done.blocks] == ["section"]
    closed = views.build_more(read, picture(request(status=Status.WITHDRAWN)))
    assert closed == done


@BOTH
def test_the_lines_of_the_thread(language: Language) -> None:
    read, seen = reader(language), picture(request())
    answered = question(answer="The *green* one", answered_by=CARL, answered_at=NOW)
    lines = [
        views.build_readers(read, seen),
        views.build_asked(read, seen),
        views.build_question(read, seen, question()),
        views.build_question(read, seen, answered),
        views.build_answered(read, seen, answered),
        views.build_decided(read, picture(request(**ACCEPTED))),
        views.build_decided(read, picture(request(**ACCEPTED), on_the_plan=False)),
        views.build_decided(
            read, picture(request(status=Status.DECLINED, decided_by=ANA, reason="no"))
        ),
        views.build_decided(read, picture(request(status=Status.WITHDRAWN, decided_by=CARL))),
        views.build_delivered(read, seen, promise(**KEPT)),
        views.build_delivered(read, seen, promise(kind="material", side="client", **KEPT)),
        views.build_sent(read, seen),
    ]
    body = tuple(block for line in lines for block in line.blocks)
    assert_blocks(f"requests/thread.{language}", Message("", body))


@BOTH
def test_a_question_for_somebody_without_slack_goes_to_whoever_wrote_it_down(
    language: Language,
) -> None:
    seen = picture(request(behalf="Rosa", way="email"))
    built = views.build_question(reader(language), seen, question())
    assert "Rosa" in built.text
    assert "<@U3>" in built.text


@BOTH
def test_the_modals(language: Language) -> None:
    read, seen = reader(language), picture(request())
    accept = views.build_accept(read, AcceptModal(request_id=ID, version=1), seen)
    assert_blocks(f"requests/accept_modal.{language}", accept)
    decline = views.build_decline(read, DeclineModal(request_id=ID), seen)
    assert_blocks(f"requests/decline_modal.{language}", decline)
    ask = views.build_ask(read, AskModal(request_id=ID), seen)
    assert_blocks(f"requests/ask_modal.{language}", ask)
    payload = AnswerModal(request_id=ID, question_id=UUID(int=51))
    answer = views.build_answer(read, payload, seen, question())
    assert_blocks(f"requests/answer_modal.{language}", answer)
    for field in ("text", "wanted", "assets"):
        detail = views.build_detail(read, DetailModal(request_id=ID, field=field), seen)
        assert_blocks(f"requests/{field}_modal.{language}", detail)


def test_a_wanted_day_that_is_over_is_not_offered_again() -> None:
    seen = picture(request(wanted=date(2026, 11, 24)))
    modal = views.build_accept(reader("en"), AcceptModal(request_id=ID, version=1), seen)
    assert "initial_date" not in str(modal.blocks)


def test_what_the_agency_asks_for_is_no_item_of_the_plan() -> None:
    seen = picture(request(asked_side="agency"))
    modal = views.build_accept(reader("en"), AcceptModal(request_id=ID, version=1), seen)
    assert "radio_buttons" not in str(modal.blocks)


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_longest_request_fits_everywhere(language: Language) -> None:
    much = "&" * 200 + "x" * (DETAIL_LONGEST - 200)
    full = request(
        audience=much, why=much, assets=much, scope=much, status=Status.DECLINED, reason=much
    )
    full.text = "&" * 400 + "x" * (LONGEST - 400)
    built = views.build_card(reader(language), picture(full))
    assert all(len(b["text"]["text"]) <= 3_000 for b in built.blocks if b["type"] == "section")
    line = views.build_short(reader(language), picture(full))
    assert isinstance(line, Line)
