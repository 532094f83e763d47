"""The desk of plan changes, with a plan and a goal beside it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from bot.features.clients import service as clients
from bot.features.objectives.models import Objective
from bot.features.planning import service as planning
from bot.features.planning.models import PlanItem
from bot.features.planning.rules import ItemDraft
from bot.sandbox.person import Seen
from bot.slack.people import find
from tests.features.plans.conftest import Desk, desk, place, routes, warmed

__all__ = ["Desk", "Planned", "desk", "place", "routes", "warmed"]

STARTS, ENDS = date(2030, 12, 2), date(2030, 12, 20)


@dataclass
class Planned:
    """An agreed campaign, a proposed theme, an open goal."""

    desk: Desk
    campaign: PlanItem
    theme: PlanItem
    goal: UUID

    async def told(self, line: str = "@Rapport change the launch is later") -> Seen:
        """Carl tells of a change, and its card is there."""
        await self.desk.said(self.desk.place.carl, line)
        await self.desk.pass_time()
        return await self.desk.place.ana.sees(self.desk.room, "Cambio del plan #")

    async def questions(self, card: Seen) -> Seen:
        """What is asked in the card's thread, as it is now."""
        await self.desk.work()
        return await self.desk.place.carl.sees_thread(card, "Detalles del cambio")

    async def card(self, card: Seen) -> Seen:
        await self.desk.work()
        return await self.desk.place.ana.message(card)

    async def item(self, item_id: UUID) -> PlanItem:
        """An item as the plan has it."""
        async with self.desk.place.database.transaction(self.desk.place.workspace_id) as tx:
            return await planning.item_by_id(tx, item_id)


@pytest.fixture
async def planned(desk: Desk) -> Planned:
    place = desk.place
    async with place.database.transaction(place.workspace_id) as tx:
        client = await clients.client_by_id(tx, desk.client.id)
        ana = await find(tx, place.ana.team, place.ana.id)
        carl = await find(tx, place.carl.team, place.carl.id)
        assert ana is not None
        assert carl is not None
        draft = ItemDraft(
            kind="campaign", title="Winter launch", owner_id=ana.id, starts=STARTS, ends=ENDS
        )
        campaign = await planning.propose(tx, client=client, person=ana, draft=draft, asked_by=carl)
        idea = ItemDraft(kind="theme", title="Our people", owner_id=ana.id)
        theme = await planning.propose(tx, client=client, person=ana, draft=idea)
        goal = Objective(
            workspace_id=tx.workspace_id,
            id=uuid4(),
            client_id=client.id,
            number=1,
            indicator="Orders by phone",
            unit="orders",
            baseline=None,
            target=Decimal(60),
            due=date(2031, 3, 31),
            owner_id=ana.id,
            note=None,
            status="open",
            set_by=ana.id,
            set_at=tx.now,
            shown_at=None,
        )
        tx.session.add(goal)
    await desk.work()
    return Planned(desk, campaign, theme, goal.id)
