"""Short-lived permissions that Slack hands to an app: triggers, response and upload URLs."""

import secrets
from dataclasses import dataclass

from bot.clock import Clock
from bot.sandbox.slack import limits
from bot.sandbox.slack.refusal import Refusal

__all__ = ["ResponseUrl", "ResponseUrls", "Trigger", "Triggers", "UploadUrls"]


@dataclass
class Trigger:
    """Who did something, for which app, and from which modal if any."""

    app_id: str
    user_id: str
    team_id: str
    app_team_id: str
    view_id: str
    born: float
    used: bool = False


class Triggers:
    """Every trigger given out; they are forgotten with the process, as they live 3 s."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._known: dict[str, Trigger] = {}

    def give(
        self, *, app_id: str, user_id: str, team_id: str, app_team_id: str, view_id: str = ""
    ) -> str:
        """A new trigger id, good for 3 s and one use."""
        trigger_id = (
            f"{secrets.randbelow(10**12)}.{secrets.randbelow(10**12)}.{secrets.token_hex(16)}"
        )
        self._known[trigger_id] = Trigger(
            app_id, user_id, team_id, app_team_id, view_id, self._clock.monotonic()
        )
        return trigger_id

    def use(self, trigger_id: str, app_id: str) -> Trigger:
        """Exchange a trigger, once, within its 3 s.

        docs.slack.dev/reference/methods/views.open: `invalid_trigger_id`, `expired_trigger_id`,
        `exchanged_trigger_id`.
        """
        trigger = self._known.get(trigger_id)
        if trigger is None or trigger.app_id != app_id:
            raise Refusal("invalid_trigger_id")
        if trigger.used:
            raise Refusal("exchanged_trigger_id")
        if self._clock.monotonic() - trigger.born > limits.TRIGGER_SECONDS:
            raise Refusal("expired_trigger_id")
        trigger.used = True
        return trigger


@dataclass
class ResponseUrl:
    """Where an answer by response URL goes; `message_ts` is the message that was acted on."""

    app_id: str
    app_team_id: str
    channel_id: str
    user_id: str
    message_ts: str
    thread_ts: str
    born: float
    uses: int = 0


class ResponseUrls:
    """Response URLs by their secret."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._known: dict[str, ResponseUrl] = {}

    def give(
        self,
        *,
        app_id: str,
        app_team_id: str,
        channel_id: str,
        user_id: str,
        message_ts: str = "",
        thread_ts: str = "",
    ) -> str:
        """The secret last part of a new response URL."""
        secret = secrets.token_urlsafe(18)
        self._known[secret] = ResponseUrl(
            app_id, app_team_id, channel_id, user_id, message_ts, thread_ts, self._clock.monotonic()
        )
        return secret

    def use(self, secret: str) -> ResponseUrl:
        """Count one use: five within thirty minutes.

        docs.slack.dev/interactivity/handling-user-interaction#message_responses: `used_url`,
        `expired_url`.
        """
        found = self._known.get(secret)
        if found is None:
            raise Refusal("invalid_url", status=404)
        if self._clock.monotonic() - found.born > limits.RESPONSE_URL_SECONDS:
            raise Refusal("expired_url", status=404)
        if found.uses >= limits.RESPONSE_URL_USES:
            raise Refusal("used_url", status=404)
        found.uses += 1
        return found


class UploadUrls:
    """Upload URLs by their secret: each takes one file."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def give(self, file_id: str) -> str:
        """The secret last part of a new upload URL."""
        secret = secrets.token_urlsafe(24)
        self._known[secret] = file_id
        return secret

    def file_of(self, secret: str) -> str:
        """The id of the file that is expected there; empty for a URL never given out."""
        return self._known.get(secret, "")
