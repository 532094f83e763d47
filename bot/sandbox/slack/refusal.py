"""How the local Slack says no."""

from collections.abc import Sequence
from typing import Any

__all__ = ["Json", "Refusal"]

Json = dict[str, Any]


class Refusal(Exception):  # noqa: N818 - the word used for it everywhere; not every refusal is an error of ours
    """An answer `{"ok": false, "error": …}` in Slack's own words.

    `messages` go to `response_metadata.messages` as Slack does for blocks and views
    (docs.slack.dev/apis/web-api#responses); `extra` is merged into the answer.
    """

    def __init__(
        self,
        error: str,
        *,
        messages: Sequence[str] = (),
        status: int = 200,
        retry_after: int | None = None,
        **extra: Any,
    ) -> None:
        super().__init__(error)
        self.error = error
        self.messages = list(messages)
        self.status = status
        self.retry_after = retry_after
        self.extra = extra

    def body(self) -> Json:
        """The JSON body of the answer."""
        answer: Json = {"ok": False, "error": self.error, **self.extra}
        if self.messages:
            answer["response_metadata"] = {"messages": self.messages}
        return answer
