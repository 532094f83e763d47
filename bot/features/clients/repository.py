"""Every query on clients, members and accounts. Row-level security adds the workspace."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.features.clients.models import Account, Client, Member, MemberView, WebhookAccount
from bot.features.clients.rules import (
    NoAccount,
    NoClientHere,
    NoClientYet,
    Role,
    WhichClient,
    side_of,
)
from bot.i18n.catalogues import Language
from bot.jobs.tables import JobFailure
from bot.logs import about_client
from bot.slack.models import Install, Person
from bot.slack.tables import OutboundMessage
from bot.storage.transaction import Transaction

__all__ = [
    "MemberView",
    "account_by_id",
    "account_of",
    "accounts",
    "all_managers",
    "approvers",
    "client_by_id",
    "client_by_slug",
    "client_here",
    "client_in",
    "clients",
    "clients_of",
    "contacts",
    "failure_by_id",
    "find_account",
    "find_profile",
    "install_language",
    "lock_setup",
    "managers",
    "member_rows",
    "members",
    "outbound_by_id",
    "outbound_by_key",
    "own_account",
    "person_by_slack_id",
    "pick_client",
    "point_webhook",
    "roles_of",
    "webhook_accounts",
]


async def client_in(tx: Transaction, channel_id: str) -> Client | None:
    """Whose channel this is, be it the client's, the team's or the inbox."""
    client = await tx.session.scalar(
        select(Client).where(
            or_(
                Client.client_channel_id == channel_id,
                Client.team_channel_id == channel_id,
                Client.inbox_channel_id == channel_id,
            )
        )
    )
    if client is not None:
        about_client(client.id)
    return client


async def client_by_id(tx: Transaction, client_id: UUID) -> Client:
    """One client. Raises ``NoResultFound`` for an id that is none: a fault of ours."""
    about_client(client_id)
    return (await tx.session.scalars(select(Client).where(Client.id == client_id))).one()


async def client_by_slug(tx: Transaction, slug: str) -> Client | None:
    """One client, by the name in commands."""
    return await tx.session.scalar(select(Client).where(Client.slug == slug))


async def clients(tx: Transaction) -> list[Client]:
    """Every client of the workspace, by brand."""
    return list(await tx.session.scalars(select(Client).order_by(Client.slug)))


async def clients_of(tx: Transaction, person_id: UUID) -> list[Client]:
    """The clients at which a person has a part, by brand."""
    return list(
        await tx.session.scalars(
            select(Client)
            .where(Client.id.in_(select(Member.client_id).where(Member.person_id == person_id)))
            .order_by(Client.slug)
        )
    )


async def client_here(tx: Transaction, channel_id: str | None) -> Client:
    """Whose channel this is.

    Raises:
        NoClientHere: no brand lives in this channel (or it is none).
    """
    client = await client_in(tx, channel_id) if channel_id else None
    if client is None:
        raise NoClientHere
    return client


async def pick_client(tx: Transaction, channel_id: str | None, person: Person) -> Client:
    """Whom a command means: the channel's client; in a DM the only one of this person.

    Raises:
        NoClientHere: a channel in which no brand lives.
        NoClientYet: a DM, and this person has no part at any brand.
        WhichClient: a DM, and there are several: asked, never guessed.
    """
    if channel_id is not None and not channel_id.startswith("D"):
        return await client_here(tx, channel_id)
    own = await clients_of(tx, person.id)
    if not own:
        raise NoClientYet
    if len(own) > 1:
        raise WhichClient(brands=", ".join(client.brand for client in own))
    return own[0]


async def lock_setup(tx: Transaction) -> None:
    """Let one set-up or change of channels in this workspace go first; freed at the commit."""
    key = f"clients.setup:{tx.workspace_id}"
    await tx.session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(key, 0))))


async def roles_of(tx: Transaction, client_id: UUID, person_id: UUID) -> frozenset[Role]:
    """What a person is at a client; empty: nothing."""
    found = await tx.session.scalars(
        select(Member.role).where(Member.client_id == client_id, Member.person_id == person_id)
    )
    return frozenset(found)


async def member_rows(tx: Transaction, client_id: UUID, person_id: UUID) -> list[Member]:
    """The roles of a person at a client as rows, for changing them."""
    return list(
        await tx.session.scalars(
            select(Member).where(Member.client_id == client_id, Member.person_id == person_id)
        )
    )


async def members(tx: Transaction, client_id: UUID, role: Role | None = None) -> list[MemberView]:
    """Everybody around a client, or those who hold ``role`` (with all their roles), by name."""
    rows = await tx.session.execute(
        select(Person, Member)
        .join(
            Member,
            (Member.workspace_id == Person.workspace_id) & (Member.person_id == Person.id),
        )
        .where(Member.client_id == client_id)
        .order_by(func.lower(Person.name), Person.id, Member.role)
    )
    by_person: dict[UUID, tuple[Person, list[Member]]] = {}
    for person, member in rows:
        by_person.setdefault(person.id, (person, []))[1].append(member)
    views = [_view(person, held) for person, held in by_person.values()]
    return [view for view in views if role is None or role in view.roles]


def _view(person: Person, held: Sequence[Member]) -> MemberView:
    return MemberView(
        person=person,
        roles=frozenset(member.role for member in held),
        side=side_of(member.side for member in held),
        department=next((member.department for member in held if member.department), None),
        initials=held[0].initials,
        trusted=any(member.trusted for member in held),
    )


async def managers(tx: Transaction, client_id: UUID) -> list[Person]:
    """Who manages a client, by name."""
    return [view.person for view in await members(tx, client_id, "manager")]


async def contacts(tx: Transaction, client_id: UUID) -> list[Person]:
    """The client's contacts in Slack, by name."""
    return [view.person for view in await members(tx, client_id, "client")]


async def approvers(tx: Transaction, client: Client) -> list[Person]:
    """Who approves: those whom the setting names, else every contact; by name."""
    if not client.approvers:
        return await contacts(tx, client.id)
    ids = [UUID(one) for one in client.approvers]
    return list(
        await tx.session.scalars(
            select(Person).where(Person.id.in_(ids)).order_by(func.lower(Person.name))
        )
    )


async def all_managers(tx: Transaction) -> list[Person]:
    """Everybody who manages any client of the workspace, each once."""
    managing = select(Member.person_id).where(Member.role == "manager")
    return list(
        await tx.session.scalars(
            select(Person).where(Person.id.in_(managing)).order_by(func.lower(Person.name))
        )
    )


async def person_by_slack_id(tx: Transaction, slack_user_id: str) -> Person | None:
    """Somebody chosen in a modal or named in a command: Slack says their id, not their team."""
    return await tx.session.scalar(
        select(Person)
        .where(Person.slack_user_id == slack_user_id)
        .order_by(Person.refreshed_at.desc().nulls_last())
        .limit(1)
    )


async def accounts(tx: Transaction, network: str | None = None) -> list[Account]:
    """Every connected account of the workspace."""
    query = select(Account).where(Account.status == "connected").order_by(Account.handle)
    if network is not None:
        query = query.where(Account.network == network)
    return list(await tx.session.scalars(query))


async def account_by_id(tx: Transaction, account_id: UUID) -> Account:
    """One account. Raises ``NoResultFound`` for an id that is none: a fault of ours."""
    return (await tx.session.scalars(select(Account).where(Account.id == account_id))).one()


async def own_account(tx: Transaction, client_id: UUID, account_id: UUID) -> Account:
    """A client's account by an id from outside. Raises ``NoResultFound``, also for another's."""
    query = select(Account).where(Account.client_id == client_id, Account.id == account_id)
    return (await tx.session.scalars(query)).one()


async def find_account(tx: Transaction, client_id: UUID, network: str = "x") -> Account | None:
    """A client's account on a network, connected or refused."""
    return await tx.session.scalar(
        select(Account).where(Account.client_id == client_id, Account.network == network)
    )


async def account_of(tx: Transaction, client_id: UUID, network: str = "x") -> Account:
    """The client's connected account on a network.

    Raises:
        NoAccount: it is not connected (or its token is refused); says how.
    """
    account = await find_account(tx, client_id, network)
    if account is None or account.status != "connected":
        client = await client_by_id(tx, client_id)
        raise NoAccount(brand=client.brand, handle=client.x_handle, slug=client.slug)
    return account


async def find_profile(tx: Transaction, network: str, external_id: str) -> Account | None:
    """Which client's account a profile is, in this workspace."""
    return await tx.session.scalar(
        select(Account).where(Account.network == network, Account.external_id == external_id)
    )


async def point_webhook(tx: Transaction, account: Account) -> None:
    """Have webhooks about the account's profile find it, and about no other profile."""
    row = WebhookAccount
    ours = (row.workspace_id == tx.workspace_id) & (row.account_id == account.id)
    await tx.session.execute(delete(row).where(ours))
    tx.session.add(
        row(
            network=account.network,
            external_id=account.external_id,
            workspace_id=tx.workspace_id,
            account_id=account.id,
        )
    )
    await tx.session.flush()


async def webhook_accounts(
    session: AsyncSession, network: str, external_id: str
) -> list[WebhookAccount]:
    """Whose account a webhook speaks of, in every workspace; for its edge, without a tenant."""
    row = WebhookAccount
    return list(
        await session.scalars(
            select(row).where(row.network == network, row.external_id == external_id)
        )
    )


async def failure_by_id(tx: Transaction, failure_id: UUID) -> JobFailure | None:
    """A job that failed for good."""
    return await tx.session.scalar(select(JobFailure).where(JobFailure.id == failure_id))


async def install_language(tx: Transaction) -> Language:
    """The language for those of whom nothing better is known."""
    found = await tx.session.scalar(select(Install.language).where(Install.id == tx.workspace_id))
    return found or "en"


async def outbound_by_key(tx: Transaction, key: str) -> OutboundMessage | None:
    """A message of ours by its key: whether it was ever posted, and whether it failed."""
    return await tx.session.scalar(select(OutboundMessage).where(OutboundMessage.key == key))


async def outbound_by_id(tx: Transaction, outbound_id: UUID) -> OutboundMessage | None:
    """A message of ours."""
    return await tx.session.scalar(select(OutboundMessage).where(OutboundMessage.id == outbound_id))
