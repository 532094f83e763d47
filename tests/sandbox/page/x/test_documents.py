"""What stands on X's page."""

import base64
import re

import pytest

from bot.sandbox.x.client import Written
from tests.sandbox.page.x.conftest import Corner


def texts(html: str) -> list[str]:
    """The posts of a document, from top to bottom, without tags."""
    found = re.findall(r'<p class="text">(.*?)</p>', html, flags=re.DOTALL)
    return [re.sub(r"<[^>]+>", "", one).replace("&#39;", "'") for one in found]


async def test_without_a_brand_it_says_how_to_get_one(bare: Corner) -> None:
    html = await bare.get("")
    assert "No brand is on X yet" in html
    assert "/rapport setup" in html
    assert "<form" not in html.partition("<dialog")[0]


async def test_one_brand_opens_at_once_of_two_one_is_chosen_and_remembered(corner: Corner) -> None:
    async with corner.session.get(corner.at("")) as response:
        assert response.url.path == f"/as/{corner.maya}/x/acme"
    await corner.x.create_account("nube", "Nube")
    corner.session.cookie_jar.clear()
    assert "Which brand?" in await corner.get("")
    await corner.get("nube")
    async with corner.session.get(corner.at("")) as response:
        assert response.url.path == f"/as/{corner.maya}/x/nube"


async def test_who_only_writes_is_no_brand(corner: Corner) -> None:
    await corner.x.write("tom", "hello")
    assert corner.state.user_named("tom") is not None
    html = await corner.get("tom")
    header = html.partition("<body")[2].partition("</header>")[0]
    assert "@acme" in header
    assert "@tom" not in header


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("acme", "No posts yet"),
        ("acme/notifications", "Nobody has mentioned @acme yet"),
        ("-/all", "Nobody has posted yet"),
        ("-/tag/tea", "No post with #tea"),
        ("nobody", "Nobody here is called @nobody"),
        ("post/12", "There is no such post"),
    ],
)
async def test_an_empty_place_says_so(corner: Corner, path: str, words: str) -> None:
    assert words in await corner.get(path)


async def test_what_people_wrote_is_escaped_once_and_linked(corner: Corner) -> None:
    typed = "<b>A & B</b> @tom #fresh see https://shop.com/a?b=1&c=2 <script>x</script>"
    await corner.x.write("acme", typed)
    html = await corner.get("acme")
    (shown,) = re.findall(r'<p class="text">(.*?)</p>', html)
    assert shown.startswith("&lt;b&gt;A &amp; B&lt;/b&gt; <a ")
    assert shown.endswith(" &lt;script&gt;x&lt;/script&gt;")
    assert "<b>A &" not in html
    base = f"/as/{corner.maya}/x"
    assert f'<a href="{base}/tom">@tom</a>' in html
    assert f'<a href="{base}/-/tag/fresh">#fresh</a>' in html
    assert 'href="https://shop.com/a?b=1&amp;c=2"' in html
    assert typed.split()[1] in (await corner.get("-/tag/fresh")).replace("&amp;", "&")


async def test_an_own_thread_stands_together_a_reply_says_to_whom(corner: Corner) -> None:
    first = await corner.x.write("acme", "one")
    await corner.x.write("acme", "in between")
    second = await corner.x.write("acme", "two", in_reply_to=first)
    question = await corner.x.write("ines", "@acme decaf?")
    await corner.x.write("acme", "It is.", in_reply_to=question)
    html = await corner.get("acme")
    assert texts(html) == ["It is.", "one", "two", "in between"]
    assert "Replying to" in html
    assert html.count("post joined") == 1
    for at in range(3, 8):
        second = await corner.x.write("acme", str(at), in_reply_to=second)
    html = await corner.get("acme")
    assert texts(html) == ["one", "6", "7", "It is.", "in between"]
    assert "Show 4 more posts of this thread" in html


async def test_notifications_say_why(corner: Corner) -> None:
    ours = await corner.x.write("acme", "@acme news")
    await corner.x.write("ines", "@acme mentioned")
    await corner.x.write("tom", "replied", in_reply_to=ours)
    await corner.x.write("bob", "cited", quote=ours)
    await corner.x.write("bob", "not about them")
    html = await corner.get("acme/notifications")
    assert texts(html) == ["cited", "@acme news", "replied", "@acme mentioned"]
    reasons = re.findall(r'<p class="reason">(.*?)</p>', html)
    assert reasons == ["Quoted your post", "Replied to you", "Mentioned you"]


async def test_an_edited_post_keeps_its_place_and_its_versions(corner: Corner) -> None:
    post = await corner.x.write("acme", "we open at 9")
    await corner.x.write("acme", "something else")
    edited = await corner.x.edit(post, "we open at 10")
    assert texts(await corner.get("acme")) == ["something else", "we open at 10"]
    for one in (post, edited):
        html = await corner.get(f"post/{one}")
        assert texts(html) == ["we open at 10", "we open at 9"]
        assert "Written by hand on X" in html


async def test_a_deleted_post_is_gone_its_answers_stay(corner: Corner) -> None:
    post = await corner.x.write("acme", "oops")
    await corner.x.write("tom", "too late", in_reply_to=post)
    await corner.x.write("tom", "look at this", quote=post)
    await corner.x.delete(post)
    assert "oops" not in await corner.get("-/all")
    html = await corner.get(f"post/{post}")
    assert "This post was deleted by its author." in html
    assert texts(html) == ["too late"]
    assert "The quoted post was deleted." in await corner.get("tom")


async def test_a_conversation_shows_what_led_here_and_what_followed(corner: Corner) -> None:
    first = await corner.x.write("ines", "@acme decaf?")
    second = await corner.x.write("acme", "It is.", in_reply_to=first)
    third = await corner.x.write("ines", "And the green one?", in_reply_to=second)
    await corner.x.write("acme", "Not that one.", in_reply_to=third)
    assert texts(await corner.get(f"post/{second}")) == [
        "@acme decaf?", "It is.", "And the green one?", "Not that one.",
    ]  # fmt: skip


async def test_a_list_comes_in_pages_and_down_to_where_one_is(corner: Corner) -> None:
    await corner.x.write_many([Written("tom", f"@acme number {n}") for n in range(45)])
    html = await corner.get("acme/notifications")
    assert len(texts(html)) == 20
    (more,) = re.findall(r'href="\?below=(\d+)"', html)
    rest = await corner.get(f"acme/notifications?below={more}", fragment=True)
    assert texts(rest)[0] == "@acme number 24"
    assert "<html" not in rest
    await corner.x.write("tom", "@acme number 45")
    down = await corner.get(f"acme/notifications?until={more}", fragment=True)
    assert texts(down) == [f"@acme number {n}" for n in range(45, 24, -1)]


async def test_more_new_posts_than_one_would_put_in_place_start_over(corner: Corner) -> None:
    oldest = await corner.x.write("tom", "first")
    await corner.x.write_many([Written("tom", f"number {n}") for n in range(201)])
    html = await corner.get(f"-/all?until={oldest}", fragment=True)
    assert 'data-whole="no"' in html
    assert len(texts(html)) == 20


async def test_times_are_short_and_by_the_business_clock(corner: Corner) -> None:
    await corner.x.write("acme", "when?")
    for ahead, shown in (({}, "now"), ({"minutes": 5}, "5 m"), ({"hours": 3}, "3 h")):
        corner.later(**ahead)
        assert f">{shown}</time>" in await corner.get("acme")
    assert "5 min</time>" not in await corner.get("acme", user=corner.marta)
    corner.later(days=2)
    html = await corner.get("acme")
    (short,) = re.findall(r">(\d+ \w+(?: \d{4})?)</time>", html)
    (full,) = re.findall(r'<time datetime="[^"]+" title="([^"]+)"', html)
    assert short in full


async def test_everybody_reads_in_their_language(corner: Corner) -> None:
    html = await corner.get("acme/notifications", user=corner.marta)
    assert '<html lang="es">' in html
    assert "Nadie ha mencionado todavía a @acme" in html
    assert "0,5 s" in html


async def test_the_foot_tells_how_the_app_hears(corner: Corner) -> None:
    assert "No webhook is connected" in await corner.get("acme")
    assert "lag 0.5 s" in await corner.get("acme")


async def test_completion_offers_customers_only(corner: Corner) -> None:
    for handle in ("tom", "tomasa", "ines"):
        await corner.x.write(handle, "hello")
    html = await corner.get("-/people?q=@To")
    assert re.findall(r'value="(\w+)"', html) == ["tomasa", "tom"]
    assert "acme" not in await corner.get("-/people")


async def test_pictures_are_shown_with_their_words_and_served_as_pictures(corner: Corner) -> None:
    png = b"\x89PNG\r\n\x1a\n" + bytes(40)
    media = [{"content": base64.b64encode(png).decode(), "alt": 'A "kettle" <b>'}]
    body = {"author": "acme", "text": "look", "media": media}
    async with corner.session.post(f"{corner.url}/control/x/posts", json=body) as answer:
        post_id = (await answer.json())["id"]
    html = await corner.get("acme")
    (source, words) = re.findall(r'<img src="([^"]+)" alt="([^"]*)">', html)[0]
    assert words == "A &#34;kettle&#34; &lt;b&gt;"
    async with corner.session.get(corner.url + source) as answer:
        assert (answer.status, answer.content_type) == (200, "image/png")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert await answer.read() == png
    await corner.x.delete(post_id)
    async with corner.session.get(corner.url + source) as answer:
        assert answer.status == 404
