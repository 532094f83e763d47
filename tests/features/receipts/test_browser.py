"""The pages that mails lead to, on a phone and on a desk, in both schemes, without hindrance."""

from typing import Literal

import pytest
from playwright.async_api import expect

from bot.sandbox.mailbox import ReceivedMail
from tests.features.plans.conftest import Desk
from tests.features.receipts.test_answers import Client, client, mail, page_of
from tests.features.receipts.test_mail import CARL
from tests.support.a11y import hindrances, unreached
from tests.support.browser import NewPage

__all__ = ["client", "mail"]


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1100, "light")])
async def test_nothing_hinders_who_comes_from_a_mail(
    desk: Desk,
    client: Client,
    mail: ReceivedMail,
    new_page: NewPage,
    *,
    width: int,
    scheme: Literal["light", "dark"],
) -> None:
    question = next(one for one in desk.mailbox.messages(CARL) if "dirección" in one.subject)
    for letter, purpose, button in (
        (mail, "seen", "Lo he visto"),
        (question, "verify-address", "No más correos a esta dirección"),
    ):
        url = str(client.make_url(await page_of(letter, purpose)))
        page = await new_page(url, width=width, height=844, color_scheme=scheme)
        assert await hindrances(page) == []
        assert await unreached(page) == []
        await page.get_by_role("button", name=button).press("Enter")
        await expect(page.get_by_role("status")).to_be_visible()
        assert await hindrances(page) == []
