"""The time machine alone: what it counts on the way, and what it does where nobody works."""

import asyncio
from collections import Counter
from datetime import timedelta
from uuid import uuid4

import psycopg
import pytest

from bot.clock import Clock
from bot.sandbox.time_machine import TimeMachine


@pytest.fixture
def machine(owner_url: str) -> TimeMachine:
    machine = TimeMachine(owner_url, Clock())
    machine.works = lambda: False
    return machine


def _due(owner_url: str, clock: Clock, kind: str, *, hours: int) -> None:
    with psycopg.connect(owner_url, autocommit=True) as connection:
        connection.execute(
            "INSERT INTO due_work (workspace_id, kind, subject_id, due_at) VALUES (%s, %s, %s, %s)",
            [uuid4(), kind, uuid4(), clock.business() + timedelta(hours=hours)],
        )


async def test_where_nobody_works_time_goes_by_and_what_fell_due_is_counted_once(
    machine: TimeMachine, owner_url: str
) -> None:
    clock = Clock()
    for hours in (1, 2, 2, 9):
        _due(owner_url, clock, f"kind.{hours}", hours=hours)
    target = clock.business() + timedelta(hours=3)
    shown = []
    machine.on_step = lambda: shown.append(machine.moving)
    assert await asyncio.wait_for(machine.go_to(target), 5) >= target
    assert machine.journey
    assert machine.journey.due == Counter({"kind.1": 1, "kind.2": 2})
    assert shown[:-1] == [True] * (len(shown) - 1)
    assert not machine.moving


async def test_a_move_is_stopped_where_it_has_come_to(machine: TimeMachine, owner_url: str) -> None:
    clock = Clock()
    _due(owner_url, clock, "kind.day", hours=24)
    machine.on_step = machine.halt
    there = await machine.go_to(clock.business() + timedelta(hours=48))
    assert there < clock.business() + timedelta(hours=25)
    assert machine.journey
    assert machine.journey.halted


async def test_two_moves_come_one_after_the_other(machine: TimeMachine) -> None:
    now = Clock().business()
    moves = [machine.go_to(now + timedelta(hours=hours)) for hours in (100, 50)]
    first, second = await asyncio.gather(*moves)
    assert first <= second
