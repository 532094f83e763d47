"""What the local X shows: escaped, wrapped, paged, lagging, and kept."""

import asyncio
from pathlib import Path

import pytest

from bot.sandbox.x.app import load_or_new
from bot.sandbox.x.client import Brand, Written
from tests.sandbox.x.running import RunningX, running_x

FIELDS = (
    "post.fields=conversation_id,created_at,entities,note_post"
    "&expansions=author_id,edit_history_post_ids,in_reply_to_user_id,referenced_posts"
)


async def test_text_leaves_escaped_and_links_wrapped(x: RunningX, acme: Brand) -> None:
    await x.control.write("ann", "@acme <!channel> R&D at example.com/a?b=1&c=2 &lt; 😀\nplease")
    _, body = await x.api("GET", f"/2/users/{acme.id}/mentions?{FIELDS}", acme.token)
    post = body["data"][0]
    link = post["entities"]["urls"][0]
    assert link["url"].startswith("https://t.co/")
    assert post["text"] == f"@acme &lt;!channel&gt; R&amp;D at {link['url']} &amp;lt; 😀\nplease"
    assert link["expanded_url"] == "http://example.com/a?b=1&c=2"
    assert post["entities"]["mentions"] == [
        {"start": 0, "end": 5, "username": "acme", "id": acme.id}
    ]


async def test_only_what_was_asked_for_comes_in_the_names_asked_in(
    x: RunningX, acme: Brand
) -> None:
    own = (await x.tweet(acme, "Hello"))[1]["data"]["id"]
    await x.control.write("ann", "Hi @acme", in_reply_to=own)
    path = f"/2/users/{acme.id}/mentions"
    bare = (await x.api("GET", path, acme.token))[1]["data"][0]
    assert set(bare) == {"id", "text", "edit_history_post_ids"}
    new = (await x.api("GET", f"{path}?{FIELDS}", acme.token))[1]
    assert new["data"][0]["referenced_posts"] == [{"type": "replied_to", "id": own}]
    assert {one["username"] for one in new["includes"]["users"]} == {"ann", "acme"}
    old = f"{path}?tweet.fields=author_id,referenced_tweets,created_at"
    told = (await x.api("GET", old, acme.token))[1]["data"][0]
    assert told["referenced_tweets"] == [{"type": "replied_to", "id": own}]
    assert "edit_history_tweet_ids" in told


async def test_an_answer_carries_the_handles_it_answers(x: RunningX, acme: Brand) -> None:
    mention = await x.control.write("ann", "@acme @bob_s broken again")
    _, body = await x.tweet(acme, "Sorry ^AB", reply={"in_reply_to_tweet_id": mention})
    assert body["data"]["text"] == "@ann Sorry ^AB"
    await x.control.create_account("bob_s")
    second = await x.control.write("ann", "@acme @bob_s still broken")
    _, body = await x.tweet(acme, "Sorry ^AB!", reply={"in_reply_to_tweet_id": second})
    assert body["data"]["text"] == "@ann @bob_s Sorry ^AB!"


async def test_the_timeline_lags_behind_an_accepted_post(x: RunningX, acme: Brand) -> None:
    await x.control.settings(timeline_lag=0.2)
    own = (await x.tweet(acme, "Hello"))[1]["data"]["id"]
    path = f"/2/users/{acme.id}/tweets"
    assert (await x.api("GET", path, acme.token))[1]["meta"]["result_count"] == 0
    assert (await x.api("GET", f"/2/tweets/{own}", acme.token))[1]["data"]["id"] == own
    await asyncio.sleep(0.25)
    assert (await x.api("GET", path, acme.token))[1]["data"][0]["id"] == own


async def test_pages_meet_without_gap_or_overlap(x: RunningX, acme: Brand) -> None:
    ids = await x.control.write_many(Written(f"c{n}", f"@acme question {n}") for n in range(12))
    seen: list[str] = []
    token = ""
    while True:
        path = f"/2/users/{acme.id}/mentions?max_results=5&since_id={ids[0]}{token}"
        _, body = await x.api("GET", path, acme.token)
        seen += [one["id"] for one in body["data"]]
        if "next_token" not in body["meta"]:
            break
        token = f"&pagination_token={body['meta']['next_token']}"
    assert seen == ids[:0:-1]


async def test_a_customers_edit_replaces_and_names_the_first(x: RunningX, acme: Brand) -> None:
    first = await x.control.write("ann", "@acme helo")
    second = await x.control.edit(first, "@acme hello")
    _, body = await x.api("GET", f"/2/users/{acme.id}/mentions?{FIELDS}", acme.token)
    assert [one["id"] for one in body["data"]] == [second]
    assert body["data"][0]["edit_history_post_ids"] == [first, second]
    await x.control.delete(second)
    _, body = await x.api("GET", f"/2/users/{acme.id}/mentions", acme.token)
    assert body == {"meta": {"result_count": 0}}


async def test_lookup_names_what_is_gone(x: RunningX, acme: Brand) -> None:
    there = await x.control.write("ann", "@acme one")
    gone = await x.control.write("ann", "@acme two")
    await x.control.delete(gone)
    _, body = await x.api("GET", f"/2/tweets?ids={there},{gone},77", acme.token)
    assert [one["id"] for one in body["data"]] == [there]
    assert [one["value"] for one in body["errors"]] == [gone, "77"]


async def test_a_restart_keeps_everything(tmp_path: Path) -> None:
    snapshot = tmp_path / "x" / "x.json"
    async with running_x(load_or_new(snapshot), snapshot) as x:
        acme = await x.control.create_account("acme")
        first = await x.control.write("ann", "@acme see example.com")
        await x.control.edit(first, "@acme see example.org")
        before = await x.control.feed()
    async with running_x(load_or_new(snapshot), snapshot) as x:
        assert await x.control.feed() == before
        assert (await x.control.create_account("acme")).token == acme.token
        third = await x.control.edit(first, "@acme see example.net")
        assert (await x.control.post(first)).edit_history[-1] == third
        assert len(await x.control.timeline("ann")) == 1


async def test_a_foreign_snapshot_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text('{"version": 99}', encoding="utf-8")
    with pytest.raises(ValueError, match="snapshot"):
        load_or_new(path)


async def test_control_mistakes_are_told(x: RunningX) -> None:
    with pytest.raises(ValueError, match="no post 5"):
        await x.control.delete("5")
    async with x.session.post(f"{x.url}/control/x/posts", json={"txt": "hi"}) as response:
        assert response.status == 400
        assert (await response.json())["error"] == "unknown: txt"
