"""What a post looks like, in every state and both languages."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from bot.features.posts import views
from bot.features.posts.models import Post, PostLine, Revision
from bot.features.posts.payloads import ComposePost
from bot.features.posts.rules import RESET, LineKind, Status
from bot.features.posts.views import Picture
from bot.i18n.catalogues import LANGUAGES, Language
from bot.i18n.reader import Reader
from bot.slack.models import Person
from bot.slack.responses import Message
from tests.support.blocks import assert_blocks
from tests.support.posting import text_of

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
AT = datetime(2026, 11, 27, 16, 30, tzinfo=UTC)
POST, CLIENT, ACCOUNT, ANA, CARL, EVE = (UUID(int=number) for number in range(1, 7))
READERS = {language: Reader(language, ZoneInfo("Europe/Madrid")) for language in LANGUAGES}
TEXT = "Ring <!channel> & <@U999>\nhttps://acme.com/*bold*"


def _person(person_id: UUID, slack_id: str, name: str) -> Person:
    return Person(id=person_id, slack_team_id="T1", slack_user_id=slack_id, name=name, zone="UTC")


PEOPLE = {
    ANA: _person(ANA, "UANA", "Ana <b>"),
    CARL: _person(CARL, "UCARL", "Carl"),
    EVE: _person(EVE, "UEVE", "Eve"),
}


def _post(status: Status, **changed: Any) -> Post:
    base: dict[str, Any] = {
        "id": POST,
        "client_id": CLIENT,
        "account_id": ACCOUNT,
        "author_id": ANA,
        "status": status.value,
        "revision_no": 2,
        "publish_at": AT,
        "channel_id": "C1",
        "asked": [str(CARL)],
        "decide_by": AT - timedelta(minutes=30),
    }
    return Post(**(base | changed))


DECIDED: dict[str, Any] = {"decided_by": CARL, "decided_at": NOW}
ON_X: dict[str, Any] = {
    "published_at": AT,
    "url": "https://x.com/acme/status/1",
    "external_id": "1",
}
STATES: dict[str, Post] = {
    "in_review": _post(Status.IN_REVIEW),
    "in_review_any_time": _post(
        Status.IN_REVIEW, publish_at=None, decide_by=None, asked=[str(CARL), str(EVE)]
    ),
    "nobody": _post(Status.IN_REVIEW, asked=[]),
    "held": _post(Status.IN_REVIEW, held_at=AT - timedelta(minutes=30)),
    "changes_needed": _post(Status.CHANGES_NEEDED, reason="Say <@UEVE> & *Sunday*", **DECIDED),
    "approved": _post(Status.APPROVED, **DECIDED),
    "publishing": _post(Status.PUBLISHING, **DECIDED),
    "unconfirmed": _post(Status.UNCONFIRMED, **DECIDED),
    "published": _post(Status.PUBLISHED, **ON_X),
    "edited_on_x": _post(Status.PUBLISHED, **ON_X, edited_on_network_at=NOW),
    "deleted_on_x": _post(
        Status.PUBLISHED, **ON_X, edited_on_network_at=NOW, deleted_on_network_at=NOW
    ),
    "failed_duplicate": _post(Status.FAILED, reason="duplicate", **DECIDED),
    "failed_auth": _post(Status.FAILED, reason="auth", **DECIDED),
    "withdrawn": _post(Status.WITHDRAWN, **DECIDED),
}


def _seen(post: Post, *, team_only: bool = False) -> Picture:
    revision = Revision(
        post_id=POST,
        no=2,
        text=TEXT,
        length=49,
        publish_at=post.publish_at,
        note="For <@UCARL>",
        author_id=ANA,
    )
    return Picture(
        brand="Acme & Sons",
        handle="acme",
        post=post,
        revision=revision,
        people=PEOPLE,
        managers=[PEOPLE[EVE]],
        team_only=team_only,
        now=NOW,
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", STATES)
def test_the_card(name: str, language: Language) -> None:
    card = views.build_card(READERS[language], _seen(STATES[name]))
    assert_blocks(f"posts/card_{name}.{language}", card)


@pytest.mark.parametrize("name", STATES)
def test_outside_text_rings_nowhere(name: str) -> None:
    card = views.build_card(READERS["en"], _seen(STATES[name]))
    line = views.build_short(READERS["en"], _seen(STATES[name]))
    markup = [card.text, *_mrkdwn(card.blocks), *_mrkdwn(line.blocks)]
    assert not any("<!channel>" in text or "<@U999>" in text for text in markup)
    assert TEXT in text_of(card.blocks)


def test_who_must_act_is_named_and_nobody_else() -> None:
    asked = views.build_card(READERS["en"], _seen(STATES["in_review"]))
    assert "<@UCARL>" in text_of(asked.blocks)
    approved = views.build_card(READERS["en"], _seen(STATES["approved"]))
    assert "<@UCARL>" not in text_of(approved.blocks[:2])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_line_of_a_rolling_card(language: Language) -> None:
    line = views.build_short(READERS[language], _seen(STATES["in_review"]))
    assert_blocks(f"posts/short.{language}", Message("x", line.blocks))


DETAILS = {
    LineKind.REVISION: RESET,
    LineKind.CHANGES: "Say *Sunday*\nplease",
    LineKind.FAILED: "auth",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(LineKind))
def test_the_thread(kind: LineKind, language: Language) -> None:
    line = PostLine(
        post_id=POST,
        no=1,
        kind=kind,
        revision_no=2,
        person_id=CARL,
        detail=DETAILS.get(kind),
        at=NOW,
    )
    name = "published" if kind is LineKind.PUBLISHED else "in_review"
    built = views.build_line(READERS[language], line, _seen(STATES[name]))
    assert_blocks(f"posts/line_{kind}.{language}", built)


def test_a_thread_in_the_teams_channel_says_that_only_the_team_reads() -> None:
    line = PostLine(post_id=POST, no=1, kind=LineKind.READERS, revision_no=1, at=NOW)
    seen = _seen(STATES["in_review"], team_only=True)
    assert views.build_line(READERS["en"], line, seen).text == "Only our team reads this."


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_modals(language: Language) -> None:
    reader = READERS[language]
    payload = ComposePost(client_id=CLIENT, account_id=ACCOUNT)
    new = views.build_compose(reader, payload, "Acme & Sons", "acme", typed="Hello")
    assert_blocks(f"posts/new.{language}", new)
    edit = payload.model_copy(
        update={"post_id": POST, "revision_no": 2, "when": "2026-11-27 17:30"}
    )
    before = _seen(STATES["in_review"]).revision
    assert_blocks(
        f"posts/edit.{language}", views.build_compose(reader, edit, "Acme & Sons", "acme", before)
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_author_sees(language: Language) -> None:
    reader, post = READERS[language], STATES["in_review"]
    assert_blocks(f"posts/done.{language}", views.build_done(reader, post, "Acme & Sons", NOW))
    replaced = views.build_replaced(reader, 4, "https://acme.slack.com/archives/C1/p1")
    assert_blocks(f"posts/replaced.{language}", replaced)


def _mrkdwn(part: Any) -> list[str]:
    if isinstance(part, dict):
        own = [part["text"]] if part.get("type") == "mrkdwn" else []
        return own + [text for value in part.values() for text in _mrkdwn(value)]
    if isinstance(part, list | tuple):
        return [text for each in part for text in _mrkdwn(each)]
    return []
