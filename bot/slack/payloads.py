"""The typed values that ride on buttons and modals: state is never looked for in a message."""

from typing import ClassVar, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict

__all__ = [
    "METADATA_LIMIT",
    "VALUE_LIMIT",
    "ActionPayload",
    "ModalPayload",
    "OpenCard",
    "PayloadTooLongError",
]

VALUE_LIMIT = 2_000
"""Characters in a button's value.

Source: docs.slack.dev/reference/block-kit/block-elements/button-element.
"""
METADATA_LIMIT = 3_000
"""Characters of private_metadata: docs.slack.dev/reference/views/modal-views."""


class PayloadTooLongError(ValueError):
    """A payload does not fit where Slack carries it: hold ids, not content."""


class _Payload(BaseModel):
    """Old buttons stay for years: unknown fields are ignored, new ones need defaults."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    def as_json(self, limit: int = VALUE_LIMIT) -> str:
        """The payload for Slack to carry.

        Raises:
            PayloadTooLongError: longer than ``limit`` characters.
        """
        written = self.model_dump_json(exclude_defaults=True)
        if len(written) > limit:
            raise PayloadTooLongError(f"{type(self).__name__}: {len(written)} of {limit}")
        return written

    @classmethod
    def from_json(cls, written: str) -> Self:
        """Read what Slack brought back.

        Raises:
            pydantic.ValidationError: it is not ours, or of a shape no longer understood.
        """
        return cls.model_validate_json(written)


class ActionPayload(_Payload):
    """The value of a button, or what a select is about."""

    action_id: ClassVar[str]
    """``feature.verb``: unique, without ``#``, never renamed."""


class OpenCard(ActionPayload):
    """*Open*, beside a line of the day's card."""

    action_id: ClassVar[str] = "slack.open_card"
    outbound_id: UUID


class ModalPayload(_Payload):
    """What a modal carries in its ``private_metadata``."""

    callback_id: ClassVar[str]
    """``feature.verb``: unique, never renamed."""
