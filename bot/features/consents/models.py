"""What a client without Slack is asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.features.clients.models import Client
from bot.features.planning.models import ItemPicture, Picture
from bot.features.working.rules import HowWeWork
from bot.slack.models import Person

__all__ = ["Sheet"]


@dataclass(frozen=True)
class Sheet:
    """Everything that such a client is asked."""

    client: Client
    plan: Picture
    page: HowWeWork
    in_slack: Sequence[Person]
    """Who of the client agrees in Slack; empty: whoever reads their address does, here."""

    @property
    def items(self) -> Sequence[ItemPicture]:
        """What the agency proposed and the client has not agreed to."""
        return [
            each
            for each in self.plan.waiting
            if each.waiting and each.waiting.proposed_side == "agency"
        ]

    @property
    def working_waits(self) -> bool:
        """Whether how both sides work waits for the client; once it was put to them."""
        waiting = self.page.waiting
        own = waiting is not None and waiting.client is not None
        return self.page.latest is not None and not self.page.in_force and not own
