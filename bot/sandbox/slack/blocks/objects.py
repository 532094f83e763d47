"""Composition objects: docs.slack.dev/reference/block-kit/composition-objects."""

from bot.sandbox.slack import limits
from bot.sandbox.slack.blocks.shapes import (
    Check,
    all_of,
    array,
    boolean,
    by_type,
    enum,
    obj,
    one_of,
    string,
)

__all__ = [
    "confirm",
    "dispatch_config",
    "filter_object",
    "option",
    "option_groups",
    "options",
    "plain_text",
    "slack_file",
    "text",
]


def plain_text(most: int) -> Check:
    """A `plain_text` object of at most `most` characters (composition-objects/text-object)."""
    return by_type(
        {"plain_text": obj({"type": string(), "text": string(most)}, {"emoji": boolean})}
    )


def text(most: int) -> Check:
    """A text object of either kind (composition-objects/text-object)."""
    mrkdwn = obj({"type": string(), "text": string(most)}, {"verbatim": boolean})
    plain = obj({"type": string(), "text": string(most)}, {"emoji": boolean})
    return by_type({"plain_text": plain, "mrkdwn": mrkdwn})


def option(*, mrkdwn: bool = False, url: bool = False) -> Check:
    """An option (composition-objects/option-object): text 75, value 150, description 75."""
    kind = text if mrkdwn else plain_text
    words = kind(limits.OPTION_TEXT)
    optional: dict[str, Check] = {"description": kind(limits.OPTION_DESCRIPTION)}
    if url:
        optional["url"] = string(limits.OPTION_URL)
    return obj({"text": words, "value": string(limits.OPTION_VALUE)}, optional)


def options(most: int = limits.OPTIONS, *, mrkdwn: bool = False, url: bool = False) -> Check:
    """One to `most` options."""
    return array(option(mrkdwn=mrkdwn, url=url), most)


option_groups = array(
    obj({"label": plain_text(limits.OPTION_GROUP_LABEL), "options": options()}),
    limits.OPTION_GROUPS,
)

confirm = obj(
    {
        "title": plain_text(limits.CONFIRM_TITLE),
        "text": text(limits.CONFIRM_TEXT),
        "confirm": plain_text(limits.CONFIRM_BUTTON),
        "deny": plain_text(limits.CONFIRM_BUTTON),
    },
    {"style": enum("primary", "danger")},
)

dispatch_config = obj(
    {"trigger_actions_on": array(enum("on_enter_pressed", "on_character_entered"), 2)}
)

filter_object = obj(
    {},
    {
        "include": array(enum("im", "mpim", "private", "public"), 4),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    },
)

slack_file = all_of(obj({}, {"id": string(), "url": string()}), one_of("id", "url"))
