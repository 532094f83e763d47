"""What was asked for: one reading of slash commands and mentions. Pure."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from bot.slack.dispatch import Command
from bot.slack.escaping import typed

__all__ = ["Found", "Grammar", "Help", "NoVerb", "parse_mention", "parse_slash"]

APP = "rapport"
_HELP = {"help", "ayuda"}
_WORD = re.compile(r"\s*(\S+)\s*")
_AROUND = ":,.;!?¡¿\"'()«»“”"
_AFTER_MENTION = " \t\n\r:,;-\N{EN DASH}\N{EM DASH}"


@dataclass(frozen=True, slots=True)
class Found:
    """A command that exists."""

    feature: str
    verb: str
    text: str
    """What follows, as typed."""


@dataclass(frozen=True, slots=True)
class Help:
    """What can be done has to be told: asked for, nothing said, or nothing we know."""

    reason: Literal["asked", "empty", "unknown", "ambiguous"]
    feature: str | None = None
    candidates: tuple[str, ...] = ()
    """The features that share an ambiguous verb."""


@dataclass(frozen=True, slots=True)
class NoVerb:
    """Something said to the app that is no command."""

    text: str


@dataclass
class Grammar:
    """Every verb, by its folded spellings."""

    features: dict[str, dict[str, str]] = field(default_factory=dict)
    """Feature → spelling → verb."""
    anywhere: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    """Spelling → every (feature, verb) that it names."""
    words: int = 1
    """Of the longest spelling: ``por qué`` has two."""

    @classmethod
    def of(cls, commands: Iterable[Command]) -> "Grammar":
        """The grammar of these commands."""
        grammar = cls()
        for command in commands:
            verbs = grammar.features.setdefault(command.feature, {})
            for spelling in (command.verb, *command.aliases):
                folded = " ".join(fold(word) for word in spelling.split())
                verbs[folded] = command.verb
                grammar.words = max(grammar.words, len(folded.split()))
                if spelling:
                    known = grammar.anywhere.setdefault(folded, [])
                    known.append((command.feature, command.verb))
        return grammar


def fold(word: str) -> str:
    """A word without case, accents and the punctuation around it."""
    spread = unicodedata.normalize("NFKD", word.strip(_AROUND).casefold())
    return "".join(c for c in spread if not unicodedata.combining(c))


def parse_slash(grammar: Grammar, command: str, text: str) -> Found | Help:
    """Read ``/plan change …``, ``/rapport change …``, ``/rapport plan change …``.

    Args:
        grammar: the verbs there are.
        command: with its slash, and perhaps a prefix of the manifest (``/acme-plan``).
        text: as Slack sends it.
    """
    name = fold(command.lstrip("/"))
    said = typed(text)
    if name not in grammar.features and name != APP:
        name = name.rpartition("-")[2]
    if name != APP and name in grammar.features:
        return _in_feature(grammar, name, said)
    return _anywhere(grammar, said)


def parse_mention(grammar: Grammar, text: str, bot_user_id: str) -> Found | Help | NoVerb:
    """Read what was said to the app, wherever in the sentence its name stands.

    The words after the name are tried first, then the sentence from its beginning. Words on the
    other side of the name stay part of the text. What is no command is handed on whole.
    """
    before, after = _around_name(typed(text), f"<@{bot_user_id}>")
    if not before and not after:
        return Help("empty")
    found = _anywhere(grammar, after)
    if isinstance(found, Found):
        return Found(found.feature, found.verb, _joined(before, found.text))
    if found.reason == "asked":
        return found
    whole = _joined(before, after)
    if before:
        found = _anywhere(grammar, whole)
    return found if isinstance(found, Found) else NoVerb(whole)


def _around_name(said: str, name: str) -> tuple[str, str]:
    before, _, after = said.partition(name) if name in said else ("", "", said)
    return before.strip(), after.replace(name, " ").strip().strip(_AFTER_MENTION).strip()


def _joined(before: str, after: str) -> str:
    return f"{before} {after}".strip()


def _first(text: str) -> tuple[str, str]:
    match = _WORD.match(text)
    return (fold(match[1]), text[match.end() :].strip()) if match else ("", "")


def _beginnings(grammar: Grammar, text: str) -> list[tuple[str, str]]:
    """What a text may begin with, as a spelling, and what follows then; the longest first."""
    found, said, rest = [], "", text
    for _ in range(grammar.words):
        word, rest = _first(rest)
        said = f"{said} {word}".strip()
        found.append((said, rest))
    return found[::-1]


def _in_feature(grammar: Grammar, feature: str, text: str) -> Found | Help:
    verbs = grammar.features[feature]
    for spelling, rest in _beginnings(grammar, text):
        if spelling in verbs:
            return Found(feature, verbs[spelling], rest)
    word, _ = _first(text)
    if word in _HELP or not word:
        return Help("asked" if word else "empty", feature)
    return Help("unknown", feature)


def _anywhere(grammar: Grammar, text: str) -> Found | Help:
    own = grammar.features.get(APP, {})
    if any(spelling in own for spelling, _ in _beginnings(grammar, text)):
        return _in_feature(grammar, APP, text)
    word, rest = _first(text)
    inside = _in_feature(grammar, word, rest) if word in grammar.features else None
    if isinstance(inside, Found):
        return inside
    return _by_verb_alone(grammar, text) or inside or _no_verb(word)


def _by_verb_alone(grammar: Grammar, text: str) -> Found | Help | None:
    for spelling, rest in _beginnings(grammar, text):
        named = grammar.anywhere.get(spelling, [])
        if len(named) == 1:
            return Found(*named[0], text=rest)
        if named:
            return Help("ambiguous", candidates=tuple(feature for feature, _ in named))
    return None


def _no_verb(word: str) -> Help:
    if word in _HELP:
        return Help("asked")
    return Help("unknown" if word else "empty")
