"""People writing by hand: everything, or with ``strict`` what X lets people write."""

from datetime import timedelta
from typing import Any

import pytest

from bot.sandbox.x.client import Brand, Written
from tests.sandbox.x.running import RunningX


async def control(x: RunningX, path: str, **body: Any) -> tuple[int, dict[str, Any]]:
    async with x.session.post(f"{x.url}/control/x{path}", json=body) as response:
        return response.status, await response.json()


async def test_x_counts(x: RunningX) -> None:
    _, counted = await control(x, "/count", text="see https://a.very.long.example.com/path 👍🏽 é")
    assert counted == {"weighted": 32, "limit": 280, "remaining": 248, "valid": True}
    _, counted = await control(x, "/count", text="a" * 281)
    assert (counted["remaining"], counted["valid"]) == (-1, False)
    _, counted = await control(x, "/count", text=" ")
    assert counted["valid"] is False


@pytest.mark.parametrize(
    ("text", "words"),
    [("a" * 281, "too long"), ("said before", "duplicate content"), (" ", "blank")],
)
async def test_strictly_people_are_refused_as_apps_are(
    x: RunningX, acme: Brand, text: str, words: str
) -> None:
    await x.control.write("acme", "said before")
    status, refused = await control(x, "/posts", author="acme", text=text, strict=True)
    assert status == 200
    assert words in str(refused["refused"])
    status, post = await control(x, "/posts", author="acme", text=text)
    assert post["text"] == text


async def test_strictly_nobody_answers_or_quotes_what_is_gone(x: RunningX) -> None:
    gone = await x.control.write("tom", "hello")
    await x.control.delete(gone)
    for body in ({"in_reply_to": gone}, {"quote": gone}):
        _, refused = await control(x, "/posts", author="ines", text="what?", strict=True, **body)
        assert "deleted" in refused["refused"]["detail"]
    assert x.state.user_named("ines") is None, "nobody comes to be by being refused"


async def test_strictly_a_handle_is_one(x: RunningX) -> None:
    for handle in ("josé", "a" * 16, "", "two words"):
        status, answer = await control(x, "/posts", author=handle, text="hello", strict=True)
        assert status == 400, handle
        assert "1 to 15 letters" in answer["error"]


async def test_strictly_an_edit_comes_within_the_hour(x: RunningX) -> None:
    post = await x.control.write("tom", "hello")
    _, edited = await control(x, f"/posts/{post}/edit", text="hello!", strict=True)
    x.clock.advance(timedelta(hours=2))
    _, refused = await control(x, f"/posts/{edited['id']}/edit", text="hello?", strict=True)
    assert refused["refused"]["detail"] == "This Tweet can no longer be edited."
    assert await x.control.edit(post, "hello?")


async def test_an_edited_post_stays_in_its_place(x: RunningX, acme: Brand) -> None:
    ids = await x.control.write_many([Written("acme", f"{n} #n") for n in range(3)])
    edited = await x.control.edit(ids[0], "changed")
    told = [post.id for post in x.state.everybody()]
    assert told == [ids[2], ids[1], edited]
    assert [post.id for post in x.state.posted(acme.id, int(ids[1]))] == [edited]
    assert [post.id for post in x.state.tagged("N")] == told
    await x.control.delete(edited)
    assert [post.id for post in x.state.everybody()] == told[:2]
