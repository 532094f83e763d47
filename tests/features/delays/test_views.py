"""The cards and the modal, as they are drawn, in both languages."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from bot.features.causes.rules import Part
from bot.features.delays import views
from bot.features.delays.models import Delay, DelayDifference, Sight
from bot.features.delays.payloads import CorrectModal
from bot.features.delays.rules import Status
from bot.i18n.reader import Language, Reader
from bot.slack.models import Person
from tests.support.blocks import assert_blocks

NOW = datetime(2027, 5, 20, 10, tzinfo=UTC)
ID = UUID(int=7)
MAYA, CARL = UUID(int=1), UUID(int=2)
CHANGE, POST = f"change:{UUID(int=3)}", f"post:{UUID(int=4)}"


def person(id_: UUID, name: str, slack_id: str) -> Person:
    return Person(id=id_, name=name, slack_user_id=slack_id, slack_team_id="T1")


def sight(status: Status) -> Sight:
    confirmed = status is Status.CONFIRMED
    delay = Delay(
        id=ID,
        kind="item",
        title="Launch <!channel> campaign",
        number=4,
        side=None,
        which="end",
        agreed=date(2027, 5, 12),
        came=None if status is Status.OPEN else date(2027, 5, 20),
        moved=False,
        days=0 if status is Status.OPEN else 6,
        status=status,
        note="The printer was closed" if confirmed else None,
        confirmed_by=MAYA if confirmed else None,
        confirmed_at=NOW - timedelta(hours=1) if confirmed else None,
    )
    said = DelayDifference(person_id=CARL, side="client", text="It was open", said_at=NOW)
    maya = person(MAYA, "Maya Brook", "UMANAGER")
    return Sight(
        brand="Acme & Co",
        delay=delay,
        parts=[
            Part("approval", 3, POST, None, date(2027, 5, 10)),
            Part("change", 0, CHANGE, 12, date(2027, 5, 11)),
            Part("third_party", 1),
            Part("unknown", 2),
        ],
        differences=[said] if confirmed else [],
        people={MAYA: maya, CARL: person(CARL, "Carl Owens", "UCONTACT")},
        urls={POST: "https://studio.slack.com/archives/C1/p1"},
        now=NOW,
        managers=[maya],
    )


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    "status", [Status.OPEN, Status.PROPOSED, Status.CONFIRMED, Status.DROPPED, Status.CLOSED]
)
def test_the_teams_card(language: Language, status: Status) -> None:
    reader = Reader(language, ZoneInfo("Europe/Madrid"))
    assert_blocks(f"delays/team-{status}.{language}", views.build_team(reader, sight(status)))


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_both_sides_read_and_the_modal(language: Language) -> None:
    reader, seen = Reader(language, ZoneInfo("Europe/Madrid")), sight(Status.CONFIRMED)
    shared = views.build_shared(reader, seen)
    assert_blocks(f"delays/shared.{language}", shared)
    assert "<!channel>" not in shared.text
    payload = CorrectModal(delay_id=ID, digest=seen.digest)
    assert_blocks(f"delays/correct.{language}", views.build_correct_modal(reader, payload, seen))
