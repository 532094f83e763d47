"""Whether the app hears of what happens on X, for the line at the foot of the page."""

from dataclasses import dataclass
from typing import Literal

from bot.sandbox.x.model import User
from bot.sandbox.x.runtime import Runtime

__all__ = ["Told", "told"]

How = Literal["connected", "invalid", "unsubscribed", "none"]


@dataclass(frozen=True)
class Told:
    """``lag`` in seconds; ``last``: how the app answered the latest delivery, if that failed."""

    how: How
    lag: str
    last: str


def told(x: Runtime, brand: User) -> Told:
    """How the app is told about a brand."""
    last = str(x.deliveries[-1]["outcome"]) if x.deliveries else "200"
    return Told(_how(x, brand), f"{x.state.timeline_lag:g}", "" if last == "200" else last)


def _how(x: Runtime, brand: User) -> How:
    hooks = x.state.webhooks
    if not hooks:
        return "none"
    if not any(hook.valid for hook in hooks.values()):
        return "invalid"
    heard = any(one.user_id == brand.id for one in x.state.subscriptions.values())
    return "connected" if heard else "unsubscribed"
