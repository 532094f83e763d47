"""The page on which a client without Slack agrees."""

from typing import Any

from bot.features.consents.models import Sheet
from bot.features.consents.rules import Came, write_wanted
from bot.features.planning.views import agreeing, write_proposal
from bot.features.working.views import write_page
from bot.i18n.reader import Reader

__all__ = ["build_sheet"]


def build_sheet(reader: Reader, sheet: Sheet, came: Came | None) -> dict[str, Any]:
    """What the template needs, in plain text; ``came``: what somebody pressed came to."""
    brand = sheet.client.brand
    there = reader.listing([person.name for person in sheet.in_slack])
    wanted = agreeing(sheet.plan, sheet.items).wanted
    answer = reader.text("consents-came", came=came, brand=brand, who=there) if came else ""
    waits = bool(wanted) or sheet.working_waits
    if sheet.in_slack and came != "in_slack":
        answer = reader.text("consents-in-slack", brand=brand, who=there)
    return {
        "brand": brand,
        "came": came,
        "answer": answer,
        "may": not sheet.in_slack,
        "waits": waits,
        "count": len(wanted),
        "wanted": write_wanted(wanted),
        "items": [write_proposal(reader, sheet.plan, each) for each in sheet.items],
        "working": write_page(reader, sheet.page) if sheet.page.latest else None,
        "working_waits": sheet.working_waits,
        "digest": sheet.page.digest,
    }
