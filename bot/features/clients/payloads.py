"""What the buttons and modals of clients carry."""

from typing import ClassVar
from uuid import UUID

from bot.slack.payloads import ActionPayload, ModalPayload

__all__ = ["ChannelModal", "ChooseChannel", "OpenSettings", "SettingsModal", "SetupModal"]


class SetupModal(ModalPayload):
    """The five questions of day one."""

    callback_id: ClassVar[str] = "clients.setup"

    channel_id: str
    """Where it was asked for: the team's channel to be."""


class SettingsModal(ModalPayload):
    """Everything a manager may change."""

    callback_id: ClassVar[str] = "clients.settings"

    client_id: UUID


class ChannelModal(ModalPayload):
    """Which channel the client reads."""

    callback_id: ClassVar[str] = "clients.channel"

    client_id: UUID


class ChooseChannel(ActionPayload):
    """Open the question for the client's channel."""

    action_id: ClassVar[str] = "clients.choose_channel"

    client_id: UUID


class OpenSettings(ActionPayload):
    """Open the settings."""

    action_id: ClassVar[str] = "clients.open_settings"

    client_id: UUID
