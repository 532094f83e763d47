"""Commands, buttons and modals of clients."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from bot.features.clients import repository, service, views
from bot.features.clients.models import Client
from bot.features.clients.payloads import (
    ChannelModal,
    ChooseChannel,
    OpenSettings,
    SettingsModal,
    SetupModal,
)
from bot.features.clients.rules import (
    ROLES,
    BadRole,
    ChannelTaken,
    NotInDirectMessage,
    NotYourTeam,
    Problems,
    SetupAnswers,
    StrangerChosen,
    card_key,
    check_settings,
    check_setup,
    parse_naming,
)
from bot.i18n.reader import Reader, language_of
from bot.slack.dispatch import actions, commands, events, submissions
from bot.slack.models import Person
from bot.slack.outbound import post_message, update_message
from bot.slack.requests import (
    ActionRequest,
    CommandRequest,
    EventRequest,
    Request,
    SubmissionRequest,
)
from bot.slack.responses import NOTHING, Modal, Response
from bot.slack.tables import State
from bot.storage.transaction import Transaction

APP = "rapport"


@commands(APP, "setup", aliases=("configurar",), help_key="clients-help-setup")
async def handle_setup(request: CommandRequest) -> Response:
    """Ask the five questions."""
    channel_id = request.channel_id
    if request.team_id != request.install.slack_team_id:
        raise NotYourTeam
    if channel_id is None or channel_id.startswith("D"):
        raise NotInDirectMessage
    if (other := await repository.client_in(request.tx, channel_id)) is not None:
        raise ChannelTaken(brand=other.brand)
    language = language_of(request.person.locale, request.install.language)
    modal = views.build_setup_modal(
        request.reader, channel_id=channel_id, language=language, zone=request.person.zone
    )
    return Response(modal=modal)


@submissions(SetupModal)
async def handle_setup_submitted(request: SubmissionRequest[SetupModal]) -> Response:
    """Set the brand up and put its card into the team's channel."""
    answers = check_setup(
        brand=request.text("brand"),
        x_handle=request.text("x_handle"),
        contact_email=request.text("contact_email"),
        has_contact=bool(request.text("contact")),
    )
    if not isinstance(answers, SetupAnswers):
        return _not_yet(request.reader, answers)
    tx = request.tx
    contact = await _chosen(request, "contact")
    stand_in = await _chosen(request, "stand_in")
    client = await service.set_up(
        tx,
        by=request.person,
        answers=answers,
        channel_id=request.payload.channel_id,
        language=language_of(request.person.locale, request.install.language),
        zone=request.person.zone,
        contact=contact[0] if contact else None,
        stand_in=stand_in[0] if stand_in else None,
        answering=await _chosen(request, "answering"),
    )
    await _show_card(tx, client)
    return Response(message=views.build_set_up_answer(request.reader, client))


@commands(APP, "settings", aliases=("ajustes",), help_key="clients-help-settings")
async def handle_settings(request: CommandRequest) -> Response:
    """Open the settings."""
    client = await service.pick_client(request.tx, request.channel_id, request.person)
    return Response(modal=await _settings(request, client))


@actions(OpenSettings)
async def handle_open_settings(request: ActionRequest[OpenSettings]) -> Response:
    """The same from the card."""
    client = await service.known_client(request.tx, request.payload.client_id, request.person)
    return Response(modal=await _settings(request, client))


async def _settings(request: Request, client: Client) -> Modal:
    await service.require(request.tx, client, request.person, "manager")
    approvers = await service.approvers(request.tx, client) if client.approvers else []
    account = await repository.find_account(request.tx, client.id)
    return views.build_settings_modal(
        request.reader, client, approvers, connected=account is not None
    )


@submissions(SettingsModal)
async def handle_settings_submitted(request: SubmissionRequest[SettingsModal]) -> Response:
    """Keep what was changed."""
    values, problems = check_settings(
        {name: request.text(name) for name in request.values if name != "approvers"}
    )
    if problems:
        return _not_yet(request.reader, problems)
    chosen = await _chosen(request, "approvers")
    values["approvers"] = sorted(str(person.id) for person in chosen)
    return await _change(request, request.payload.client_id, values)


@actions(ChooseChannel)
async def handle_choose_channel(request: ActionRequest[ChooseChannel]) -> Response:
    """Ask which channel the client reads."""
    client = await service.known_client(request.tx, request.payload.client_id, request.person)
    await service.require(request.tx, client, request.person, "manager")
    return Response(modal=views.build_channel_modal(request.reader, client))


@submissions(ChannelModal)
async def handle_channel_submitted(request: SubmissionRequest[ChannelModal]) -> Response:
    """Keep the channel, and say there who reads it."""
    values = {"client_channel_id": request.text("client_channel_id") or None}
    return await _change(request, request.payload.client_id, values)


async def _change(
    request: SubmissionRequest[Any], client_id: UUID, values: dict[str, Any]
) -> Response:
    tx = request.tx
    client = await service.known_client(tx, client_id, request.person)
    changed = await service.change_settings(tx, client, request.person, values)
    if changed:
        await _show_card(tx, client)
    if "client_channel_id" in changed and client.client_channel_id:
        await _say_hello(tx, client, client.client_channel_id)
    approvers = await service.approvers(tx, client) if client.approvers else []
    return Response(message=views.build_saved(request.reader, client, changed, approvers))


@commands(APP, "people", aliases=("personas",), help_key="clients-help-people")
async def handle_people(request: CommandRequest) -> Response:
    """Who does what here."""
    tx = request.tx
    client = await service.pick_client(tx, request.channel_id, request.person)
    await service.require(tx, client, request.person, *ROLES)
    members = await service.members(tx, client.id)
    own = next((view for view in members if view.person.id == request.person.id), None)
    outside = service.is_client_channel(client, request.channel_id)
    for_team = own is not None and own.side == "agency" and not outside
    return Response(message=views.build_people(request.reader, client, members, for_team=for_team))


@commands(APP, "add", aliases=("añadir",), help_key="clients-help-add")
async def handle_add(request: CommandRequest) -> Response:
    """Give somebody a role."""
    tx = request.tx
    client = await service.pick_client(tx, request.channel_id, request.person)
    naming = parse_naming(request.text)
    if naming.role is None:
        raise BadRole
    person = await _known(tx, naming.slack_user_id)
    view = await service.add_member(
        tx, client, request.person, person, naming.role, department=naming.department
    )
    return Response(message=views.build_added(request.reader, client, view, naming.role))


@commands(APP, "remove", aliases=("quitar",), help_key="clients-help-remove")
async def handle_remove(request: CommandRequest) -> Response:
    """Take a role from somebody, or all of them."""
    tx = request.tx
    client = await service.pick_client(tx, request.channel_id, request.person)
    naming = parse_naming(request.text)
    person = await _known(tx, naming.slack_user_id)
    roles = await service.remove_member(tx, client, request.person, person, naming.role)
    return Response(message=views.build_removed(request.reader, client, person, roles))


@events("member_joined_channel")
async def handle_joined(request: EventRequest) -> Response:
    """We were invited: say what could not be said before."""
    if request.event.get("user") != request.install.bot_user_id or request.channel_id is None:
        return NOTHING
    tx, channel_id = request.tx, request.channel_id
    client = await repository.client_in(tx, channel_id)
    if client is None:
        return NOTHING
    again = str(request.event.get("event_ts", ""))
    if service.is_client_channel(client, channel_id):
        if await _failed(tx, _hello_key(client, channel_id)):
            await _say_hello(tx, client, channel_id, again)
    elif await _failed(tx, card_key(client.id)):
        await _show_card(tx, client, again)
    return NOTHING


async def _failed(tx: Transaction, key: str) -> bool:
    row = await repository.outbound_by_key(tx, key)
    return row is not None and row.state == State.FAILED


async def _show_card(tx: Transaction, client: Client, again: str = "") -> None:
    """Post the set-up card, or bring it up to date where it stands."""
    account = await repository.find_account(tx, client.id)
    members = await service.members(tx, client.id)
    card = views.build_set_up_card(
        service.shared_reader(client), client, members, connected=account is not None
    )
    outbound_id = await post_message(
        tx,
        channel_id=client.team_channel_id,
        message=card,
        subject=f"client:{client.id}",
        key=card_key(client.id) + again,
    )
    await update_message(tx, outbound_id, card)


async def _say_hello(tx: Transaction, client: Client, channel_id: str, again: str = "") -> None:
    await post_message(
        tx,
        channel_id=channel_id,
        message=views.build_hello(service.shared_reader(client), client),
        subject=f"client:{client.id}",
        key=_hello_key(client, channel_id) + again,
    )


def _hello_key(client: Client, channel_id: str) -> str:
    return f"clients.hello:{client.id}:{channel_id}"


def _not_yet(reader: Reader, problems: Problems) -> Response:
    return Response(
        errors={at: reader.text(error.key, **error.params) for at, error in problems.items()}
    )


async def _chosen(request: SubmissionRequest[Any], block_id: str) -> Sequence[Person]:
    """The people chosen in an input."""
    value = request.values.get(block_id)
    ids = [value] if isinstance(value, str) else value or []
    return [await _known(request.tx, slack_id, field=block_id) for slack_id in ids]


async def _known(tx: Transaction, slack_user_id: str, field: str | None = None) -> Person:
    person = await repository.person_by_slack_id(tx, slack_user_id)
    if person is None or person.is_bot:
        raise StrangerChosen(field=field)
    return person
