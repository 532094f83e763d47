"""Asking to talk about a change, and saying that one sees it differently."""

from uuid import UUID

from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.plans import repository
from bot.features.plans import service as plans
from bot.features.plans.events import ChangeDiscussed, ChangeDisputed
from bot.features.plans.models import Difference, PlanChange
from bot.features.plans.tasks import ShowChange
from bot.features.talks.rules import (
    NothingToWithdraw,
    NotYourWords,
    check_differ,
    check_talk,
    check_words,
)
from bot.jobs.queue import enqueue
from bot.slack.models import Person
from bot.storage.transaction import Transaction

__all__ = ["begin_differ", "differ", "talk", "withdraw"]


async def talk(
    tx: Transaction, change_id: UUID, person: Person
) -> tuple[PlanChange, Client, Person]:
    """The other side would like to talk about a change; with whom: who told of it.

    Raises:
        ChangeGone, NotYourRole, ChangeTakenBack, ChangeNotAnnounced, OwnChange, AlreadyTalking:
            why not.
    """
    change, client, _ = await plans.open_change(tx, change_id, person)
    await clients.require(tx, client, person, *plans.TELLERS)
    people = await repository.persons(tx, {change.talk_by, change.told_by})
    asked_by = people[change.talk_by].name if change.talk_by else None
    same_side = await plans.side_at(tx, client, person) == change.told_side
    check_talk(change.state, number=change.number, same_side=same_side, asked_by=asked_by)
    change.ask_to_talk(person.id, tx.now)
    payload = {"person": str(change.told_by)}
    plans.write(tx, change, "plan.change_discussed", person.id, payload)
    await enqueue(tx, ShowChange(change_id=change.id))
    await tx.publish(ChangeDiscussed(change.id, client.id, person.id))
    return change, client, people[change.told_by]


async def begin_differ(
    tx: Transaction, change_id: UUID, person: Person
) -> tuple[PlanChange, Client, Difference | None]:
    """The change, if this person may say something beside it, and what they said before.

    Raises:
        ChangeGone, NotYourRole, ChangeTakenBack, ChangeNotAnnounced: why not.
    """
    change, client, _ = await plans.open_change(tx, change_id, person)
    await clients.require(tx, client, person, *plans.TELLERS)
    same_side = await plans.side_at(tx, client, person) == change.told_side
    check_differ(change.state, number=change.number, same_side=same_side)
    said = (await repository.differences_of(tx, [change.id])).get(change.id, [])
    return change, client, next((one for one in said if one.person_id == person.id), None)


async def differ(
    tx: Transaction, change_id: UUID, person: Person, *, words: str
) -> tuple[PlanChange, Client, Difference]:
    """What somebody sees differently stands beside the change for good; they may add to it.

    Raises:
        ChangeGone, NotYourRole, ChangeTakenBack, ChangeNotAnnounced, EmptyDifference,
            LongDifference: nothing was kept.
    """
    change, client, known = await begin_differ(tx, change_id, person)
    tidy, side = check_words(words), await plans.side_at(tx, client, person)
    if known is None:
        known = Difference(
            workspace_id=tx.workspace_id,
            change_id=change.id,
            person_id=person.id,
            side=side,
            text=tidy,
            said_at=tx.now,
            withdrawn_at=None,
        )
        tx.session.add(known)
    else:
        known.add(tidy)
    plans.write(tx, change, "plan.change_disputed", person.id, {"words": tidy, "side": side})
    await enqueue(tx, ShowChange(change_id=change.id))
    await tx.publish(ChangeDisputed(change.id, client.id, person.id))
    return change, client, known


async def withdraw(
    tx: Transaction, change_id: UUID, person: Person
) -> tuple[PlanChange, Client, Difference]:
    """What somebody saw differently is settled; it stays readable.

    Raises:
        ChangeGone, NotYourRole, ChangeTakenBack, ChangeNotAnnounced, NotYourWords,
            NothingToWithdraw: why not.
    """
    change, client, known = await begin_differ(tx, change_id, person)
    if known is None:
        raise NotYourWords(number=change.number)
    if known.withdrawn_at is not None:
        raise NothingToWithdraw(number=change.number)
    known.withdraw(tx.now)
    plans.write(tx, change, "plan.change_dispute_withdrawn", person.id, {"words": known.text})
    await enqueue(tx, ShowChange(change_id=change.id))
    return change, client, known
