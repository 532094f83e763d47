"""Where mail is handed over: ``SMTP_URL``, read."""

from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Self
from urllib.parse import parse_qsl, unquote, urlsplit

from bot.errors import SettingsError

__all__ = ["SmtpServer"]

_EXAMPLE = "smtp://user:password@mail.example.com:587?from=rapport@example.com"
_PORTS = {"smtp": 587, "smtps": 465}
_YES_NO = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}


@dataclass(frozen=True)
class SmtpServer:
    """A server to hand mail to.

    ``tls``: from the first byte (smtps). ``starttls``: True insists on it, False does without,
    None takes it where the server offers it.
    """

    host: str
    port: int
    username: str | None
    password: str | None = field(repr=False)
    tls: bool
    starttls: bool | None
    sender: str | None

    @classmethod
    def parse(cls, url: str) -> Self:
        """From ``smtp[s]://[user:password@]host[:port][?starttls=yes|no&from=address]``.

        A password travels in the clear to this machine only, unless ``starttls=no`` says so.
        Raises SettingsError.
        """
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
        except ValueError:
            host, port, parts = None, None, urlsplit("")
        query = dict(parse_qsl(parts.query))
        starttls = query.pop("starttls", None)
        sender = query.pop("from", None)
        if (
            parts.scheme not in _PORTS
            or not host
            or query
            or (starttls is not None and starttls not in _YES_NO)
        ):
            raise SettingsError(f"SMTP_URL is not of the form {_EXAMPLE}")
        return cls(
            host=host,
            port=port or _PORTS[parts.scheme],
            username=unquote(parts.username) if parts.username else None,
            password=unquote(parts.password) if parts.password else None,
            tls=parts.scheme == "smtps",
            starttls=_starttls(parts.scheme, starttls, host, secret=bool(parts.password)),
            sender=sender,
        )


def _starttls(scheme: str, asked: str | None, host: str, *, secret: bool) -> bool | None:
    if scheme == "smtps":
        return False
    if asked is not None:
        return _YES_NO[asked]
    return True if secret and not _is_local(host) else None


def _is_local(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
