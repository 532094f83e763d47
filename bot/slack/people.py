"""People as Slack knows them, each with a pseudonymous id of ours."""

import asyncio
from collections.abc import Collection, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from bot.i18n.reader import Reader, language_of
from bot.slack.inbound import Actor
from bot.slack.models import Install, Person
from bot.storage.transaction import Database, Transaction

__all__ = ["UNKNOWN_ZONE", "People", "by_id", "find", "own_reader"]

CACHE_SECONDS = 300.0
FRESH = timedelta(days=1)
ASK_SECONDS = 1.0
UNKNOWN_ZONE = "UTC"
"""Of whom Slack tells no zone: everybody of another organisation. It gives nobody this one."""

log = structlog.get_logger()


async def find(tx: Transaction, slack_team_id: str, slack_user_id: str) -> Person | None:
    """The person behind a Slack id, if ever seen."""
    return await tx.session.scalar(
        select(Person).where(
            Person.workspace_id == tx.workspace_id,
            Person.slack_team_id == slack_team_id,
            Person.slack_user_id == slack_user_id,
        )
    )


async def by_id(tx: Transaction, ids: Collection[UUID]) -> Mapping[UUID, Person]:
    """Several people at once, for names on a card; unknown ids are left out."""
    rows = await tx.session.scalars(
        select(Person).where(Person.workspace_id == tx.workspace_id, Person.id.in_(ids))
    )
    return {person.id: person for person in rows}


def own_reader(install: Install, person: Person) -> Reader:
    """What Slack says of the person's language and zone, else the install's language."""
    return Reader(language_of(person.locale, install.language), ZoneInfo(person.zone))


class People:
    """Makes sure that whoever acts is known. Memory, then the table, then Slack once a day."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept: dict[tuple[UUID, str, str], tuple[float, Person]] = {}
        self._met: set[tuple[UUID, str]] = set()

    def remembered(self, install: Install, actor: Actor) -> Person | None:
        """The person as last seen by this process, however long ago."""
        kept = self._kept.get((install.id, actor.team_id, actor.user_id))
        return kept[1] if kept else None

    async def ensure(self, install: Install, client: AsyncWebClient, actor: Actor) -> Person:
        """The acting person; a stranger is looked up in Slack.

        If Slack does not answer within a second, the payload's name and UTC do for now.
        """
        key = (install.id, actor.team_id, actor.user_id)
        now = self._database.clock.monotonic()
        kept = self._kept.get(key)
        if kept is not None and now - kept[0] < CACHE_SECONDS:
            return kept[1]
        async with self._database.transaction(install.id) as tx:
            person = await find(tx, actor.team_id, actor.user_id)
        wall = self._database.clock.wall()
        if person is None or person.refreshed_at is None or wall - person.refreshed_at > FRESH:
            person = await self._refresh(install, client, actor, person)
        self._kept[key] = (now, person)
        return person

    async def meet(
        self, install: Install, client: AsyncWebClient, slack_user_ids: Collection[str]
    ) -> None:
        """Make sure that those who were chosen or named are known too, whatever their team.

        Whom Slack does not show stays unknown.
        """
        new = {one for one in slack_user_ids if (install.id, one) not in self._met}
        if not new:
            return
        async with self._database.transaction(install.id) as tx:
            rows = await tx.session.scalars(
                select(Person.slack_user_id).where(
                    Person.workspace_id == tx.workspace_id, Person.slack_user_id.in_(new)
                )
            )
            known = set(rows)
        await asyncio.gather(*(self._look_up(install, client, one) for one in new - known))
        self._met |= {(install.id, one) for one in known}

    async def _look_up(self, install: Install, client: AsyncWebClient, user_id: str) -> None:
        told = await _ask(client, user_id)
        if told is not None:
            actor = Actor(told.get("team_id") or install.slack_team_id, user_id)
            await self._save(install, actor, told)

    async def _refresh(
        self, install: Install, client: AsyncWebClient, actor: Actor, known: Person | None
    ) -> Person:
        told = await _ask(client, actor.user_id)
        if told is None and known is not None:
            return known
        return await self._save(install, actor, told)

    async def _save(self, install: Install, actor: Actor, told: Mapping[str, Any] | None) -> Person:
        columns = _columns(actor, told or {})
        columns["refreshed_at"] = self._database.clock.wall() if told else None
        adding = insert(Person).values(
            workspace_id=install.id,
            id=uuid4(),
            slack_team_id=actor.team_id,
            slack_user_id=actor.user_id,
            **columns,
        )
        keys = ["workspace_id", "slack_team_id", "slack_user_id"]
        saving = adding.on_conflict_do_update(index_elements=keys, set_=columns)
        async with self._database.transaction(install.id) as tx:
            return (await tx.session.scalars(saving.returning(Person))).one()


async def _ask(client: AsyncWebClient, user_id: str) -> Mapping[str, Any] | None:
    try:
        async with asyncio.timeout(ASK_SECONDS):
            told = await client.users_info(user=user_id, include_locale=True)
    except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
        log.warning("users.info did not answer", error=type(error).__name__)
        return None
    user: Mapping[str, Any] = told["user"]
    return user


def _columns(actor: Actor, user: Mapping[str, Any]) -> dict[str, Any]:
    profile = user.get("profile") or {}
    names = (
        profile.get("display_name"),
        user.get("real_name"),
        profile.get("real_name"),
        user.get("name"),
        actor.name,
        actor.user_id,
    )
    return {
        "name": next(name for name in names if name),
        "locale": user.get("locale"),
        "zone": _zone(user.get("tz")),
        "email": profile.get("email"),
        "is_bot": bool(user.get("is_bot")),
    }


def _zone(name: str | None) -> str:
    """Slack's zone if Python knows it too."""
    try:
        return ZoneInfo(name or UNKNOWN_ZONE).key
    except (KeyError, ValueError, OSError):
        return UNKNOWN_ZONE
