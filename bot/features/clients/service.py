"""Use cases around clients, and what other features ask: whose channel, which role, which reader.

Everything here takes part in the caller's transaction. Look-ups of other features' need are named
here too, so that ``from bot.features.clients import service as clients`` is the one door.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from bot.features.clients import repository
from bot.features.clients.events import (
    AccountConnected,
    ClientSetUp,
    MemberChanged,
    SettingChanged,
)
from bot.features.clients.models import Account, Client, Member, MemberView
from bot.features.clients.repository import (
    account_by_id,
    account_of,
    accounts,
    approvers,
    client_by_id,
    client_by_slug,
    client_here,
    clients,
    contacts,
    managers,
    members,
    own_account,
    pick_client,
    roles_of,
)
from bot.features.clients.rules import (
    DAY_ONE,
    FIRST_ROLES,
    AccountTaken,
    AlreadyMember,
    BrandTaken,
    ChannelTaken,
    HandleConnected,
    LastManager,
    NotAMember,
    NotHere,
    NotYourRole,
    OtherAccount,
    Role,
    SameChannel,
    SetupAnswers,
    StrangerChosen,
    choose_initials,
    common,
    default_side,
    is_ours,
    slug_of,
)
from bot.features.clients.tasks import RefreshCard, TellFailure, TellUndeliverable
from bot.features.receipts.events import MailsStand
from bot.i18n.reader import Language, Reader, language_of
from bot.jobs.queue import enqueue
from bot.jobs.tables import JobFailure
from bot.networks.base import NetworkAccount, Profile
from bot.record.ledger import Entry, record
from bot.record.rules import JSON, Audience
from bot.slack.channels import keep_channels
from bot.slack.models import Person
from bot.slack.people import UNKNOWN_ZONE
from bot.slack.tables import OutboundMessage
from bot.storage.secrets import SecretBox
from bot.storage.transaction import Transaction

__all__ = [
    "DAY_ONE",
    "account_by_id",
    "account_of",
    "accounts",
    "add_member",
    "approvers",
    "change_settings",
    "client_by_id",
    "client_by_slug",
    "client_here",
    "clients",
    "connect_account",
    "contacts",
    "is_client_channel",
    "known_client",
    "managers",
    "members",
    "on_job_failure",
    "on_undeliverable",
    "open_account",
    "own_account",
    "pick_client",
    "reader_in",
    "remove_member",
    "require",
    "roles_of",
    "set_up",
    "shared_reader",
]

# Where we are and who acts.


def is_client_channel(client: Client, channel_id: str | None) -> bool:
    """Whether the client reads here: team matter must not be shown."""
    return channel_id is not None and channel_id == client.client_channel_id


async def known_client(tx: Transaction, client_id: UUID, person: Person) -> Client:
    """A client by an id that came from outside, where this person has a part.

    Raises:
        NotHere: there is none, or this person has no part there; one answer to both.
    """
    if not await roles_of(tx, client_id, person.id):
        raise NotHere
    return await client_by_id(tx, client_id)


async def require(tx: Transaction, client: Client, person: Person, *roles: Role) -> frozenset[Role]:
    """The person's roles at the client, at least one of which is among ``roles``.

    Raises:
        NotYourRole: none is; names those who can.
    """
    held = await roles_of(tx, client.id, person.id)
    if held.isdisjoint(roles):
        able = [view for view in await members(tx, client.id) if view.roles & set(roles)]
        raise NotYourRole(who=", ".join(view.person.name for view in able), count=len(able))
    return held


async def reader_in(tx: Transaction, person: Person, channel_id: str | None) -> Reader:
    """How this person reads here.

    Language and zone are Slack's if it tells them (of people of another organisation it tells
    neither), else those of the client whose channel it is or whose person it is, else the
    installation's language and UTC.
    """
    ours, known = is_ours(person.locale), person.zone != UNKNOWN_ZONE
    around = () if ours and known else await _clients_around(tx, person, channel_id)
    language = language_of(person.locale, "en") if ours else common({c.language for c in around})
    zone = person.zone if known else common({c.zone for c in around})
    return Reader(language or await repository.install_language(tx), ZoneInfo(zone or UNKNOWN_ZONE))


async def _clients_around(
    tx: Transaction, person: Person, channel_id: str | None
) -> Sequence[Client]:
    client = await repository.client_in(tx, channel_id) if channel_id else None
    return [client] if client is not None else await repository.clients_of(tx, person.id)


def shared_reader(client: Client) -> Reader:
    """How a card is written that everybody in a channel reads."""
    return Reader(client.language, ZoneInfo(client.zone))


# Setting up and changing.


async def set_up(
    tx: Transaction,
    *,
    by: Person,
    answers: SetupAnswers,
    channel_id: str,
    language: Language,
    zone: str,
    contact: Person | None = None,
    stand_in: Person | None = None,
    answering: Sequence[Person] = (),
) -> Client:
    """Begin to serve a brand, with the defaults of day one; ``channel_id`` is the team's.

    ``by`` becomes its manager, and language and zone are theirs. The contact approves, the
    stand-in manages too, and those who answer customers today are trusted.

    Raises:
        BrandTaken, ChannelTaken: served already (told by case- and accent-blind comparison), or
            the channel is another brand's.
        StrangerChosen: a bot was chosen.
    """
    await repository.lock_setup(tx)
    slug = slug_of(answers.brand)
    if (other := await client_by_slug(tx, slug)) is not None:
        raise BrandTaken(field="brand", brand=other.brand)
    if (other := await repository.client_in(tx, channel_id)) is not None:
        raise ChannelTaken(field="brand", brand=other.brand)
    client = Client(
        workspace_id=tx.workspace_id,
        id=uuid4(),
        brand=answers.brand,
        slug=slug,
        x_handle=answers.x_handle,
        language=language,
        zone=zone,
        team_channel_id=channel_id,
        inbox_channel_id=channel_id,
        contact_email=answers.contact_email,
        stand_in_id=stand_in.id if stand_in else None,
        created_at=tx.now,
        **DAY_ONE,
    )
    tx.session.add(client)
    await keep_channels(tx, now=client.channels)
    _write_set_up(tx, client, by)
    chosen = {
        "stand_in": [stand_in] if stand_in else [],
        "contact": [contact] if contact else [],
        "answering": answering,
    }
    await _first_members(tx, client, by, chosen)
    await tx.publish(ClientSetUp(client.id))
    return client


def _write_set_up(tx: Transaction, client: Client, by: Person) -> None:
    told = ("brand", "slug", "x_handle", "language", "zone", "contact_email", *DAY_ONE)
    payload = {name: getattr(client, name) for name in told}
    payload["stand_in"] = str(client.stand_in_id) if client.stand_in_id else None
    _write(tx, client, "client.set_up", by, subject=f"client:{client.id}", payload=payload)


async def _first_members(
    tx: Transaction,
    client: Client,
    by: Person,
    chosen: Mapping[str, Sequence[Person]],
) -> None:
    await _give(tx, client, by, by, "manager")
    for field, people in chosen.items():
        for person in people:
            if person.is_bot:
                raise StrangerChosen(field=field)
            if FIRST_ROLES[field] not in await roles_of(tx, client.id, person.id):
                await _give(tx, client, by, person, FIRST_ROLES[field])


async def change_settings(
    tx: Transaction, client: Client, by: Person, values: Mapping[str, Any]
) -> list[str]:
    """Set what differs from ``values`` (tidied by ``rules.check_settings``); which those are.

    Each change is an entry, before → after.

    Raises:
        NotYourRole: only managers do.
        ChannelTaken, SameChannel: the channel is another brand's, or the team's own.
        HandleConnected: another handle would be another account.
    """
    await require(tx, client, by, "manager")
    changed = [name for name, value in values.items() if getattr(client, name) != value]
    if "client_channel_id" in changed and values["client_channel_id"]:
        await _check_channel(tx, client, values["client_channel_id"])
    if "x_handle" in changed and await repository.find_account(tx, client.id):
        raise HandleConnected(field="x_handle", handle=client.x_handle)
    await _change(tx, client, by, {name: values[name] for name in changed})
    return changed


async def _change(tx: Transaction, client: Client, by: Person, values: Mapping[str, Any]) -> None:
    subject, channels = f"client:{client.id}", client.channels
    for name, value in values.items():
        payload = {"setting": name, "before": getattr(client, name), "after": value}
        client.change(name, value)
        _write(tx, client, "client.setting_changed", by, subject=subject, payload=payload)
    await tx.session.flush()
    if client.channels != channels:
        await keep_channels(tx, now=client.channels, before=channels)
    for name in values:
        await tx.publish(SettingChanged(client.id, name))


async def _check_channel(tx: Transaction, client: Client, channel_id: str) -> None:
    await repository.lock_setup(tx)
    if channel_id in (client.team_channel_id, client.inbox_channel_id):
        raise SameChannel(field="client_channel_id")
    other = await repository.client_in(tx, channel_id)
    if other is not None and other.id != client.id:
        raise ChannelTaken(field="client_channel_id", brand=other.brand)


# People.


async def add_member(
    tx: Transaction,
    client: Client,
    by: Person,
    person: Person,
    role: Role,
    *,
    department: str | None = None,
    trusted: bool | None = None,
) -> MemberView:
    """Give a person a role; staff added after set-up are not trusted yet unless said so.

    Raises:
        NotYourRole: only managers do.
        AlreadyMember: they have that role.
        StrangerChosen: a bot.
    """
    await require(tx, client, by, "manager")
    if person.is_bot:
        raise StrangerChosen
    if role in await roles_of(tx, client.id, person.id):
        raise AlreadyMember(who=person.name, role=role)
    sure = role != "staff" if trusted is None else trusted
    await _give(tx, client, by, person, role, department=department, trusted=sure)
    return next(v for v in await members(tx, client.id, role) if v.person.id == person.id)


async def remove_member(
    tx: Transaction, client: Client, by: Person, person: Person, role: Role | None = None
) -> list[Role]:
    """Take one role from a person, or all of them; which those were.

    Raises:
        NotYourRole: only managers do.
        NotAMember: they have no such part here.
        LastManager: somebody has to be the manager.
    """
    await require(tx, client, by, "manager")
    held = await repository.member_rows(tx, client.id, person.id)
    gone = [row for row in held if role in (None, row.role)]
    if not gone:
        raise NotAMember(who=person.name, brand=client.brand)
    if any(row.role == "manager" for row in gone) and len(await managers(tx, client.id)) == 1:
        raise LastManager
    for row in gone:
        await tx.session.delete(row)
        _write_member(tx, client, by, row, "member.removed")
    if len(gone) == len(held) and str(person.id) in client.approvers:
        left = [one for one in client.approvers if one != str(person.id)]
        await _change(tx, client, by, {"approvers": left})
    await tx.session.flush()
    await tx.publish(MemberChanged(client.id, person.id))
    return sorted(row.role for row in gone)


async def _give(
    tx: Transaction,
    client: Client,
    by: Person,
    person: Person,
    role: Role,
    *,
    department: str | None = None,
    trusted: bool = True,
) -> None:
    around = await members(tx, client.id)
    initials = next((view.initials for view in around if view.person.id == person.id), None)
    away = person.slack_team_id != by.slack_team_id
    row = Member(
        workspace_id=tx.workspace_id,
        client_id=client.id,
        person_id=person.id,
        role=role,
        side=default_side(role, of_another_organisation=away),
        department=department,
        initials=initials or choose_initials(person.name, {view.initials for view in around}),
        trusted=trusted,
    )
    tx.session.add(row)
    await tx.session.flush()
    _write_member(tx, client, by, row, "member.added")
    await tx.publish(MemberChanged(client.id, person.id))


def _write_member(tx: Transaction, client: Client, by: Person, row: Member, kind: str) -> None:
    """Who on the agency's side answers and coaches is the team's matter."""
    within = row.side == "agency" and row.role in {"staff", "coach"}
    payload: dict[str, JSON] = {"person": str(row.person_id), "role": row.role}
    payload["side"] = row.side
    payload |= {"trusted": row.trusted, "department": row.department}
    subject = f"person:{row.person_id}"
    _write(
        tx,
        client,
        kind,
        by,
        subject=subject,
        payload=payload,
        audience="team" if within else "client",
    )


async def on_mails_stand(tx: Transaction, event: MailsStand) -> None:
    """The settings show whether mails reach the client's address."""
    (await client_by_id(tx, event.client_id)).tell_mail(event.state)


# Accounts.


async def connect_account(
    tx: Transaction,
    *,
    client: Client,
    network: str,
    profile: Profile,
    token: str,
    secret_box: SecretBox,
    actor: str,
) -> Account:
    """Keep a token that ``whoami`` has just answered to; a second one takes the first's place.

    ``actor`` is a person's id or ``system``.

    Raises:
        OtherAccount: the token is not of the account that set-up named (case apart).
        AccountTaken: another brand of this workspace has the profile.
    """
    await repository.lock_setup(tx)
    taken = await repository.find_profile(tx, network, profile.external_id)
    if taken is not None and taken.client_id != client.id:
        other = await client_by_id(tx, taken.client_id)
        raise AccountTaken(handle=profile.handle, brand=other.brand)
    if taken is None and profile.handle.casefold() != client.x_handle.casefold():
        raise OtherAccount(handle=profile.handle, expected=client.x_handle)
    account = await repository.find_account(tx, client.id, network)
    if account is None:
        account = Account(workspace_id=tx.workspace_id, id=uuid4(), client_id=client.id)
        account.network = network
        tx.session.add(account)
    sealed = secret_box.seal(token, context=_token_context(account.id))
    account.connect(
        external_id=profile.external_id, handle=profile.handle, sealed=sealed, at=tx.now
    )
    client.change("x_handle", profile.handle)
    payload = {"network": network, "handle": profile.handle, "external_id": profile.external_id}
    _write(tx, client, "account.connected", actor, subject=f"account:{account.id}", payload=payload)
    await tx.session.flush()
    await repository.point_webhook(tx, account)
    await enqueue(tx, RefreshCard(subject_id=client.id))
    await tx.publish(AccountConnected(client.id, account.id))
    return account


def open_account(account: Account, secret_box: SecretBox) -> NetworkAccount:
    """The account with its token in clear, for jobs alone.

    Raises:
        SealError: the keys have changed, or the row was tampered with.
    """
    token = secret_box.open(account.token, context=_token_context(account.id))
    return NetworkAccount(account.network, account.handle, account.external_id, token)


def _token_context(account_id: UUID) -> str:
    return f"accounts:{account_id}:token"


# What went wrong for good ends where a person sees it.


async def on_job_failure(tx: Transaction, failure: JobFailure) -> None:
    """Have a person told of a job that failed for good; for the runner.

    A failure of the telling itself is not told again: the log, the metric and ``/readyz`` have it.
    """
    if not failure.task.startswith("clients.tell_"):
        await enqueue(tx, TellFailure(subject_id=failure.id))


async def on_undeliverable(tx: Transaction, row: OutboundMessage) -> None:
    """Have a person told of a message that Slack refused for good; for the messenger.

    The messenger does not call for messages that are marked as telling of another one.
    """
    await enqueue(tx, TellUndeliverable(subject_id=row.id))


def _write(
    tx: Transaction,
    client: Client,
    kind: str,
    by: Person | str,
    *,
    subject: str,
    payload: Mapping[str, JSON],
    audience: Audience = "client",
) -> None:
    actor = by if isinstance(by, str) else str(by.id)
    entry = Entry(
        client_id=client.id,
        kind=kind,
        audience=audience,
        actor=actor,
        subject=subject,
        payload=payload,
    )
    record(tx, entry)
