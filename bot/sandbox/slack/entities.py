"""What the local Slack consists of, as plain dataclasses.

Moments inside are Slack timestamps: seconds since 1970 UTC of the *business* clock, with six
decimals, unique and increasing through the whole state.
"""

from dataclasses import dataclass, field

from bot.sandbox.slack.refusal import Json

__all__ = ["App", "Channel", "File", "Install", "Message", "Team", "User", "View"]


@dataclass
class Team:
    """One workspace."""

    id: str
    name: str
    domain: str


@dataclass
class User:
    """A person, or the bot user of an app, in one workspace."""

    id: str
    team_id: str
    name: str
    real_name: str
    display_name: str
    tz: str = "UTC"
    locale: str = "en-US"
    email: str = ""
    is_bot: bool = False
    bot_id: str = ""
    app_id: str = ""

    @property
    def shown(self) -> str:
        """The name that people read."""
        return self.display_name or self.real_name or self.name


@dataclass
class File:
    """What is known of a file; its bytes are in the `FileStore`.

    `shares` are the messages it was shared with, by channel; `given_to` the bots that got it in a
    modal; `gone` when it was deleted.
    """

    id: str
    name: str
    title: str
    mimetype: str
    size: int
    user: str
    team_id: str
    created: int
    width: int = 0
    height: int = 0
    alt_text: str = ""
    uploaded: bool = True
    gone: bool = False
    shares: dict[str, list[str]] = field(default_factory=dict)
    given_to: list[str] = field(default_factory=list)


@dataclass
class Message:
    """One message; `ephemeral_to` is set when only that person sees it."""

    ts: str
    user: str
    team_id: str
    text: str
    blocks: list[Json] | None = None
    bot_id: str = ""
    app_id: str = ""
    thread_ts: str = ""
    broadcast: bool = False
    subtype: str = ""
    metadata: Json | None = None
    edited: Json | None = None
    reactions: dict[str, list[str]] = field(default_factory=dict)
    ephemeral_to: str = ""
    inputs: Json = field(default_factory=dict)
    files: list[str] = field(default_factory=list)


@dataclass
class Channel:
    """A channel or a direct conversation, with its messages in order of time."""

    id: str
    team_id: str
    name: str
    is_private: bool = False
    is_im: bool = False
    is_mpim: bool = False
    is_archived: bool = False
    members: list[str] = field(default_factory=list)
    shared_with: list[str] = field(default_factory=list)
    purpose: str = ""
    topic: str = ""
    created: int = 0
    creator: str = ""
    messages: dict[str, Message] = field(default_factory=dict)
    threads: dict[str, list[str]] = field(default_factory=dict)

    @property
    def teams(self) -> list[str]:
        """The workspaces that see the channel: its own first."""
        return [self.team_id, *self.shared_with]

    @property
    def kind(self) -> str:
        """`channel_type` in events."""
        if self.is_im:
            return "im"
        if self.is_mpim:
            return "mpim"
        return "group" if self.is_private else "channel"

    def replies(self, ts: str) -> list[Message]:
        """What stands below a parent for everybody, oldest first: ephemeral messages do not count.

        docs.slack.dev/reference/methods/conversations.replies
        """
        found = map(self.messages.get, self.threads.get(ts, ()))
        return [one for one in found if one is not None and not one.ephemeral_to]


@dataclass
class View:
    """A modal or a home tab; `body` is what the app sent, with generated ids filled in."""

    id: str
    app_id: str
    app_team_id: str
    user_id: str
    team_id: str
    body: Json
    hash: str
    root_id: str
    previous_id: str = ""
    values: dict[str, dict[str, Json]] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    trouble: str = ""


@dataclass
class Install:
    """One app in one workspace."""

    team_id: str
    bot_user_id: str
    bot_id: str
    token: str
    scopes: list[str]
    active: bool = True


@dataclass
class App:
    """What the app's configuration page knows."""

    id: str
    name: str
    signing_secret: str
    verification_token: str
    request_url: str
    scopes: list[str]
    events: list[str]
    commands: dict[str, Json]
    shortcuts: list[Json]
    description: str = ""
    distributed: bool = False
    socket_mode: bool = False
    app_token: str = ""
    home_tab: bool = True
    messages_tab: bool = True
    client_id: str = ""
    client_secret: str = ""
    redirect_urls: list[str] = field(default_factory=list)
    installs: dict[str, Install] = field(default_factory=dict)

    def install_for(self, teams: list[str]) -> Install | None:
        """The active install of the first of these workspaces that has one."""
        for team in teams:
            install = self.installs.get(team)
            if install is not None and install.active:
                return install
        return None
