"""Home opened."""

from bot.features.home import service
from bot.slack.dispatch import events
from bot.slack.requests import EventRequest
from bot.slack.responses import NOTHING, Response


@events("app_home_opened")
async def handle_opened(request: EventRequest) -> Response:
    """Show it; the tab with the direct messages is another one."""
    if request.event.get("tab", "home") == "home" and request.person is not None:
        await service.open_home(request.tx, request.person)
    return NOTHING
