"""The page on which a client without Slack agrees: to what it shows, by a press, and once."""

import re
from datetime import date
from uuid import uuid4

import pytest

from bot.features.clients import service as clients
from bot.features.consents.rules import Items, Working, read_pressed, write_wanted
from bot.features.planning import service as planning
from bot.features.working import service as working
from tests.features.consents.conftest import Door
from tests.support.people import seed_client

THANKS, CHANGED = "Thank you. It is agreed", "so nothing was agreed"
DIGEST = "0" * 64


def form_of(html: str) -> dict[str, str]:
    """What the page's forms carry."""
    return dict(re.findall(r'name="(items|working)" value="([^"]+)"', html))


async def test_only_a_press_agrees_to_items_and_it_counts_once(door: Door) -> None:
    table = door.table
    await table.propose(
        table.draft("Spring <i>tea</i>", about="Loose\nleaf", ends=date(2031, 5, 1))
    )
    await table.propose(table.cadence())
    path = await door.link()
    for _ in range(2):  # whoever looks through mails follows links, some by HEAD alone
        html = await door.get(path)
        async with door.browser.head(path) as answer:
            assert answer.status == 200
    assert await door.kinds() == []
    assert "Spring &lt;i&gt;tea&lt;/i&gt;" in html
    assert "I agree to these 2 items" in html
    assert form_of(html) == {"items": "1:1,2:1"}
    assert THANKS in await door.press(path, form_of(html))
    first, second = await table.recorded("item.agreed")
    for entry in (first, second):
        assert entry.payload is not None
        assert (entry.actor, entry.audience, entry.payload["door"]) == ("contact", "client", "mail")
        assert entry.payload["client"] is None
    assert await table.plan_version() == 1
    again = await door.press(path, form_of(html))
    assert "This was agreed to already" in again
    assert "Nothing waits for you at the moment" in again
    assert len(await table.recorded("item.agreed")) == 2


async def test_the_card_says_that_the_client_agreed_by_mail(door: Door) -> None:
    await door.table.propose()
    await door.press(await door.link(), {"items": "1:1"})
    await door.table.work()
    (card,) = await door.table.said("plan_item:")
    assert "the client, by e-mail" in card


async def test_where_one_of_several_is_another_by_now_nothing_is_agreed(door: Door) -> None:
    table = door.table
    first = await table.propose()
    await table.propose(table.draft("Autumn"))
    path = await door.link()
    shown = form_of(await door.get(path))
    async with table.tx() as tx:
        draft = table.draft("Late summer launch")
        await planning.revise(tx, first.id, table.seeded.manager, draft, seen=1)
    html = await door.press(path, shown)
    assert CHANGED in html
    assert "Late summer launch" in html
    assert await door.kinds() == []
    assert form_of(html) == {"items": "1:2,2:1"}
    async with table.tx() as tx:
        await planning.close(tx, first.id, table.seeded.manager, "it rained")
    assert CHANGED in await door.press(path, form_of(html))
    assert await door.kinds() == []
    assert THANKS in await door.press(path, {"items": "2:1"})


async def test_another_version_says_what_would_be_different(door: Door) -> None:
    table = door.table
    item = await table.propose(table.draft(ends=date(2031, 5, 1)))
    path = await door.link()
    await door.press(path, {"items": "1:1"})
    async with table.tx() as tx:
        draft = table.draft(ends=date(2031, 6, 1))
        await planning.revise(tx, item.id, table.seeded.manager, draft, seen=1)
    html = await door.get(path)
    assert "What would be different" in html
    assert "Thu 1 May 2031 → Sun 1 Jun 2031" in html


async def test_how_both_sides_work_is_shown_whole_and_agreed_to_by_its_digest(door: Door) -> None:
    path, older = await door.link(), await door.put("Call Ana")
    digest = await door.put()
    html = await door.get(path)
    assert form_of(html) == {"working": digest}
    assert "Up to 200 € &amp; &lt;b&gt;more&lt;/b&gt;" in html
    for section in ("Posts", "Replies", "Crises", "Spending", "Hours", "What needs no approval"):
        assert f"<h3>{section}</h3>" in html
    assert CHANGED in await door.press(path, {"working": older})
    assert [entry.actor for entry in await door.table.recorded("working.agreed")] != ["contact"]
    html = await door.press(path, {"working": digest})
    assert THANKS in html
    assert "the client, by e-mail for the client" in html
    assert form_of(html) == {}
    *_, agreed = await door.table.recorded("working.agreed")
    assert agreed.payload is not None
    assert (agreed.actor, agreed.payload["door"], agreed.payload["both"]) == (
        "contact",
        "mail",
        True,
    )
    assert "This was agreed to already" in await door.press(path, {"working": digest})
    assert len(await door.table.recorded("working.agreed")) == 3


async def test_the_agency_is_asked_where_the_client_agrees_first(door: Door) -> None:
    await door.put()
    path, table = await door.link(), door.table
    async with table.tx() as tx:
        client = await clients.client_by_id(tx, table.seeded.client.id)
        await clients.change_settings(tx, client, table.seeded.manager, {"cutoff_minutes": 90})
    html = await door.press(path, form_of(await door.get(path)))
    assert "the agency is asked too" in html
    assert form_of(html) == {}


async def test_who_is_in_slack_agrees_there(door: Door) -> None:
    await door.table.propose()
    digest = await door.put()
    path = await door.link()
    await door.come()
    html = await door.get(path)
    assert "Carl Owens can agree for Acme in Slack" in html
    assert form_of(html) == {}
    for form in ({"items": "1:1"}, {"working": digest}):
        assert "so nothing was agreed here" in await door.press(path, form)
    assert await door.kinds() == ["working.agreed"]


async def test_a_link_agrees_for_its_own_client_alone(door: Door) -> None:
    table = door.table
    other = await seed_client(
        table.database, table.seeded.workspace_id, brand="Rival", x_handle="rival",
        external_id="7002", tag="B",
    )  # fmt: skip
    async with table.tx() as tx:
        await clients.remove_member(tx, other.client, other.manager, other.contact)
        theirs = await planning.propose(
            tx, client=other.client, person=other.manager,
            draft=table.draft("Rival launch", owner_id=other.manager.id),
        )  # fmt: skip
        digest = (await working.page(tx, other.client)).digest
        await working.agree(tx, other.client, other.manager, digest)
    path = await door.link()
    assert "Rival" not in await door.get(path)
    assert CHANGED in await door.press(path, {"items": f"{theirs.number}:1"})
    assert CHANGED in await door.press(
        path, {"working": digest}
    )  # it reads alike, and is not asked
    await door.put("Call Ana")
    assert CHANGED in await door.press(path, {"working": digest})
    assert "Rival launch" in await door.get(await door.link(client_id=other.client.id))
    async with table.tx() as tx:
        assert (await planning.item_by_id(tx, theirs.id)).status == "proposed"


async def test_what_opens_nothing_agrees_to_nothing(door: Door) -> None:
    table = door.table
    await table.propose()
    revoked = await door.link()
    async with table.tx() as tx:
        client = await clients.client_by_id(tx, table.seeded.client.id)
        manager = table.seeded.manager
        await clients.change_settings(tx, client, manager, {"contact_email": "new@acme.example"})
    over, strange = await door.link(days=-1), await door.link(purpose="seen")
    for path, status in ((revoked, 410), (over, 410), (strange, 404), ("/agree/x", 404)):
        await door.get(path, status)
        await door.press(path, {"items": "1:1"}, status)
    async with table.tx() as tx:
        client = await clients.client_by_id(tx, table.seeded.client.id)
        last = await door.link()
        await clients.change_settings(tx, client, table.seeded.manager, {"contact_email": None})
    await door.press(last, {"items": "1:1"}, 410)
    assert await door.kinds() == []


@pytest.mark.parametrize("items", ["", "1", "1:x", "1:1,", "1:1;2:1", "1:1," * 200 + "1:1", "²:1"])
async def test_what_no_page_of_ours_says_is_not_read(items: str) -> None:
    assert read_pressed({"items": items}) is None


def test_a_form_comes_back_as_it_was_written() -> None:
    wanted = ((4, 2), (5, 1))
    assert read_pressed({"items": write_wanted(wanted)}) == Items(wanted)
    assert read_pressed({"working": DIGEST}) == Working(DIGEST)
    assert read_pressed({"working": DIGEST[1:]}) is None
    assert read_pressed({"do": str(uuid4())}) is None
