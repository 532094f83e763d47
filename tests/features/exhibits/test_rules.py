"""Who may open a kept file, and what a browser may do with it."""

import pytest

from bot.features.clients.rules import Side
from bot.features.exhibits.rules import FileNotHere, check_open, may_read, reply_headers
from bot.record.rules import Audience


@pytest.mark.parametrize(
    ("audience", "side", "may"),
    [
        ("client", "client", True),
        ("client", "agency", True),
        ("team", "agency", True),
        ("team", "client", False),
        ("client", None, False),
        ("team", None, False),
    ],
)
def test_team_matter_is_for_the_agency(audience: Audience, side: Side | None, may: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert may_read(audience, side) is may
    if may:
        check_open("kept", audience, side)
    else:
        with pytest.raises(FileNotHere):
            check_open("kept", audience, side)


@pytest.mark.parametrize("status", ["waiting", "named", "erased", "large"])
def test_what_did_not_come_is_not_there(status: str) -> None:
    with pytest.raises(FileNotHere):
        check_open(status, "client", "agency")  # type: ignore[arg-type]


def test_pictures_are_looked_at_and_the_rest_is_saved() -> None:
    shown = reply_headers('a "ñ"\r\n.png', "image/png")
    assert shown["Content-Disposition"] == "inline; filename*=UTF-8''a%20%22%C3%B1%22%0D%0A.png"
    assert reply_headers("a.pdf", "application/pdf")["Content-Disposition"].startswith("attach")
    assert "sandbox" in shown["Content-Security-Policy"]
