"""A step as it was asked for, and how it stands."""

from dataclasses import dataclass, field

from bot.sandbox.demo.kept import DemoBrand, DemoPerson
from bot.sandbox.page.frame import Page, Viewer
from bot.sandbox.page.tour.looks import Room, Timeline
from bot.sandbox.page.tour.plan import Plan

__all__ = ["Asked", "Found"]


@dataclass(frozen=True)
class Asked:
    """A step as it was asked for: entered at ``since``, about the message ``subject``."""

    page: Page
    viewer: Viewer
    brand: DemoBrand
    since: str
    subject: str

    @property
    def client(self) -> Room:
        """The channel of client and agency."""
        return Room(self.page.hub.state.channels[self.brand.client_channel])

    @property
    def team(self) -> Room:
        """The agency's own channel."""
        return Room(self.page.hub.state.channels[self.brand.team_channel])

    @property
    def x(self) -> Timeline:
        """X around the brand."""
        return Timeline(self.page.x.state, self.brand.handle)

    def person(self, key: str) -> DemoPerson:
        """Who plays this part."""
        return next(one for one in self.brand.people if one.key == key)

    def say(self, key: str, **params: str | int) -> str:
        """In the viewer's language."""
        return self.viewer.say(key, **params)

    @property
    def customer(self) -> str:
        """The first customer who has not asked the tour's question yet."""
        text = self.question
        known = self.brand.customers
        return next((one for one in known if not self.x.wrote(one, text)), known[0])

    @property
    def question(self) -> str:
        """What the customer asks."""
        return self.say("tour-text-3", handle=self.brand.handle)


@dataclass(frozen=True)
class Found:
    """How a step stands: what it is about, whether it was done, what the script shall do."""

    plan: Plan
    done: bool = False
    subject: str = ""
    lost: bool = False
    """There is nothing here to do it with."""
    words: dict[str, str] = field(default_factory=dict)
    """What the step's sentences need."""
