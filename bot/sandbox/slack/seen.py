"""What a person sees, as values: messages, modals, what came back."""

from dataclasses import dataclass, field

from bot.sandbox.slack.refusal import Json

__all__ = ["Came", "Channel", "Install", "Modal", "Seen", "came"]


@dataclass(frozen=True)
class Channel:
    """A channel or direct conversation."""

    id: str
    name: str = ""


@dataclass(frozen=True)
class Install:
    """An app in a workspace, with what its configuration pages show."""

    team: str
    app_id: str
    name: str
    signing_secret: str = field(repr=False)
    token: str = field(repr=False)
    bot_user_id: str
    bot_id: str
    app_token: str = field(default="", repr=False)


@dataclass(frozen=True)
class Seen:
    """One message as a person sees it; `rings` lists whom it notifies, `raw` is Slack's JSON."""

    ts: str
    channel: str
    user: str
    name: str
    text: str
    thread_ts: str
    is_app: bool
    ephemeral: bool
    edited: bool
    replies: int
    buttons: list[str]
    rings: list[str]
    reactions: dict[str, list[str]] = field(repr=False)
    raw: Json = field(repr=False)
    files: list[Json] = field(default_factory=list, repr=False)
    thread: Json | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Modal:
    """A modal or home tab as a person sees it; `errors` by the label of their input."""

    id: str
    title: str
    text: str
    labels: list[str]
    buttons: list[str]
    errors: dict[str, str]
    trouble: str
    raw: Json = field(repr=False)


@dataclass(frozen=True)
class Came:
    """What came back at once: messages for this person alone, the app's status, a modal that stays.

    `error` is Slack's reason (`http_timeout`, …) when the app gave none; `closed` tells whether a
    submitted modal went away.
    """

    messages: list[Seen]
    status: int | None = None
    error: str = ""
    closed: bool = False
    modal: Modal | None = None

    @property
    def text(self) -> str:
        """All of it, as read."""
        return "\n".join(m.text for m in self.messages)


def came(done: Json) -> Came:
    """What an action of the control API answered."""
    delivered = done.get("delivered") or {}
    view = done.get("view")
    return Came(
        messages=[Seen(**m) for m in done.get("messages") or ()],
        status=delivered.get("status"),
        error=delivered.get("error") or "",
        closed=bool(done.get("closed")),
        modal=Modal(**view) if view else None,
    )
