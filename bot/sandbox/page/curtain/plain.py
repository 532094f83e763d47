"""Bodies of requests as a person reads them: parsed, indented, without tokens."""

import json
import re
from typing import Any
from urllib.parse import parse_qsl

__all__ = ["parsed", "pretty"]

_LONGEST = 24_000
_TOKEN = re.compile(r"\b(xox[a-z]-|xapp-|xoxe\.)[\w.-]{4,}")
_SECRET = re.compile(r"(?:^|_)(?:token|secret|password)$", re.IGNORECASE)
_HIDDEN = "…"


def parsed(body: object) -> object:
    """A body as data: JSON, a form, or (where it is neither) its text."""
    if isinstance(body, dict):
        return {key: _within(value) for key, value in body.items()}
    text = str(body or "")
    if text[:1] in ("{", "["):
        return _json(text)
    if "=" in text and not re.search(r"\s|<", text):
        return {key: _within(value) for key, value in parse_qsl(text, keep_blank_values=True)}
    return text


def pretty(body: object) -> str:
    """The same as indented text, tokens hidden, cut where it is very long; empty for nothing."""
    data = _hide(parsed(body))
    if data in ("", {}):
        return ""
    text = data if isinstance(data, str) else json.dumps(data, indent=2, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}\n…"


def _within(value: object) -> object:
    """What a field holds; many hold JSON."""
    return _json(value) if isinstance(value, str) and value[:1] in ("{", "[") else value


def _json(text: str) -> object:
    try:
        found: object = json.loads(text)
    except ValueError:
        return text
    return found


def _hide(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _hide(one, name) for name, one in value.items()}
    if isinstance(value, list):
        return [_hide(one) for one in value]
    if isinstance(value, str):
        return _HIDDEN if value and _SECRET.search(key) else _TOKEN.sub(rf"\1{_HIDDEN}", value)
    return value
