"""Files as Slack names them, and what their bytes are."""

import pytest

from bot.slack.downloads import kind_of
from bot.slack.inbound import named_in
from bot.slack.shared import SharedFile, files_of, uploads_of

STUB = {"id": "F1", "mode": "file_access", "file_access": "check_file_info", "size": 0}
WHOLE = {"id": "F2", "name": "a.png", "mimetype": "image/png", "size": 70, "mode": "hosted"}


def test_a_shared_channel_tells_no_more_than_the_id() -> None:
    gone = {"id": "F3", "mode": "tombstone"}
    found = files_of({"files": [STUB, WHOLE, gone]})
    assert found == (SharedFile("F1"), SharedFile("F2", "a.png", "image/png", 70))
    assert files_of({}) == files_of({"files": None}) == ()


def test_a_form_brings_its_files_by_block() -> None:
    values = {
        "files": {"value": {"type": "file_input", "files": [WHOLE]}},
        "text": {"value": {"type": "plain_text_input", "value": "hello"}},
        "empty": {"value": {"type": "file_input", "files": []}},
    }
    found = uploads_of({"state": {"values": values}})
    assert found == {"files": (SharedFile("F2", "a.png", "image/png", 70),), "empty": ()}
    assert uploads_of({}) == {}


def test_a_shortcut_makes_the_author_known_but_not_an_app() -> None:
    body = {"type": "message_action", "message": {"user": "U2", "text": "<@U3> hello"}}
    assert named_in(body) == {"U2"}
    assert named_in({**body, "message": {"user": "U9", "bot_id": "B1"}}) == frozenset()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n...", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"\x00\x00\x00\x18ftypheic", "image/heic"),
        (b"%PDF-1.7", "application/pdf"),
        (b"<svg onload='x'>", None),
        (b"<!DOCTYPE html>", None),
        (b"", None),
    ],
)
def test_a_file_is_what_its_bytes_say(content: bytes, kind: str | None) -> None:
    assert kind_of(content) == kind
