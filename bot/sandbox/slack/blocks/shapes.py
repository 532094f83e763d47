"""Building stones of the checks: each adds what is wrong, with a JSON pointer, to a list.

The words are those that Slack puts into `response_metadata.messages`
(docs.slack.dev/block-kit, "Block Kit Builder" shows the same).
"""

import re
from collections.abc import Callable, Mapping

from bot.sandbox.slack import limits

__all__ = [
    "Check",
    "all_of",
    "array",
    "block",
    "boolean",
    "by_type",
    "enum",
    "fail",
    "integer",
    "matching",
    "not_both",
    "number",
    "obj",
    "one_of",
    "some_of",
    "string",
]

Check = Callable[[object, str, list[str]], None]


def fail(errors: list[str], pointer: str, what: str) -> None:
    """Add one line in Slack's form."""
    errors.append(f"[ERROR] {what} [json-pointer:{pointer}]")


def string(most: int | None = None, least: int = 1) -> Check:
    """A string of `least` to `most` characters."""

    def check(value: object, at: str, errors: list[str]) -> None:
        if not isinstance(value, str):
            fail(errors, at, "must provide a string")
        elif len(value) < least:
            fail(errors, at, f"must be more than {least - 1} characters")
        elif most is not None and len(value) > most:
            fail(errors, at, f"must be less than {most + 1} characters")

    return check


def boolean(value: object, at: str, errors: list[str]) -> None:
    """True or false."""
    if not isinstance(value, bool):
        fail(errors, at, "must provide a boolean")


def integer(most: int | None = None, least: int = 0) -> Check:
    """A whole number within bounds."""

    def check(value: object, at: str, errors: list[str]) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            fail(errors, at, "must provide an integer")
        elif value < least or (most is not None and value > most):
            fail(errors, at, f"must be between {least} and {most}")

    return check


def number(*, above: float | None = None) -> Check:
    """A number, greater than `above` if that is given."""

    def check(value: object, at: str, errors: list[str]) -> None:
        if not isinstance(value, int | float) or isinstance(value, bool):
            fail(errors, at, "must provide a number")
        elif above is not None and value <= above:
            fail(errors, at, f"must be greater than {above}")

    return check


def matching(pattern: str, what: str) -> Check:
    """A string of a certain form; `what` names it."""
    form = re.compile(pattern)

    def check(value: object, at: str, errors: list[str]) -> None:
        if not isinstance(value, str):
            fail(errors, at, "must provide a string")
        elif not form.fullmatch(value):
            fail(errors, at, f"must be {what}")

    return check


def enum(*allowed: str) -> Check:
    """One of these words."""

    def check(value: object, at: str, errors: list[str]) -> None:
        if value not in allowed:
            fail(errors, at, "must be a valid enum value")

    return check


def array(item: Check, most: int | None = None, least: int = 1) -> Check:
    """A list of `least` to `most` items."""

    def check(value: object, at: str, errors: list[str]) -> None:
        if not isinstance(value, list):
            fail(errors, at, "must provide an array")
            return
        if len(value) < least:
            fail(errors, at, f"no fewer than {least} items allowed")
        if most is not None and len(value) > most:
            fail(errors, at, f"no more than {most} items allowed")
            return
        for index, one in enumerate(value):
            item(one, f"{at}/{index}", errors)

    return check


def obj(required: Mapping[str, Check], optional: Mapping[str, Check] | None = None) -> Check:
    """An object with exactly these fields; an unknown field is an error, as at Slack."""
    known = {**required, **(optional or {})}

    def check(value: object, at: str, errors: list[str]) -> None:
        if not isinstance(value, dict):
            fail(errors, at, "must provide an object")
            return
        for name in required:
            if value.get(name) is None:
                fail(errors, at, f"missing required field: {name}")
        for name, inner in value.items():
            if name not in known:
                fail(errors, at, f"invalid additional property: {name}")
            elif inner is not None:
                known[name](inner, f"{at}/{name}", errors)

    return check


def by_type(kinds: Mapping[str, Check]) -> Check:
    """An object whose `type` chooses the check."""

    def check(value: object, at: str, errors: list[str]) -> None:
        if not isinstance(value, dict):
            fail(errors, at, "must provide an object")
        elif "type" not in value:
            fail(errors, at, "missing required field: type")
        elif value["type"] not in kinds:
            fail(errors, f"{at}/type", f"unsupported type: {value['type']}")
        else:
            kinds[value["type"]](value, at, errors)

    return check


def one_of(*fields: str) -> Check:
    """An extra rule: one of these fields must be there, and only one."""

    def check(value: object, at: str, errors: list[str]) -> None:
        given = [f for f in fields if isinstance(value, dict) and value.get(f) is not None]
        named = " or ".join(f"`{f}`" for f in fields)
        if not given:
            fail(errors, at, f"must define either {named}")
        elif len(given) > 1:
            fail(errors, at, f"must define only one of {named}")

    return check


def some_of(*fields: str) -> Check:
    """An extra rule: at least one of these fields must be there."""

    def check(value: object, at: str, errors: list[str]) -> None:
        if isinstance(value, dict) and not any(value.get(f) for f in fields):
            named = " or ".join(f"`{f}`" for f in fields)
            fail(errors, at, f"must define either {named}")

    return check


def not_both(one: str, other: str) -> Check:
    """An extra rule: these two exclude each other."""

    def check(value: object, at: str, errors: list[str]) -> None:
        if isinstance(value, dict) and value.get(one) and value.get(other):
            fail(errors, at, f"must define only one of `{one}` or `{other}`")

    return check


def block(required: Mapping[str, Check], optional: Mapping[str, Check] | None = None) -> Check:
    """A block: its type, its own fields, and perhaps an id (reference/block-kit/blocks)."""
    return obj(
        {"type": string(), **required}, {"block_id": string(limits.BLOCK_ID), **(optional or {})}
    )


def all_of(*checks: Check) -> Check:
    """Every one of these."""

    def check(value: object, at: str, errors: list[str]) -> None:
        for one in checks:
            one(value, at, errors)

    return check
