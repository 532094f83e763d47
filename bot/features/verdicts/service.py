"""Confirming and correcting what is proposed. Before that the client reads nothing of it."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.features.causes.rules import Cause, Part, redivide
from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.clients.rules import after_covered
from bot.features.delays import repository
from bot.features.delays import service as delays
from bot.features.delays.events import DelayConfirmed, DelayCorrected
from bot.features.delays.models import Delay
from bot.features.delays.rules import (
    AlreadyConfirmed,
    DelayChanged,
    NotSettled,
    Status,
    check_proposed,
    check_words,
    digest_of,
)
from bot.features.delays.tasks import AskAgain, ShowDelay
from bot.jobs.queue import enqueue, schedule, unschedule
from bot.slack.models import Person
from bot.storage.transaction import Transaction

__all__ = ["ask_again", "ask_later", "begin_correct", "confirm", "correct", "drop"]

LATER = timedelta(hours=8)
"""Of covered time: a working day."""


async def confirm(tx: Transaction, delay_id: UUID, person: Person, *, shown: str) -> Delay:
    """It was as proposed. ``shown``: the digest of what this person had before them.

    Raises:
        UnknownDelay, NotYourRole, NotSettled, AlreadyConfirmed, DelayChanged: nothing changed.
    """
    delay, _ = await _managed(tx, delay_id, person)
    parts = await delays.parts_of(tx, delay)
    who = await _name(tx, delay.confirmed_by)
    check_proposed(delay.state, who=who, shown=shown, now=digest_of(delay.days, parts))
    await _confirmed(tx, delay, person, parts, None)
    return delay


async def begin_correct(
    tx: Transaction, delay_id: UUID, person: Person
) -> tuple[Delay, Client, list[Part]]:
    """The delay, if this person may say what moved the date.

    Raises:
        UnknownDelay, NotYourRole, NotSettled: why not.
    """
    delay, client = await _managed(tx, delay_id, person)
    if delay.state not in {Status.PROPOSED, Status.CONFIRMED}:
        raise NotSettled
    return delay, client, await delays.parts_of(tx, delay)


async def correct(
    tx: Transaction,
    delay_id: UUID,
    person: Person,
    wanted: Mapping[Cause, int],
    *,
    note: str,
    shown: str,
) -> Delay:
    """So many days by each known cause. What was said before stays in the record.

    A proposal is confirmed with it; what the client has read already is corrected before its eyes.

    Raises:
        UnknownDelay, NotYourRole, NotSettled, DelayChanged, LongWords: nothing changed.
    """
    delay, _, before = await begin_correct(tx, delay_id, person)
    if shown != digest_of(delay.days, before):
        raise DelayChanged
    said = check_words(note, "note", needed=False) or None
    parts = redivide(delay.days, before, wanted)
    await repository.keep_parts(tx, delay, parts)
    if delay.state is Status.PROPOSED:
        await _confirmed(tx, delay, person, parts, said)
        return delay
    delay.note = said
    payload = delays.dates_of(delay) | delays.told(parts) | {"note": said}
    payload |= {
        "causes_before": delays.told_by_cause(before),
        "causes_after": delays.told_by_cause(parts),
    }
    del payload["causes"]
    delays.record_on(tx, delay, "delay.corrected", str(person.id), payload)
    await enqueue(tx, ShowDelay(delay_id=delay.id))
    await tx.publish(DelayCorrected(delay.id, delay.client_id, person.id))
    return delay


async def _confirmed(
    tx: Transaction, delay: Delay, person: Person, parts: list[Part], note: str | None
) -> None:
    delay.confirm(person.id, tx.now, note)
    await unschedule(tx, AskAgain(subject_id=delay.id))
    payload = delays.dates_of(delay) | delays.told(parts) | {"note": note}
    delays.record_on(tx, delay, "delay.confirmed", str(person.id), payload)
    await enqueue(tx, ShowDelay(delay_id=delay.id))
    await tx.publish(DelayConfirmed(delay.id, delay.client_id, person.id))


async def drop(tx: Transaction, delay_id: UUID, person: Person) -> Delay:
    """It was on time, and only closed later.

    Raises:
        UnknownDelay, NotYourRole, AlreadyConfirmed: nothing changed.
    """
    delay, _ = await _managed(tx, delay_id, person)
    if delay.state is Status.CONFIRMED:
        raise AlreadyConfirmed(who=await _name(tx, delay.confirmed_by))
    if not delay.state.over:
        await delays.drop(tx, delay, str(person.id))
    return delay


async def ask_later(tx: Transaction, delay_id: UUID, person: Person) -> Delay:
    """Ask once more after a day of covered hours.

    Raises:
        UnknownDelay, NotYourRole, NotSettled, AlreadyConfirmed: why not.
    """
    delay, client = await _managed(tx, delay_id, person)
    who = await _name(tx, delay.confirmed_by)
    check_proposed(delay.state, who=who, shown="", now="")
    due = after_covered(tx.now, LATER, hours=client.hours, zone=ZoneInfo(client.zone))
    await schedule(tx, AskAgain(subject_id=delay.id), due)
    return delay


async def ask_again(tx: Transaction, delay_id: UUID) -> Delay | None:
    """It is asked once more, for the how-manieth time `Delay.asked_later` says; None: no need."""
    delay = await repository.lock_delay(tx, delay_id)
    if delay is None or delay.state is not Status.PROPOSED:
        return None
    delay.ask_later()
    return delay


async def _managed(tx: Transaction, delay_id: UUID, person: Person) -> tuple[Delay, Client]:
    delay, client = await delays.known(tx, delay_id, person)
    await clients.require(tx, client, person, "manager")
    return delay, client


async def _name(tx: Transaction, person_id: UUID | None) -> str:
    found = await repository.persons(tx, {person_id})
    return next((person.name for person in found.values()), "?")
