"""Use cases around agreeing to plan items. Whoever agrees holds the client's plan first."""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from bot.features.agreements.models import Agreed
from bot.features.agreements.rules import AskThemselves, NothingWaits, Outcome, outcome_of
from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.clients.rules import Side
from bot.features.planning import repository
from bot.features.planning import service as planning
from bot.features.planning.models import ItemVersion, Plan, PlanItem
from bot.features.planning.rules import UnknownItem, check_reason
from bot.slack.models import Person
from bot.storage.transaction import Transaction

__all__ = ["Agreed", "agree", "agree_by_mail", "agree_elsewhere", "check_elsewhere"]


async def agree(
    tx: Transaction, client: Client, person: Person, wanted: Sequence[tuple[int, int]]
) -> Agreed:
    """Agree, for this person's side, to versions of items: (number, version) as they were shown.

    What changed since is not agreed to; the outcomes say so. One press makes one version of the
    plan, however many items it agrees to.

    Raises:
        NotYourRole, CannotAgree: this person agrees for no side.
        NothingWaits, UnknownItem: no number was given, or one that is none of this client's.
    """
    side = await planning.side_of(tx, client, person)

    def put(version: ItemVersion) -> None:
        version.agree(side, person.id, tx.now)

    return await _agree(tx, client, wanted, side=side, by=person.id, put=put)


async def agree_by_mail(
    tx: Transaction, client: Client, wanted: Sequence[tuple[int, int]]
) -> Agreed:
    """Whoever reads the client's address agrees to all that their page showed.

    If any of it is another by now, to none of it: the outcomes say which.

    Raises:
        AskThemselves: somebody of the client is in Slack and can press the button.
        NothingWaits, UnknownItem: as `agree`.
    """
    await _check_nobody_in_slack(tx, client)
    plan, items = await _wanted(tx, client, [number for number, _ in wanted])
    outcomes = [
        (items[number], await _outcome(tx, items[number], version, "client"))
        for number, version in wanted
    ]
    if any(outcome in {"changed", "closed"} for _, outcome in outcomes):
        return Agreed(outcomes, plan.version)

    def put(version: ItemVersion) -> None:
        version.agree("client", None, tx.now)

    return await _agree(tx, client, wanted, side="client", by=None, put=put)


async def agree_elsewhere(
    tx: Transaction,
    client: Client,
    person: Person,
    wanted: Sequence[tuple[int, int]],
    words: str,
) -> Agreed:
    """Write down that a client without Slack agreed: who and how (``Carl, by phone``).

    Raises:
        NotYourRole: managers do.
        AskThemselves: somebody of the client is in Slack and can press the button.
        EmptyReason, LongText: the words say nothing, or too much.
        NothingWaits, UnknownItem: as `agree`.
    """
    await check_elsewhere(tx, client, person)
    said = check_reason(words)

    def put(version: ItemVersion) -> None:
        version.note(said, person.id, tx.now)

    return await _agree(tx, client, wanted, side="client", by=person.id, put=put)


async def check_elsewhere(tx: Transaction, client: Client, person: Person) -> None:
    """Whether a client's agreement may be noted. Raises NotYourRole, AskThemselves."""
    await clients.require(tx, client, person, "manager")
    await _check_nobody_in_slack(tx, client)


async def _check_nobody_in_slack(tx: Transaction, client: Client) -> None:
    contacts = await clients.contacts(tx, client.id)
    if contacts:
        raise AskThemselves(who=", ".join(each.name for each in contacts))


async def _agree(
    tx: Transaction,
    client: Client,
    wanted: Sequence[tuple[int, int]],
    *,
    side: Side,
    by: UUID | None,
    put: Callable[[ItemVersion], None],
) -> Agreed:
    plan, items = await _wanted(tx, client, [number for number, _ in wanted])
    outcomes: list[tuple[PlanItem, Outcome]] = []
    for number, version in wanted:
        item = items[number]
        waiting = await repository.waiting_version(tx, item)
        outcome = await _outcome(tx, item, version, side)
        if outcome == "agreed" and waiting is not None:
            put(waiting)
            if all(each != "agreed" for _, each in outcomes):
                plan.raise_version()
            await planning.put_in_force(tx, item, waiting, plan.version, by)
        outcomes.append((item, outcome))
    return Agreed(outcomes, plan.version)


async def _outcome(tx: Transaction, item: PlanItem, wanted: int, side: Side) -> Outcome:
    waiting = await repository.waiting_version(tx, item)
    return outcome_of(
        item.status,
        waiting=item.waiting,
        wanted=wanted,
        in_force=item.version if item.status == "agreed" else 0,
        own_side=waiting is not None and waiting.agreed_by(side) is not None,
    )


async def _wanted(
    tx: Transaction, client: Client, numbers: Sequence[int]
) -> tuple[Plan, Mapping[int, PlanItem]]:
    plan = await repository.lock_plan(tx, client.id)
    items = await repository.items_numbered(tx, client.id, numbers)
    if not numbers:
        raise NothingWaits
    if set(items) != set(numbers):
        raise UnknownItem
    return plan, items
