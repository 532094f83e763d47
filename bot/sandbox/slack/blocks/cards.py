"""The blocks of 2025 and 2026 that hold other things: cards, alerts, containers, plans, videos.

docs.slack.dev/reference/block-kit/blocks/card-block, …/alert-block, …/carousel-block,
…/container-block, …/context-actions-block, …/task-card-block, …/plan-block, …/video-block.
"""

from collections.abc import Mapping

from bot.sandbox.slack import limits
from bot.sandbox.slack.blocks.elements import IN_CONTEXT_ACTIONS, button, image
from bot.sandbox.slack.blocks.objects import plain_text, text
from bot.sandbox.slack.blocks.rich import rich_text
from bot.sandbox.slack.blocks.shapes import (
    Check,
    all_of,
    array,
    block,
    boolean,
    by_type,
    enum,
    fail,
    not_both,
    obj,
    some_of,
    string,
)

__all__ = [
    "alert",
    "card",
    "carousel",
    "container",
    "context_actions",
    "plan",
    "task_card",
    "video",
]

_image = by_type({"image": image})
_icon = by_type({"icon": obj({"type": string(), "name": string()})})

alert = block(
    {"text": text(limits.ALERT_TEXT)},
    {"level": enum("default", "info", "warning", "error", "success")},
)
card = all_of(
    block(
        {},
        {
            "hero_image": _image,
            "icon": _image,
            "slack_icon": _icon,
            "title": text(limits.CARD_TITLE),
            "subtitle": text(limits.CARD_SUBTITLE),
            "body": text(limits.CARD_BODY),
            "subtext": text(limits.CARD_SUBTEXT),
            "actions": array(by_type({"button": button}), limits.CARD_ACTIONS),
        },
    ),
    some_of("hero_image", "title", "actions", "body"),
    not_both("icon", "slack_icon"),
)
carousel = block({"elements": array(by_type({"card": card}), limits.CAROUSEL_CARDS)})
context_actions = block({"elements": array(by_type(IN_CONTEXT_ACTIONS), limits.CONTEXT_ACTIONS)})


def container(inside: Mapping[str, Check]) -> Check:
    """Blocks in a frame, of the kinds given."""
    return all_of(
        block(
            {"child_blocks": array(by_type(inside), limits.CONTAINER_BLOCKS)},
            {
                "title": plain_text(limits.CONTAINER_TITLE),
                "rich_text_title": rich_text,
                "subtitle": text(limits.CONTAINER_SUBTITLE),
                "width": enum("narrow", "standard", "wide", "full"),
                "icon": _image,
                "is_collapsible": boolean,
                "default_collapsed": boolean,
                "has_header_divider": boolean,
            },
        ),
        some_of("title", "rich_text_title"),
        _folding,
    )


def _folding(value: object, at: str, errors: list[str]) -> None:
    """What cannot be folded cannot begin folded; what can has no line below its header."""
    if not isinstance(value, dict):
        return
    if value.get("default_collapsed") and not value.get("is_collapsible"):
        fail(errors, f"{at}/default_collapsed", "requires is_collapsible")
    if value.get("has_header_divider") and value.get("is_collapsible"):
        fail(errors, f"{at}/has_header_divider", "cannot be set with is_collapsible")


_STATUSES = ("pending", "in_progress", "complete", "error")
_source = obj({"type": string(), "url": string(), "text": string()})


def _task(*statuses: str) -> tuple[dict[str, Check], dict[str, Check]]:
    required: dict[str, Check] = {
        "task_id": string(),
        "title": string(),
        "status": enum(*statuses),
    }
    optional: dict[str, Check] = {
        "details": by_type({"rich_text": rich_text}),
        "output": by_type({"rich_text": rich_text}),
        "sources": array(by_type({"url": _source})),
    }
    return required, optional


# One that stands alone cannot be pending: only those of a plan can.
task_card = block(*_task(*_STATUSES[1:]))
_required, _optional = _task(*_STATUSES)
_planned = obj(_required, {**_optional, "type": enum("task_card"), "block_id": string()})


def _task_ids(value: object, at: str, errors: list[str]) -> None:
    tasks = value.get("tasks") if isinstance(value, dict) else None
    ids = [t.get("task_id") for t in tasks or () if isinstance(t, dict)]
    if len(set(map(str, ids))) != len(ids):
        fail(errors, f"{at}/tasks", "task_id must be unique")


plan = all_of(block({"title": string(), "tasks": array(_planned, limits.PLAN_TASKS, 0)}), _task_ids)
video = block(
    {
        "alt_text": string(limits.ALT_TEXT, 0),
        "thumbnail_url": string(limits.IMAGE_URL),
        "title": plain_text(limits.VIDEO_TITLE),
        "video_url": string(limits.IMAGE_URL),
    },
    {
        "author_name": string(limits.VIDEO_AUTHOR),
        "description": plain_text(limits.VIDEO_DESCRIPTION),
        "provider_icon_url": string(limits.IMAGE_URL),
        "provider_name": string(limits.VIDEO_PROVIDER),
        "title_url": string(limits.IMAGE_URL),
    },
)
