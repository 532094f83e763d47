"""Use cases around clients, and what other features ask: whose channel, which role, which reader.

Everything here takes part in the caller's transaction. Look-ups of other features' need are named
here too, so that ``from bot.features.clients import service as clients`` is the one door.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from bot.features.clients import repository
from bot.features.clients.events import AccountConnected, ClientSetUp, SettingChanged
from bot.features.clients.models import Account, Client, Member, MemberView, WebhookAccount
from bot.features.clients.repository import (
    account_by_id,
    accounts,
    approvers,
    client_by_id,
    client_by_slug,
    clients,
    contacts,
    managers,
    members,
    roles_of,
)
from bot.features.clients.rules import (
    OFFICE_HOURS,
    AccountTaken,
    AlreadyMember,
    BrandTaken,
    ChannelTaken,
    HandleConnected,
    LastManager,
    NoAccount,
    NoClientHere,
    NoClientYet,
    NotAMember,
    NotYourRole,
    OtherAccount,
    Role,
    SameChannel,
    SetupAnswers,
    StrangerChosen,
    WhichClient,
    choose_initials,
    default_side,
    slug_of,
)
from bot.features.clients.tasks import TellFailure, TellUndeliverable
from bot.i18n.reader import Language, Reader, language_of
from bot.jobs.queue import enqueue
from bot.jobs.tables import JobFailure
from bot.networks.base import NetworkAccount, Profile
from bot.record.ledger import Entry, record
from bot.slack.escaping import escape, mention
from bot.slack.models import Person
from bot.slack.tables import OutboundMessage
from bot.storage.secrets import SecretBox
from bot.storage.transaction import Transaction

__all__ = [
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
    "managers",
    "members",
    "on_job_failure",
    "on_undeliverable",
    "open_account",
    "pick_client",
    "reader_in",
    "remove_member",
    "require",
    "roles_of",
    "set_up",
    "shared_reader",
]
