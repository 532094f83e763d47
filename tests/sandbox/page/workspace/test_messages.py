"""Messages in a channel and in a thread: what hangs on them, and what only some may see."""

from zoneinfo import ZoneInfo

from bot.i18n.reader import Reader
from bot.sandbox.page.workspace.files import size_text
from tests.sandbox.page.workspace.conftest import Place

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000280000001900802000000f0c6e2d30000000049454e44ae426082"
)


def _of(html: str, ts: str) -> str:
    """One message of a list."""
    return html.split(f'data-ts="{ts}"')[1].split("</article>", maxsplit=1)[0]


async def test_one_author_goes_on_under_one_name(place: Place) -> None:
    channel = await place.channel("grouped")
    said = [await place.tom.say(channel, text) for text in ("one", "two")]
    other = await place.maya.say(channel, "three")
    html = await place.lines(channel)
    classes = [html.split(f'data-ts="{m.ts}"')[0].rsplit("<article", 1)[1] for m in (*said, other)]
    assert ["follows" in one for one in classes] == [False, True, False]
    alone = await place.lines(channel, ts=said[1].ts)
    assert 'class="message follows"' in alone
    await place.tom.delete(said[0])
    assert 'class="message follows"' not in await place.lines(channel, ts=said[1].ts)


async def test_a_day_and_what_is_unread_begin_with_a_line(place: Place) -> None:
    channel = await place.channel("marked")
    read = await place.tom.say(channel, "read")
    await place.maya.mark(channel)
    fresh = await place.tom.say(channel, "fresh")
    page = await place.get(f"c/{channel.id}")
    assert f'<h3 class="day" data-before="{read.ts}"><span>Today</span></h3>' in page
    assert f'<div class="fresh" data-before="{fresh.ts}">' in page
    await place.maya.mark(channel)
    assert 'class="fresh"' not in await place.get(f"c/{channel.id}")
    asked = await place.lines(channel, ts=fresh.ts, mark=read.ts)
    assert 'class="fresh"' in asked


async def test_a_thread_is_summed_up_and_opens_beside(place: Place) -> None:
    channel = await place.channel("threads", shared=True)
    parent = await place.maya.say(channel, "what do you think?")
    await place.tom.say(channel, "first answer", thread=parent)
    await place.carol.say(channel, "second answer", thread=parent)
    html = await place.lines(channel)
    assert "first answer" not in html
    assert "2 replies" in _of(html, parent.ts)
    assert f'data-open-thread="{parent.ts}"' in _of(html, parent.ts)
    pane = await place.get(f"c/{channel.id}/thread/{parent.ts}")
    assert pane.index("what do you think?") < pane.index("first answer")
    assert pane.index("first answer") < pane.index("second answer")
    assert "2 replies" in pane
    whole = await place.get(f"c/{channel.id}?thread={parent.ts}")
    assert whole.count('id="thread"') == 1
    assert "2 respuestas" in await place.lines(channel, who=place.tom)
    await place.get(f"c/{channel.id}/thread/1.000001", status=404)


async def test_replies_are_counted_with_every_answer_and_without_what_one_alone_sees(
    place: Place,
) -> None:
    channel = await place.channel("counting")
    parent = await place.maya.say(channel, "where?")
    reply = await place.tom.say(channel, "here", thread=parent)
    await place.app.chat_postEphemeral(
        channel=channel.id, user=place.maya.id, text="psst", thread_ts=parent.ts
    )
    piece = await place.lines(channel, thread=parent.ts, ts=reply.ts)
    assert "<span>1 reply</span>" in piece
    assert "psst" in await place.get(f"c/{channel.id}/thread/{parent.ts}")


def test_sizes_are_written_in_the_viewers_language() -> None:
    readers = [Reader(language, ZoneInfo("UTC")) for language in ("en", "es")]
    assert [size_text(812, one) for one in readers] == ["812 B"] * 2
    assert [size_text(2_340_000, one) for one in readers] == ["2.3 MB", "2,3 MB"]


async def test_a_reply_for_the_channel_stands_in_both(place: Place) -> None:
    channel = await place.channel("broadcast")
    parent = await place.maya.say(channel, "parent")
    done = await place.slack.control.do(
        "say", user=place.tom.id, channel=channel.id, text="for all", thread_ts=parent.ts,
        broadcast=True,
    )  # fmt: skip
    ts = done["message"]["ts"]
    assert "Replied to a thread" in _of(await place.lines(channel), ts)
    assert "Also sent to the channel" in _of(await place.lines(channel, thread=parent.ts), ts)


async def test_a_deleted_parent_leaves_its_place(place: Place) -> None:
    channel = await place.channel("tombstone")
    parent = await place.maya.say(channel, "regretted words")
    await place.tom.say(channel, "answer", thread=parent)
    await place.maya.delete(parent)
    html = await place.lines(channel)
    assert "regretted words" not in html
    assert "This message was deleted." in _of(html, parent.ts)
    assert "1 reply" in _of(html, parent.ts)


async def test_what_is_for_one_person_only_they_see(place: Place) -> None:
    channel = await place.channel("ephemeral")
    await place.app.chat_postEphemeral(channel=channel.id, user=place.maya.id, text="just you")
    mayas, toms = [await place.lines(channel, who=who) for who in (place.maya, place.tom)]
    assert "just you" in mayas
    assert "Only visible to you" in mayas
    assert "data-dismiss" in mayas
    assert "just you" not in toms
    hidden = next(iter(place.hub.state.channels[channel.id].messages))
    assert "just you" not in await place.lines(channel, who=place.tom, ts=hidden)


async def test_reactions_are_counted_and_own_ones_pressed(place: Place) -> None:
    channel = await place.channel("reactions")
    said = await place.maya.say(channel, "hooray")
    await place.tom.react(said, "tada")
    await place.maya.react(said, "eyes")
    shown = _of(await place.lines(channel), said.ts)
    tada, eyes = (part.split("</li>")[0] for part in shown.split("<li>")[1:3])
    assert 'aria-pressed="false"' in tada
    assert 'title="Tom Ashby: :tada:"' in tada
    assert "🎉</span> 1<" in tada
    assert 'aria-pressed="true"' in eyes
    assert 'title="you: :eyes:"' in eyes


async def test_an_app_is_called_one_and_edits_are_told(place: Place) -> None:
    channel = await place.channel("apps")
    sent = await place.app.chat_postMessage(channel=channel.id, text="from the app")
    said = await place.maya.say(channel, "before")
    await place.maya.edit(said, "after")
    html = await place.lines(channel)
    assert '<span class="app-label">App</span>' in _of(html, str(sent["ts"]))
    assert "app-label" not in _of(html, said.ts)
    assert "after" in _of(html, said.ts)
    assert "(edited)" in _of(html, said.ts)


async def test_pictures_are_shown_and_other_files_are_for_keeping(place: Place) -> None:
    channel = await place.channel("files", private=True)
    picture = await place.tom.upload(channel, "shelf.png", PNG)
    script = await place.tom.upload(channel, "x.svg", b"<svg onload='alert(1)'/>")
    html = await place.lines(channel)
    assert 'width="360" height="225" loading="lazy" alt="shelf.png"' in _of(html, picture.ts)
    assert 'download="x.svg"' in _of(html, script.ts)
    address = place.at(f"file/{picture.files[0]['id']}")
    async with place.session.get(address) as answer:
        assert (answer.content_type, await answer.read()) == ("image/png", PNG)
    async with place.session.get(place.at(f"file/{script.files[0]['id']}")) as answer:
        assert answer.content_type == "application/octet-stream"
        assert answer.headers["Content-Disposition"].startswith("attachment")
    await place.get(f"file/{picture.files[0]['id']}", who=place.carol, status=404)
