"""What waits for a client without Slack, and their agreement to exactly what they were shown."""

from bot.features.agreements import service as agreements
from bot.features.agreements.rules import AskThemselves
from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.consents.models import Sheet
from bot.features.consents.rules import Came, Pressed, Working
from bot.features.planning import repository as planning
from bot.features.planning.rules import UnknownItem
from bot.features.working import service as working
from bot.features.working.rules import CannotAgreeHere
from bot.storage.transaction import Transaction

__all__ = ["look", "press"]


async def look(tx: Transaction, client: Client) -> Sheet:
    """What waits, as it is now."""
    return Sheet(
        client=client,
        plan=await planning.picture(tx, client),
        page=await working.page(tx, client),
        in_slack=await clients.contacts(tx, client.id),
    )


async def press(tx: Transaction, client: Client, pressed: Pressed) -> Came:
    """Agree to what was shown; where any of it is another by now, to nothing."""
    try:
        if isinstance(pressed, Working):
            return await _agree_working(tx, client, pressed.digest)
        agreed = await agreements.agree_by_mail(tx, client, pressed.wanted)
    except (AskThemselves, CannotAgreeHere):
        return "in_slack"
    except UnknownItem:
        return "changed"
    outcomes = {outcome for _, outcome in agreed.outcomes}
    if outcomes & {"changed", "closed"}:
        return "changed"
    return "agreed" if "agreed" in outcomes else "already"


async def _agree_working(tx: Transaction, client: Client, digest: str) -> Came:
    if (await working.page(tx, client)).latest is None:
        return "changed"  # nobody has put it to them
    outcome = await working.agree_by_mail(tx, client, digest)
    if outcome == "agreed":
        return "agreed" if (await working.page(tx, client)).in_force else "half"
    return "changed" if outcome == "changed" else "already"
