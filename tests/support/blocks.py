"""Expected blocks as JSON files, refreshed by `pytest --refresh-blocks` and read in the diff."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.sandbox.slack.blocks.check import check_message_blocks, check_view
from bot.slack.modals import build_view
from bot.slack.responses import Block, Message, Modal

__all__ = ["FOLDER", "assert_blocks", "assert_home", "refresh", "refreshing"]

FOLDER = Path(__file__).parents[1] / "data" / "blocks"

_refreshing = False


def refresh() -> None:
    """From now on write what is built instead of comparing it; for the flag in `conftest.py`."""
    global _refreshing  # noqa: PLW0603 - one flag of one test run, set once from the command line
    _refreshing = True


def refreshing() -> bool:
    """Whether what is built is written."""
    return _refreshing


def assert_blocks(name: str, built: Message | Modal) -> None:
    """`built` is what `tests/data/blocks/<name>.json` says, and Slack would take it.

    `name` has its feature's folder and its language: `clients/card.es`. Ids in what is built must
    not change from run to run.
    """
    shown = _shown(built)
    _check(shown)
    _compare(name, shown)


def assert_home(name: str, built: Sequence[Block]) -> None:
    """The same for the blocks of a Home tab."""
    shown = {"type": "home", "blocks": list(built)}
    check_view(shown, allowed="home")
    _compare(name, shown)


def _compare(name: str, shown: Mapping[str, Any]) -> None:
    path = FOLDER / f"{name}.json"
    if _refreshing:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(shown, indent=2, ensure_ascii=False) + "\n")
    assert path.exists(), f"{path} is missing: run pytest --refresh-blocks and read the diff"
    assert shown == json.loads(path.read_text())


def _shown(built: Message | Modal) -> dict[str, Any]:
    if isinstance(built, Message):
        return {"text": built.text, "blocks": list(built.blocks)}
    return build_view(built, channel_id=None, thread_ts=None)


def _check(shown: dict[str, Any]) -> None:
    if shown.get("type") == "modal":
        check_view(shown, allowed="modal")
    else:
        check_message_blocks(shown["blocks"])
