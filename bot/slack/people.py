"""People as Slack knows them, each with a pseudonymous id of ours."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import select

from bot.slack.models import Person
from bot.storage.transaction import Transaction

__all__ = ["by_id", "find"]


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
