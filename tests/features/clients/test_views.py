"""What people see of clients, in both languages."""

from datetime import UTC, date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from bot.features.clients import views
from bot.features.clients.models import Client, MemberView
from bot.features.clients.rules import OFFICE_HOURS, Role, Side
from bot.i18n.reader import Language, Reader
from bot.slack.budget import Budget
from bot.slack.models import Person
from tests.support.blocks import assert_blocks

BOTH = pytest.mark.parametrize("language", ["en", "es"])


def reader(language: Language) -> Reader:
    return Reader(language, ZoneInfo("Europe/Madrid"))


def client(*, channel: str | None = None, email: str | None = None) -> Client:
    return Client(
        workspace_id=UUID(int=1),
        id=UUID(int=2),
        brand="Café <Año> & Co",
        slug="cafe-ano-co",
        x_handle="cafe_ano",
        language="es",
        zone="Europe/Madrid",
        hours=OFFICE_HOURS,
        client_channel_id=channel,
        team_channel_id="C0TEAM",
        inbox_channel_id="C0TEAM",
        change_hold_minutes=2,
        summary_time="09:00",
        cutoff_minutes=30,
        first_answer_minutes=60,
        answer_days=1,
        cards_a_day=3,
        approvers=[],
        stand_in_id=None,
        contact_email=email,
        created_at=datetime(2026, 11, 21, tzinfo=UTC),
    )


def person(number: int, name: str) -> Person:
    return Person(
        workspace_id=UUID(int=1),
        id=UUID(int=number),
        slack_team_id="T1",
        slack_user_id=f"U{number}",
        name=name,
        locale=None,
        zone="Europe/Madrid",
        email=None,
        is_bot=False,
        refreshed_at=None,
    )


def member(
    number: int,
    name: str,
    *roles: Role,
    side: Side = "agency",
    trusted: bool = True,
    department: str | None = None,
) -> MemberView:
    return MemberView(
        person=person(number, name),
        roles=frozenset(roles),
        side=side,
        department=department,
        initials=name[:2].upper(),
        trusted=trusted,
    )


MEMBERS = [
    member(3, "Ana <!channel>", "manager", "strategist"),
    member(4, "Iván", "manager"),
    member(5, "Carla", "client", side="client"),
    member(6, "Sam", "staff", department="Service & R<D", trusted=False),
    member(7, "Vera", "staff", side="client"),
]


@BOTH
def test_the_set_up_modal_asks_five_questions(language: Language) -> None:
    modal = views.build_setup_modal(
        reader(language), channel_id="C0TEAM", language=language, zone="Europe/Madrid"
    )
    assert_blocks(f"clients/setup_modal.{language}", modal)


@BOTH
def test_the_card_says_who_does_what_and_what_to_do_next(language: Language) -> None:
    card = views.build_set_up_card(
        reader(language), client(email="c&c@example.com"), MEMBERS, connected=False
    )
    assert_blocks(f"clients/set_up_card.{language}", card)


@BOTH
def test_a_card_with_everything_done_asks_for_nothing(language: Language) -> None:
    card = views.build_set_up_card(reader(language), client(channel="C0CL"), [], connected=True)
    assert_blocks(f"clients/set_up_card_done.{language}", card)
    assert "rapport connect" not in str(card)


@BOTH
def test_the_settings_modal_shows_what_holds(language: Language) -> None:
    modal = views.build_settings_modal(
        reader(language),
        client(channel="C0CL", email="c@example.com"),
        [MEMBERS[2].person],
        connected=False,
    )
    assert_blocks(f"clients/settings_modal.{language}", modal)


@BOTH
def test_the_settings_say_whether_mails_reach_the_address(language: Language) -> None:
    said = set()
    for state in ("verified", "waits", "off", None):
        there = client(email="c@example.com")
        there.tell_mail(state)
        modal = views.build_settings_modal(reader(language), there, [], connected=True)
        (asked,) = (block for block in modal.blocks if block.get("block_id") == "contact_email")
        said.add(asked["hint"]["text"])
    assert len(said) == 4


def test_a_connected_account_cannot_be_renamed() -> None:
    modal = views.build_settings_modal(reader("en"), client(), [], connected=True)
    assert "x_handle" not in [block.get("block_id") for block in modal.blocks]


@BOTH
def test_the_channel_modal(language: Language) -> None:
    modal = views.build_channel_modal(reader(language), client())
    assert_blocks(f"clients/channel_modal.{language}", modal)


@BOTH
def test_hello_says_first_who_reads(language: Language) -> None:
    assert_blocks(f"clients/hello.{language}", views.build_hello(reader(language), client()))


@BOTH
def test_what_was_saved_is_told_in_words(language: Language) -> None:
    changed = [
        "change_hold_minutes",
        "approvers",
        "summary_time",
        "language",
        "zone",
        "client_channel_id",
        "contact_email",
        "cutoff_minutes",
        "answer_days",
        "cards_a_day",
        "x_handle",
    ]
    told = views.build_saved(reader(language), client(channel="C0CL"), changed, [])
    assert_blocks(f"clients/saved.{language}", told)


def test_only_where_the_client_reads_a_card_takes_from_the_day() -> None:
    late = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)
    served = client(channel="C0CL")
    assert served.budget("C0TEAM", late) is None
    assert client().budget("C0TEAM", late) is None
    assert served.budget("C0CL", late, late) == Budget(date(2026, 11, 22), 3, late)


def test_nothing_changed_is_said_too() -> None:
    assert views.build_saved(reader("en"), client(), [], []).text == "Nothing was changed."


@BOTH
def test_people_by_role(language: Language) -> None:
    told = views.build_people(reader(language), client(), MEMBERS, for_team=True)
    assert_blocks(f"clients/people.{language}", told)


def test_the_client_does_not_see_who_is_read_first() -> None:
    told = views.build_people(reader("en"), client(), MEMBERS, for_team=False)
    assert "read first" not in str(told)
    assert "read first" in str(views.build_people(reader("en"), client(), MEMBERS, for_team=True))


@BOTH
@pytest.mark.parametrize("view", [MEMBERS[3], MEMBERS[4]], ids=["learning", "trusted"])
def test_an_added_person_is_told_to_the_manager(language: Language, view: MemberView) -> None:
    told = views.build_added(reader(language), client(), view, "staff")
    kind = "trusted" if view.trusted else "learning"
    assert_blocks(f"clients/added_{kind}.{language}", told)


@BOTH
def test_a_removed_person_is_told_to_the_manager(language: Language) -> None:
    told = views.build_removed(
        reader(language), client(), MEMBERS[0].person, ["manager", "strategist"]
    )
    assert_blocks(f"clients/removed.{language}", told)


@BOTH
def test_a_failure_says_what_it_means_and_has_a_reference(language: Language) -> None:
    told = views.build_failure(reader(language), task="publishing.publish_post", reference="9f3c")
    assert_blocks(f"clients/failure.{language}", told)
    other = views.build_failure(reader(language), task="unheard.of", reference="9f3c")
    assert other.text


@BOTH
def test_an_undelivered_message_says_what_to_do(language: Language) -> None:
    told = views.build_undeliverable(
        reader(language), place={"channel": "<#C0CL>"}, error="not_in_channel", reference="9f3c"
    )
    assert_blocks(f"clients/undeliverable.{language}", told)
    direct = views.build_undeliverable(
        reader(language), place={"who": "Ana"}, error="user_disabled", reference="9f3c"
    )
    assert_blocks(f"clients/undeliverable_direct.{language}", direct)
