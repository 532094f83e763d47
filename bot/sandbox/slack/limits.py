"""What Slack allows, as one table: every number with the vendor's page that it comes from.

A `Limit` is the number itself and knows its `page` (below https://docs.slack.dev/). Lengths are in
characters, times in seconds. Where the vendor's pages disagree with one another over time, the
smaller number stands here: what keeps to it passes either way.
"""

from typing import Self

__all__ = ["Limit", "table"]


class Limit(int):
    """A number that Slack holds to; `page` says where the vendor writes so."""

    page: str

    def __new__(cls, number: int, page: str) -> Self:
        """The number, with its page."""
        made = super().__new__(cls, number)
        made.page = page
        return made


def table() -> dict[str, Limit]:
    """Every limit by its name."""
    return {name: value for name, value in globals().items() if isinstance(value, Limit)}


_BLOCKS = "reference/block-kit/blocks"
_ELEMENTS = "reference/block-kit/block-elements"
_OBJECTS = "reference/block-kit/composition-objects"

BLOCKS_PER_MESSAGE = Limit(50, _BLOCKS)
BLOCKS_PER_VIEW = Limit(100, _BLOCKS)
BLOCK_ID = Limit(255, _BLOCKS)
ACTION_ID = Limit(255, _ELEMENTS)

_SECTION = f"{_BLOCKS}/section-block"
SECTION_TEXT = Limit(3_000, _SECTION)
SECTION_FIELDS = Limit(10, _SECTION)
FIELD_TEXT = Limit(2_000, _SECTION)
HEADER_TEXT = Limit(150, f"{_BLOCKS}/header-block")
HEADER_LEVEL = Limit(4, f"{_BLOCKS}/header-block")
ACTIONS_ELEMENTS = Limit(25, f"{_BLOCKS}/actions-block")
CONTEXT_ELEMENTS = Limit(10, f"{_BLOCKS}/context-block")
CONTEXT_TEXT = Limit(3_000, f"{_OBJECTS}/text-object")
IMAGE_URL = Limit(3_000, f"{_BLOCKS}/image-block")
IMAGE_TITLE = Limit(2_000, f"{_BLOCKS}/image-block")
ALT_TEXT = Limit(2_000, f"{_BLOCKS}/image-block")
INPUT_LABEL = Limit(2_000, f"{_BLOCKS}/input-block")
INPUT_HINT = Limit(2_000, f"{_BLOCKS}/input-block")
MARKDOWN_TEXT = Limit(12_000, f"{_BLOCKS}/markdown-block")  # of all of them in a message

_TABLE = f"{_BLOCKS}/table-block"
TABLE_ROWS = Limit(100, _TABLE)
TABLE_COLUMNS = Limit(20, _TABLE)
TABLES_PER_MESSAGE = Limit(1, _TABLE)
_DATA_TABLE = f"{_BLOCKS}/data-table-block"
DATA_TABLE_ROWS = Limit(101, _DATA_TABLE)  # the header among them
DATA_TABLE_COLUMNS = Limit(20, _DATA_TABLE)
DATA_TABLE_PAGE = Limit(100, _DATA_TABLE)
DATA_TABLE_TEXT = Limit(20_000, _DATA_TABLE)

_CHART = f"{_BLOCKS}/data-visualization-block"
CHARTS_PER_MESSAGE = Limit(2, _CHART)
CHART_TITLE = Limit(50, _CHART)
CHART_SEGMENTS = Limit(6, _CHART)
CHART_SERIES = Limit(6, _CHART)
CHART_POINTS = Limit(20, _CHART)
CHART_LABEL = Limit(20, _CHART)
CHART_AXIS_LABEL = Limit(50, _CHART)

ALERT_TEXT = Limit(200, f"{_BLOCKS}/alert-block")
_CARD = f"{_BLOCKS}/card-block"
CARD_TITLE = Limit(150, _CARD)
CARD_SUBTITLE = Limit(150, _CARD)
CARD_BODY = Limit(200, _CARD)
CARD_SUBTEXT = Limit(200, _CARD)
CARD_ACTIONS = Limit(3, _CARD)
CAROUSEL_CARDS = Limit(10, f"{_BLOCKS}/carousel-block")
_CONTAINER = f"{_BLOCKS}/container-block"
CONTAINER_TITLE = Limit(150, _CONTAINER)
CONTAINER_SUBTITLE = Limit(150, _CONTAINER)
CONTAINER_BLOCKS = Limit(10, _CONTAINER)
CONTEXT_ACTIONS = Limit(5, f"{_BLOCKS}/context-actions-block")
PLAN_TASKS = Limit(50, f"{_BLOCKS}/plan-block")
_VIDEO = f"{_BLOCKS}/video-block"
VIDEO_TITLE = Limit(200, _VIDEO)
VIDEO_AUTHOR = Limit(50, _VIDEO)
VIDEO_PROVIDER = Limit(50, _VIDEO)
VIDEO_DESCRIPTION = Limit(200, _VIDEO)
_RICH_TEXT = f"{_BLOCKS}/rich-text-block"
RICH_TEXT_INDENT = Limit(8, _RICH_TEXT)
RICH_TEXT_BORDER = Limit(1, _RICH_TEXT)

_BUTTON = f"{_ELEMENTS}/button-element"
BUTTON_TEXT = Limit(75, _BUTTON)
BUTTON_VALUE = Limit(2_000, _BUTTON)
BUTTON_URL = Limit(3_000, _BUTTON)
ACCESSIBILITY_LABEL = Limit(75, _BUTTON)
ICON_BUTTON_USERS = Limit(10, f"{_ELEMENTS}/icon-button-element")
PLACEHOLDER = Limit(150, f"{_ELEMENTS}/plain-text-input-element")
INPUT_LENGTH = Limit(3_000, f"{_ELEMENTS}/plain-text-input-element")
RICH_TEXT_INPUT_LINES = Limit(100, f"{_ELEMENTS}/rich-text-input-element")
OPTIONS = Limit(100, f"{_ELEMENTS}/select-menu-element")
OPTION_GROUPS = Limit(100, f"{_ELEMENTS}/select-menu-element")
MIN_QUERY = Limit(3, f"{_ELEMENTS}/select-menu-element")  # where the app names none
OVERFLOW_OPTIONS = Limit(5, f"{_ELEMENTS}/overflow-menu-element")
CHECKBOXES = Limit(10, f"{_ELEMENTS}/checkboxes-element")
RADIO_BUTTONS = Limit(10, f"{_ELEMENTS}/radio-button-group-element")
FILE_INPUT_FILES = Limit(10, f"{_ELEMENTS}/file-input-element")
FILE_INPUT_BYTES = Limit(10 * 1024 * 1024, f"{_ELEMENTS}/file-input-element")

_OPTION = f"{_OBJECTS}/option-object"
OPTION_TEXT = Limit(75, _OPTION)
OPTION_VALUE = Limit(150, _OPTION)
OPTION_DESCRIPTION = Limit(75, _OPTION)
OPTION_URL = Limit(3_000, _OPTION)
OPTION_GROUP_LABEL = Limit(75, f"{_OBJECTS}/option-group-object")
_CONFIRM = f"{_OBJECTS}/confirmation-dialog-object"
CONFIRM_TITLE = Limit(100, _CONFIRM)
CONFIRM_TEXT = Limit(300, _CONFIRM)
CONFIRM_BUTTON = Limit(30, _CONFIRM)

_POST = "reference/methods/chat.postMessage"
MESSAGE_BLOCKS_TEXT = Limit(13_200, _POST)  # `msg_blocks_too_long`; the sum itself is nowhere told
MESSAGE_TEXT = Limit(40_000, _POST)
MARKDOWN_ARGUMENT = Limit(12_000, _POST)
ATTACHMENTS = Limit(100, _POST)
UPDATE_TEXT = Limit(4_000, "reference/methods/chat.update")
METADATA_BYTES = Limit(8_192, "messaging/message-metadata")

_VIEWS = "reference/views/modal-views"
PRIVATE_METADATA = Limit(3_000, _VIEWS)
CALLBACK_ID = Limit(255, _VIEWS)
EXTERNAL_ID = Limit(255, _VIEWS)
VIEW_TITLE = Limit(24, _VIEWS)
VIEW_STACK = Limit(3, "surfaces/modals")
VIEW_BYTES = Limit(250_000, "reference/methods/views.open")

_ANSWERING = "interactivity/handling-user-interaction"
TRIGGER_SECONDS = Limit(3, _ANSWERING)
ACK_SECONDS = Limit(3, _ANSWERING)
RESPONSE_URL_USES = Limit(5, _ANSWERING)
RESPONSE_URL_SECONDS = Limit(30 * 60, _ANSWERING)

_EVENTS = "apis/events-api"
EVENT_RETRY_DELAYS = (Limit(0, _EVENTS), Limit(60, _EVENTS), Limit(300, _EVENTS))

SOCKETS = Limit(10, f"{_EVENTS}/using-socket-mode")

# Calls a minute, for each method, workspace and app.
_RATES = "apis/web-api/rate-limits"
TIER_1 = Limit(1, _RATES)
TIER_2 = Limit(20, _RATES)
TIER_3 = Limit(50, _RATES)
TIER_4 = Limit(100, _RATES)
POST_PER_MINUTE = Limit(300, _RATES)  # "several hundred messages per minute" in a workspace
POST_CHANNEL_PER_SECOND = Limit(1, _RATES)
POST_CHANNEL_BURST = Limit(4, _RATES)  # "short bursts" are allowed; how short is nowhere told
WINDOW_SECONDS = Limit(60, _RATES)

_OUTSIDERS = "changelog/2025/05/29/rate-limit-changes-for-non-marketplace-apps"
OUTSIDERS_PER_MINUTE = Limit(1, _OUTSIDERS)
OUTSIDERS_PAGE = Limit(15, _OUTSIDERS)
CHANNEL_NAME = Limit(80, "reference/methods/conversations.create")
GROUP_DM_PEOPLE = Limit(8, "reference/methods/conversations.open")
FILE_ALT_TEXT = Limit(1_000, "reference/methods/files.getUploadURLExternal")
PAGE_MOST = Limit(999, "apis/web-api/pagination")
PAGE_DEFAULT = Limit(100, "apis/web-api/pagination")

# reference/app-manifest
_MANIFEST = "reference/app-manifest"
APP_NAME = Limit(35, _MANIFEST)
APP_DESCRIPTION = Limit(140, _MANIFEST)
COMMANDS = Limit(50, _MANIFEST)
COMMAND_NAME = Limit(32, _MANIFEST)
COMMAND_DESCRIPTION = Limit(2_000, _MANIFEST)
COMMAND_HINT = Limit(1_000, _MANIFEST)
SHORTCUTS = Limit(10, _MANIFEST)
SHORTCUT_NAME = Limit(24, _MANIFEST)
SHORTCUT_DESCRIPTION = Limit(150, _MANIFEST)
BOT_NAME = Limit(80, _MANIFEST)
BOT_SCOPES = Limit(255, _MANIFEST)
BOT_EVENTS = Limit(100, _MANIFEST)

FILE_BYTES = 20 * 1024 * 1024
"""The sandbox's own; Slack takes 1 GB."""

RESERVED_COMMANDS = frozenset(
    {
        "/active", "/apps", "/archive", "/away", "/call", "/collapse", "/dm", "/dnd", "/expand",
        "/feed", "/help", "/huddle", "/invite", "/join", "/kick", "/leave", "/me", "/msg", "/mute",
        "/open", "/part", "/remind", "/remove", "/rename", "/search", "/shortcuts", "/shrug",
        "/star", "/status", "/todo", "/topic", "/who",
    }
)  # fmt: skip
"""Names of Slack's own (slack.com/help/articles/201259356), refused in a manifest."""
