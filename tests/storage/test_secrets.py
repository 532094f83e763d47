"""Tokens at rest."""

import pytest

from bot.errors import SettingsError
from bot.storage.secrets import SealError, SecretBox, new_key

TOKEN = "xoxb-canary"


def test_what_was_sealed_opens_in_its_own_row_only() -> None:
    box = SecretBox([new_key()])
    sealed = box.seal(TOKEN, context="installs:T1:bot_token")
    assert TOKEN not in sealed
    assert box.open(sealed, context="installs:T1:bot_token") == TOKEN
    with pytest.raises(SealError):
        box.open(sealed, context="installs:T2:bot_token")


def test_keys_can_be_rotated() -> None:
    old, new = new_key(), new_key()
    sealed = SecretBox([old]).seal(TOKEN, context="row")
    assert SecretBox([new, old]).open(sealed, context="row") == TOKEN
    with pytest.raises(SealError):
        SecretBox([new]).open(sealed, context="row")


@pytest.mark.parametrize(
    "spoil", [lambda s: s[:-6] + "AAAAA=", lambda s: s[:0], lambda s: "v2" + s[2:]]
)
def test_an_altered_text_does_not_open(spoil: object) -> None:
    box = SecretBox([new_key()])
    sealed = box.seal(TOKEN, context="row")
    assert callable(spoil)
    with pytest.raises(SealError):
        box.open(spoil(sealed), context="row")


def test_a_key_of_the_wrong_length_is_refused() -> None:
    with pytest.raises(SettingsError, match="32 bytes"):
        SecretBox(["c2hvcnQ="])
