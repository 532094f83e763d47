"""Names, limits and words around clients."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.features.clients import rules
from bot.features.clients.rules import Role, SetupAnswers, Side


@pytest.mark.parametrize(
    ("brand", "slug"),
    [
        ("Acme", "acme"),
        ("  Café  Año! ", "cafe-ano"),
        ("CAFÉ AÑO", "cafe-ano"),
        ("Straße & Söhne", "strasse-sohne"),
        ("東京 Tower", "東京-tower"),
        ("!!!", ""),
    ],
)
def test_a_slug_has_no_case_accents_or_signs(brand: str, slug: str) -> None:
    assert rules.slug_of(brand) == slug


@pytest.mark.parametrize(
    "typed", ["acme", "@acme", " https://x.com/acme ", "x.com/acme/", "twitter.com/acme?s=20"]
)
def test_a_handle_is_found_in_what_people_paste(typed: str) -> None:
    assert rules.tidy_handle(typed) == "acme"


@pytest.mark.parametrize("typed", ["", "@", "no spaces", "áccent", "sixteen_letters_", "a@b"])
def test_what_is_no_handle_is_refused(typed: str) -> None:
    with pytest.raises(rules.BadHandle) as refused:
        rules.tidy_handle(typed)
    assert refused.value.field == "x_handle"


def test_an_address_may_be_left_out_but_not_misspelt() -> None:
    assert rules.tidy_email(" ana@example.com ") == "ana@example.com"
    assert rules.tidy_email("  ") is None
    assert rules.tidy_email(None) is None
    for typed in (
        "ana",
        "ana@",
        "@example.com",
        "a b@example.com",
        "ana@example",
        "a@b.com, c@d.e",
    ):
        with pytest.raises(rules.BadEmail):
            rules.tidy_email(typed)


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Europe/Madrid", "Europe/Madrid"),
        (" europe/madrid ", "Europe/Madrid"),
        ("Mexico City", "America/Mexico_City"),
        ("america/mexico city", "America/Mexico_City"),
        ("UTC", "UTC"),
    ],
)
def test_a_zone_is_known_by_its_name_or_city(typed: str, zone: str) -> None:
    assert rules.tidy_zone(typed) == zone


@pytest.mark.parametrize("typed", ["", "Madrid time", "CEST+2", "../etc"])
def test_an_unknown_zone_is_refused_and_given_back(typed: str) -> None:
    with pytest.raises(rules.BadZone) as refused:
        rules.tidy_zone(typed)
    assert refused.value.params == {"zone": typed}


def test_a_time_of_day() -> None:
    assert rules.tidy_clock("9:05", field="summary_time") == "09:05"
    assert rules.tidy_clock("23.59", field="summary_time") == "23:59"
    for typed in ("24:00", "9", "9:5", "09:60", "noon"):
        with pytest.raises(rules.BadTime):
            rules.tidy_clock(typed, field="summary_time")


def test_numbers_have_a_range() -> None:
    hold = rules.HOLD_MINUTES
    assert rules.tidy_number("0", field="change_hold_minutes", allowed=hold) == 0
    assert rules.tidy_number(" 10 ", field="change_hold_minutes", allowed=hold) == 10
    for typed in ("11", "-1", "", "2.5", "٣", "99999999"):
        with pytest.raises(rules.BadNumber) as refused:
            rules.tidy_number(typed, field="change_hold_minutes", allowed=hold)
        assert refused.value.params == {"low": 0, "high": 10}


def test_five_good_answers_are_tidied() -> None:
    answers = rules.check_setup(
        brand=" Café  Año ", x_handle="@cafe", contact_email="", has_contact=True
    )
    assert answers == SetupAnswers("Café Año", "cafe", None)


def test_everything_wrong_is_told_at_once() -> None:
    problems = rules.check_setup(brand="!", x_handle="", contact_email="", has_contact=False)
    assert isinstance(problems, dict)
    assert {at: type(bad) for at, bad in problems.items()} == {
        "brand": rules.BadBrand,
        "x_handle": rules.BadHandle,
        "contact_email": rules.NoContact,
    }
    long = rules.check_setup(
        brand="a" * 81, x_handle="a", contact_email="a@example.com", has_contact=False
    )
    assert isinstance(long, dict)
    assert list(long) == ["brand"]


def test_settings_are_tidied_one_by_one() -> None:
    values, problems = rules.check_settings(
        {
            "change_hold_minutes": "5",
            "client_channel_id": "",
            "contact_email": "",
            "cutoff_minutes": "0",
            "first_answer_minutes": "0",
            "answer_days": "11",
            "cards_a_day": "0",
            "language": "es",
            "summary_time": "8:00",
            "x_handle": "@acme",
            "zone": "Nowhere",
        }
    )
    assert values == {
        "change_hold_minutes": 5,
        "client_channel_id": None,
        "contact_email": None,
        "cutoff_minutes": 0,
        "language": "es",
        "summary_time": "08:00",
        "x_handle": "acme",
    }
    assert set(problems) == {"answer_days", "cards_a_day", "first_answer_minutes", "zone"}


@pytest.mark.parametrize(
    ("text", "role", "department"),
    [
        ("<@U1> as staff Customer service", "staff", "Customer service"),
        ("<@U1|ana> como personal Atención", "staff", "Atención"),
        ("<@U1> responsable", "manager", None),
        ("as coach <@U1>", "coach", None),
        ("<@U1> as CLIENT", "client", None),
        ("<@U1>", None, None),
    ],
)
def test_who_is_named_and_as_what(text: str, role: Role | None, department: str | None) -> None:
    assert rules.parse_naming(text) == rules.Naming("U1", role, department)


def test_a_command_about_nobody_gives_the_words_back() -> None:
    with pytest.raises(rules.NobodyNamed) as nobody:
        rules.parse_naming("ana as staff")
    assert nobody.value.typed == "ana as staff"
    with pytest.raises(rules.BadRole):
        rules.parse_naming("<@U1> as boss")


@pytest.mark.parametrize(
    ("role", "away", "side"),
    [
        ("manager", False, "agency"),
        ("manager", True, "agency"),
        ("client", False, "client"),
        ("staff", False, "agency"),
        ("staff", True, "client"),
    ],
)
def test_the_side_of_a_role(role: Role, away: bool, side: Side) -> None:  # noqa: FBT001 - a case
    assert rules.default_side(role, of_another_organisation=away) == side


def test_an_owner_who_also_manages_is_the_clients() -> None:
    assert rules.side_of(["agency", "client"]) == "client"
    assert rules.side_of(["agency"]) == "agency"
    assert rules.side_of([]) == "agency"


def test_initials_differ_from_those_taken() -> None:
    assert rules.choose_initials("Ana Belén", set()) == "AB"
    assert rules.choose_initials("Ana Belén", {"AB"}) == "AE"
    assert rules.choose_initials("Cher", set()) == "CH"
    assert rules.choose_initials("Q", set()) == "Q1"
    assert rules.choose_initials("😀", set()) == "X1"
    every = {f"A{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    assert rules.choose_initials("Ana Belén", every) == "A1"


def test_hours_by_weekday() -> None:
    assert rules.open_spans(rules.OFFICE_HOURS, 0) == [(time(9), time(18))]
    assert rules.open_spans(rules.OFFICE_HOURS, 6) == []


@pytest.mark.parametrize(
    ("locale", "ours"), [("en-GB", True), ("es_LA", True), ("fr-FR", False), (None, False)]
)
def test_a_locale_of_ours(locale: str | None, ours: bool) -> None:  # noqa: FBT001 - a case
    assert rules.is_ours(locale) is ours


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-11-27 15:00", 3, "2026-11-30 09:00"),  # Friday 16:00 in Madrid: two hours are left
        ("2026-11-28 12:00", 9, "2026-11-30 17:00"),  # a Saturday begins on Monday
        ("2026-11-23 08:00", 24, "2026-11-25 14:00"),
        ("2026-10-23 15:00", 2, "2026-10-26 09:00"),
        ("2026-10-24 15:00", 1, "2026-10-26 09:00"),  # the clocks went back in between
    ],
)
def test_covered_hours_pass_while_somebody_is_there(start: str, hours: int, end: str) -> None:
    begun = datetime.fromisoformat(start).replace(tzinfo=UTC)
    passed = rules.after_covered(
        begun,
        timedelta(hours=hours),
        hours=rules.OFFICE_HOURS,
        zone=ZoneInfo("Europe/Madrid"),
    )
    assert passed == datetime.fromisoformat(end).replace(tzinfo=UTC)


def test_where_nobody_covers_anything_the_wall_counts() -> None:
    begun = datetime(2026, 11, 28, 12, tzinfo=UTC)
    passed = rules.after_covered(begun, timedelta(hours=24), hours={}, zone=ZoneInfo("UTC"))
    assert passed == begun + timedelta(hours=24)
