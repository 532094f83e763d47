"""Somebody with the database changes an entry: the page draws it and says where."""

import json
import re

import pytest

from bot.record.heads import head_line
from bot.record.verify import current_head
from bot.storage.embedded import Urls
from tests.record.forger import disarm, forged
from tests.sandbox.page.record.conftest import Shelf
from tests.sandbox.page.record.test_documents import plain


@pytest.fixture
def forger(urls: Urls) -> str:
    disarm(urls.superuser)
    return urls.superuser


async def test_a_changed_entry_tears_the_chain_and_verifying_leads_there(
    shelf: Shelf, forger: str
) -> None:
    await shelf.write("post.held", {"revision": 1}, times=60)
    async with shelf.database.transaction(shelf.workspace_id) as tx:
        head = await current_head(tx, shelf.acme)
    with forged(forger, shelf.workspace_id, shelf.acme) as rows:
        rows.entries[4]["kind"] = "post.approved"
        rows.rehash(4, relink=False)
    assert "torn" not in await shelf.get("acme")  # it is further down
    async with shelf.session.get(shelf.at("acme/verify")) as response:
        result = json.loads((await response.text()).splitlines()[-1])["html"]
    assert "broken at entry 6: it does not follow the entry before" in plain(result)
    leads = re.search(r'href="[^"]*/record/([^"#]*)#entry-6"', result)
    assert leads is not None
    there = await shelf.get(leads[1])
    assert 'class="entry torn" id="entry-6"' in there
    assert there.count("torn") == 1
    assert "does not carry the hash of entry 5" in there
    line = head_line(head, name="acme", key=shelf.key)
    async with shelf.session.get(shelf.at("acme/check"), params={"line": line}) as response:
        assert "at entry 6" in plain(await response.text())


async def test_without_a_time_an_entry_is_still_shown(shelf: Shelf, forger: str) -> None:
    await shelf.write("post.held", {"revision": 1}, client=shelf.nube)
    with forged(forger, shelf.workspace_id, shelf.nube) as rows:
        rows.entries[0]["time"] = "infinity"
    assert "no readable time" in await shelf.get("nube")
