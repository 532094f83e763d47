"""Pictures in posts of people: what X takes, and that they stay."""

import base64
from pathlib import Path
from typing import Any

import pytest

from bot.clock import Clock
from bot.sandbox.x.pictures import Pictures, read_pictures
from bot.sandbox.x.state import XState
from tests.sandbox.x.running import RunningX
from tests.sandbox.x.test_writing import control

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


def picture(content: bytes = PNG, **more: str) -> dict[str, str]:
    return {"content": base64.b64encode(content).decode(), **more}


async def test_a_post_with_pictures_tells_of_them(x: RunningX) -> None:
    body = {"author": "tom", "text": "look", "media": [picture(alt=" A kettle "), picture()]}
    status, post = await control(x, "/posts", **body)
    assert status == 200
    assert [(one["mime"], one["alt"]) for one in post["media"]] == [
        ("image/png", "A kettle"),
        ("image/png", ""),
    ]
    _, edited = await control(x, f"/posts/{post['id']}/edit", text="look again")
    assert edited["media"] == post["media"]


@pytest.mark.parametrize(
    ("media", "words"),
    [
        ([picture()] * 5, "4 pictures at most"),
        ([picture(b"<svg onload=alert(1)>")], "PNG, JPEG or GIF"),
        ([picture(alt="a" * 1001)], "1000 characters"),
        ([{"content": "no base64!"}], "base64"),
        ("a.png", "a list"),
    ],
    ids=["five", "no picture", "long words", "not encoded", "no list"],
)
async def test_what_x_does_not_take_is_refused_and_nothing_written(
    x: RunningX, media: Any, words: str
) -> None:
    status, refused = await control(x, "/posts", author="tom", text="look", media=media)
    assert status == 400
    assert words in refused["error"]
    assert await x.control.feed() == []


def test_a_picture_of_more_than_five_megabytes_is_refused() -> None:
    assert read_pictures([picture(PNG.ljust(5 << 20, b"a"))], Pictures(None))
    with pytest.raises(ValueError, match="5 MB"):
        read_pictures([picture(PNG.ljust((5 << 20) + 1, b"a"))], Pictures(None))


def test_pictures_stay_over_a_restart(tmp_path: Path) -> None:
    snapshot = tmp_path / "x.json"
    pictures, state = Pictures(snapshot), XState()
    clock = Clock()
    author = state.add_user("tom", None, clock)
    media = read_pictures([picture(alt="A kettle")], pictures)
    post = state.add_post(author, "look", clock=clock, source="people", media=media)
    state.dump(snapshot)
    again = XState.load(snapshot).posts[post.id].media
    assert again == media
    assert Pictures(snapshot).content(again[0].id) == PNG
    assert Pictures(snapshot).content("../x.json") is None
