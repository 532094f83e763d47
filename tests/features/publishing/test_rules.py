"""Addresses that people paste."""

import pytest

from bot.features.publishing.rules import BadAddress, read_address


@pytest.mark.parametrize(
    "typed",
    [
        "https://x.com/Acme/status/123",
        "x.com/acme/status/123?s=20",
        "https://twitter.com/acme/status/123/photo/1",
        "  https://mobile.x.com/acme/status/123#m ",
    ],
)
def test_an_address_is_read_however_it_was_copied(typed: str) -> None:
    assert read_address(typed, "acme") == ("123", "https://x.com/acme/status/123")


@pytest.mark.parametrize(
    "typed", ["https://x.com/other/status/1", "acme", "https://x.com/acme", "x.com/acme/status/x"]
)
def test_another_address_is_refused(typed: str) -> None:
    with pytest.raises(BadAddress):
        read_address(typed, "acme")


def test_no_address_is_fine() -> None:
    assert read_address("  ", "acme") is None
