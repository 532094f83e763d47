"""What Slack does to text on its way in.

People type names and bare links; apps post mrkdwn that may be half escaped. Either way what is
kept is Slack's own form: `&`, `<` and `>` escaped, links and mentions in angle brackets
(docs.slack.dev/messaging/formatting-message-text).
"""

import html
import re
from collections.abc import Callable, Mapping

__all__ = ["escape", "from_app", "from_person", "plain_from_app", "rings", "unescape"]

_TOKEN = re.compile(r"<(?:[@#!][^<>\n]+|(?:https?|mailto|tel|slack)://?[^<>\n]*|mailto:[^<>\n]*)>")
_URL = re.compile(r"https?://[^\s<>|`]+")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]*\w")
_DOMAIN = re.compile(
    r"(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|es|app|co|eu|info)(?:/[^\s<>|]*)?(?![\w@-])",
    re.IGNORECASE,
)
_RING = re.compile(
    r"<(?:@(?P<user>[UW][A-Z0-9]+)(?:\|[^>]*)?|!(?P<all>channel|here|everyone)(?:\|[^>]*)?)>"
)
_BARE_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt);)")
_TRAILING = ".,;:!?)'\"]}"


def escape(text: str) -> str:
    """The three characters that Slack escapes, and no others."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescape(text: str) -> str:
    """What a reader's eye sees of escaped text."""
    return html.unescape(text)


def _between(text: str, tokens: re.Pattern[str], change: Callable[[str], str]) -> str:
    """Change only what lies outside the matches of `tokens`."""
    out: list[str] = []
    end = 0
    for match in tokens.finditer(text):
        out += [change(text[end : match.start()]), match.group()]
        end = match.end()
    return "".join([*out, change(text[end:])])


def _link(match: re.Match[str]) -> str:
    url = match.group()
    kept = url.rstrip(_TRAILING)
    return f"<{kept}>{url[len(kept) :]}"


def _escape_once(text: str) -> str:
    return _BARE_AMPERSAND.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;")


def from_app(text: str) -> str:
    """Text or mrkdwn that an app posts: existing entities and tokens kept, the rest escaped.

    Bare web addresses become links, so what an app reads back differs from what it sent.
    """
    return _between(text, _TOKEN, lambda part: _URL.sub(_link, _escape_once(part)))


def plain_from_app(text: str) -> str:
    """The text of a `plain_text` object: escaped, nothing linked, no token has a meaning."""
    return _escape_once(text)


def from_person(text: str, users: Mapping[str, str], channels: Mapping[str, str]) -> str:
    """What a person typed.

    `users` and `channels` map names as typed (without `@` or `#`) to ids; names match whatever
    their case, the longest first.
    """
    text = escape(text)
    text = _URL.sub(_link, text)
    text = _between(text, _TOKEN, lambda part: _EMAIL.sub(_mail, part))
    text = _between(text, _TOKEN, lambda part: _DOMAIN.sub(_domain, part))
    return _between(text, _TOKEN, lambda part: _names(part, users, channels))


def names_in_command(text: str, users: Mapping[str, str], channels: Mapping[str, str]) -> str:
    """A slash command's text when its configuration asks for escaped names.

    docs.slack.dev/interactivity/implementing-slash-commands: users become `<@U…|name>`.
    """
    text = _URL.sub(_link, escape(text))
    return _between(text, _TOKEN, lambda part: _names(part, users, channels, labelled=True))


def _mail(match: re.Match[str]) -> str:
    return f"<mailto:{match.group()}|{match.group()}>"


def _domain(match: re.Match[str]) -> str:
    return f"<http://{match.group()}|{match.group()}>"


def _names(
    part: str, users: Mapping[str, str], channels: Mapping[str, str], *, labelled: bool = False
) -> str:
    by_user = {escape(k).lower(): v for k, v in users.items()}
    by_channel = {escape(k).lower(): (v, k) for k, v in channels.items()}

    def user(match: re.Match[str]) -> str:
        name = match.group(1)
        if name.lower() in ("channel", "here", "everyone"):
            return f"<!{name.lower()}>"
        label = f"|{name}" if labelled else ""
        return f"<@{by_user[name.lower()]}{label}>"

    def channel(match: re.Match[str]) -> str:
        found, name = by_channel[match.group(1).lower()]
        return f"<#{found}|{name}>"

    part = _pattern("@", [*by_user, "channel", "here", "everyone"]).sub(user, part)
    return _pattern("#", list(by_channel)).sub(channel, part) if by_channel else part


def _pattern(sign: str, names: list[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(
        rf"(?<![\w{sign}]){sign}({'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE
    )


def rings(text: str) -> list[str]:
    """Whom a kept text notifies: user ids, and `channel`, `here` or `everyone`."""
    return [m["user"] or m["all"] for m in _RING.finditer(text)]
