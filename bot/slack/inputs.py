"""Builders of a modal's inputs. Every input's action id is ``value``: the block id names it."""

from collections.abc import Sequence
from typing import Literal

from bot.slack.objects import MOST_OPTIONS, PLACEHOLDER, Choice, Element, option, plain
from bot.slack.responses import Block

__all__ = [
    "VALUE",
    "input_channel",
    "input_checks",
    "input_date",
    "input_datetime",
    "input_files",
    "input_radio",
    "input_select",
    "input_several",
    "input_text",
    "input_time",
    "input_users",
]

VALUE = "value"
_LABEL, _HINT, _TEXT = 2_000, 2_000, 3_000


def _input(
    block_id: str, label: str, element: Element, hint: str | None, *, optional: bool
) -> Block:
    block: Block = {
        "type": "input",
        "block_id": block_id,
        "label": plain(label, _LABEL),
        "element": element | {"action_id": VALUE},
        "optional": optional,
    }
    if hint:
        block["hint"] = plain(hint, _HINT)
    return block


def input_text(
    block_id: str,
    label: str,
    *,
    multiline: bool = False,
    initial: str | None = None,
    max_length: int = _TEXT,
    placeholder: str | None = None,
    hint: str | None = None,
    optional: bool = False,
) -> Block:
    """A text of at most ``max_length`` (3,000) characters; ``initial`` is cut to it, raw."""
    element: Element = {
        "type": "plain_text_input",
        "multiline": multiline,
        "max_length": max_length,
    }
    if initial:
        element["initial_value"] = initial[:max_length]
    if placeholder:
        element["placeholder"] = plain(placeholder, PLACEHOLDER)
    return _input(block_id, label, element, hint, optional=optional)


def _choosing(
    kind: str,
    block_id: str,
    label: str,
    choices: Sequence[Choice],
    *,
    initial: str | None,
    hint: str | None,
    optional: bool,
) -> Block:
    element: Element = {
        "type": kind,
        "options": [option(choice) for choice in choices[:MOST_OPTIONS]],
    }
    chosen = next((choice for choice in choices if choice[0] == initial), None)
    if chosen:
        element["initial_option"] = option(chosen)
    return _input(block_id, label, element, hint, optional=optional)


def input_select(
    block_id: str,
    label: str,
    choices: Sequence[Choice],
    *,
    initial: str | None = None,
    hint: str | None = None,
    optional: bool = False,
) -> Block:
    """One of up to 100 choices; Slack refuses an empty list."""
    return _choosing(
        "static_select", block_id, label, choices, initial=initial, hint=hint, optional=optional
    )


def input_radio(
    block_id: str,
    label: str,
    choices: Sequence[Choice],
    *,
    initial: str | None = None,
    hint: str | None = None,
    optional: bool = False,
) -> Block:
    """One of up to ten choices, all of them in sight."""
    return _choosing(
        "radio_buttons",
        block_id,
        label,
        choices[:10],
        initial=initial,
        hint=hint,
        optional=optional,
    )


def input_checks(
    block_id: str,
    label: str,
    choices: Sequence[Choice],
    *,
    initial: Sequence[str] = (),
    hint: str | None = None,
    optional: bool = True,
) -> Block:
    """Any of up to ten choices."""
    element: Element = {
        "type": "checkboxes",
        "options": [option(choice) for choice in choices[:10]],
    }
    chosen = [option(choice) for choice in choices[:10] if choice[0] in initial]
    if chosen:
        element["initial_options"] = chosen
    return _input(block_id, label, element, hint, optional=optional)


def input_several(
    block_id: str,
    label: str,
    choices: Sequence[Choice],
    *,
    initial: Sequence[str] = (),
    hint: str | None = None,
    optional: bool = True,
) -> Block:
    """Any of up to 100 choices; Slack refuses an empty list."""
    element: Element = {
        "type": "multi_static_select",
        "options": [option(choice) for choice in choices[:MOST_OPTIONS]],
    }
    chosen = [option(choice) for choice in choices[:MOST_OPTIONS] if choice[0] in initial]
    if chosen:
        element["initial_options"] = chosen
    return _input(block_id, label, element, hint, optional=optional)


def input_datetime(
    block_id: str,
    label: str,
    *,
    initial: int | None = None,
    hint: str | None = None,
    optional: bool = False,
) -> Block:
    """A moment, in seconds since 1970; Slack shows it in the zone of who looks."""
    element: Element = {"type": "datetimepicker"}
    if initial is not None:
        element["initial_date_time"] = initial
    return _input(block_id, label, element, hint, optional=optional)


def input_date(
    block_id: str,
    label: str,
    *,
    initial: str | None = None,
    hint: str | None = None,
    optional: bool = False,
) -> Block:
    """A day, as ``2026-11-27``."""
    element: Element = {"type": "datepicker"}
    if initial:
        element["initial_date"] = initial
    return _input(block_id, label, element, hint, optional=optional)


def input_time(
    block_id: str,
    label: str,
    *,
    initial: str | None = None,
    hint: str | None = None,
    optional: bool = False,
) -> Block:
    """A time of day, as ``17:30``."""
    element: Element = {"type": "timepicker"}
    if initial:
        element["initial_time"] = initial
    return _input(block_id, label, element, hint, optional=optional)


def input_files(
    block_id: str,
    label: str,
    *,
    kinds: Sequence[str],
    most: int = 1,
    hint: str | None = None,
    optional: bool = False,
) -> Block:
    """Up to ``most`` (10) files of some kinds, named by their endings; 10 MB each is Slack's limit.

    Source: docs.slack.dev/reference/block-kit/block-elements/file-input-element.
    """
    element: Element = {"type": "file_input", "filetypes": list(kinds), "max_files": most}
    return _input(block_id, label, element, hint, optional=optional)


def input_users(
    block_id: str,
    label: str,
    *,
    initial: Sequence[str] = (),
    several: bool = False,
    hint: str | None = None,
    optional: bool = False,
) -> Block:
    """One person or several, by Slack's ids."""
    element: Element = {"type": "multi_users_select" if several else "users_select"}
    if initial and several:
        element["initial_users"] = list(initial)
    elif initial:
        element["initial_user"] = initial[0]
    return _input(block_id, label, element, hint, optional=optional)


def input_channel(
    block_id: str,
    label: str,
    *,
    initial: str | None = None,
    kinds: Sequence[Literal["public", "private"]] = ("public", "private"),
    hint: str | None = None,
    optional: bool = False,
) -> Block:
    """A channel, by Slack's id; private ones too, but no direct messages."""
    element: Element = {
        "type": "conversations_select",
        "filter": {"include": list(kinds), "exclude_bot_users": True},
    }
    if initial:
        element["initial_conversation"] = initial
    return _input(block_id, label, element, hint, optional=optional)
