"""A brand of a test in place of the demo, whose week takes longer than what a test needs of it."""

from bot.sandbox.demo.kept import Demo, DemoBrand, DemoPerson
from bot.sandbox.seed import Cast

__all__ = ["demo_of"]


def demo_of(cast: Cast) -> Demo:
    """An English brand as the demo, played to its end; for `save_demo`."""
    people = {"manager": cast.manager, "staff": cast.staff, "client": cast.client}
    brand = DemoBrand(
        name=cast.brand.name,
        handle=cast.brand.handle,
        language="en",
        zone="Europe/London",
        client_channel=cast.client_channel.id,
        team_channel=cast.team_channel.id,
        people=tuple(DemoPerson(key, p.id, p.name, p.team, key) for key, p in people.items()),
        customers=("thirsty_tom",),
        mailed=cast.email,
    )
    return Demo(cast.manager.id, (brand,), complete=True)
