"""The buttons and the modal of links to the record page."""

from typing import ClassVar
from uuid import UUID

from bot.slack.payloads import ActionPayload, ModalPayload

__all__ = ["LinksModal", "MailLink", "MakeLink", "OpenLinks", "RevokeLink"]


class LinksModal(ModalPayload):
    """The links to one client's record page that a person may see."""

    callback_id: ClassVar[str] = "reading.links"
    client_id: UUID


class OpenLinks(ActionPayload):
    """*Links …*: opens the modal, where only who pressed it reads."""

    action_id: ClassVar[str] = "reading.open_links"
    client_id: UUID


class MakeLink(ActionPayload):
    """*Make a link for me*."""

    action_id: ClassVar[str] = "reading.make_link"
    client_id: UUID


class MailLink(ActionPayload):
    """*Mail a link to the contact*."""

    action_id: ClassVar[str] = "reading.mail_link"
    client_id: UUID


class RevokeLink(ActionPayload):
    """*Revoke*."""

    action_id: ClassVar[str] = "reading.revoke_link"
    link_id: UUID
