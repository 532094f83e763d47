"""Files: shared by people and by the app, fetched, deleted, and what is refused."""

import asyncio
import struct
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.sandbox.slack import limits
from bot.sandbox.slack.imagesize import image_size
from bot.sandbox.slack.state import State
from tests.sandbox.slack.conftest import MANIFEST, SCOPES, Place, strict
from tests.sandbox.slack.test_chat import refused

Make = Callable[..., Awaitable[Place]]
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 800, 600) + b"\x08\x02\0\0\0"


@pytest.fixture
async def filing(place: Place) -> Place:
    """A place whose app may read and write files."""
    manifest: dict[str, Any] = {**MANIFEST}
    manifest["oauth_config"] = {"scopes": {"bot": [*SCOPES, "files:read", "files:write"]}}
    manifest["settings"] = {
        "event_subscriptions": {
            "bot_events": ["app_mention", "message.channels", "file_shared", "file_deleted"]
        }
    }
    await place.agency.install_app(manifest)
    return place


async def fetched(place: Place, url: str, token: str = "") -> tuple[int, str, bytes]:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    async with aiohttp.ClientSession() as session, session.get(url, headers=headers) as reply:
        return reply.status, reply.content_type, await reply.read()


async def eventually(look: Callable[[], Awaitable[Any]]) -> Any:
    async with asyncio.timeout(10):
        while not (found := await look()):
            await asyncio.sleep(0.01)
    return found


async def test_a_shared_file_is_a_message_and_an_event(filing: Place) -> None:
    said = await filing.ana.upload(filing.channel, "Launch Plan.png", PNG, comment="look at this")
    assert said.text == "look at this"
    assert said.raw["subtype"] == "file_share"
    events = {e["event"]["type"]: e["event"] for e in await filing.events()}
    assert events["message"]["files"][0]["id"] == events["file_shared"]["file_id"]
    assert events["file_shared"]["channel_id"] == filing.channel.id
    assert events["file_shared"]["user_id"] == filing.ana.id
    file = events["message"]["files"][0]
    assert (file["mimetype"], file["size"], file["filetype"]) == ("image/png", len(PNG), "png")
    assert (file["original_w"], file["original_h"]) == (800, 600)
    assert (file["thumb_360_w"], file["thumb_360_h"]) == (360, 270)
    shares = (await filing.web.files_info(file=file["id"]))["file"]["shares"]
    assert shares["public"][filing.channel.id][0]["ts"] == said.ts


async def test_a_file_with_a_mention_calls_the_app(filing: Place) -> None:
    await filing.ana.upload(filing.channel, "plan.txt", b"x", comment="@Rapport see this")
    called = [e["event"] for e in await filing.events() if e["event"]["type"] == "app_mention"]
    assert [f["name"] for f in called[0]["files"]] == ["plan.txt"]
    assert "subtype" not in called[0]


async def test_bytes_are_for_tokens_that_may_read_files(filing: Place) -> None:
    said = await filing.ana.upload(filing.channel, "plan.png", PNG)
    file = said.files[0]
    token = filing.install.token
    assert await fetched(filing, file["url_private"], token) == (200, "image/png", PNG)
    assert (await fetched(filing, file["thumb_64"], token))[2] == PNG
    for wrong in ("", "xoxb-wrong"):
        status, kind, content = await fetched(filing, file["url_private"], wrong)
        assert (status, kind) == (200, "text/html")
        assert b"Sign in" in content


async def test_a_token_without_the_scope_gets_the_sign_in_page(place: Place) -> None:
    said = await place.ana.upload(place.channel, "plan.png", PNG)
    _, kind, _ = await fetched(place, said.files[0]["url_private"], place.install.token)
    assert kind == "text/html"
    assert await refused(place.web.files_info(file=said.files[0]["id"])) == "missing_scope"


async def test_only_who_can_see_a_message_can_fetch_its_file(filing: Place) -> None:
    secret = await filing.agency.channel("secret", members=[filing.ana], private=True)
    said = await filing.ana.upload(secret, "plan.txt", b"x")
    file = said.files[0]
    assert await filing.ana.file(file) == b"x"
    assert await refused(filing.web.files_info(file=file["id"])) == "file_not_found"
    assert (await fetched(filing, file["url_private"], filing.install.token))[0] == 404
    with pytest.raises(Exception, match="file_not_found"):
        await filing.ben.file(file)


async def test_another_organisations_file_is_to_be_looked_up(filing: Place) -> None:
    client = await filing.slack.create_team("Acme", domain="acme")
    carl = await client.person("Carl")
    await filing.slack.connect(filing.channel, client, [carl])
    said = await carl.upload(filing.channel, "photo.png", PNG)
    event = next(e["event"] for e in await filing.events() if e["event"]["type"] == "message")
    stub = event["files"][0]
    assert stub["file_access"] == "check_file_info"
    assert "url_private" not in stub
    whole = (await filing.web.files_info(file=stub["id"]))["file"]
    assert whole["user_team"] == client.id
    history = await filing.web.conversations_history(channel=filing.channel.id)
    assert history["messages"][0]["files"] == [stub]
    assert said.files[0]["name"] == "photo.png"


async def test_the_app_uploads_in_three_steps(filing: Place) -> None:
    await filing.web.files_upload_v2(
        channel=filing.channel.id,
        filename="chart.png",
        content=PNG,
        title="March",
        initial_comment="the *chart*",
    )
    seen = await filing.ben.sees(filing.channel, "chart")
    assert (seen.files[0]["title"], seen.files[0]["size"]) == ("March", len(PNG))
    assert await filing.ben.file(seen.files[0]) == PNG


async def test_an_upload_must_keep_its_word(filing: Place) -> None:
    announce = filing.web.files_getUploadURLExternal
    assert await refused(announce(filename="a", length=0)) == "missing_argument"
    most = limits.FILE_BYTES + 1
    assert await refused(announce(filename="a", length=most)) == "file_upload_size_restricted"
    long = announce(filename="a", length=1, alt_txt="x" * 1001)
    assert await refused(long) == "alt_txt_too_large"
    given = await announce(filename="a.txt", length=3)
    complete = filing.web.files_completeUploadExternal
    assert await refused(complete(files=[{"id": given["file_id"]}])) == "file_not_found"
    async with aiohttp.ClientSession() as session:
        async with session.post(given["upload_url"], data=b"four") as reply:
            assert reply.status == 400
        async with session.post(given["upload_url"], data=b"abc") as reply:
            assert reply.status == 200
        async with session.post(given["upload_url"], data=b"abc") as reply:
            assert reply.status == 404
    await filing.agency.channel("elsewhere", members=[filing.ana])
    elsewhere = next(c["id"] for c in await filing.ana.channels() if c["name"] == "elsewhere")
    files = [{"id": given["file_id"]}]
    assert await refused(complete(files=files, channel_id=elsewhere)) == "not_in_channel"
    assert await refused(complete(files=files, channel_id="C0")) == "invalid_channel"
    done = await complete(files=files, channel_id=filing.channel.id)
    assert done["files"][0]["shares"] == {}


async def test_the_old_way_is_gone(filing: Place) -> None:
    call = filing.web.api_call("files.upload", data={"content": "x"})
    assert await refused(call) == "method_deprecated"


async def test_a_deleted_file_leaves_a_tombstone(filing: Place) -> None:
    said = await filing.ana.upload(filing.channel, "plan.txt", b"x")
    file_id = said.files[0]["id"]
    assert await refused(filing.web.files_delete(file=file_id)) == "cant_delete_file"
    await filing.slack.control.do("delete_file", user=filing.ana.id, file=file_id)
    assert (await filing.ana.message(said)).files == [{"id": file_id, "mode": "tombstone"}]
    assert await refused(filing.web.files_info(file=file_id)) == "file_deleted"
    assert "file_deleted" in [e["event"]["type"] for e in await filing.events()]


async def test_a_form_uploads_too_and_too_much_is_refused(place: Place) -> None:
    form = aiohttp.FormData({"user": place.ana.id, "channel": place.channel.id})
    form.add_field("content", b"hello", filename="hello.txt")
    url = f"{place.base_url}/control/upload"
    async with aiohttp.ClientSession() as session, session.post(url, data=form) as reply:
        assert (await reply.json())["message"]["files"][0]["name"] == "hello.txt"
    too_much = bytes(limits.FILE_BYTES + 1)
    with pytest.raises(Exception, match="file_too_large"):
        await place.ana.upload(place.channel, "big.bin", too_much)
    assert len(place.hub.state.files) == 1


async def test_files_survive_a_restart(make_place: Make, tmp_path: Path) -> None:
    kept = tmp_path / "slack.json"
    place = await make_place(strict(rates=100, save_to=kept))
    said = await place.ana.upload(place.channel, "plan.png", PNG)
    await place.hub.stop()
    again = await make_place(strict(rates=100, save_to=kept), State.load(kept))
    assert again.hub.file_bytes(said.files[0]["id"], place.ana.id)[1] == PNG


def test_image_sizes_are_read() -> None:
    assert image_size(PNG) == (800, 600)
    assert image_size(b"GIF89a" + struct.pack("<HH", 3, 4)) == (3, 4)
    jpeg = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x11\x08" + struct.pack(">HH", 60, 80)
    assert image_size(jpeg) == (80, 60)
    webp = b"RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0" + b"\x1f\x03\0" + b"\x57\x02\0"
    assert image_size(webp) == (800, 600)
    assert image_size(b"hello") is None
    assert image_size(jpeg[:6]) is None
