"""What people see of clients: set-up, settings, people, and what failed for good."""

from collections.abc import Mapping, Sequence

from bot.features.clients.models import Client, MemberView
from bot.features.clients.payloads import (
    ChannelModal,
    ChooseChannel,
    OpenSettings,
    SettingsModal,
    SetupModal,
)
from bot.features.clients.rules import BRAND_LENGTH, HOLD_MINUTES, ROLES, Role
from bot.i18n.catalogues import LANGUAGES
from bot.i18n.hours import write_hours
from bot.i18n.reader import Language, Reader
from bot.slack import blocks
from bot.slack.escaping import channel, escape, mention
from bot.slack.models import Person
from bot.slack.responses import Block, Message, Modal

__all__ = [
    "build_added",
    "build_channel_modal",
    "build_failure",
    "build_hello",
    "build_people",
    "build_removed",
    "build_saved",
    "build_set_up_answer",
    "build_set_up_card",
    "build_settings_modal",
    "build_setup_modal",
    "build_undeliverable",
]

HANDLE_INPUT, EMAIL_INPUT, ZONE_INPUT, NUMBER_INPUT = 100, 254, 60, 6
MINUTE = 60


def build_setup_modal(reader: Reader, *, channel_id: str, language: Language, zone: str) -> Modal:
    """The five questions; ``language`` and ``zone`` are told, not asked."""
    lead = reader.text(
        "clients-setup-lead", language=reader.text(f"clients-language-{language}"), zone=zone
    )
    say = reader.text
    return Modal(
        payload=SetupModal(channel_id=channel_id),
        title=say("clients-setup-title"),
        submit=say("clients-setup-submit"),
        close=say("clients-cancel"),
        blocks=(
            blocks.context(lead),
            blocks.input_text(
                "brand",
                say("clients-setup-brand"),
                max_length=BRAND_LENGTH,
                hint=say("clients-setup-brand-hint"),
            ),
            blocks.input_text(
                "x_handle",
                say("clients-setup-handle"),
                max_length=HANDLE_INPUT,
                placeholder="@acme",
            ),
            blocks.input_users(
                "contact",
                say("clients-setup-contact"),
                hint=say("clients-setup-contact-hint"),
                optional=True,
            ),
            blocks.input_text(
                "contact_email",
                say("clients-setup-email"),
                max_length=EMAIL_INPUT,
                hint=say("clients-setup-email-hint"),
                optional=True,
            ),
            blocks.input_users(
                "stand_in",
                say("clients-setup-stand-in"),
                hint=say("clients-setup-stand-in-hint"),
                optional=True,
            ),
            blocks.input_users(
                "answering",
                say("clients-setup-answering"),
                several=True,
                hint=say("clients-setup-answering-hint"),
                optional=True,
            ),
        ),
    )


def build_set_up_answer(reader: Reader, client: Client) -> Message:
    """To the person alone: done, and where the card is."""
    text = reader.text(
        "clients-set-up-answer",
        brand=escape(client.brand),
        channel=channel(client.team_channel_id),
    )
    return Message(text, (blocks.section(text),))


def build_set_up_card(
    reader: Reader, client: Client, members: Sequence[MemberView], *, connected: bool
) -> Message:
    """The card in the team's channel: who does what, what holds, what to do next."""
    steps = _next_steps(reader, client, connected=connected)
    sections = [
        (reader.text("clients-set-up-who"), _parts(reader, client, members)),
        (reader.text("clients-set-up-defaults"), _bullets(_defaults(reader, client))),
        *([(reader.text("clients-set-up-next"), _bullets(steps))] if steps else []),
    ]
    choose, settings = ChooseChannel(client_id=client.id), OpenSettings(client_id=client.id)
    return Message(
        reader.text("clients-set-up-text", brand=escape(client.brand)),
        (
            blocks.header(reader.text("clients-set-up-text", brand=client.brand)),
            blocks.context(*_places(reader, client, connected=connected)),
            *(blocks.section(_lines(title, lines)) for title, lines in sections),
            blocks.actions(
                blocks.button(reader.text("clients-choose-channel"), choose),
                blocks.button(reader.text("clients-open-settings"), settings),
            ),
        ),
    )


def _places(reader: Reader, client: Client, *, connected: bool) -> list[str]:
    account = "clients-set-up-connected" if connected else "clients-set-up-unconnected"
    places = [reader.text(account, handle=client.x_handle)]
    if client.client_channel_id:
        told = channel(client.client_channel_id)
        places.append(reader.text("clients-set-up-channel-done", channel=told))
    return places


def _parts(reader: Reader, client: Client, members: Sequence[MemberView]) -> list[str]:
    """By role, names only: a card that everybody reads rings for nobody."""
    shown: tuple[Role, ...] = ("manager", "client", "staff")
    lines = []
    for role in shown:
        names = [escape(view.person.name) for view in members if role in view.roles]
        if role == "client" and client.contact_email:
            email = escape(client.contact_email)
            names.append(reader.text("clients-set-up-by-mail", email=email))
        who = reader.listing(names) if names else reader.text("clients-set-up-nobody")
        what = reader.text(f"clients-role-{role}")
        lines.append(reader.text("clients-set-up-line", what=what, who=who))
    return lines


def _defaults(reader: Reader, client: Client) -> list[str]:
    approval = "clients-set-up-approval-named" if client.approvers else "clients-set-up-approval"
    first = reader.duration(client.first_answer_minutes * MINUTE)
    return [
        reader.text("clients-set-up-hold", minutes=client.change_hold_minutes),
        reader.text(approval, cutoff=client.cutoff_minutes),
        reader.text("clients-set-up-inbox", first=first, hours=write_hours(reader, client.hours)),
        reader.text("clients-set-up-summary", time=client.summary_time, zone=client.zone),
    ]


def _next_steps(reader: Reader, client: Client, *, connected: bool) -> list[str]:
    steps = []
    if not connected:
        command = f"rapport connect x --client {client.slug} --token …"
        steps.append(reader.text("clients-set-up-connect", command=escape(command)))
    if client.client_channel_id is None:
        steps.append(reader.text("clients-set-up-channel"))
    return steps


def _lines(title: str, lines: Sequence[str]) -> str:
    return "\n".join((title, *lines))


def _bullets(lines: Sequence[str]) -> list[str]:
    return [f"• {line}" for line in lines]


def build_channel_modal(reader: Reader, client: Client) -> Modal:
    """Which channel the client reads."""
    return Modal(
        payload=ChannelModal(client_id=client.id),
        title=reader.text("clients-channel-title"),
        submit=reader.text("clients-save"),
        close=reader.text("clients-cancel"),
        blocks=(
            _lead(reader, client),
            blocks.input_channel(
                "client_channel_id",
                reader.text("clients-channel-label", brand=client.brand),
                initial=client.client_channel_id,
                hint=reader.text("clients-channel-hint"),
                optional=True,
            ),
        ),
    )


def build_hello(reader: Reader, client: Client) -> Message:
    """The first words in the client's channel: who reads here, and what to do."""
    text = reader.text("clients-hello-text", brand=escape(client.brand))
    return Message(
        text, (blocks.section(f"*{text}*"), blocks.section(reader.text("clients-hello")))
    )


def _lead(reader: Reader, client: Client) -> Block:
    brand = escape(client.brand)
    return blocks.context(reader.text("clients-settings-lead", brand=brand, handle=client.x_handle))


def build_settings_modal(
    reader: Reader, client: Client, approvers: Sequence[Person], *, connected: bool
) -> Modal:
    """Everything a manager may change; the X account's name only until it is connected."""
    return Modal(
        payload=SettingsModal(client_id=client.id),
        title=reader.text("clients-settings-title"),
        submit=reader.text("clients-save"),
        close=reader.text("clients-cancel"),
        blocks=(
            _lead(reader, client),
            *_work_inputs(reader, client, approvers),
            *_place_inputs(reader, client),
            *(() if connected else (_handle_input(reader, client),)),
        ),
    )


def _work_inputs(reader: Reader, client: Client, approvers: Sequence[Person]) -> tuple[Block, ...]:
    holds = [
        (str(minutes), reader.text("clients-value-hold", minutes=minutes))
        for minutes in HOLD_MINUTES
    ]
    return (
        blocks.input_select(
            "change_hold_minutes",
            _label(reader, "change_hold_minutes"),
            holds,
            initial=str(client.change_hold_minutes),
        ),
        blocks.input_users(
            "approvers",
            _label(reader, "approvers"),
            initial=[person.slack_user_id for person in approvers],
            several=True,
            hint=reader.text("clients-label-approvers-hint"),
            optional=True,
        ),
        _number_input(reader, "cutoff_minutes", client.cutoff_minutes),
        _number_input(reader, "first_answer_minutes", client.first_answer_minutes),
        _number_input(reader, "answer_days", client.answer_days),
        _number_input(reader, "cards_a_day", client.cards_a_day),
        blocks.input_time(
            "summary_time", _label(reader, "summary_time"), initial=client.summary_time
        ),
    )


def _place_inputs(reader: Reader, client: Client) -> tuple[Block, ...]:
    languages = [(code, reader.text(f"clients-language-{code}")) for code in LANGUAGES]
    return (
        blocks.input_select(
            "language", _label(reader, "language"), languages, initial=client.language
        ),
        blocks.input_text(
            "zone",
            _label(reader, "zone"),
            initial=client.zone,
            max_length=ZONE_INPUT,
            hint=reader.text("clients-label-zone-hint"),
        ),
        blocks.input_channel(
            "client_channel_id",
            _label(reader, "client_channel_id"),
            initial=client.client_channel_id,
            hint=reader.text("clients-label-client-channel-id-hint"),
            optional=True,
        ),
        blocks.input_text(
            "contact_email",
            _label(reader, "contact_email"),
            initial=client.contact_email,
            max_length=EMAIL_INPUT,
            hint=reader.text(
                "clients-label-contact-email-hint", state=client.contact_mail or "none"
            ),
            optional=True,
        ),
    )


def _number_input(reader: Reader, setting: str, value: int) -> Block:
    return blocks.input_text(
        setting, _label(reader, setting), initial=str(value), max_length=NUMBER_INPUT
    )


def _handle_input(reader: Reader, client: Client) -> Block:
    return blocks.input_text(
        "x_handle", _label(reader, "x_handle"), initial=client.x_handle, max_length=HANDLE_INPUT
    )


def _label(reader: Reader, setting: str) -> str:
    return reader.text(f"clients-label-{setting.replace('_', '-')}")


def build_saved(
    reader: Reader, client: Client, changed: Sequence[str], approvers: Sequence[Person]
) -> Message:
    """What holds from now on, of what was changed."""
    if not changed:
        return Message(reader.text("clients-settings-same"))
    text = reader.text("clients-settings-saved", brand=escape(client.brand))
    lines = [
        reader.text(
            "clients-settings-value",
            setting=_label(reader, name),
            value=_value(reader, client, name, approvers),
        )
        for name in changed
    ]
    return Message(text, (blocks.section(_lines(text, _bullets(lines))),))


def _value(reader: Reader, client: Client, setting: str, approvers: Sequence[Person]) -> str:
    value = getattr(client, setting)
    if setting == "approvers":
        names = [escape(person.name) for person in approvers]
        shown = reader.listing(names) if names else reader.text("clients-value-any-contact")
    elif not value and value != 0:
        shown = reader.text("clients-value-none")
    elif setting == "language":
        shown = reader.text(f"clients-language-{value}")
    elif setting == "client_channel_id":
        shown = channel(value)
    elif setting == "answer_days":
        shown = reader.text("clients-value-days", days=value)
    elif setting == "cards_a_day":
        shown = reader.number(value)
    elif isinstance(value, int):
        kind = "hold" if setting == "change_hold_minutes" else "minutes"
        shown = reader.text(f"clients-value-{kind}", minutes=value)
    else:
        shown = escape(f"@{value}" if setting == "x_handle" else value)
    return shown


def build_people(
    reader: Reader, client: Client, members: Sequence[MemberView], *, for_team: bool
) -> Message:
    """Everybody around a client by role; who is read first is the team's matter."""
    text = reader.text("clients-people-title", brand=escape(client.brand))
    sections = [
        blocks.section(_lines(f"*{reader.text(f'clients-role-{role}')}*", _bullets(lines)))
        for role in ROLES
        if (lines := [_person(reader, v, role, for_team) for v in members if role in v.roles])
    ]
    return Message(
        text,
        (
            blocks.header(reader.text("clients-people-title", brand=client.brand)),
            *sections,
            blocks.context(reader.text("clients-people-footer")),
        ),
    )


def _person(reader: Reader, view: MemberView, role: Role, for_team: bool) -> str:  # noqa: FBT001 - private
    notes = []
    if role == "staff":
        notes += [escape(view.department)] if view.department else []
        notes.append(reader.text("clients-people-signs", initials=view.initials))
        if for_team and not view.trusted:
            notes.append(reader.text("clients-people-learning"))
    if view.side == "client" and role != "client":
        notes.append(reader.text("clients-people-away"))
    return " · ".join((escape(view.person.name), *notes))


def build_added(reader: Reader, client: Client, view: MemberView, role: Role) -> Message:
    """To the manager: what somebody now is."""
    brand, who = escape(client.brand), mention(view.person)
    if role == "staff" and not view.trusted:
        text = reader.text(
            "clients-added-staff-learning", who=who, brand=brand, initials=view.initials
        )
    else:
        part = reader.text(f"clients-role-{role}")
        text = reader.text("clients-added", who=who, role=part, brand=brand)
    return Message(text, (blocks.section(text),))


def build_removed(reader: Reader, client: Client, person: Person, roles: Sequence[Role]) -> Message:
    """To the manager: what somebody no longer is."""
    parts = reader.listing([reader.text(f"clients-role-{role}") for role in roles])
    text = reader.text(
        "clients-removed", who=escape(person.name), brand=escape(client.brand), roles=parts
    )
    return Message(text, (blocks.section(text),))


def build_failure(reader: Reader, *, task: str, reference: str) -> Message:
    """Work in the background stopped for good: what it means, and what to do."""
    text = reader.text("clients-failure", area=task.partition(".")[0])
    following = reader.text("clients-failure-next", reference=reference)
    return Message(text, (blocks.section(text), blocks.context(following)))


def build_undeliverable(
    reader: Reader, *, place: Mapping[str, str], error: str, reference: str
) -> Message:
    """A message that Slack refused; ``place`` is ``{"channel": …}`` or ``{"who": …}``."""
    key = "clients-undeliverable" if "channel" in place else "clients-undeliverable-dm"
    text = reader.text(key, **place)
    following = reader.text("clients-undeliverable-next", error=error, reference=reference)
    return Message(text, (blocks.section(text), blocks.section(following)))
