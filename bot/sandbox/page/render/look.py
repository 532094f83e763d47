"""Through whose eyes blocks are drawn, and what stands in their inputs."""

import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from babel.core import Locale, UnknownLocaleError

from bot.i18n.reader import Reader
from bot.sandbox.page.words import say
from bot.sandbox.slack.refusal import Json
from bot.sandbox.slack.state import Channel, State, User

__all__ = ["FormState", "Look", "Place"]

Place = Literal["message", "modal", "home"]
_OWN = re.compile(r"/(?!/)|data:image/")


@dataclass(frozen=True)
class FormState:
    """What is filled in (in the shape of Slack's ``state.values``), and what was refused."""

    values: Mapping[str, Mapping[str, Json]] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)

    def value(self, block_id: str, action_id: str) -> Json | None:
        """The element's state; None where nobody touched it."""
        return self.values.get(block_id, {}).get(action_id)

    def error(self, block_id: str) -> str:
        """What stands under this input; empty where all is well."""
        return self.errors.get(block_id, "")


def _own_only(url: str) -> str | None:
    return url if _OWN.match(url) else None


@dataclass(frozen=True)
class Look:
    """Names, language, zone and time of the person who looks.

    Args:
        user_name: the name shown for a user's id; None for somebody they cannot know.
        channel_name: the name of a channel without ``#``, of a direct conversation with ``@``; None
            for one they cannot see.
        viewer_id: whose mentions are highlighted.
        reader: their language and zone.
        now: the business time, aware.
        locale: Slack's locale of the person (``en-GB``), for dates; else the language's.
        form: what is filled in.
        scope: makes ids unique where the same blocks stand on the page twice (thread pane).
        image: the address from which the page may load a picture; None shows its description.
    """

    user_name: Callable[[str], str | None]
    channel_name: Callable[[str], str | None]
    viewer_id: str
    reader: Reader
    now: datetime
    locale: str = ""
    form: FormState = field(default_factory=FormState)
    scope: str = ""
    image: Callable[[str], str | None] = _own_only

    @classmethod
    def of(cls, state: State, viewer: User, reader: Reader, now: datetime) -> "Look":
        """The look of one person at the local Slack as it is."""

        def user_name(user_id: str) -> str | None:
            user = state.users.get(user_id)
            return user.shown if user else None

        def channel_name(channel_id: str) -> str | None:
            channel = state.channels.get(channel_id)
            if channel is None or not _sees(viewer, channel):
                return None
            other = next((m for m in channel.members if m != viewer.id), viewer.id)
            return f"@{state.users[other].shown}" if channel.is_im else channel.name

        return cls(user_name, channel_name, viewer.id, reader, now, viewer.locale)

    def say(self, key: str, **params: str | int) -> str:
        """The page's own words in the reader's language."""
        return say(self.reader.language, key, **params)

    @property
    def zone(self) -> ZoneInfo:
        """The reader's zone."""
        return self.reader.zone

    @property
    def babel(self) -> Locale:
        """How dates and numbers are written; Slack's ``es-LA`` is Latin America's Spanish."""
        try:
            return Locale.parse(self.locale.replace("-LA", "-419"), sep="-")
        except (UnknownLocaleError, ValueError):
            return Locale(self.reader.language)

    def with_form(self, form: FormState, scope: str = "") -> "Look":
        """The same eyes on another form, with ids of their own."""
        return replace(self, form=form, scope=f"{self.scope}{scope}")

    def html_id(self, *parts: str) -> str:
        """An id for an HTML element, the same each time, unique on the page by `scope`."""
        return f"e{zlib.crc32('|'.join((self.scope, *parts)).encode()):08x}"


def _sees(viewer: User, channel: Channel) -> bool:
    return viewer.id in channel.members or (
        channel.kind == "channel" and viewer.team_id in channel.teams
    )
