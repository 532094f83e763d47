"""The workspace as documents: what stands in them, for whom, in which language."""

from html.parser import HTMLParser

import pytest
from markupsafe import escape

from bot.sandbox.slack.seen import Channel
from tests.sandbox.page.workspace.conftest import Place

NASTY = "<script>alert('x')</script> & <b>bold</b>"
READ = {"Accept": "text/html"}
"""As a browser asks when it goes to an address."""
VOID = {"meta", "br", "link", "img", "input", "path", "circle", "rect"}


class Outline(HTMLParser):
    """Every element closed; no script, style or handler within; ids once."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        assert "style" not in names
        assert not any(name.startswith("on") for name in names)
        assert tag != "script" or names.get("src")
        if one := names.get("id"):
            assert one not in self.ids
            self.ids.append(one)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


async def test_a_channel_shows_who_said_what_escaped(place: Place) -> None:
    channel = await place.channel("escaped", shared=True)
    await place.maya.say(channel, NASTY)
    page = await place.get(f"c/{channel.id}")
    assert escape(NASTY) in page
    assert "Maya Lind" in page
    assert "#escaped · Maya Lind · Rapport sandbox" in page
    outline = Outline(page)
    assert {"main", "side", "stage", "beside", "drawer", "modals", "tour"} <= set(outline.ids)


async def test_the_page_speaks_the_language_and_keeps_the_zone_of_whoever_looks(
    place: Place,
) -> None:
    channel = await place.channel("tongues", shared=True)
    await place.carol.say(channel, "hello")
    english, spanish = [
        await place.get(f"c/{channel.id}", who=who) for who in (place.maya, place.tom)
    ]
    assert '<html lang="en">' in english
    assert ">Today<" in english
    assert 'data-zone="Europe/London"' in english
    assert '<html lang="es">' in spanish
    assert ">Hoy<" in spanish
    assert "Canales" in spanish


async def test_somebody_of_another_organisation_is_marked(place: Place) -> None:
    channel = await place.channel("both", shared=True)
    await place.carol.say(channel, "hello")
    await place.maya.say(channel, "hello to you")
    mayas, carols = [await place.lines(channel, who=who) for who in (place.maya, place.carol)]
    assert '<span class="from">Juniper Tea</span>' in mayas
    assert '<span class="from">Northlight</span>' not in mayas
    assert '<span class="from">Northlight</span>' in carols


async def test_one_begins_where_one_was_last(place: Place) -> None:
    first, second = await place.channel("aa-first"), await place.channel("bb-second")
    await place.get(f"c/{second.id}")
    async with place.session.get(place.at("")) as answer:
        assert answer.url.path.endswith(f"/c/{second.id}")
    await place.get(f"c/{first.id}")
    async with place.session.get(place.at("?beside=x")) as answer:
        assert answer.url.path.endswith(f"/c/{first.id}")
        assert answer.url.query == {"beside": "x"}
    async with place.session.get(f"{place.url}/") as answer:
        assert answer.url.path.startswith(f"/as/{place.maya.id}/")


async def test_a_channel_one_is_not_in_stays_closed(place: Place) -> None:
    private = await place.channel("closed", private=True)
    await place.maya.say(private, "secret of the house")
    async with place.session.get(place.at(f"c/{private.id}", place.carol)) as answer:
        assert "secret of the house" not in await answer.text()
        assert private.id not in answer.url.path
    await place.get(f"c/{private.id}/lines", who=place.carol, status=404)
    await place.get(f"c/{private.id}/thread/1.000000", who=place.carol, status=404)
    assert "closed" not in await place.get("sidebar", who=place.carol)


async def test_nobody_looks_as_an_app_or_as_somebody_unknown(place: Place) -> None:
    for nobody in ("UNOBODY", place.install.bot_user_id):
        async with place.session.get(f"{place.url}/as/{nobody}/") as answer:
            assert answer.status == 404


async def test_the_scripts_get_the_middle_alone(place: Place) -> None:
    channel = await place.channel("middle")
    await place.maya.say(channel, "in the middle")
    stage = await place.get(f"c/{channel.id}", fragment=True)
    assert "in the middle" in stage
    assert 'data-title="#middle"' in stage
    assert "<html" not in stage
    assert 'id="side"' not in stage


async def test_the_sidebar_tells_what_is_unread_and_hides_what_is_archived(place: Place) -> None:
    quiet, loud = await place.channel("quiet"), await place.channel("loud", shared=True)
    gone = await place.channel("gone")
    await place.tom.say(loud, "@Maya Lind look")
    await place.tom.say(quiet, "nobody in particular")
    await place.slack.control.do("archive", channel=gone.id)
    side = await place.get("sidebar")
    rows = {row.split('"')[0]: row for row in side.split('data-channel="')}
    assert 'class="badge" aria-hidden="true">1<' in rows[loud.id]
    assert "1 mention" in rows[loud.id]
    assert "Shared with Juniper Tea" in rows[loud.id]
    assert "unread" in rows[quiet.id]
    assert "badge" not in rows[quiet.id]
    assert gone.id not in rows
    await place.maya.mark(loud)
    again = await place.get("sidebar")
    assert "badge" not in again.split(loud.id)[-1].split("</a>")[0]


async def test_a_conversation_stands_under_the_other_ones_name(place: Place) -> None:
    opened = await place.slack.control.do("open_dm", user=place.maya.id, **{"with": place.tom.id})
    await place.tom.say(Channel(opened["channel"]), "psst")
    side, page = await place.get("sidebar"), await place.get(f"c/{opened['channel']}")
    assert f'data-channel="{opened["channel"]}" class="side-row unread"' in side
    assert "<h1><span>Tom Ashby</span></h1>" in page


async def test_an_app_has_its_parts(place: Place) -> None:
    home = await place.get(f"home/{place.install.app_id}")
    assert 'aria-current="page">Home<' in home
    about = await place.get(f"home/{place.install.app_id}?tab=about")
    assert 'aria-current="page">About<' in about
    async with place.session.get(place.at(f"home/{place.install.app_id}?tab=messages")) as answer:
        talk = await answer.text()
        assert "/c/D" in answer.url.path
    assert 'aria-current="page">Messages<' in talk
    side = await place.get("sidebar")
    assert f"home/{place.install.app_id}" in side
    assert answer.url.path.rsplit("/", 1)[1] in side.split("Apps")[1]  # not among the people
    await place.get("home/ANONE", status=404)


async def test_one_may_look_as_everybody_and_lands_where_they_can_be(place: Place) -> None:
    channel = await place.channel("team-only")
    people = await place.get(f"people?at={channel.id}")
    assert f"/as/{place.tom.id}/c/{channel.id}" in people
    assert f'"/as/{place.carol.id}/"' in people
    assert "Northlight" in people
    assert "another organisation" in people
    assert "Madrid" in people
    assert "Spanish (Spain)" in people
    assert "Rapport" not in people


async def test_faces_are_drawn_here(place: Place) -> None:
    async with place.session.get(f"{place.url}/avatar/{place.maya.id}.svg") as answer:
        assert answer.content_type == "image/svg+xml"
        assert ">ML<" in await answer.text()
    nasty = await place.agency.person("<script> & co")
    async with place.session.get(f"{place.url}/avatar/{nasty.id}.svg") as answer:
        drawn = await answer.text()
    assert ">&lt;C<" in drawn


@pytest.mark.parametrize("path", ["home/ANONE", "nowhere/at/all"])
async def test_an_address_with_nothing_behind_it_is_answered_kindly(
    place: Place, path: str
) -> None:
    async with place.session.get(place.at(path, place.tom), headers=READ) as answer:
        assert (answer.status, answer.content_type) == (404, "text/html")
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        text = await answer.text()
    assert "Aquí no hay nada" in text
    assert f'href="/as/{place.tom.id}/"' in text


async def test_nobody_known_is_answered_in_the_browsers_language(place: Place) -> None:
    for asked, words in {
        "es-MX,es;q=0.9": "Aquí no hay nada",
        "fr": "There is nothing here",
    }.items():
        headers = READ | {"Accept-Language": asked}
        async with place.session.get(f"{place.url}/as/UNOBODY/", headers=headers) as answer:
            assert answer.status == 404
            text = await answer.text()
        assert words in text
        assert 'href="/"' in text


async def test_scripts_are_asked_for_anew_after_an_update(place: Place) -> None:
    async with place.session.get(f"{place.url}/static/dom.js") as answer:
        assert answer.headers["Cache-Control"] == "no-cache"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        kept = {"If-None-Match": answer.headers["ETag"]}
    async with place.session.get(f"{place.url}/static/dom.js", headers=kept) as answer:
        assert answer.status == 304
