"""What X refuses, the local X refuses, in X's words."""

from datetime import timedelta
from typing import Any

import pytest

from bot.sandbox.x.client import Brand
from bot.sandbox.x.runtime import LIMITS
from tests.sandbox.x.running import RunningX

DUPLICATE = "You are not allowed to create a Tweet with duplicate content."


async def test_a_bad_token_is_unauthorized(x: RunningX) -> None:
    status, body = await x.api("GET", "/2/users/me", "wrong")
    assert status == 401
    assert body["title"] == "Unauthorized"


async def test_the_apps_own_token_cannot_post(x: RunningX, acme: Brand) -> None:
    status, body = await x.api("POST", "/2/tweets", x.state.app_token, json={"text": "hi"})
    assert status == 403
    assert "Application-Only is forbidden" in body["detail"]
    assert not x.state.posts


@pytest.mark.parametrize(
    ("text", "status"),
    [("a" * 280, 201), ("a" * 281, 400), ("日" * 140, 201), ("日" * 141, 400)],
)
async def test_280_weighted_characters_and_no_more(
    x: RunningX, acme: Brand, text: str, status: int
) -> None:
    answered, body = await x.tweet(acme, text)
    assert answered == status
    if status == 400:
        assert body["errors"][0]["message"].startswith("Your Tweet text is too long.")


@pytest.mark.parametrize("text", ["", "   ", "\n"])
async def test_nothing_to_read_is_refused(x: RunningX, acme: Brand, text: str) -> None:
    status, _ = await x.tweet(acme, text)
    assert status == 400


async def test_the_same_text_again_is_refused(x: RunningX, acme: Brand) -> None:
    assert (await x.tweet(acme, "Open until eight tonight"))[0] == 201
    status, body = await x.tweet(acme, "open until  eight tonight")
    assert (status, body["detail"]) == (403, DUPLICATE)
    x.clock.advance(timedelta(days=1, seconds=1))
    assert (await x.tweet(acme, "Open until eight tonight"))[0] == 201


async def test_two_people_may_be_answered_alike_but_one_only_once(x: RunningX, acme: Brand) -> None:
    one = await x.control.write("ann", "@acme where is my parcel?")
    two = await x.control.write("bob", "@acme and mine?")
    answer = {"text": "On its way ^AB"}
    for target, expected in ((one, 201), (two, 201), (one, 403)):
        reply = {"in_reply_to_tweet_id": target}
        status, _ = await x.api("POST", "/2/tweets", acme.token, json={**answer, "reply": reply})
        assert status == expected


async def test_only_those_who_called_the_account_are_answered(x: RunningX, acme: Brand) -> None:
    stranger = await x.control.write("ann", "what a nice day")
    own = (await x.tweet(acme, "Hello"))[1]["data"]["id"]
    quoting = await x.control.write("bob", "look at this", quote=own)
    under = await x.control.write("cid", "and you?", in_reply_to=own)
    status, body = await x.tweet(acme, "Hi", reply={"in_reply_to_tweet_id": stranger})
    assert status == 403
    assert body["detail"].startswith("Reply to this conversation is not allowed")
    for target in (quoting, under, own):
        text = f"Hi {target}"
        assert (await x.tweet(acme, text, reply={"in_reply_to_tweet_id": target}))[0] == 201


async def test_a_deleted_post_cannot_be_answered(x: RunningX, acme: Brand) -> None:
    mention = await x.control.write("ann", "@acme hello")
    await x.control.delete(mention)
    status, body = await x.tweet(acme, "Hi", reply={"in_reply_to_tweet_id": mention})
    assert status == 403
    assert "deleted or not visible" in body["detail"]


@pytest.mark.parametrize(
    "body",
    [
        {"text": "hi", "colour": "red"},
        {"text": 5},
        {"text": "hi", "reply": {}},
        {"text": "hi", "reply": {"in_reply_to_tweet_id": 12}},
        {"text": "hi", "reply": {"in_reply_to_tweet_id": "12", "loud": True}},
        {"text": "hi", "reply_settings": "nobody"},
        ["hi"],
    ],
)
async def test_bodies_outside_the_description_are_refused(
    x: RunningX, acme: Brand, body: Any
) -> None:
    status, answer = await x.api("POST", "/2/tweets", acme.token, json=body)
    assert status == 400
    assert answer["type"] == "https://api.x.com/2/problems/invalid-request"
    assert not x.state.posts


@pytest.mark.parametrize(
    "query",
    [
        "max_results=4",
        "max_results=101",
        "since_id=abc",
        "since=1",
        "post.fields=colour",
        "expansions=everything",
        "start_time=yesterday",
        "pagination_token=%20",
    ],
)
async def test_queries_outside_the_description_are_refused(
    x: RunningX, acme: Brand, query: str
) -> None:
    status, answer = await x.api("GET", f"/2/users/{acme.id}/mentions?{query}", acme.token)
    assert status == 400
    assert next(iter(answer["errors"][0]["parameters"])) == query.split("=", maxsplit=1)[0]


async def test_the_rate_window_counts_down_and_refuses(x: RunningX, acme: Brand) -> None:
    await x.control.settings(rate_factor=2 / LIMITS["POST /2/tweets"])
    headers = {"Authorization": f"Bearer {acme.token}"}
    seen = []
    for number in range(3):
        async with x.session.post(
            f"{x.url}/2/tweets", json={"text": f"Post {number}"}, headers=headers
        ) as response:
            remaining = response.headers["x-rate-limit-remaining"]
            seen.append((response.status, remaining, response.headers["x-rate-limit-limit"]))
            reset = int(response.headers["x-rate-limit-reset"])
    assert seen == [(201, "1", "2"), (201, "0", "2"), (429, "0", "2")]
    assert 890 <= reset - x.clock.wall().timestamp() <= 901
    assert len(x.state.posts) == 2


async def test_others_posts_are_not_deleted(x: RunningX, acme: Brand) -> None:
    mention = await x.control.write("ann", "@acme hello")
    status, _ = await x.api("DELETE", f"/2/tweets/{mention}", acme.token)
    assert status == 403
    assert not (await x.control.post(mention)).deleted
    own = (await x.tweet(acme, "Hello"))[1]["data"]["id"]
    assert (await x.api("DELETE", f"/2/tweets/{own}", acme.token))[1] == {"data": {"deleted": True}}
    assert (await x.control.post(own)).deleted


async def test_edits_end_after_an_hour_and_after_five(x: RunningX, acme: Brand) -> None:
    latest = (await x.tweet(acme, "Version 0"))[1]["data"]["id"]
    for number in range(1, 6):
        options = {"previous_post_id": latest}
        status, body = await x.tweet(acme, f"Version {number}", edit_options=options)
        assert status == 201
        latest = body["data"]["id"]
    assert (await x.tweet(acme, "6", edit_options={"previous_post_id": latest}))[0] == 403
    late = (await x.tweet(acme, "Another"))[1]["data"]["id"]
    x.clock.advance(timedelta(hours=1, seconds=1))
    assert (await x.tweet(acme, "Late", edit_options={"previous_post_id": late}))[0] == 403
