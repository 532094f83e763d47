"""Whether the app hears of what happens on X, for the line at the foot of the page."""

from dataclasses import dataclass
from typing import Literal

from babel.numbers import format_decimal

from bot.i18n.reader import Language
from bot.sandbox.x.model import User
from bot.sandbox.x.runtime import Runtime

__all__ = ["Told", "told"]

How = Literal["connected", "invalid", "unsubscribed", "none"]


@dataclass(frozen=True)
class Told:
    """``lag``: seconds, in words; ``last``: what the latest delivery was answered unless 200."""

    how: How
    lag: str
    last: str


def told(x: Runtime, brand: User, language: Language) -> Told:
    """How the app is told about a brand."""
    last = str(x.deliveries[-1]["outcome"]) if x.deliveries else "200"
    lag = format_decimal(x.state.timeline_lag, locale=language)
    return Told(_how(x, brand), lag, "" if last == "200" else last)


def _how(x: Runtime, brand: User) -> How:
    hooks = x.state.webhooks
    if not hooks:
        return "none"
    if not any(hook.valid for hook in hooks.values()):
        return "invalid"
    heard = any(one.user_id == brand.id for one in x.state.subscriptions.values())
    return "connected" if heard else "unsubscribed"
