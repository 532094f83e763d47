"""What the plan's card shows, and when it is brought up to date."""

from collections.abc import Sequence

from bot.features.overview.tasks import ShowPlan
from bot.features.planning.events import ItemChanged
from bot.features.planning.models import Picture, PlanItem
from bot.features.progress.events import ProgressChanged
from bot.jobs.queue import enqueue
from bot.storage.transaction import Transaction

__all__ = ["on_plan_changed", "without_goal"]


async def on_plan_changed(tx: Transaction, event: ItemChanged | ProgressChanged) -> None:
    """The plan reads differently; once a transaction is enough."""
    shown: set[object] = tx.notes.setdefault("overview.shown", set())
    if event.client_id not in shown:
        shown.add(event.client_id)
        await enqueue(tx, ShowPlan(client_id=event.client_id))


def without_goal(seen: Picture) -> Sequence[PlanItem]:
    """The items that serve no objective yet; only strategists are told."""
    return [each.item for each in seen.items if each.item.objective_id is None]
