"""What people type and press, and what they get for it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from bot.errors import UserFacingError
from bot.features.approvals import listeners as approvals
from bot.features.approvals.payloads import GiveReason
from bot.features.posts import listeners
from bot.features.posts.models import Post
from bot.features.posts.payloads import ApprovePost, ComposePost, EditPost, NeedChanges
from bot.features.posts.rules import Status
from bot.i18n.reader import Reader
from bot.slack.models import Person
from bot.slack.outbound import sent_at
from bot.slack.requests import ActionRequest, CommandRequest, MessageRequest, SubmissionRequest
from bot.slack.responses import Response
from bot.storage.transaction import Database
from tests.support.people import seed_client
from tests.support.posting import Desk, listen, text_of

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)  # a Wednesday
MADRID = ZoneInfo("Europe/Madrid")


@pytest.mark.parametrize(
    ("language", "typed", "expected"),
    [
        ("en", "Friday 17:30", datetime(2026, 11, 27, 16, 30, tzinfo=UTC)),
        ("es", "viernes 17:30", datetime(2026, 11, 27, 16, 30, tzinfo=UTC)),
        ("es", "mañana a las 9", datetime(2026, 11, 26, 8, 0, tzinfo=UTC)),
        ("en", "2026-11-27 09:00", datetime(2026, 11, 27, 8, 0, tzinfo=UTC)),
        ("en", "", None),
        ("en", " ASAP ", None),
        ("es", "ya", None),
    ],
)
def test_a_time_is_understood(language: Any, typed: str, expected: datetime | None) -> None:
    assert listeners.read_time(typed, Reader(language, MADRID), NOW) == expected


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Friday", "posts-time-missing"),
        ("today at 9:00", "posts-time-is-past"),
        ("when the moon is full", "posts-time-not-found"),
        ("3/12 10:00", "posts-time-unclear"),
    ],
)
def test_a_doubtful_time_is_asked_for(typed: str, key: str) -> None:
    with pytest.raises(UserFacingError) as told:
        listeners.read_time(typed, Reader("en", MADRID), NOW)
    assert (told.value.key, told.value.field) == (key, "when")


@dataclass
class Room:
    """A desk, and requests as the dispatcher makes them."""

    desk: Desk

    @asynccontextmanager
    async def asked(self, by: Person) -> AsyncIterator[dict[str, Any]]:
        async with self.desk.database.transaction(self.desk.workspace_id) as tx:
            yield {
                "tx": tx,
                "person": by,
                "reader": Reader("en", ZoneInfo(by.zone)),
                "install": self.desk.seeded.install,
                "team_id": by.slack_team_id,
                "channel_id": "CCLIENT",
            }

    async def new(self, by: Person, text: str = "") -> Response:
        async with self.asked(by) as shared:
            return await listeners.handle_new(
                CommandRequest(
                    **shared, feature="post", verb="new", text=text, typed=text, via="slash"
                )
            )

    async def submit(self, by: Person, payload: ComposePost, **values: str) -> Response:
        async with self.asked(by) as shared:
            return await listeners.handle_compose(
                SubmissionRequest(**shared, payload=payload, values=values, view_id="V1")
            )

    async def say(self, by: Person, text: str, thread_ts: str | None) -> Response:
        async with self.asked(by) as shared:
            return await approvals.handle_message(
                MessageRequest(**shared, text=text, ts="1800000000.1", thread_ts=thread_ts)
            )


@pytest.fixture
async def room(database: Database, workspace_id: UUID) -> Room:
    listen(database)
    return Room(Desk(database, await seed_client(database, workspace_id)))


async def _compose(room: Room, by: Person) -> ComposePost:
    response = await room.new(by)
    assert response.modal is not None
    assert isinstance(response.modal.payload, ComposePost)
    return response.modal.payload


async def test_the_modal_leads_with_brand_and_handle_and_keeps_what_was_typed(room: Room) -> None:
    response = await room.new(room.desk.seeded.manager, "Our new van")
    assert response.modal is not None
    assert text_of(response.modal.blocks).startswith("Acme · @acme on X")
    assert response.modal.blocks[1]["element"]["initial_value"] == "Our new van"


async def test_everything_that_does_not_fit_is_told_at_once(room: Room) -> None:
    by = room.desk.seeded.manager
    response = await room.submit(
        by, await _compose(room, by), text="a" * 312, when="someday", note=""
    )
    assert response.errors == {
        "text": "312 of 280: 32 too many. Links count 23 each, emoji 2.",
        "when": "I cannot find a time in that. Write it like “Friday 17:30” or "
        "“27 November 9:00”, or leave it empty.",
    }


async def test_a_new_post_is_echoed_with_its_time_and_zone(room: Room) -> None:
    by = room.desk.seeded.manager
    response = await room.submit(
        by, await _compose(room, by), text="Hello", when="tomorrow at 17:30", note="For Carl"
    )
    assert response.message is not None
    assert response.message.text.startswith("v1 for Acme is in <#CCLIENT>. It goes out: ")
    assert response.message.text.endswith(", 17:30 GMT.")


async def _drafted(room: Room) -> Post:
    at = room.desk.database.clock.business() + timedelta(hours=3)
    post = await room.desk.draft(room.desk.seeded.manager, "Hello", at)
    await room.desk.work()
    await room.desk.say_all()
    return post


async def test_an_edit_with_its_time_left_alone_keeps_it_to_the_second(room: Room) -> None:
    post, by = await _drafted(room), room.desk.seeded.manager
    async with room.asked(by) as shared:
        response = await listeners.handle_edit(
            ActionRequest(**shared, payload=EditPost(post_id=post.id, revision_no=1))
        )
    assert response.modal is not None
    payload = response.modal.payload
    assert isinstance(payload, ComposePost)
    await room.submit(by, payload, text="Hello again", when=payload.when, note="")
    now = await room.desk.post(post)
    assert (now.revision_no, now.publish_at) == (2, post.publish_at)


async def test_a_button_of_an_older_revision_leads_to_the_present_one(room: Room) -> None:
    post = await _drafted(room)
    await room.desk.revise(post, room.desk.seeded.manager, "Hello again", at=post.publish_at)
    async with room.asked(room.desk.seeded.contact) as shared:
        about = {"post_id": post.id, "revision_no": 1}
        answers = [
            await approvals.handle_approve(
                ActionRequest(**shared, payload=ApprovePost.model_validate(about))
            ),
            await approvals.handle_need_changes(
                ActionRequest(**shared, payload=NeedChanges.model_validate(about))
            ),
        ]
    for answer in answers:
        assert answer.message is not None
        assert answer.message.text.startswith("Replaced by v2. Nothing was changed. <https://")
    assert (await room.desk.post(post)).state is Status.IN_REVIEW


async def test_needs_changes_asks_for_a_reason_and_keeps_it(room: Room) -> None:
    post, by = await _drafted(room), room.desk.seeded.contact
    async with room.asked(by) as shared:
        response = await approvals.handle_need_changes(
            ActionRequest(**shared, payload=NeedChanges(post_id=post.id, revision_no=1))
        )
    assert response.modal is not None
    payload = response.modal.payload
    assert isinstance(payload, GiveReason)
    async with room.asked(by) as shared:
        values = {"reason": " Say Sunday "}
        await approvals.handle_reason(
            SubmissionRequest(**shared, payload=payload, values=values, view_id="V2")
        )
    assert (await room.desk.post(post)).reason == "Say Sunday"


async def test_looks_good_in_the_thread_is_no_approval_and_brings_the_button(room: Room) -> None:
    post, by = await _drafted(room), room.desk.seeded.contact
    card = (await room.desk.post(post)).card_outbound_id
    assert card is not None
    async with room.desk.database.transaction(room.desk.workspace_id) as tx:
        sent = await sent_at(tx, card)
    assert sent is not None
    await room.say(by, "looks good", None)
    await room.say(by, "looks good", "1600000000.000001")
    await room.say(by, "when is it?", sent.ts)
    await room.desk.work()
    assert not any("press the button" in line for line in await room.desk.thread(post))
    await room.say(by, "Looks good 👍", sent.ts)
    await room.desk.work()
    assert any("press the button" in line for line in await room.desk.thread(post))
    assert (await room.desk.post(post)).state is Status.IN_REVIEW
