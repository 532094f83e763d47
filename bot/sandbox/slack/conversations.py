"""Direct conversations of two, and of more."""

from bot.sandbox.slack import limits
from bot.sandbox.slack.hub import Hub
from bot.sandbox.slack.refusal import Refusal
from bot.sandbox.slack.state import Channel, new_id

__all__ = ["direct", "group"]


def direct(hub: Hub, owner: str, other: str) -> Channel:
    """The direct conversation of two users, made in the first one's workspace if there is none."""
    found = hub.state.direct(owner, other)
    return found or _made(
        hub, Channel(new_id("D"), "", "directmessage", is_im=True), [owner, other]
    )


def group(hub: Hub, people: list[str]) -> Channel:
    """The conversation of three to nine users, made when there is none.

    docs.slack.dev/reference/methods/conversations.open: `not_enough_users`, `too_many_users` (eight
    beside the one who opens it).
    """
    people = list(dict.fromkeys(people))
    if len(people) < 3:  # noqa: PLR2004 - with two it is a direct conversation
        raise Refusal("not_enough_users")
    if len(people) > limits.GROUP_DM_PEOPLE + 1:
        raise Refusal("too_many_users")
    found = hub.state.group(set(people))
    if found is not None:
        return found
    names = "--".join(hub.state.users[one].name for one in people)
    made = Channel(new_id("G"), "", f"mpdm-{names}-1", is_private=True, is_mpim=True)
    return _made(hub, made, people)


def _made(hub: Hub, channel: Channel, people: list[str]) -> Channel:
    teams = list(dict.fromkeys(hub.state.users[one].team_id for one in people))
    channel.team_id, channel.members = teams[0], people
    if channel.is_mpim:
        channel.shared_with = teams[1:]
    channel.creator = people[0]
    channel.created = int(hub.clock.business().timestamp())
    hub.state.channels[channel.id] = channel
    hub.touch("directory")
    return channel
