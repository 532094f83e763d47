"""How often, as people say it."""

import pytest

from bot.i18n.cadence import read_cadence

WHOLE = [
    ("3 posts a week on X", 3, "x"),
    ("3 publicaciones por semana en X", 3, "x"),
    ("Three posts per week on Instagram.", 3, "instagram"),
    ("tres veces a la semana en Twitter", 3, "x"),
    ("twice a week on LinkedIn", 2, "linkedin"),
    ("once every week on x", 1, "x"),
    ("una publicación a la semana en Facebook", 1, "facebook"),
    ("a post a day on X", 7, "x"),
    ("un post al día en X", 7, "x"),
    ("2 tuits cada día en X", 14, "x"),
    ("3x/week on X", 3, "x"),
    ("99 posts a week on TikTok", 99, "tiktok"),
    ("  5   posts  a   week\non Mastodon ", 5, "mastodon"),
]


@pytest.mark.parametrize(("said", "per_week", "network"), WHOLE)
def test_a_cadence_in_one_sentence(said: str, per_week: int, network: str) -> None:
    found = read_cadence(said)
    assert found is not None
    assert (found.per_week, found.network, found.whole) == (per_week, network, True)


@pytest.mark.parametrize(
    ("said", "per_week", "network"),
    [
        ("3 posts a week on X until Christmas", 3, "x"),
        ("we would like 2 posts a week about tea on Instagram", 2, "instagram"),
        ("publicamos 4 veces por semana en X, con foto", 4, "x"),
    ],
)
def test_more_than_a_cadence_is_told_apart(said: str, per_week: int, network: str) -> None:
    found = read_cadence(said)
    assert found is not None
    assert (found.per_week, found.network, found.whole) == (per_week, network, False)


def test_without_a_network_it_is_asked() -> None:
    found = read_cadence("3 posts a week")
    assert found is not None
    assert (found.network, found.whole) == (None, True)


@pytest.mark.parametrize(
    "said",
    [
        "Summer launch",
        "",
        "100 posts a week on X",
        "0 posts a week on X",
        "15 posts a day on X",
        "3 weeks of tea",
        "the weekly newsletter",
        "on X",
    ],
)
def test_what_tells_no_cadence(said: str) -> None:
    assert read_cadence(said) is None
