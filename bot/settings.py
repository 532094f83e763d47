"""One frozen Settings from the environment."""

import base64
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar
from urllib.parse import urlsplit

from bot.errors import SettingsError

__all__ = ["Settings", "load", "plain_environment"]

T = TypeVar("T")

EXAMPLES = {
    "DATABASE_URL": "postgresql://rapport_app:secret@db.example.com/rapport",
    "MIGRATION_DATABASE_URL": "postgresql://rapport_owner:secret@db.example.com/rapport",
    "REDIS_URL": "redis://cache.example.com:6379/0",
    "PORT": "8000",
    "SLACK_SIGNING_SECRET": "8f742231b10e8888abcd99yyyzzz85a5",
    "SLACK_BOT_TOKEN": "xoxb-123-456-abc",
    "SLACK_APP_TOKEN": "xapp-1-A123-456-abc",
    "SLACK_API_URL": "https://slack.com/api/",
    "X_API_URL": "https://api.x.com",
    "X_CONSUMER_KEY": "the API key of your X app",
    "X_CONSUMER_SECRET": "the API key secret of your X app",
    "RAPPORT_SECRET_KEYS": "32 random bytes in url-safe base64; several with commas, newest first",
    "RAPPORT_SIGNING_KEY": "32 random bytes in url-safe base64",
    "PUBLIC_URL": "https://rapport.example.com",
    "SMTP_URL": "smtp://user:secret@mail.example.com:587?from=rapport@example.com",
    "RAPPORT_INBOUND_MAIL": "mailto:answers@mail.example.com?secret=at-least-sixteen-characters",
    "LOG_LEVEL": "INFO",
}
OURS = {"RAPPORT_SECRET_KEYS", "RAPPORT_SIGNING_KEY", "RAPPORT_INBOUND_MAIL", "RAPPORT_FAULT"}
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


@dataclass(frozen=True)
class Settings:
    """What a process needs to know from outside. Secrets stay out of its repr."""

    database_url: str = field(repr=False)
    """As the app's own role, which owns nothing."""
    migration_database_url: str = field(repr=False)
    """As the owner of the tables; the same as ``database_url`` where only one is given."""
    redis_url: str | None = field(repr=False)
    port: int
    slack_signing_secret: str | None = field(repr=False)
    slack_bot_token: str | None = field(repr=False)
    slack_app_token: str | None = field(repr=False)
    slack_api_url: str
    x_api_url: str
    x_consumer_key: str | None = field(repr=False)
    x_consumer_secret: str | None = field(repr=False)
    secret_keys: tuple[str, ...] = field(repr=False)
    signing_key: str = field(repr=False)
    public_url: str | None
    smtp_url: str | None = field(repr=False)
    inbound_mail: str | None = field(repr=False)
    """Where answers to our mails arrive, and the secret of whoever brings them."""
    log_level: str
    fault: str | None
    """A named fault point at which this process dies; for tests and the sandbox only."""

    @property
    def socket_mode(self) -> bool:
        """Socket Mode where only the app token is set; HTTP where a signing secret is."""
        return self.slack_app_token is not None and self.slack_signing_secret is None


def load(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from ``environment`` (the process's own by default).

    Raises:
        SettingsError: one line that names the variable, what is wrong, and an example.
    """
    env = dict(os.environ if environment is None else environment)
    unknown = sorted(k for k in env if k.startswith("RAPPORT_") and k not in OURS)
    if unknown:
        raise SettingsError(
            f"{unknown[0]} is not a setting of Rapport; those that begin like it are: "
            + ", ".join(sorted(OURS - {"RAPPORT_FAULT"}))
        )
    database = _need(env, "DATABASE_URL", _url("postgres", "postgresql", "postgresql+psycopg"))
    return Settings(
        database_url=database,
        migration_database_url=_may(
            env, "MIGRATION_DATABASE_URL", _url("postgres", "postgresql", "postgresql+psycopg")
        )
        or database,
        redis_url=_may(env, "REDIS_URL", _url("redis", "rediss", "unix")),
        port=_may(env, "PORT", _port) or 8000,
        slack_signing_secret=_may(env, "SLACK_SIGNING_SECRET", _text),
        slack_bot_token=_may(env, "SLACK_BOT_TOKEN", _prefixed("xoxb-")),
        slack_app_token=_may(env, "SLACK_APP_TOKEN", _prefixed("xapp-")),
        slack_api_url=_slash(_may(env, "SLACK_API_URL", _url("http", "https")))
        or EXAMPLES["SLACK_API_URL"],
        x_api_url=(_may(env, "X_API_URL", _url("http", "https")) or EXAMPLES["X_API_URL"]).rstrip(
            "/"
        ),
        x_consumer_key=_may(env, "X_CONSUMER_KEY", _text),
        x_consumer_secret=_may(env, "X_CONSUMER_SECRET", _text),
        secret_keys=_need(env, "RAPPORT_SECRET_KEYS", _keys),
        signing_key=_need(env, "RAPPORT_SIGNING_KEY", _keys)[0],
        public_url=_may(env, "PUBLIC_URL", _url("http", "https")),
        smtp_url=_may(env, "SMTP_URL", _url("smtp", "smtps")),
        inbound_mail=_may(env, "RAPPORT_INBOUND_MAIL", _text),
        log_level=_may(env, "LOG_LEVEL", _level) or "INFO",
        fault=_may(env, "RAPPORT_FAULT", _text),
    )


def plain_environment() -> dict[str, str]:
    """What any process needs of our own environment; no setting of a real Rapport among it."""
    keep = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "VIRTUAL_ENV", "PYTHONPATH", "SYSTEMROOT")
    return {name: value for name, value in os.environ.items() if name in keep}


def _need(env: Mapping[str, str], name: str, parse: Callable[[str], T]) -> T:
    value = _may(env, name, parse)
    if value is None:
        raise SettingsError(f"{name} is not set. Example: {name}={EXAMPLES[name]}")
    return value


def _may(env: Mapping[str, str], name: str, parse: Callable[[str], T]) -> T | None:
    raw = env.get(name, "").strip()
    if not raw:
        return None
    try:
        return parse(raw)
    except ValueError as error:
        # the value itself is not shown: it may be a secret
        raise SettingsError(f"{name} {error}. Example: {name}={EXAMPLES[name]}") from None


def _text(raw: str) -> str:
    return raw


def _url(*schemes: str) -> Callable[[str], str]:
    def parse(raw: str) -> str:
        if urlsplit(raw).scheme not in schemes:
            raise ValueError(f"has to be a URL that begins with {' or '.join(schemes)}://")
        return raw

    return parse


def _prefixed(prefix: str) -> Callable[[str], str]:
    def parse(raw: str) -> str:
        if not raw.startswith(prefix):
            raise ValueError(f"has to begin with {prefix}")
        return raw

    return parse


def _port(raw: str) -> int:
    if not raw.isdigit() or not 0 < int(raw) < 65536:  # noqa: PLR2004 - the range of ports
        raise ValueError("has to be a port number between 1 and 65535")
    return int(raw)


def _level(raw: str) -> str:
    if raw.upper() not in LEVELS:
        raise ValueError(f"has to be one of {', '.join(LEVELS)}")
    return raw.upper()


def _keys(raw: str) -> tuple[str, ...]:
    keys = tuple(key.strip() for key in raw.split(",") if key.strip())
    for key in keys:
        try:
            size = len(base64.urlsafe_b64decode(key))
        except ValueError:
            size = 0
        if size != 32:  # noqa: PLR2004 - bytes of an AES-256 or Ed25519 key
            raise ValueError("has to hold keys of 32 bytes in url-safe base64")
    return keys


def _slash(url: str | None) -> str | None:
    return None if url is None else url.rstrip("/") + "/"
